"""Checking by hand: a sample of what was extracted, and the precision it shows."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reportnlp.text.view import TextView

if TYPE_CHECKING:
    import pandas as pd

VERDICT = "对错"
_RIGHT = ("对", "1", "1.0", "y", "yes", "true", "√", "正确")
_WRONG = ("错", "0", "0.0", "n", "no", "false", "×", "错误")


def validation_sample(
    frame: pd.DataFrame,
    n: int,
    *,
    fetch: Callable[[str], str],
    by: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw rows to check by hand, each with the sentence it comes from.

    Parameters
    ----------
    frame : DataFrame
        Rows with ``report``, ``start`` and ``end``, such as ``corpus.indicators()``.
    n : int
        Rows in all; spread evenly over the values of `by`, and the rest over those that have
        more.
    fetch : callable
        Returns the text of a report by its key.
    by : str, optional
        A column.
    seed : int

    Returns
    -------
    DataFrame
        The drawn rows with ``sentence`` (the item marked 【…】), an empty column 对错 and
        ``weight``: how many rows of the frame each drawn row stands for.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    needed = [name for name in ("report", "start", "end", by) if name is not None]
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ValueError(f"the frame has no column {', '.join(missing)}")
    if by is None:
        chosen = frame.sample(min(n, len(frame)), random_state=seed)
        chosen = chosen.assign(weight=len(frame) / max(len(chosen), 1))
    else:
        chosen = _stratified(frame, n, by, seed)
    chosen = chosen.sort_values(["report", "start"], kind="stable").reset_index(drop=True)
    sentences = []
    for report, part in chosen.groupby("report", sort=False, observed=True):
        text = fetch(str(report))
        view = TextView(text)
        for start, end in zip(part["start"], part["end"], strict=True):
            first, last = view.sentence_at(int(start))
            marked = f"{text[first:start]}【{text[start:end]}】{text[end:last]}"
            sentences.append(marked.strip())
    chosen["sentence"] = sentences
    chosen[VERDICT] = ""
    return chosen


def _stratified(frame: pd.DataFrame, n: int, by: str, seed: int) -> pd.DataFrame:
    import pandas as pd

    keys = frame[by].astype("object").where(frame[by].notna(), "")
    sizes = keys.value_counts(sort=False).sort_values(kind="stable")
    left = min(n, len(frame))
    parts = []
    for number, (value, size) in enumerate(sizes.items()):
        take = min(int(size), left // (len(sizes) - number))
        left -= take
        if take:
            part = frame[keys == value].sample(take, random_state=seed)
            parts.append(part.assign(weight=size / take))
    return pd.concat(parts) if parts else frame.head(0).assign(weight=0.0)


def write_validation(sample: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a sample as xlsx or csv; 对错 is to be filled with 对 or 错.

    Parameters
    ----------
    sample : DataFrame
    path : path
        Ends in ``.xlsx`` or ``.csv``.
    """
    path = Path(path)
    front = [VERDICT, "sentence"]
    ordered = sample[front + [name for name in sample.columns if name not in front]]
    if path.suffix.lower() == ".xlsx":
        import pandas as pd

        options = {"strings_to_formulas": False, "strings_to_urls": False}
        with pd.ExcelWriter(
            path, engine="xlsxwriter", engine_kwargs={"options": options}
        ) as writer:
            ordered.to_excel(writer, index=False, sheet_name="核对")
            sheet = writer.sheets["核对"]
            wrap = writer.book.add_format({"text_wrap": True, "valign": "top"})
            sheet.set_column(0, 0, 8)
            sheet.set_column(1, 1, 70, wrap)
            sheet.freeze_panes(1, 2)
            last = max(1, len(ordered))
            sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": ["对", "错"]})
    elif path.suffix.lower() == ".csv":
        # the byte order mark tells Excel that it is UTF-8
        ordered.to_csv(path, index=False, encoding="utf-8-sig")
    else:
        raise ValueError(f"cannot write {path.suffix!r}; use .xlsx or .csv")


def read_validation(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a sample back with ``right`` as True, False, or <NA> where nothing was written.

    Raises
    ------
    ValueError
        If a verdict is neither 对 nor 错, with the row as Excel counts it.
    """
    import pandas as pd

    path = Path(path)
    text = {VERDICT: str}
    if path.suffix.lower() == ".xlsx":
        frame = pd.read_excel(path, dtype=text, engine="openpyxl")
    else:
        frame = pd.read_csv(path, dtype=text, encoding="utf-8-sig")
    if VERDICT not in frame.columns:
        raise ValueError(f"{path.name} has no column {VERDICT}")
    verdicts: list[bool | None] = []
    for number, value in enumerate(frame[VERDICT], start=2):
        word = "" if pd.isna(value) else str(value).strip().lower()
        if word and word not in _RIGHT + _WRONG:
            raise ValueError(f"row {number} of {path.name}: {value!r} is neither 对 nor 错")
        verdicts.append(word in _RIGHT if word else None)
    return frame.assign(right=pd.array(verdicts, dtype="boolean"))


_Z95 = 1.959964


def wilson(right: int, n: int, *, z: float = _Z95) -> tuple[float, float]:
    """Return Wilson's score interval of a proportion.

    Examples
    --------
    >>> [round(bound, 3) for bound in wilson(9, 10)]
    [0.596, 0.982]
    """
    if n <= 0 or not 0 <= right <= n:
        raise ValueError(f"{right} of {n} is no proportion")
    return _score_interval(right / n, n, z)


def precision(checked: pd.DataFrame, *, by: str | None = None) -> pd.DataFrame:
    """Return the precision a checked sample shows, with a 95 % interval.

    Parameters
    ----------
    checked : DataFrame
        From :func:`read_validation`.
    by : str, optional
        One row for every value of this column, and one for all.

    Returns
    -------
    DataFrame
        Columns n, right, precision, low, high.  In the row 全部 the precision weighs each
        stratum by its size, and the interval rests on the effective number of rows.
    """
    import pandas as pd

    done = checked.dropna(subset=["right"])
    rows = {}
    if by is not None:
        for value, part in done.groupby(by, sort=True, observed=True):
            rows[value] = _row(part)
    rows["全部"] = _row(done)
    columns = ["n", "right", "precision", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis(by)


def _row(part: pd.DataFrame) -> tuple[int, int, float | None, float | None, float | None]:
    n = len(part)
    if not n:
        return 0, 0, None, None, None
    right = part["right"].astype(float)
    weight = part["weight"] if "weight" in part.columns else right * 0 + 1
    share = float((right * weight).sum() / weight.sum())
    effective = float(weight.sum() ** 2 / (weight**2).sum())
    low, high = _score_interval(share, effective, _Z95)
    return n, int(right.sum()), share, low, high


def _score_interval(share: float, n: float, z: float) -> tuple[float, float]:
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # rounding must not push a bound past the share itself
    return min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half))
