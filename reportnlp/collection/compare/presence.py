"""Indicators that appear, vanish, become masked or come to light from one report to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.compare.peers import peer_group
from reportnlp.collection.periods import sort_key
from reportnlp.collection.series import all_cells

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_COLUMNS = [
    "place",
    "county",
    "indicator",
    "event",
    "period_before",
    "period",
    "peer_share",
    "text_before",
    "text",
    "report_before",
    "start_before",
    "end_before",
    "report",
    "start",
    "end",
]
_WORDS = ["text", "report", "start", "end", "masked"]


def presence(corpus: Corpus, *, least: int = 2) -> pd.DataFrame:
    """Return what changed in which indicators are given (see :meth:`Corpus.presence`)."""
    rows = all_cells(corpus, shared=False)
    rows = rows.astype(dict.fromkeys(("place", "indicator", "period", "report"), "object"))
    places = rows.groupby("indicator", observed=True)["place"].transform("nunique")
    rows = rows[places >= least].drop_duplicates(["place", "period", "indicator"])
    rows = rows.assign(group=peer_group(rows))
    steps = _steps(rows)
    now = rows[["place", "county", "group", "indicator", "period", *_WORDS]]
    before = rows[["place", "county", "group", "indicator", "period", *_WORDS]].rename(
        columns={"period": "period_before"}
    )
    joined = now.merge(steps, on=["place", "period"]).merge(
        before.merge(steps, on=["place", "period_before"]),
        on=["place", "indicator", "period", "period_before"],
        how="outer",
        suffixes=("", "_before"),
    )
    joined["event"] = None
    joined.loc[joined["report_before"].isna(), "event"] = "appears"
    joined.loc[joined["report"].isna(), "event"] = "vanishes"
    both = joined["event"].isna()
    masked = joined["masked"].astype("boolean").fillna(False).astype(bool)
    masked_before = joined["masked_before"].astype("boolean").fillna(False).astype(bool)
    joined.loc[both & masked & ~masked_before, "event"] = "masked"
    joined.loc[both & ~masked & masked_before, "event"] = "unmasked"
    joined = joined[joined["event"].notna()].copy()
    for name in ("county", "group"):
        joined[name] = (
            joined[name].astype("object").fillna(joined[f"{name}_before"].astype("object"))
        )
    joined["peer_share"] = _peer_share(joined, rows)
    for name in ("start", "end", "start_before", "end_before"):
        joined[name] = joined[name].astype("Int64")
    return joined[_COLUMNS].sort_values(
        ["place", "period", "event", "indicator"], ignore_index=True
    )


def _steps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each place's consecutive reports."""
    import pandas as pd

    found = []
    for place, periods in (
        rows.groupby("place", sort=False, observed=True)["period"].unique().items()
    ):
        ordered = sorted(periods, key=sort_key)
        found += [(place, a, b) for a, b in zip(ordered, ordered[1:], strict=False)]
    return pd.DataFrame(found, columns=["place", "period_before", "period"])


def _peer_share(joined: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Return the share of peers that give the indicator in the later period."""
    keys = ["group", "period"]
    total = rows.groupby(keys, observed=True)["place"].nunique().rename("total").reset_index()
    given = rows.groupby([*keys, "indicator"], observed=True)["place"].nunique()
    merged = joined[[*keys, "indicator"]].merge(total, on=keys, how="left")
    merged = merged.merge(given.rename("given").reset_index(), on=[*keys, "indicator"], how="left")
    share: pd.Series = (merged["given"].fillna(0) / merged["total"]).set_axis(joined.index)
    return share
