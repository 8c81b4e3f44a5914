"""Two reports side by side: which paragraphs of the later one stand in the earlier one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportnlp.collection.copies.folding import SHINGLE, Folded

SHORTEST = 12
RUN = 5
_OWN = 20
_MOST_PLACES = 64
# common phrases alone make up some thirty characters; fewer must be nearly the whole paragraph
_SHARED = 35
_NEARLY_WHOLE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Paragraph `copy` of one report and the paragraph `source` of another it was taken from.

    Attributes
    ----------
    similarity : float
        Share of the copy's folded characters that stand in the source in runs of four or more.
    """

    copy: int
    source: int
    similarity: float


def lengths(report: Folded) -> npt.NDArray[np.int64]:
    """Return the number of folded characters of each paragraph."""
    return np.diff(report.bounds)


def match_paragraphs(
    copy: Folded,
    source: Folded,
    *,
    minimum: float,
    ignored: npt.NDArray[np.bool_],
    common: npt.NDArray[np.bool_],
) -> list[Match]:
    """Find for each paragraph of `copy` the paragraph of `source` it resembles most.

    Parameters
    ----------
    copy, source : Folded
    minimum : float
        Least similarity; with fewer than 35 shared characters 0.85 and
        a longer copy close by.
    ignored : array of bool
        Paragraphs of `copy` that are template text.
    common : array of bool
        Shingles of `copy` that a good part of all reports have.
    """
    here = _paragraphs(copy)
    there = _paragraphs(source)
    order = np.argsort(source.hashes, kind="stable")
    order = order[source.whole[order]]
    known = source.hashes[order]
    positions = np.flatnonzero(copy.whole)
    first = np.searchsorted(known, copy.hashes[positions], side="left")
    last = np.searchsorted(known, copy.hashes[positions], side="right")
    # what stands in the source more often than that says nothing, and would cost its square
    counts = np.minimum(last - first, _MOST_PLACES)
    positions, first, counts = positions[counts > 0], first[counts > 0], counts[counts > 0]
    if not len(positions):
        return []
    # one row for every place in the source where a shingle of the copy stands
    position = np.repeat(positions, counts)
    offsets = np.arange(len(position)) - np.repeat(np.cumsum(counts) - counts, counts)
    place = order[np.repeat(first, counts) + offsets]
    size = len(source.spans)
    rows = _long_runs(here[position] * size + there[place], position, place, common)
    if not len(rows):
        return []
    lengths_here = lengths(copy)
    best: dict[int, Match] = {}
    substantial: set[int] = set()
    starts = np.flatnonzero(np.r_[True, rows[1:, 0] != rows[:-1, 0]])
    for begin, end in zip(starts, np.r_[starts[1:], len(rows)], strict=True):
        number, origin = divmod(int(rows[begin, 0]), size)
        length = int(lengths_here[number])
        if length < SHORTEST or ignored[number]:
            continue
        # each shingle covers its own characters; overlaps count once
        gaps = np.minimum(np.diff(rows[begin:end, 1]), SHINGLE)
        shared = int(gaps.sum()) + SHINGLE
        similarity = shared / length
        if similarity < minimum or (shared < _SHARED and similarity < _NEARLY_WHOLE):
            continue
        if shared >= _SHARED:
            substantial.add(number)
        found = best.get(number)
        if found is None or similarity > found.similarity:
            best[number] = Match(copy=number, source=origin, similarity=min(1.0, similarity))
    # a short line says nothing by itself (every congress report has "现在，我代表…")
    return [
        best[number]
        for number in sorted(best)
        if any(near in substantial for near in range(number - 2, number + 3))
    ]


def _long_runs(
    pair: npt.NDArray[np.int64],
    position: npt.NDArray[np.int64],
    place: npt.NDArray[np.int64],
    common: npt.NDArray[np.bool_],
) -> npt.NDArray[np.int64]:
    """Return (pair, position) of the shingles that stand in a run of :data:`RUN` characters.

    Shorter runs are what all Chinese is made of.  A run that consists mostly of common shingles
    is a set phrase and does not count either, unless enough of it is the report's own.
    """
    shift = place - position
    order = np.lexsort((position, shift, pair))
    pair, position, shift = pair[order], position[order], shift[order]
    begins = np.r_[True, (np.diff(pair) != 0) | (np.diff(shift) != 0) | (np.diff(position) != 1)]
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.r_[starts, len(pair)])
    own = np.add.reduceat(~common[position], starts, dtype=np.int64)
    long = sizes + SHINGLE - 1 >= RUN
    kept = np.repeat(long & ((own * 2 >= sizes) | (own >= _OWN)), sizes)
    rows: npt.NDArray[np.int64] = np.unique(np.stack([pair[kept], position[kept]], axis=1), axis=0)
    return rows


def _paragraphs(report: Folded) -> npt.NDArray[np.int64]:
    """Return the paragraph of each folded character."""
    owner = np.full(len(report.hashes), 0, dtype=np.int64)
    owner[report.bounds[0] : report.bounds[-1]] = np.repeat(
        np.arange(len(report.spans)), lengths(report)
    )
    return owner
