"""Printed lines back into paragraphs."""

from __future__ import annotations

import collections
import re
import statistics
from typing import NamedTuple, Self

_PAGE_NUMBER = re.compile(
    r"\s*(?:第\s*\d+\s*页.*|[-—–―－·•\s]*\d{1,4}[-—–―－·•\s]*|\d+\s*/\s*\d+)\s*"
)
_DIGITS = re.compile(r"\d+")
_INDENT_SHARE = 0.08
_WORD_EDGE = re.compile(r"[A-Za-z]")


class Line(NamedTuple):
    """One printed line; lengths in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int

    @classmethod
    def of(cls, chars: list[tuple[str, float, float, float, float]], page: int) -> Self:
        """Make a line of characters with their boxes."""
        shown = [char for char in chars if not char[0].isspace()] or chars
        return cls(
            text="".join(char[0] for char in chars).strip(" \t"),
            left=min(char[1] for char in shown),
            right=max(char[3] for char in shown),
            bottom=min(char[2] for char in shown),
            top=max(char[4] for char in shown),
            size=statistics.median(char[4] - char[2] for char in shown),
            page=page,
        )


class Part(NamedTuple):
    """A stretch of a paragraph on one page."""

    text: str
    page: int


def drop_furniture(pages: list[list[Line]]) -> list[Line]:
    """Drop page numbers and the headers and footers that repeat from page to page."""
    edges: collections.Counter[tuple[str, str]] = collections.Counter()
    for lines in pages:
        for where, line in _edges(lines):
            edges[where, _DIGITS.sub("#", line.text)] += 1
    filled = sum(1 for lines in pages if lines)
    kept = []
    for lines in pages:
        dropped = set()
        for where, line in _edges(lines):
            repeats = edges[where, _DIGITS.sub("#", line.text)]
            if _PAGE_NUMBER.fullmatch(line.text) or (repeats >= 3 and repeats * 2 >= filled):
                dropped.add(id(line))
        kept += [line for line in lines if id(line) not in dropped]
    return kept


def _edges(lines: list[Line]) -> list[tuple[str, Line]]:
    if len(lines) < 2:
        return [("bottom", line) for line in lines if _PAGE_NUMBER.fullmatch(line.text)]
    ordered = sorted(lines, key=lambda line: -line.top)
    return [("top", ordered[0]), ("bottom", ordered[-1])]


def join_lines(lines: list[Line]) -> list[list[Part]]:
    """Join lines into paragraphs by indent, short last lines and gaps."""
    if not lines:
        return []
    em = statistics.median(line.size for line in lines)
    margin = _mode([line.left for line in lines], em)
    right = max(_mode([line.right for line in lines], em), _quantile(lines))
    pitch = _pitch(lines)
    indented = [line.left > margin + 1.2 * em for line in lines]
    trusted = sum(indented) >= _INDENT_SHARE * len(lines)
    paragraphs: list[list[Part]] = []
    previous: Line | None = None
    for line, inset in zip(lines, indented, strict=True):
        if previous is None or _starts(
            previous, line, inset and trusted, trusted, right, em, pitch
        ):
            paragraphs.append([])
        elif _WORD_EDGE.match(line.text[:1]) and _WORD_EDGE.match(previous.text[-1:]):
            paragraphs[-1].append(Part(" ", previous.page))
        paragraphs[-1].append(Part(line.text, line.page))
        previous = line
    return paragraphs


def _starts(
    previous: Line, line: Line, inset: bool, trusted: bool, right: float, em: float, pitch: float
) -> bool:
    if inset or abs(line.size - previous.size) > 0.25 * em:
        return True
    gap = previous.bottom - line.bottom
    if line.page == previous.page and (gap > 1.6 * pitch or gap < 0):
        return True
    # A number that may not break leaves a ragged end, so the indent counts for more.
    return previous.right < right - (4 if trusted else 1.3) * em


def _mode(values: list[float], em: float) -> float:
    """Return the left-most of the values that at least a sixth of the lines share."""
    counts = collections.Counter(round(value / em * 4) for value in values)
    most = max(counts.values())
    best = min((key for key, count in counts.items() if count * 3 >= most), default=0)
    return statistics.median(v for v in values if round(v / em * 4) == best)


def _quantile(lines: list[Line]) -> float:
    ends = sorted(line.right for line in lines)
    return ends[int(len(ends) * 0.9)] if len(ends) > 4 else ends[-1]


def _pitch(lines: list[Line]) -> float:
    gaps = [
        a.bottom - b.bottom
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and a.bottom > b.bottom
    ]
    return statistics.median(gaps) if gaps else 1000.0
