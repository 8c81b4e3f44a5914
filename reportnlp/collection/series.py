"""Every indicator over time: the long table that all comparisons read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection import frames
from reportnlp.collection.cells import place_names, signed
from reportnlp.collection.periods import year_before

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_NEEDED = (
    "indicator",
    "text",
    "base_value",
    "base_low",
    "base_high",
    "base_unit",
    "masked",
    "approximate",
    "per_capita",
    "cumulative",
    "direction",
    "basis",
    "part_of",
    "start",
    "end",
    "unit",
)
SERIES = ["place", "indicator", "base_unit"]
_LOOSE = 0.15  # what 余 and 约 may hide, as in the checks of one report


def all_cells(
    corpus: Corpus, indicator: str | None = None, *, change: bool = False, shared: bool = True
) -> pd.DataFrame:
    """Return one row for each place, period, indicator and base unit.

    Parameters
    ----------
    corpus : Corpus
    indicator : str, optional
        Only the one with this key.
    change : bool
        Stated rates of change (signed) in place of levels.
    shared : bool
        Only indicators that at least two reports name.
    """
    where = f"change = {int(change)} AND target = 0 AND previous = 0 AND indicator <> ''"
    where += " AND figure_period IS NULL"
    corpus.store.pick(entry.head.id for entry in corpus.entries)
    values: tuple[str, ...] = ()
    if indicator is not None:
        where, values = f"indicator = ? AND {where}", (indicator,)
    elif shared:
        where += (
            " AND indicator IN (SELECT indicator FROM indicators"
            f" WHERE {corpus.store.picked} GROUP BY indicator HAVING min(report) < max(report))"
        )
    if change:
        where += " AND base_unit = '%'"
    rows = frames.build(corpus.store, corpus.entries, "indicators", where, values, only=_NEEDED)
    rows = rows[rows["place"].notna() & rows["period"].notna()]
    rows = signed(rows) if change else rows.copy()
    rows["place"] = place_names(rows)
    rank = (
        rows["part_of"].notna().astype(int) * 8
        + rows["per_capita"].astype(int) * 4
        + rows["cumulative"].astype(int) * 2
        + rows["masked"].astype(int)
    )
    rows = rows.assign(_rank=rank).sort_values(["_rank", "start"], kind="stable")
    if not change:  # a rate is told from others by the value it stands behind
        rows = rows.drop_duplicates([*SERIES, "period"])
    rows = rows.drop(columns=["_rank", "part_of"])
    return rows.reset_index(drop=True)


def with_slack(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``least`` and ``most``: what a figure can be when rounding and 约 are allowed for."""
    import numpy as np

    value = rows["base_value"].astype("float64").abs()
    number = rows["text"].str.replace(r"[,，\s]", "", regex=True)
    decimals = number.str.extract(r"[.．](\d+)", expand=False).str.len().fillna(0)
    shown = number.str.extract(r"(\d+(?:[.．]\d+)?)", expand=False)
    shown = shown.str.replace("．", ".").astype("float64")
    factor = (value / shown.where(shown > 0)).fillna(1.0)
    half = 0.5 * factor * np.power(10.0, -decimals.astype("float64"))
    half = np.where(rows["approximate"].astype(bool), value * _LOOSE, half)
    half = np.where(np.isfinite(half), half, 0.0)
    low, high = rows["base_low"], rows["base_high"]
    half = np.where(shown.isna() & (value < 1), 0.0, half)
    return rows.assign(least=low - half, most=high + half)


def pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Join each cell with the same stretch one year earlier; its columns end in ``_before``."""
    plain = {name: rows[name].astype("object") for name in (*SERIES, "period", "report")}
    rows = with_slack(rows.assign(**plain))
    before = {period: year_before(period) for period in rows["period"].unique()}
    keyed = rows.assign(period_before=rows["period"].map(before).astype("object"))
    keep = [*SERIES, "period", "base_value", "base_low", "base_high", "least", "most", "masked"]
    keep += ["text", "report", "start", "end"]
    return keyed.merge(
        rows[keep].rename(columns={"period": "period_before"}),
        on=[*SERIES, "period_before"],
        suffixes=("", "_before"),
    )
