"""A text as extractors see it: raw, folded, cut into lines and sentences."""

from __future__ import annotations

import bisect
import functools
import re
from itertools import accumulate, pairwise

from reportnlp.text.fold import fold

# What ends with stops and the brackets they close; the engine runs to one character much faster
# than to one of several.
_STOPPED = re.compile(r"[^。]*(?:。+[”’」』)]*)?")


class TextView:
    """One text with everything that is derived from it lazily and once.

    Parameters
    ----------
    raw : str
        The text the user gave.

    Attributes
    ----------
    raw : str
    folded : str
        Same length; see :func:`reportnlp.text.fold.fold`.  Punctuation is half width here
        (``,`` ``:`` ``;`` ``(`` ``)`` ``!`` ``?``), ``。`` and ``、`` stay.

    Examples
    --------
    >>> view = TextView("修路３公里，投资５万元。完工。")
    >>> [view.raw[a:b] for a, b in view.sentences]
    ['修路３公里，投资５万元。', '完工。']
    >>> view.raw[slice(*view.sentence_at(9))]
    '修路３公里，投资５万元。'
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = fold(raw)

    @functools.cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every line, end before the newline; empty lines included."""
        spans = []
        start = 0
        for line in self.raw.split("\n"):
            end = start + len(line)
            spans.append((start, end))
            start = end + 1
        return tuple(spans)

    @functools.cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every sentence; they tile the text."""
        alike = self.folded.replace("!", "。").replace("?", "。").replace(";", "。")
        bounds = {start for start, end in self.lines if start < end}
        bounds.update(accumulate(map(len, _STOPPED.findall(alike)), initial=0))
        return tuple(pairwise(sorted(bounds)))

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence that holds `offset`."""
        if not self.sentences:
            return (0, 0)
        return self.sentences[max(0, bisect.bisect_right(self._sentence_starts, offset) - 1)]
