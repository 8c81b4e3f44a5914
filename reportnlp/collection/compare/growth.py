"""Growth as stated against growth as computed from last year's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.series import SERIES, all_cells, pairs

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_NEAR = 60  # a rate that belongs to a value stands right behind it
_POINT = 0.2  # rounding of the rate itself
_SLIPS = (10.0, 100.0, 1000.0, 10000.0)
_NOMINAL_NOT = "生产总值|增加值|总产值"  # these grow at constant prices
_COLUMNS = [
    "place",
    "county",
    "indicator",
    "period",
    "period_before",
    "verdict",
    "slip",
    "stated",
    "computed",
    "computed_low",
    "computed_high",
    "text",
    "text_stated",
    "text_before",
    "report",
    "start",
    "end",
    "start_stated",
    "end_stated",
    "report_before",
    "start_before",
    "end_before",
]


def growth(corpus: Corpus) -> pd.DataFrame:
    """Compare stated with computed growth (see :meth:`Corpus.growth`)."""
    import numpy as np

    levels = pairs(all_cells(corpus))
    rates = all_cells(corpus, change=True).astype({"report": "object", "indicator": "object"})
    rates = rates[
        [
            "report",
            "indicator",
            "base_low",
            "base_high",
            "text",
            "start",
            "end",
            "masked",
            "basis",
        ]
    ].rename(columns={"base_low": "rate_low", "base_high": "rate_high"})
    rows = levels.merge(rates, on=["report", "indicator"], suffixes=("", "_stated"))
    distance = rows["start_stated"] - rows["end"]
    rows = rows[(distance >= 0) & (distance <= _NEAR)]
    rows = rows.sort_values("start_stated").drop_duplicates(["report", *SERIES, "period"])
    low, high = rows["least"].clip(lower=0), rows["most"]
    old_low, old_high = rows["least_before"].clip(lower=0), rows["most_before"]
    with np.errstate(divide="ignore", invalid="ignore"):
        least = ((low / old_high - 1) * 100).fillna(-100.0)
        most = ((high / old_low - 1) * 100).fillna(np.inf)
    slack = np.maximum(_POINT, rows["rate_high"].abs() * 0.01).fillna(_POINT)
    slack = slack.where(np.isfinite(slack), _POINT)
    stated_low, stated_high = rows["rate_low"] - slack, rows["rate_high"] + slack
    inside = (least <= stated_high) & (most >= stated_low)
    slip = np.zeros(len(rows))
    for factor in _SLIPS:
        for scale in (factor, 1 / factor):
            a = (low * scale / old_high - 1) * 100
            b = (high * scale / old_low - 1) * 100
            hit = ((a <= stated_high) & (b >= stated_low)).to_numpy()
            slip = np.where(hit & (slip == 0), factor, slip)
    vague = rows["masked"] | rows["masked_before"] | rows["masked_stated"]
    basis = rows["basis_stated"].notna() | rows["indicator"].str.contains(_NOMINAL_NOT)
    verdict = np.where(inside, "agrees", "contradicts")
    verdict = np.where(~inside & (slip > 0), "slip", verdict)
    # another price basis explains a difference of points, never one of ten times
    verdict = np.where((verdict == "contradicts") & basis, "other_basis", verdict)
    verdict = np.where(inside & vague, "open", verdict)
    value = (rows["base_value"] / rows["base_value_before"] - 1) * 100
    rows = rows.assign(
        verdict=verdict,
        slip=np.where(verdict == "slip", slip, 0.0),
        stated=rows["rate_low"].where(~rows["masked_stated"]).astype("Float64"),
        computed=value,
        computed_low=least,
        computed_high=most,
    )
    return rows[_COLUMNS].sort_values(["verdict", "place", "period"], ignore_index=True)
