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
    alone = rows[rows.groupby([*SERIES, "length"], sort=False)["log"].transform("size") == 1]
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

    order = {
        name: number for number, name in enumerate(sorted(rows["period"].unique(), key=sort_key))
    }
    rows = rows.assign(order=rows["period"].map(order))
    series = [*SERIES, "length"]
    rows = rows.sort_values([*series, "order"], kind="stable")
    grouped = rows.groupby(series, sort=False)["log"]
    near = np.column_stack([grouped.shift(step).to_numpy() for step in (-2, -1, 1, 2)])
    count = np.isfinite(near).sum(axis=1)
    rows, near = rows[count > 0], near[count > 0]
    count = count[count > 0]
    typical = np.nanmedian(near, axis=1) if len(near) else np.empty(0)
    rows = rows.assign(typical_log=typical, deviation=rows["log"] - typical, basis="history")
    # what the series itself does from one period to the next, without its worst step
    usual = rows["deviation"].abs().groupby([rows[name] for name in series], sort=False)
    spread = usual.transform("median").clip(lower=0.05)
    size = usual.transform("size")
    limit = np.where(count >= 2, np.maximum(_JUMP, _SPREAD * spread * (size > 2)), np.inf)
    deviation = rows["deviation"].abs()
    power = deviation.round()
    lone = (count == 1) & (power >= 1) & ((deviation - power).abs() <= _NEAR_POWER / 2)
    small = np.maximum(rows["log"], rows["typical_log"]) < np.log10(_SMALL)
    return rows[((deviation > limit) | lone) & ~small]


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
