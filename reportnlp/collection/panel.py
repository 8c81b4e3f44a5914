"""A panel: one indicator over places and periods, every value with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportnlp.collection.cells import Duplicates, Measure, cells, unit_scale
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.periods import sort_key

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from reportnlp.collection.corpus import Corpus

_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words behind one value: ``before + text + after`` stand in `file`."""

    file: str
    start: int
    end: int
    before: str
    text: str
    after: str

    def __str__(self) -> str:
        return (
            f"{self.before}【{self.text}】{self.after}（{self.file}，第{self.start}—{self.end}字）"
        )


class Panel:
    """Place x period values of one indicator.

    Attributes
    ----------
    indicator, measure, unit : str
        Every value is in `unit`.
    cells : DataFrame
        One row a value: ``place county code period value low high masked approximate text unit_written
        report figure start end section_title own alternatives place_sure period_sure``.
        ``value`` is ``<NA>`` exactly where masked; ``low`` and ``high`` are never missing.
    """

    def __init__(
        self, corpus: Corpus, cells: pd.DataFrame, *, indicator: str, measure: str, unit: str
    ) -> None:
        self._corpus = corpus
        self.cells = cells
        self.indicator = indicator
        self.measure = measure
        self.unit = unit

    def _pivot(self, column: str) -> pd.DataFrame:
        wide = self.cells.pivot(index="place", columns="period", values=column)
        order = list(dict.fromkeys(e.place for e in self._corpus.entries))
        known = [place for place in order if place in wide.index]
        places = known + [place for place in wide.index if place not in set(known)]
        return wide.reindex(index=places, columns=sorted(wide.columns, key=sort_key))

    @property
    def value(self) -> pd.DataFrame:
        """Values; ``<NA>`` where masked or not given (see :attr:`masked`)."""
        return self._pivot("value")

    @property
    def low(self) -> pd.DataFrame:
        """Lower bounds; NaN only where the report gives no such figure."""
        return self._pivot("low")

    @property
    def high(self) -> pd.DataFrame:
        """Upper bounds; infinite where a mask or 超 leaves the value open."""
        return self._pivot("high")

    @property
    def masked(self) -> pd.DataFrame:
        """True where masked, False where given, ``<NA>`` where there is no such figure."""
        return self._pivot("masked")

    @property
    def text(self) -> pd.DataFrame:
        """The figures as they stand."""
        return self._pivot("text")

    def source(self, place: str, period: str) -> Passage:
        """Return the words behind one value.

        Raises
        ------
        CorpusError
            If there is no such cell.
        """
        hit = self.cells[(self.cells["place"] == place) & (self.cells["period"] == period)]
        if hit.empty:
            periods = "、".join(self.cells.loc[self.cells["place"] == place, "period"]) or "没有"
            raise CorpusError(
                f"“{self.indicator}”没有 {place} {period} 的数；{place} 有：{periods}"
            )
        return self.passage(hit.iloc[0])

    def passage(self, row: pd.Series) -> Passage:
        """Return the words behind one row of :attr:`cells`."""
        entry = self._corpus.entry(str(row["report"]))
        text = self._corpus.store.text(entry.head.id)
        start, end = int(row["start"]), int(row["end"])
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        return Passage(
            file=entry.file,
            start=start,
            end=end,
            before=text[max(line, start - _AROUND) : start],
            text=text[start:end],
            after=text[end : min(stop, end + _AROUND)],
        )

    def to_html(self, path: str | Path | None = None) -> str:
        """Return the panel as one page; a click on a value opens the words behind it."""
        from reportnlp.collection.show import panel_page

        page = panel_page(self)
        if path is not None:
            Path(path).write_text(page, encoding="utf-8")
        return page

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw a line for each place, with bands where the number is masked."""
        from reportnlp.collection.plots import panel_lines

        return panel_lines(self.cells, title=self.indicator, unit=self.unit, ax=ax)

    def _repr_html_(self) -> str:
        from reportnlp.collection.show import panel_fragment

        return panel_fragment(self)

    def __repr__(self) -> str:
        places, periods = self.cells["place"].nunique(), self.cells["period"].nunique()
        masked = int(self.cells["masked"].sum())
        return (
            f"<Panel: {self.indicator} ({self.measure}, {self.unit}), {places} places x "
            f"{periods} periods, {len(self.cells)} values, {masked} masked>"
        )


_COLUMNS = [
    "place",
    "county",
    "code",
    "period",
    "value",
    "low",
    "high",
    "masked",
    "approximate",
    "text",
    "unit_written",
    "report",
    "figure",
    "start",
    "end",
    "section_title",
    "own",
    "alternatives",
    "place_sure",
    "period_sure",
]


def panel(
    corpus: Corpus,
    indicator: str,
    *,
    measure: Measure = "level",
    unit: str | None = None,
    duplicates: Duplicates = "error",
) -> Panel:
    """Return one indicator over places and periods (see :meth:`Corpus.panel`)."""
    rows = cells(corpus, indicator, measure=measure, unit=unit, duplicates=duplicates)
    shown, factor = unit_scale(list(rows["unit"]), unit)
    for name in ("value", "low", "high"):
        rows[name] = rows[f"base_{name}"] / factor
    rows["unit_written"] = rows["unit"]
    return Panel(corpus, rows[_COLUMNS], indicator=indicator, measure=measure, unit=shown)
