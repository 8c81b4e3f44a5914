"""Digits that a page layout has set apart: 5 862人, 12 . 5%, 3 6户."""

from __future__ import annotations

import re

from reportnlp.extract.figures.tails import read_tail

_FRACTION = r"(?: ?\. ?\d+(?: \d+)*)?"
# 1 2,740 is 12,740: the digits in front of a comma are three at most.
_NUMBER = re.compile(
    rf"[1-9]\d*(?:,\d{{3}})*(?: \d+)*{_FRACTION}|[1-9](?: ?\d){{0,2}}(?: ?, ?\d ?\d ?\d)+{_FRACTION}"
    r"|0 \. ?\d+(?: \d+)*"
)
_POINT_FIRST = re.compile(r"[\d,]+ ?\.")
# Where a number ends that has no unit: the edge of a table cell.
_EDGE = re.compile(r" ?(?:\||$)", re.M)


def same_width(text: str, start: int, end: int, raw: str) -> bool:
    """Tell commas inside a number, which are as wide as its digits, from those of a sentence.

    Examples
    --------
    >>> same_width("1,268", 0, 5, "1,268"), same_width("1,268", 0, 5, "1，268")
    (True, False)
    """
    wide = not raw[start].isascii()
    return all(raw[i].isascii() != wide for i in range(start, end) if text[i] == ",")


def is_joined(text: str, start: int, end: int, raw: str) -> bool:
    """Tell one number with blanks in it from several that stand side by side.

    Parameters
    ----------
    text : str
        Folded.
    start, end : int
        Runs of digits with single blanks between them.
    raw : str
        As given: an ideographic blank always parts two numbers.  (A line end is a blank in
        `text` only where the text is wrapped, which also breaks numbers.)

    Examples
    --------
    >>> text = "受益5 862人"
    >>> is_joined(text, 2, 7, text)
    True
    >>> text = "附表1 35 60"
    >>> is_joined(text, 3, 10, text)
    False
    """
    core = text[start:end]
    if not _NUMBER.fullmatch(core) or "\u3000" in raw[start:end]:
        return False
    if "," in core and not same_width(text, start, end, raw):
        return False
    before = text[start - 1] if start else "\n"
    if before == "\n" and not _POINT_FIRST.match(core):
        return False  # a list marker: 1 672人参加
    if before.isascii() and before.isalnum() or before == "." or before == "第":
        return False
    if before == " " and text[start - 2 : start - 1].isdigit():
        return False
    tail = read_tail(text, end)
    if tail.unit or tail.mult:
        return True
    return before in " |" and _EDGE.match(text, end) is not None and "|" in text[start - 2 : start]
