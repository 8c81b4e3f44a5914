"""How a report spends its words, and how complete it is, over places and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection import frames
from reportnlp.collection.periods import sort_key

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus


def section_shares(corpus: Corpus) -> pd.DataFrame:
    """Return the share of each report's words by topic (see :meth:`Corpus.section_shares`)."""
    rows = frames.build(
        corpus.store, corpus.entries, "sections", only=("topic", "share", "figures", "masked")
    )
    rows["topic"] = rows["topic"].astype("object").fillna("other")
    grouped = rows.groupby(
        ["report", "place", "county", "period", "topic"], observed=True, dropna=False
    )
    found: pd.DataFrame = grouped[["share", "figures", "masked"]].sum().reset_index()
    return _in_time(found)


def completeness(corpus: Corpus) -> pd.DataFrame:
    """Return score, masks and missing sections of each report (see :meth:`Corpus.completeness`)."""
    reports = corpus.reports()
    scores = corpus.scores()
    absent = scores[scores["status"] == "absent"]
    titles = absent.groupby("report", observed=True)["title"].agg("、".join)
    found = reports[
        [
            "report",
            "place",
            "county",
            "period",
            "score",
            "figures",
            "masked",
            "place_sure",
            "period_sure",
        ]
    ].copy()
    found["masked_share"] = (found["masked"] / found["figures"].where(found["figures"] > 0)).fillna(
        0.0
    )
    found["absent"] = found["report"].astype("object").map(titles).fillna("")
    found = _in_time(found)
    found["score_before"] = found.groupby("place", observed=True, sort=False)["score"].shift(1)
    found["score_change"] = found["score"] - found["score_before"]
    return found


def _in_time(rows: pd.DataFrame) -> pd.DataFrame:
    key = (
        rows["period"]
        .astype("object")
        .map(lambda name: sort_key(name) if isinstance(name, str) else ("", ""))
    )
    return (
        rows.assign(_key=key)
        .sort_values(["place", "_key"], kind="stable", ignore_index=True)
        .drop(columns="_key")
    )
