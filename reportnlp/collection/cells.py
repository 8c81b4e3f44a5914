"""One value for each place and period: which figure of a report speaks for an indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from reportnlp.checks.quantities import unit_of
from reportnlp.collection import frames
from reportnlp.collection.errors import CorpusError, DuplicateReportError, MixedUnitsError
from reportnlp.collection.lookup import find_indicator
from reportnlp.text.fold import fold

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

Measure = Literal["level", "growth", "target"]
Duplicates = Literal["error", "first", "last"]
_SHARES = ("%", "‰", "个百分点", "倍", "番", "")
_NEEDED = (
    "figure",
    "text",
    "value",
    "unit",
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
    "compared_to",
    "figure_period",
    "part_of",
    "section_title",
    "start",
    "end",
)
_WHERE = {
    "level": "change = 0 AND target = 0 AND previous = 0",
    "growth": "change = 1 AND target = 0 AND previous = 0",
    "target": "change = 0 AND target = 1",
}


def cells(
    corpus: Corpus,
    indicator: str,
    *,
    measure: Measure = "level",
    unit: str | None = None,
    duplicates: Duplicates = "error",
) -> pd.DataFrame:
    """Return one row for each place and period that gives the indicator.

    The figure that speaks for a report is the one that is no part of another (其中), not
    cumulative, not per head, not masked if another is not, and stands first; ``alternatives``
    counts other values that the report gives. Where a report names another year for a figure
    (``2017年产量达到``), it fills that year's cell unless that year has a report of its own.

    Raises
    ------
    UnknownIndicatorError, MixedUnitsError, DuplicateReportError
    """
    if measure not in _WHERE:
        raise CorpusError(f"measure 应为 {'、'.join(_WHERE)}，不是“{measure}”")
    key = find_indicator(corpus, indicator)
    rows = frames.build(
        corpus.store,
        corpus.entries,
        "indicators",
        f"indicator = ? AND {_WHERE[measure]}",
        (key,),
        only=_NEEDED,
    )
    rows = signed(_one_unit(rows, indicator, measure, unit))
    if "人均" in key or "户均" in key:
        rows["per_capita"] = False
    named = rows["figure_period"].notna().to_numpy()
    rows["own"] = ~named
    rows["period"] = rows["figure_period"].astype("object").where(named, rows["period"])
    rows = rows[rows["place"].notna() & rows["period"].notna()]
    rows = rows[~_over_years(rows)].copy()
    rows["place"] = place_names(rows)
    chosen = _choose(rows)
    return _without_duplicates(chosen, duplicates).reset_index(drop=True)


def _over_years(rows: pd.DataFrame) -> pd.Series:
    """Tell rates over several years (比2002年增长, 年均增长) from those of one period."""
    base = rows["compared_to"].astype("str").str.extract(r"^(\d{4})年", expand=False)
    start = rows["period"].astype("str").str[:4]
    far = base.astype("float64") + 1 != start.astype("float64")
    average = (rows["basis"] == "years") & ~rows["period"].astype("str").str.contains("-")
    found: pd.Series = (base.notna() & far) | average
    return found


def signed(rows: pd.DataFrame) -> pd.DataFrame:
    """Turn the sign of changes that go down."""
    down = rows["direction"] == "down"
    low, high = rows["base_low"], rows["base_high"]
    return rows.assign(
        base_value=rows["base_value"].where(~down, -rows["base_value"]),
        base_low=low.where(~down, -high),
        base_high=high.where(~down, -low),
    )


def place_names(rows: pd.DataFrame) -> pd.Series:
    """Return places as unique names: the county goes in front where two share a name."""
    pairs = rows[["place", "county"]].drop_duplicates()
    known = pairs[pairs["county"].notna()]
    counts = known.groupby("place", observed=True)["county"].nunique()
    shared = set(counts[counts > 1].index)
    if not shared:
        return rows["place"]
    place = rows["place"].astype("object")
    full = rows["county"].astype("object").fillna("") + place
    return place.where(~place.isin(shared), full)


def _one_unit(
    rows: pd.DataFrame, indicator: str, measure: Measure, unit: str | None
) -> pd.DataFrame:
    """Keep the figures of one base unit, or say which there are."""
    if rows.empty:
        return rows
    if unit is not None:
        base = unit_of(unit)[0]
        kept = rows[rows["base_unit"] == base]
        if kept.empty:
            have = "、".join(rows["base_unit"].value_counts().index[:6])
            raise MixedUnitsError(
                f"“{indicator}”没有可换算成“{unit}”的数；文中的基本单位有：{have}"
            )
        return kept.copy()
    shares = rows["base_unit"].isin(_SHARES)
    if measure == "growth":
        # a rate; amounts of change are asked for by unit=
        rows = rows[rows["base_unit"] == "%"] if (rows["base_unit"] == "%").any() else rows
    elif not shares.all():
        # beside amounts, a percentage is a share of the indicator and not the indicator
        rows = rows[~shares]
    counts = rows["base_unit"].value_counts()
    counts = counts[counts > 0]
    if len(counts) > 1:
        main = counts.index[0]
        covered = set(rows.loc[rows["base_unit"] == main, "report"])
        others = rows[~rows["report"].isin(covered)]
        if not others.empty:
            said = "、".join(f"{name}（{count}处）" for name, count in counts.items())
            example = others.iloc[0]
            raise MixedUnitsError(
                f"“{indicator}”的单位不能互相换算：{said}；例如 {example['report']} 写作"
                f'“{example["text"]}”。请用 unit= 指定，例如 unit="{_written(rows, main)}"'
            )
        rows = rows[rows["base_unit"] == main]
    return rows.copy()


def _written(rows: pd.DataFrame, base: str) -> str:
    return str(rows.loc[rows["base_unit"] == base, "unit"].astype("object").mode().iloc[0])


def _choose(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figure that speaks for each report and period, and how many others differ."""
    rank = (
        rows["part_of"].notna().astype(int) * 8
        + rows["per_capita"].astype(int) * 4
        + rows["cumulative"].astype(int) * 2
        + rows["masked"].astype(int)
    )
    rows = rows.assign(_rank=rank).sort_values(["_rank", "start"], kind="stable")
    group = ["report", "place", "period"]
    best = rows.drop_duplicates(group)
    best_rank = rows.merge(best[[*group, "_rank"]], on=group, suffixes=("", "_best"))
    peers = best_rank[best_rank["_rank"] == best_rank["_rank_best"]]
    counts = (
        peers[[*group, "base_low", "base_high"]].drop_duplicates().groupby(group, observed=True)
    )
    sizes = counts.size().rename("alternatives").reset_index()
    best = best.merge(sizes, on=group, how="left")
    best["alternatives"] = best["alternatives"].astype("int64") - 1
    # a period's own report goes before what another report says of it
    best = best.sort_values(["own", "start"], ascending=[False, True], kind="stable")
    own = best[best["own"]]
    keys = own.set_index(["place", "period"]).index
    told = best[~best["own"]]
    told = told[~told.set_index(["place", "period"]).index.isin(keys)]
    told = told.drop_duplicates(["place", "period"])
    import pandas as pd

    return pd.concat([own, told]).drop(columns="_rank").sort_values(["place", "period"])


