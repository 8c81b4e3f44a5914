"""Cut a text into words, with numbers, masks, dates, names and terms whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.pipeline.atoms import find_atoms
from reportnlp.pipeline.words import Backend, cutter

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes
    ----------
    text : str
    start, end : int
        Code points.
    kind : str
        ``word``, ``punct``, ``number``, ``unit``, ``mask``, ``date``, ``name``, ``latin``
        or ``space``.
    """

    text: str
    start: int
    end: int
    kind: str


def cut(text: str, backend: Backend = "jieba") -> list[tuple[int, int, str]]:
    """Return (start, end, kind) of every token; they tile the text."""
    words = cutter(backend)
    tokens: list[tuple[int, int, str]] = []
    at = 0
    for start, end, kind in find_atoms(text):
        if at < start:
            _between(text, at, start, words, tokens)
        tokens.append((start, end, kind))
        at = end
    if at < len(text):
        _between(text, at, len(text), words, tokens)
    return tokens


def _between(
    text: str, start: int, end: int, words: object, tokens: list[tuple[int, int, str]]
) -> None:
    at = start
    for word in words(text[start:end]):  # type: ignore[operator]
        stop = at + len(word)
        kind = "word" if _HAN.match(word) or word.isalnum() else "punct"
        tokens.append((at, stop, kind))
        at = stop


def segment(text: str, *, backend: Backend = "jieba") -> tuple[Token, ...]:
    """Cut a text into words.

    Parameters
    ----------
    text : str
    backend : {'jieba', 'rjieba'}
        The segmenter of what lies between numbers, masks, dates and names; loaded at the
        first call.

    Returns
    -------
    tuple of Token
        Joined, their texts are `text` again.

    Examples
    --------
    >>> [token.text for token in segment("镇长王敏发放补助资金xxx万元。")]
    ['镇长', '王敏', '发放', '补助', '资金', 'xxx', '万元', '。']
    """
    return tuple(Token(text[a:b], a, b, kind) for a, b, kind in cut(text, backend))
