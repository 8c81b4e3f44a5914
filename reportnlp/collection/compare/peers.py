"""Who is compared with whom: townships of one county, else places of one level."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_LEVELS = (
    (r"^全国$", "全国"),
    (r"(?:省|自治区)$|^(?:北京|天津|上海|重庆)市?$", "省"),
    (r"(?:自治州|市|盟|地区)$", "市"),
    (r"(?:县|旗|区)$", "县"),
    (r"(?:镇|乡|街道|苏木)$", "乡镇"),
)


def peer_group(rows: pd.DataFrame) -> pd.Series:
    """Return the name of the group that each row's place is compared within.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"place": ["芦汀镇", "吉林省", "杨柳镇"], "county": ["棠川县", None, None]})
    >>> list(peer_group(rows))
    ['棠川县', '省', '乡镇']
    """
    place = rows["place"].astype("str")
    level = place.where(place != place, "")
    for pattern, name in _LEVELS:
        level = level.where(~place.str.contains(pattern, regex=True) | (level != ""), name)
    county = rows["county"].astype("object")
    return county.where(county.notna(), level)


def others_median(rows: pd.DataFrame, column: str, by: list[str]) -> pd.DataFrame:
    """Return ``peers`` and ``peer_median``: how many others of the group have a value, and its median.

    The row itself is left out.
    """
    import numpy as np
    import pandas as pd

    values = rows[column].astype("float64").to_numpy(dtype=float, na_value=np.nan)
    known = np.isfinite(values)
    count = np.zeros(len(rows), dtype=np.int64)
    median = np.full(len(rows), np.nan)
    groups = (
        rows.reset_index(drop=True).groupby(by, sort=False, observed=True, dropna=False).indices
    )
    for members in groups.values():
        inside = members[known[members]]
        order = inside[np.argsort(values[inside], kind="stable")]
        ranked = values[order]
        size = len(ranked)
        count[members] = size
        count[inside] -= 1
        if size:
            median[members] = np.median(ranked)
        if size == 1:
            median[inside] = np.nan
        elif size > 1:
            # the median of the rest follows from the ranks: no group is gone through twice
            low, high = (size - 2) // 2, (size - 1) // 2
            ranks = np.arange(size)
            at_low = np.where(ranks <= low, low + 1, low)
            at_high = np.where(ranks <= high, high + 1, high)
            median[order] = (ranked[at_low] + ranked[at_high]) / 2
    return pd.DataFrame({"peers": count, "peer_median": median}, index=rows.index)
