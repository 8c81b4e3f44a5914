"""Values out of line: with a place's own history where it has one, else with its peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.compare.peers import others_median, peer_group
from reportnlp.collection.periods import sort_key
from reportnlp.collection.series import SERIES, all_cells

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_JUMP = 0.5  # in powers of ten: more than three times, or less than a third
_SPREAD = 6.0
_PEER_JUMP = 1.0
_PEERS = 5
_NEAR_POWER = 0.2  # how near to a whole power of ten a slip of the unit lies
_LEAST_STEP = 0.05
_STEPS = 4  # fewer say little about what is usual
_UNKNOWN_STEP = 0.13
_SMALL = 20  # counts below this vary too much to judge
_COLUMNS = [
    "place",
    "county",
    "indicator",
    "period",
    "basis",
    "kind",
    "slip",
    "value",
    "typical",
    "ratio",
    "unit",
    "text",
    "report",
    "start",
    "end",
]


def outliers(corpus: Corpus) -> pd.DataFrame:
    """Return values out of line (see :meth:`Corpus.outliers`)."""
    import numpy as np
    import pandas as pd

    rows = all_cells(corpus)
    rows = rows[~rows["masked"].astype(bool) & (rows["base_value"] > 0)].copy()
    rows["log"] = np.log10(rows["base_value"].to_numpy(dtype=float))
    rows["length"] = rows["period"].map(_length)
    own = _against_history(rows)
    alone = rows[
        rows.groupby([*SERIES, "length"], sort=False, observed=True)["log"].transform("size") == 1
    ]
    found = pd.concat([own, _against_peers(alone)], ignore_index=True)
    typical = 10 ** found["typical_log"].astype("float64")
    power = np.round(found["deviation"].astype("float64"))
    near = (found["deviation"] - power).abs() <= _NEAR_POWER
    slip = np.where(near & (power != 0), 10 ** np.abs(power), 0.0)
    found = found.assign(
        kind=np.where(slip > 0, "slip", "jump"),
        slip=slip,
        value=found["base_value"],
        typical=typical,
        ratio=10 ** found["deviation"].astype("float64"),
        unit=found["base_unit"],
    )
    order = found["deviation"].abs().to_numpy().argsort(kind="stable")[::-1]
    return found.iloc[order][_COLUMNS].reset_index(drop=True)


def _length(period: str) -> str:
    """Half a year is compared with half a year."""
    return period[4:]


def _against_history(rows: pd.DataFrame) -> pd.DataFrame:
    import numpy as np

    names = sorted(rows["period"].unique(), key=sort_key)
    order = {name: number for number, name in enumerate(names)}
    series = [*SERIES, "length"]
    rows = rows.assign(order=rows["period"].map(order), number=_numbers(rows, series))
    rows = rows.sort_values(["number", "order"], kind="stable")
    logs, number = rows["log"].to_numpy(), rows["number"].to_numpy()
    steps = np.full((len(rows), 4), np.nan)
    for column, shift in enumerate((-2, -1, 1, 2)):
        other = np.roll(logs, shift)
        same = np.roll(number, shift) == number
        if abs(shift) < len(rows):
            edge = slice(len(rows) + shift, None) if shift < 0 else slice(None, shift)
            same[edge] = False
            steps[same, column] = (logs - other)[same]
    count = np.isfinite(steps).sum(axis=1)
    # one neighbour in three may itself be wrong: the lower middle of the steps is not moved by it
    rank = np.argsort(np.where(np.isfinite(steps), np.abs(steps), np.inf), axis=1, kind="stable")
    middle = np.take_along_axis(steps, rank, axis=1)
    at = np.maximum(count - 1, 0) // 2
    deviation = middle[np.arange(len(rows)), at]
    rows = rows.assign(
        step=np.abs(steps[:, 2]), deviation=deviation, typical_log=logs - deviation, basis="history"
    )
    rows["count"] = count
    limit = np.maximum(_JUMP, _SPREAD * _usual_step(rows))
    size = rows["deviation"].abs()
    power = size.round()
    lone = rows["step"].notna() & (power >= 1) & ((size - power).abs() <= _NEAR_POWER)
    small = np.maximum(rows["log"], rows["typical_log"]) < np.log10(_SMALL)
    flagged = (size > limit) & ((rows["count"] > 1) | lone) & ~small
    return rows[flagged.to_numpy()]


def _numbers(rows: pd.DataFrame, series: list[str]) -> pd.Series:
    numbers: pd.Series = rows.groupby(series, sort=False, observed=True).ngroup()
    return numbers


def _usual_step(rows: pd.DataFrame) -> pd.Series:
    """Return how far the indicator usually goes from one period to the next, anywhere.

    Numbers of visits or trees jump every year, incomes do not; a few wrong values do not move
    the median over all places.
    """
    grouped = rows.groupby(["indicator", "base_unit", "length"], sort=False, observed=True)["step"]
    usual: pd.Series = grouped.transform("median").clip(lower=_LEAST_STEP)
    return usual.where(grouped.transform("count") >= _STEPS, usual.clip(lower=_UNKNOWN_STEP))


def _against_peers(rows: pd.DataFrame) -> pd.DataFrame:
    import numpy as np

    rows = rows.assign(group=peer_group(rows))
    by = ["group", "indicator", "base_unit", "period"]
    peers = others_median(rows, "log", by)
    rows = rows.assign(typical_log=peers["peer_median"], count=peers["peers"])
    rows["deviation"] = rows["log"] - rows["typical_log"]
    rows["size"] = rows["deviation"].abs()
    spread = others_median(rows, "size", by)["peer_median"]
    limit = np.maximum(_PEER_JUMP, _SPREAD * spread)
    flagged = (rows["count"] >= _PEERS) & (rows["size"] > limit)
    small = np.maximum(rows["log"], rows["typical_log"]) < np.log10(_SMALL)
    return rows[flagged & ~small].assign(basis="peers")