def _without_duplicates(rows: pd.DataFrame, duplicates: Duplicates) -> pd.DataFrame:
    twice = rows.duplicated(["place", "period"], keep=False)
    if not twice.any():
        return rows
    if duplicates == "error":
        first = rows[twice].iloc[0]
        same = rows[(rows["place"] == first["place"]) & (rows["period"] == first["period"])]
        files = "、".join(same["report"].astype(str)[:3])
        count = len(rows[twice].drop_duplicates(["place", "period"]))
        raise DuplicateReportError(
            f"{count}处同一地方、同一时期有多份报告；例如 {first['place']} {first['period']}：{files}。"
            "请用 filter 去掉多余的，在元数据中改正地方、县或时期，"
            '或用 duplicates="first"（"last"）取文件名在前（在后）的一份'
        )
    rows = rows.sort_values("report", kind="stable")
    return rows.drop_duplicates(["place", "period"], keep=duplicates).sort_values(
        ["place", "period"]
    )


def unit_scale(units: Sequence[str], wanted: str | None) -> tuple[str, float]:
    """Return the unit to show values in, and its factor to the base unit.

    Examples
    --------
    >>> unit_scale(["亿元", "萬元", "万元"], None)  # 萬元 and 万元 are one unit
    ('万元', 10000.0)
    """
    if wanted is None:
        counts = Counter(map(fold, units))
        wanted = max(counts, key=counts.__getitem__, default="")
    return wanted, float(unit_of(wanted)[1])
