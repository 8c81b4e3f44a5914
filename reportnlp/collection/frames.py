"""Rows of the store as pandas frames that keep the contract of :mod:`contract`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportnlp.collection import contract
from reportnlp.collection.entries import Entry
from reportnlp.collection.periods import label
from reportnlp.collection.store import Head, Store

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_FETCH = 50_000
_COUNTS = Head._fields.index("title")


def _series(values: Sequence[Any], kind: str) -> Any:
    import pandas as pd

    if kind == "str":
        return pd.array(values, dtype="str")
    if kind in ("boolean", "Float64"):
        array = pd.array([None if v is None else float(v) for v in values], dtype="Float64")
        return array if kind == "Float64" else array.astype("boolean")
    import numpy as np

    return np.asarray(values, dtype=kind)


def common_columns(entries: Sequence[Entry]) -> list[list[Any]]:
    """Return the values of the columns that every frame begins with."""
    periods = [entry.period for entry in entries]
    return [
        [entry.file for entry in entries],
        [entry.place for entry in entries],
        [entry.county for entry in entries],
        [entry.code for entry in entries],
        [entry.kind for entry in entries],
        [label(period) for period in periods],
        [period.start if period else None for period in periods],
        [period.end if period else None for period in periods],
        [entry.place_sure for entry in entries],
        [entry.period_sure for entry in entries],
        [entry.head.tool for entry in entries],
        [entry.head.lexicon for entry in entries],
    ]


def _common(entries: Sequence[Entry]) -> list[Any]:
    found = []
    for values, column in zip(common_columns(entries), contract.common(), strict=True):
        part = _part(column.type)
        part.add(values)
        found.append(part.array())
    return found


def _positions(entries: Sequence[Entry], reports: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (row, entry) pairs ordered by entry; one report may stand in several files."""
    import numpy as np

    ids = np.array([entry.head.id for entry in entries], dtype=np.int64)
    order = np.argsort(ids, kind="stable")
    left = np.searchsorted(ids[order], reports, "left")
    counts = np.searchsorted(ids[order], reports, "right") - left
    rows = np.repeat(np.arange(len(reports)), counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    places = order[np.repeat(left, counts) + offsets]
    sort = np.argsort(places, kind="stable")
    return rows[sort], places[sort]


def build(
    store: Store,
    entries: Sequence[Entry],
    frame: str,
    where: str = "",
    values: Sequence[Any] = (),
    only: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return one frame over the given reports.

    Parameters
    ----------
    store : Store
    entries : sequence of Entry
    frame : str
    where : str
        SQL condition on columns of the frame, with ``?`` for `values`.
    values : sequence
    only : sequence of str, optional
        Leave out the frame's other own columns.
    """
    import numpy as np
    import pandas as pd

    if frame == "reports":
        return _reports(entries)
    own = [c for c in contract.own(frame) if only is None or c.name in only]
    parts = [_part(column.type) for column in own]
    reports: list[np.ndarray] = []
    store.pick(entry.head.id for entry in entries)
    cursor = store.select(frame, [column.name for column in own], where, values)
    while rows := cursor.fetchmany(_FETCH):
        first, *rest = zip(*rows, strict=True)
        reports.append(np.array(first, dtype=np.int64))
        for part, piece in zip(parts, rest, strict=True):
            part.add(piece)
    numbers = np.concatenate(reports) if reports else np.empty(0, np.int64)
    taken, places = _positions(entries, numbers)
    data: dict[str, Any] = {
        column.name: values_.take(places)
        for column, values_ in zip(contract.common(), _common(entries), strict=True)
    }
    for part, column in zip(parts, own, strict=True):
        data[column.name] = part.array().take(taken)
    return pd.DataFrame(data)


class _Coded:
    """A column of categories: a number a row, each word kept once."""

    def __init__(self) -> None:
        self._codes: dict[Any, int] = {None: -1}
        self._parts: list[np.ndarray] = []

    def add(self, values: Sequence[Any]) -> None:
        import numpy as np

        codes = self._codes
        for value in values:
            if value not in codes:
                codes[value] = len(codes) - 1
        self._parts.append(np.fromiter(map(codes.__getitem__, values), np.int32, len(values)))

    def array(self) -> Any:
        import numpy as np
        import pandas as pd

        words = np.array(list(self._codes)[1:], dtype=object)
        order = np.argsort(words.astype(str), kind="stable")
        rank = np.empty(len(words) + 1, np.int32)
        rank[order] = np.arange(len(words))
        rank[-1] = -1  # what is missing has the code -1
        codes = np.concatenate(self._parts) if self._parts else np.empty(0, np.int32)
        kind = pd.CategoricalDtype(pd.Index(words[order], dtype="str"))
        return pd.Categorical.from_codes(rank[codes], dtype=kind)


class _Typed:
    """A column of one type, piece by piece."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._parts: list[Any] = []

    def add(self, values: Sequence[Any]) -> None:
        self._parts.append(_series(values, self._kind))

    def array(self) -> Any:
        import numpy as np
        import pandas as pd

        if not self._parts:
            return _series((), self._kind)
        if len(self._parts) == 1:
            return self._parts[0]
        if isinstance(self._parts[0], np.ndarray):
            return np.concatenate(self._parts)
        return pd.concat([pd.Series(part) for part in self._parts], ignore_index=True).array


def _part(kind: str) -> _Coded | _Typed:
    return _Coded() if kind == "category" else _Typed(kind)


def _reports(entries: Sequence[Entry]) -> pd.DataFrame:
    import pandas as pd

    own = contract.own("reports")
    rows = [(*entry.head[_COUNTS:], entry.sha256, entry.source) for entry in entries]
    values = list(zip(*rows, strict=True)) if rows else [()] * len(own)
    data = dict(zip((c.name for c in contract.common()), _common(entries), strict=True))
    return pd.DataFrame(
        data | {c.name: _series(v, c.type) for c, v in zip(own, values, strict=True)}
    )


def batches(
    store: Store, entries: Sequence[Entry], frame: str, size: int = 1000
) -> Iterator[pd.DataFrame]:
    """Yield a frame in pieces of `size` reports, so that memory stays flat."""
    for start in range(0, len(entries), size):
        yield build(store, entries[start : start + size], frame)
