"""League tables that do not rank what is masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.cells import Duplicates, Measure
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.panel import panel

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_COLUMNS = [
    "rank",
    "rank_best",
    "rank_worst",
    "place",
    "county",
    "value",
    "low",
    "high",
    "unit",
    "masked",
    "text",
    "report",
    "start",
    "end",
]


def league(
    corpus: Corpus,
    indicator: str,
    period: str,
    *,
    measure: Measure = "level",
    unit: str | None = None,
    ascending: bool = False,
    duplicates: Duplicates = "error",
) -> pd.DataFrame:
    """Rank places (see :meth:`Corpus.league`)."""
    import numpy as np

    found = panel(corpus, indicator, measure=measure, unit=unit, duplicates=duplicates)
    rows = found.cells[found.cells["period"] == period].copy()
    if rows.empty:
        have = "、".join(found.value.columns)
        raise CorpusError(f"“{indicator}”没有 {period} 的数；有：{have}")
    low, high = rows["low"].to_numpy(dtype=float), rows["high"].to_numpy(dtype=float)
    if ascending:
        low, high = -high, -low
    # ahead for certain, and ahead perhaps: what is masked can stand anywhere in its interval
    by_low, by_high = np.sort(low), np.sort(high)
    size = len(rows)
    rows["rank_best"] = 1 + size - np.searchsorted(by_low, high, side="right")
    perhaps = size - np.searchsorted(by_high, low, side="right")
    rows["rank_worst"] = 1 + perhaps - (high > low)
    known = (low == high) & ~rows["masked"].astype(bool).to_numpy()
    sure = known & (rows["rank_best"] == rows["rank_worst"]).to_numpy()
    rows["rank"] = rows["rank_best"].where(sure).astype("Int64")
    rows["unit"] = found.unit
    rows["_known"] = known
    rows["_low"] = low
    rows = rows.sort_values(["_known", "_low"], ascending=False, kind="stable")
    return rows[_COLUMNS].reset_index(drop=True)
