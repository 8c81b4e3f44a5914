"""Paragraphs, and what is left of them when figures, masks and punctuation are folded away.

Last year's paragraph comes back with other numbers, other masks and another list marker, so
none of these may count as a difference.  What stays is simplified Han characters and letters.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from reportnlp import lexicons
from reportnlp.text.fold import fold

SHINGLE = 4
_NUMERALS = "〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_MASKS = "xX某"
_LONGEST = 400
_SENTENCE_END = re.compile(r"[。！？；!?;]")
_MARKER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]|[【#—①-⑳])"
)
_CLOSED = tuple("。！？；：!?;:”）)】")
_WRAPPED = 18


@functools.cache
def _table() -> npt.NDArray[np.uint16]:
    """Code point -> folded code point; 0 is dropped."""
    table = np.zeros(0x10000, dtype=np.uint16)
    dropped = set(_NUMERALS + _MASKS)
    codes = [code for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    for code, char in zip(codes, fold("".join(map(chr, codes))), strict=True):
        if char.isalpha() and char not in dropped:
            lower = ord(char.lower()[0])
            table[code] = lower if lower <= 0xFFFF else code
    return table


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the paragraphs; wrapped lines joined, long ones cut at sentences.

    Examples
    --------
    >>> paragraph_spans("一、民生\\n修路３公里。\\n")
    [(0, 4), (5, 11)]
    """
    spans: list[tuple[int, int]] = []
    start = position = 0
    open_line = False
    for line in text.split("\n"):
        end = position + len(line)
        if not (open_line and line.strip() and not _MARKER.match(line)):
            if start < position - 1:
                spans.append((start, position - 1))
            start = position
        stripped = line.rstrip()
        open_line = len(stripped) >= _WRAPPED and not stripped.endswith(_CLOSED)
        position = end + 1
    if start < len(text):
        spans.append((start, len(text)))
    cut = []
    for first, last in spans:
        if last - first > _LONGEST:
            cut.extend(_pieces(text, first, last))
        elif text[first:last].strip():
            cut.append((first, last))
    return cut


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    first = start
    for match in _SENTENCE_END.finditer(text, start, end):
        while match.end() - first > 2 * _LONGEST:
            pieces.append((first, first + _LONGEST))
            first += _LONGEST
        if match.end() - first >= _LONGEST // 2:
            pieces.append((first, match.end()))
            first = match.end()
    while end - first > 2 * _LONGEST:
        pieces.append((first, first + _LONGEST))
        first += _LONGEST
    if end - first >= _LONGEST // 4 or not pieces:
        pieces.append((first, end))
    else:
        pieces[-1] = (pieces[-1][0], end)
    return pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A report ready to be compared.

    Attributes
    ----------
    spans : list of (int, int)
        Paragraphs in the text.
    bounds : array of int, one more than there are paragraphs
        Where each paragraph begins among the folded characters.
    hashes : array of uint64, one a folded character
        Hash of the shingle that begins there; those that run over the end of their paragraph
        are not `whole`.
    whole : array of bool
    """

    spans: list[tuple[int, int]]
    bounds: npt.NDArray[Any]
    hashes: npt.NDArray[np.uint64]
    whole: npt.NDArray[np.bool_]


_MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)


def fold_report(text: str) -> Folded:
    """Cut and fold `text` and hash its shingles."""
    spans = paragraph_spans(text)
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _table()[np.minimum(raw, 0xFFFF)]
    kept = np.flatnonzero(folded)
    codes = folded[kept].astype(np.uint64)
    starts = np.array([start for start, _ in spans] + [len(text)], dtype=np.int64)
    bounds = np.searchsorted(kept, starts)
    size = len(codes)
    hashes = np.zeros(size, dtype=np.uint64)
    for step, multiplier in enumerate(_MULTIPLIERS[: min(SHINGLE, size)]):
        hashes[: size - step] += codes[step:] * multiplier
    # the low bits of a sum of products are poor; mix before they are used
    hashes ^= hashes >> np.uint64(31)
    hashes *= np.uint64(0x94D049BB133111EB)
    hashes ^= hashes >> np.uint64(29)
    left = np.repeat(bounds[1:], np.diff(bounds)) - np.arange(bounds[0], bounds[-1])
    whole = np.zeros(size, dtype=np.bool_)
    whole[bounds[0] : bounds[-1]] = left >= SHINGLE
    return Folded(spans=spans, bounds=bounds, hashes=hashes, whole=whole)


@functools.cache
def set_phrases() -> npt.NDArray[np.uint64]:
    """Return the shingles of phrases that every report may use, sorted."""
    phrases = fold_report("\n\n".join(lexicons.words("set_phrases")))
    return np.unique(phrases.hashes[phrases.whole])
