"""Change against the same stretch a year earlier, and against what peers did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.compare.peers import others_median, peer_group
from reportnlp.collection.lookup import find_indicator
from reportnlp.collection.series import all_cells, pairs

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_POINTS = ("%", "‰", "个百分点")
_COLUMNS = [
    "place",
    "county",
    "indicator",
    "period",
    "period_before",
    "value",
    "value_before",
    "unit",
    "change",
    "change_low",
    "change_high",
    "points",
    "peers",
    "peer_median",
    "against_peers",
    "text",
    "text_before",
    "report",
    "start",
    "end",
    "report_before",
    "start_before",
    "end_before",
]


def changes(corpus: Corpus, indicator: str | None = None) -> pd.DataFrame:
    """Return year-on-year change (see :meth:`Corpus.changes`)."""
    rows = all_cells(corpus, None if indicator is None else find_indicator(corpus, indicator))
    joined = with_change(pairs(rows))
    group = peer_group(joined)
    peers = others_median(
        joined.assign(group=group), "change", ["group", "indicator", "base_unit", "period"]
    )
    joined = joined.assign(
        value=joined["base_value"],
        value_before=joined["base_value_before"],
        unit=joined["base_unit"],
        **peers,
    )
    joined["against_peers"] = joined["change"] - joined["peer_median"].astype("Float64")
    return joined[_COLUMNS].sort_values(["indicator", "place", "period"], ignore_index=True)


def with_change(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``change``, its bounds and ``points``: per cent, or points where the unit is a share."""
    import numpy as np

    points = rows["base_unit"].isin(_POINTS)
    now, before = rows["base_value"], rows["base_value_before"]
    rate = (now / before.where(before != 0) - 1) * 100
    low, high = rows["base_low"].clip(lower=0), rows["base_high"]
    old_low, old_high = rows["base_low_before"].clip(lower=0), rows["base_high_before"]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate_low = (low / old_high - 1) * 100
        rate_high = (high / old_low - 1) * 100
    rate_low, rate_high = rate_low.fillna(-100.0), rate_high.fillna(np.inf)
    return rows.assign(
        points=points,
        change=rate.where(~points, now - before),
        change_low=rate_low.where(~points, low - old_high),
        change_high=rate_high.where(~points, high - old_low),
    )
