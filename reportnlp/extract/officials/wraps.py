"""Undo hard line wraps, so that a name or title broken by one reads in one piece."""

from __future__ import annotations

import bisect
import collections
import operator
import re
from dataclasses import dataclass

from reportnlp.extract.officials.name_model import is_han
from reportnlp.text.view import TextView

_MARK = re.compile(
    r" *(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[0-9]{1,2}[.、)]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|——|  )"
)
_LEAST = 18
_LINES = 6
_STOPS = frozenset("。!?;:")
# Lines that stop in the middle of a sentence, though not all at the same width.
_LONG = 28
_RAGGED = 16


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without its wraps and the way back.

    Attributes
    ----------
    text : str
        Folded text; the newlines of wraps are gone.
    cuts : tuple of int
        Offsets in `text` where a newline was taken out.
    """

    text: str
    cuts: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of `text` to a span of the original."""
        if not self.cuts:
            return start, end
        return (
            start + bisect.bisect_right(self.cuts, start),
            end + bisect.bisect_left(self.cuts, end),
        )


def unwrap(view: TextView) -> Unwrapped:
    """Join the lines of a text that was wrapped at a fixed width.

    Examples
    --------
    >>> from reportnlp.text.view import TextView
    >>> unwrap(TextView("镇长王敏\\n到会。")).text
    '镇长王敏\\n到会。'
    """
    text = view.folded
    lines = view.lines
    long = [span for span in lines if span[1] - span[0] >= _LEAST]
    lengths = collections.Counter([end - start for start, end in long])
    if not lengths:
        return Unwrapped(text)
    near = {
        n: count + lengths.get(n - 1, 0) + lengths.get(n + 1, 0) for n, count in lengths.items()
    }
    width, alike = max(near.items(), key=operator.itemgetter(1))
    slack = 2
    if alike < _LINES or alike * 2 < lengths.total():
        ends = [e for s, e in long if text[e - 1] not in _STOPS and e - s >= _LONG]
        if len(ends) < _LINES:
            return Unwrapped(text)
        runs_on = sum(is_han(text[end - 1]) and is_han(text[end + 1 : end + 2]) for end in ends)
        if runs_on < _LINES or runs_on * 2 < sum(end - start >= _LONG for start, end in long):
            return Unwrapped(text)
        width, slack = _LONG + _RAGGED, _RAGGED
    pieces: list[str] = []
    cuts: list[int] = []
    size = pos = 0
    for (start, end), (after, after_end) in zip(lines, lines[1:], strict=False):
        wrapped = abs(end - start - width) <= slack and after_end > after
        if not wrapped or _MARK.match(text, after) or not is_han(text[after]):
            continue
        if text[end - 1] in _STOPS:
            continue
        piece = text[pos:end]
        pieces.append(piece)
        size += len(piece)
        cuts.append(size)
        pos = end + 1
    pieces.append(text[pos:])
    return Unwrapped("".join(pieces), tuple(cuts))
