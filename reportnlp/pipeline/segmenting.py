"""Cut a text into words, with numbers, masks, dates, names and terms whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def pieces(text: str, backend: Backend) -> Iterator[tuple[str, str]]:
    """Yield the tokens that tile a text, each with the kind of its atom or ``""``."""
    words = cutter(backend)
    at = 0
    for start, end, kind in find_atoms(text):
        if at < start:
            for word in words(text[at:start]):
                yield word, ""
        yield text[start:end], kind
        at = end
    if at < len(text):
        for word in words(text[at:]):
            yield word, ""


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
    tokens = []
    at = 0
    for word, kind in pieces(text, backend):
        end = at + len(word)
        if not kind:
            kind = "word" if _HAN.match(word) or word.isalnum() else "punct"
        tokens.append(Token(word, at, end, kind))
        at = end
    return tuple(tokens)
