"""One-permutation MinHash: one hash a shingle, sixty-four values a paragraph."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from reportnlp.collection.copies.folding import Folded

VALUES = 64
_EMPTY = 0xFFFF


def sign(reports: list[Folded]) -> npt.NDArray[np.uint16]:
    """Return the signatures of all paragraphs of `reports`, in order.

    Parameters
    ----------
    reports : list of Folded
        Many at once, because a call of numpy costs more than a paragraph.

    Returns
    -------
    array of uint16, shape (paragraphs, 64)
        A bin that no shingle fell into borrows from the next one, moved by its distance.
    """
    sizes = [len(report.spans) for report in reports]
    total = sum(sizes)
    table = np.full(total * VALUES, _EMPTY, dtype=np.uint16)
    owners: list[npt.NDArray[Any]] = []
    hashes: list[npt.NDArray[np.uint64]] = []
    first = 0
    for report, size in zip(reports, sizes, strict=True):
        owner = np.repeat(np.arange(first, first + size), np.diff(report.bounds))
        begin, end = report.bounds[0], report.bounds[-1]
        whole = report.whole[begin:end]
        owners.append(owner[whole])
        hashes.append(report.hashes[begin:end][whole])
        first += size
    if not owners:
        return table.reshape(0, VALUES)
    owner, value = np.concatenate(owners), np.concatenate(hashes)
    bins = (value >> np.uint64(58)).astype(np.int64)
    low = np.minimum((value >> np.uint64(40)) & np.uint64(0xFFFF), _EMPTY - 1)
    np.minimum.at(table, owner * VALUES + bins, low.astype(np.uint16))
    return _densify(table.reshape(total, VALUES))


def _densify(table: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    # for every bin the distance to the next filled one, found from the right over two rounds
    columns = np.arange(2 * VALUES, dtype=np.int16)
    filled = np.tile(table != _EMPTY, 2)
    following = np.where(filled, columns, np.int16(3 * VALUES))
    following = np.minimum.accumulate(following[:, ::-1], axis=1)[:, ::-1][:, :VALUES]
    distance = following - columns[:VALUES]
    borrowed = np.take_along_axis(table, following.astype(np.intp) % VALUES, axis=1)
    moved = (borrowed.astype(np.uint32) + 977 * distance.astype(np.uint32)) % (_EMPTY - 1)
    # a paragraph without a shingle stays empty
    borrows = (distance > 0) & (distance < VALUES)
    return np.where(borrows, moved.astype(np.uint16), table)
