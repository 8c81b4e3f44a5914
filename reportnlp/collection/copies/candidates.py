"""From signatures to pairs of paragraphs worth a closer look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from reportnlp.collection.copies.signatures import VALUES

# paragraphs up to which so many rows a band are used: with more paragraphs chance meetings
# grow with the square, and a longer band is what keeps them away
_ROWS = ((120_000, 2), (1_500_000, 3), (6_000_000, 4))
_MOST_ROWS = 5
_AGREEING = 13


def rows_for(paragraphs: int) -> int:
    """Return the rows per band for a number of paragraphs.

    Examples
    --------
    >>> rows_for(600), rows_for(1_000_000)
    (2, 3)
    """
    return next((rows for limit, rows in _ROWS if paragraphs <= limit), _MOST_ROWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of paragraph numbers (first < second) and the paragraphs that are template text."""

    pairs: npt.NDArray[np.int64]
    template: npt.NDArray[np.bool_]
    template_group: npt.NDArray[np.int64]


def _band(signatures: npt.NDArray[np.uint16], band: int, rows: int) -> npt.NDArray[np.uint64]:
    key = np.zeros(len(signatures), dtype=np.uint64)
    for column in range(band * rows, (band + 1) * rows):
        key = key * np.uint64(0x100000001B3) ^ signatures[:, column].astype(np.uint64)
        key *= np.uint64(0x9E3779B97F4A7C15)
    return key


def find_candidates(
    signatures: npt.NDArray[np.uint16],
    owners: npt.NDArray[np.int64],
    usable: npt.NDArray[np.bool_],
    *,
    template_after: int,
) -> Candidates:
    """Find paragraphs of different reports that share a band.

    Parameters
    ----------
    signatures : array, shape (n, 64)
    owners : array, shape (n,)
        Number of the report each paragraph belongs to.
    usable : array of bool, shape (n,)
        False for paragraphs too short to say anything.
    template_after : int
        A bucket with paragraphs of more reports than this is template text.
    """
    numbers = np.flatnonzero(usable)
    rows = rows_for(len(numbers))
    bands = VALUES // rows
    overfull = np.zeros(len(signatures), dtype=np.int16)
    group = np.full(len(signatures), -1, dtype=np.int64)
    found: list[npt.NDArray[np.int64]] = []
    for band in range(bands):
        keys = _band(signatures[numbers], band, rows)
        order = np.argsort(keys, kind="stable")
        ordered, keys = numbers[order], keys[order]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        sizes = np.diff(np.r_[starts, len(keys)])
        for size in np.unique(sizes[(sizes > 1) & (sizes <= template_after)]):
            pairs = _pairs(ordered, starts[sizes == size], int(size))
            found.append(_promising(pairs, signatures, owners))
        for bucket in np.flatnonzero(sizes > template_after):
            members = ordered[starts[bucket] : starts[bucket] + sizes[bucket]]
            if len(np.unique(owners[members])) > template_after:
                overfull[members] += 1
                group[members[group[members] < 0]] = members.min()
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    template = overfull >= bands // 2
    pairs = np.stack(np.divmod(codes, len(signatures)), axis=1)
    pairs = pairs[~template[pairs].any(axis=1)]
    return Candidates(pairs=pairs, template=template, template_group=group)


def _pairs(
    ordered: npt.NDArray[np.int64], starts: npt.NDArray[Any], size: int
) -> npt.NDArray[np.int64]:
    left, right = np.triu_indices(size, 1)
    first = ordered[(starts[:, None] + left[None, :]).ravel()]
    second = ordered[(starts[:, None] + right[None, :]).ravel()]
    return np.stack([np.minimum(first, second), np.maximum(first, second)], axis=1)


def _promising(
    pairs: npt.NDArray[np.int64],
    signatures: npt.NDArray[np.uint16],
    owners: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Return pairs of different reports whose signatures agree, each as one number."""
    pairs = pairs[owners[pairs[:, 0]] != owners[pairs[:, 1]]]
    kept = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(pairs), 200_000):
        part = pairs[start : start + 200_000]
        same = (signatures[part[:, 0]] == signatures[part[:, 1]]).sum(axis=1)
        part = part[same >= _AGREEING]
        kept.append(part[:, 0] * len(signatures) + part[:, 1])
    return np.concatenate(kept)
