"""Fold a text for matching without moving any offset.

Every character maps to exactly one character, so an offset into the folded text is an
offset into the text the user gave.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from reportnlp import lexicons

_SPACES = "\u3000\u2003\u2002\xa0\t"


@functools.cache
def _fold_table() -> dict[int, str]:
    mapping = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    mapping.update({ord(char): " " for char in _SPACES})
    # The sign of a ratio and the small forms that have no full-width one.
    mapping.update(zip(map(ord, "∶﹕﹔﹐﹪"), "::;,%", strict=True))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            mapping[code] = plain
    for row in lexicons.table("traditional"):
        mapping[ord(row["traditional"])] = row["simplified"]
    return mapping


# Marks that stand in every report; replacing them first leaves most texts nothing else to fold.
_USUAL = tuple((char, chr(ord(char) - 0xFEE0)) for char in "，；：（）！？％") + (
    ("\u3000", " "),
    ("\xa0", " "),
    ("\t", " "),
)


# As many characters are replaced one by one in less time than a table takes for the whole text.
_FEW = 32


@functools.cache
def _other() -> re.Pattern[str]:
    usual = {ord(char) for char, _ in _USUAL}
    chars = "".join(chr(code) for code in sorted(_fold_table().keys() - usual) if code < 0x10000)
    # One range for all planes above: single characters of theirs would slow the class down.
    return re.compile(f"[{re.escape(chars)}\U00010000-\U0010ffff]")


def fold(text: str) -> str:
    """Return `text` with full-width forms halved, odd spaces plain and characters simplified.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Same length as `text`; position ``i`` speaks of ``text[i]``.

    Examples
    --------
    >>> fold("總收入ｘｘ．ｘ萬元，增長１２％")
    '总收入xx.x万元,增长12%'
    """
    for char, usual in _USUAL:
        text = text.replace(char, usual)
    table = _fold_table()
    others = set(_other().findall(text))
    if len(others) > _FEW:
        return text.translate(table)
    for char in others:
        plain = table.get(ord(char))
        if plain:
            text = text.replace(char, plain)
    return text
