"""A corpus: any number of reports, read once, opened when they are needed."""

from __future__ import annotations

import functools
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reportnlp.collection import frames, metadata, sources
from reportnlp.collection.comparing import Comparing
from reportnlp.collection.entries import Entry, entry_of
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.export import Exporting
from reportnlp.collection.indexing import Progress, index
from reportnlp.collection.periods import sort_key
from reportnlp.collection.researching import Researching
from reportnlp.collection.store import Store
from reportnlp.model.report import Report

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.cells import Duplicates, Measure
    from reportnlp.collection.panel import Panel

STORE_NAME = "reportnlp.sqlite"


class Library:
    """Files, what was given about them, and the store that remembers them."""

    def __init__(
        self,
        files: list[str],
        given: dict[str, metadata.Given],
        store: Store,
        *,
        jobs: int,
        progress: Progress | None,
    ) -> None:
        self.files = files
        self.given = given
        self.store = store
        self._jobs = jobs
        self._progress = progress
        self.unreadable: dict[str, str] = {}

    @functools.cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every readable file; the first use reads what the store does not know."""
        found = index(self.store, self.files, jobs=self._jobs, progress=self._progress)
        self.unreadable = found.unreadable
        heads = self.store.heads(number for number, _ in found.reports.values())
        return tuple(
            entry_of(file, sha256, head, self.given.get(file), self.store.report)
            for (file, (_, sha256)), head in zip(found.reports.items(), heads, strict=True)
        )


class Corpus(Comparing, Researching, Exporting):
    """Reports of many places and periods.

    Made by :func:`corpus`; iterating yields one :class:`~reportnlp.Report` after the other.
    """

    def __init__(self, library: Library, entries: tuple[Entry, ...] | None = None) -> None:
        self._library = library
        self._entries = entries

    # what is in it -----------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is known of each report without opening it."""
        return self._library.entries if self._entries is None else self._entries

    @property
    def store(self) -> Store:
        """The store behind this corpus."""
        return self._library.store

    @property
    def unreadable(self) -> dict[str, str]:
        """Files that could not be read, with the reason."""
        return dict(self._library.unreadable) if self.entries is not None else {}

    @property
    def places(self) -> tuple[str, ...]:
        """Places in order of first appearance."""
        return tuple(dict.fromkeys(e.place for e in self.entries if e.place))

    @property
    def periods(self) -> tuple[str, ...]:
        """Labels of periods in order of time."""
        return tuple(sorted({e.label for e in self.entries if e.label}, key=sort_key))

    def close(self) -> None:
        """Close the store, so that its file can be moved or deleted."""
        self._library.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Report]:
        for entry in self.entries:
            yield entry.report

    def __repr__(self) -> str:
        return (
            f"<Corpus: {len(self)} reports, {len(self.places)} places, {len(self.periods)} periods>"
        )

    def _repr_html_(self) -> str:
        from reportnlp.collection.show import corpus_fragment

        return corpus_fragment(self)

    # choosing ----------------------------------------------------------------------------

    def _with(self, entries: tuple[Entry, ...]) -> Corpus:
        return Corpus(self._library, entries)

    def filter(self, keep: Callable[[Entry], bool] | None = None, **equal: object) -> Corpus:
        """Return the reports for which every condition holds.

        Parameters
        ----------
        keep : callable, optional
            Gets an :class:`Entry`; ``entry.report`` opens the report.
        **equal
            ``place``, ``county``, ``code``, ``kind``, ``period`` (``"2021H1"``), ``year``,
            ``place_sure``, ``period_sure`` or a column of the metadata; a value, or a set,
            list or tuple of them.

        Raises
        ------
        CorpusError
            If no report has such a column.
        """
        wanted = {
            name: set(value) if isinstance(value, set | list | tuple | frozenset) else {value}
            for name, value in equal.items()
        }
        self._columns_exist(wanted)
        return self._with(
            tuple(
                entry
                for entry in self.entries
                if all(_column(entry, name) in values for name, values in wanted.items())
                and (keep is None or keep(entry))
            )
        )

    def groupby(self, name: str) -> Iterator[tuple[Any, Corpus]]:
        """Yield (value, corpus) for every value of a column, in order of first appearance.

        Parameters
        ----------
        name : str
            A column as in :meth:`filter`; None is the value where it is not known.
        """
        self._columns_exist([name])
        groups: dict[Any, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(_column(entry, name), []).append(entry)
        for value, entries in groups.items():
            yield value, self._with(tuple(entries))

    def sample(self, n: int, *, by: str | None = None, seed: int = 0) -> Corpus:
        """Return `n` reports drawn at random, or at most `n` of every group.

        Parameters
        ----------
        n : int
        by : str, optional
            A column as in :meth:`filter`.
        seed : int
        """
        chance = random.Random(seed)
        groups = [part.entries for _, part in self.groupby(by)] if by else [self.entries]
        chosen = {
            id(entry)
            for entries in groups
            for entry in chance.sample(entries, min(n, len(entries)))
        }
        return self._with(tuple(entry for entry in self.entries if id(entry) in chosen))

    def map(self, function: Callable[[Report], Any]) -> Iterator[Any]:
        """Yield ``function(report)`` for one report after the other."""
        return map(function, self)

    def _columns_exist(self, names: Any) -> None:
        for name in names:
            entries = self.entries
            if entries and all(_column(entry, name) is _ABSENT for entry in entries):
                extra = dict.fromkeys(key for entry in entries for key in entry.extra)
                known = "、".join([*_COLUMNS, *extra])
                raise CorpusError(f"没有“{name}”这一列；可用：{known}")

    # frames ------------------------------------------------------------------------------

    def _frame(self, frame: str) -> pd.DataFrame:
        return frames.build(self.store, self.entries, frame)

    def indicators(self, name: str | None = None) -> pd.DataFrame:
        """Return every figure, or those of one indicator (see ``docs/frames.md``).

        Parameters
        ----------
        name : str, optional
            As a report or a person would write it.

        Raises
        ------
        UnknownIndicatorError
            If no report names it; the message lists near misses.
        """
        if name is None:
            return self._frame("indicators")
        from reportnlp.collection.lookup import find_indicator

        key = find_indicator(self, name)
        return frames.build(self.store, self.entries, "indicators", "indicator = ?", (key,))

    def indicator_names(self) -> dict[str, int]:
        """Return every indicator with the number of its figures, most frequent first."""
        self.store.pick(entry.head.id for entry in self.entries)
        counts = self.store.count_indicators()
        counts.pop("", None)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def sections(self) -> pd.DataFrame:
        """Return every section."""
        return self._frame("sections")

    def officials(self) -> pd.DataFrame:
        """Return every mention of an official."""
        return self._frame("officials")

    def findings(self) -> pd.DataFrame:
        """Return every finding of the checks."""
        return self._frame("findings")

    def scores(self) -> pd.DataFrame:
        """Return the points of every section of the template."""
        return self._frame("scores")

    def reports(self) -> pd.DataFrame:
        """Return one row a report."""
        return self._frame("reports")

    def panel(
        self,
        indicator: str,
        *,
        measure: Measure = "level",
        unit: str | None = None,
        duplicates: Duplicates = "error",
    ) -> Panel:
        """Return one indicator over places and periods.

        Parameters
        ----------
        indicator : str
            As a report or a person would write it.
        measure : {'level', 'growth', 'target'}
            The amount, its stated rate of change, or the plan.
        unit : str, optional
            Unit of the values, such as ``万元``; else the unit the reports use most.
        duplicates : {'error', 'first', 'last'}
            What to do where two reports claim the same place and period.

        Raises
        ------
        UnknownIndicatorError, MixedUnitsError, DuplicateReportError
            Each says what to do.
        """
        from reportnlp.collection.panel import panel

        return panel(self, indicator, measure=measure, unit=unit, duplicates=duplicates)

    def entry(self, file: str) -> Entry:
        """Return what is known of one file.

        Raises
        ------
        CorpusError
            If the corpus has no such file.
        """
        for entry in self.entries:
            if entry.file == file:
                return entry
        raise CorpusError(f"这些报告中没有文件 {file}")


_ABSENT = object()
_COLUMNS = ("place", "county", "code", "kind", "period", "year", "place_sure", "period_sure")


def _column(entry: Entry, name: str) -> Any:
    try:
        return entry.get(name)
    except KeyError:
        return _ABSENT


def corpus(
    files: sources.Pattern,
    *,
    metadata: metadata.Table | None = None,
    store: str | os.PathLike[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Corpus:
    """Open many reports as one corpus.

    Parameters
    ----------
    files : str, PathLike or iterable of them
        A pattern (``"reports/**/*.docx"``), a folder, or a list of files.
    metadata : path or rows, optional
        A CSV file with a column ``file`` and any of ``place``, ``county``, ``code``, ``kind``,
        ``period`` or ``period_start`` and ``period_end``; what it says goes before what the
        reports say.  Further columns can be filtered and grouped by.
    store : path, optional
        Where to remember what was read; ``reportnlp.sqlite`` in the folder of the files if it
        is not given, ``":memory:"`` to keep nothing.
    jobs : int
        Processes that read files.
    progress : callable, optional
        Called with (files done, files to read).

    Returns
    -------
    Corpus
        Files are read at the first use, each only once: later calls read what is new.

    Raises
    ------
    CorpusError
        If there are no files, the metadata do not match them, or the store is of another
        version; the message is Chinese and says what to do.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> for year in (2020, 2021):
    ...     text = f"松林镇{year}年工作总结\\n一、民生福祉\\n修路{year - 2000}公里。\\n"
    ...     _ = (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    >>> reports = corpus(folder, store=":memory:")
    >>> reports
    <Corpus: 2 reports, 1 places, 2 periods>
    >>> [report.meta.period.end for report in reports.filter(period="2021")]
    ['2021-12-31']
    """
    names = sources.expand(files)
    given = _match(metadata, names)
    if store is None:
        path: Path | None = sources.root_of(files) / STORE_NAME
    else:
        path = None if os.fspath(store) == ":memory:" else Path(os.fspath(store))
    return Corpus(Library(names, given, Store(path), jobs=jobs, progress=progress))


def _match(table: metadata.Table | None, names: list[str]) -> dict[str, metadata.Given]:
    return {} if table is None else metadata.match(table, names)
