"""The contract of the frames: which columns, of which type, meaning what."""

from __future__ import annotations

import functools
from importlib import resources
from typing import NamedTuple


class Column(NamedTuple):
    """One column of a frame."""

    name: str
    type: str
    zh: str
    en: str


@functools.cache
def _table() -> dict[str, tuple[Column, ...]]:
    text = (resources.files(__package__) / "frames.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Column]] = {}
    for line in text.splitlines()[2:]:
        frame, *rest = line.split("\t")
        found.setdefault(frame, []).append(Column(*rest))
    return {frame: tuple(columns) for frame, columns in found.items()}


def frames() -> tuple[str, ...]:
    """Return the names of all frames.

    Examples
    --------
    >>> frames()
    ('indicators', 'sections', 'officials', 'findings', 'scores', 'reports')
    """
    return tuple(name for name in _table() if name != "*")


def common() -> tuple[Column, ...]:
    """Return the columns that every frame begins with."""
    return _table()["*"]


def own(frame: str) -> tuple[Column, ...]:
    """Return the columns of one frame that are its own.

    Examples
    --------
    >>> [column.name for column in own("scores")]
    ['topic', 'title', 'status', 'weight', 'earned', 'total']
    """
    return _table()[frame]


def columns(frame: str) -> tuple[Column, ...]:
    """Return all columns of a frame in order."""
    return common() + own(frame)
