"""The supervisor's tables as CSV for other systems."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from reportnlp.model.report import Report
from reportnlp.output.files import write_bytes
from reportnlp.output.rows import TABLES, Cell, Marked, Row, Table, display_name

# What a spreadsheet would run as a formula when it opens the file.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def write_csv(
    reports: Iterable[Report], target: str | os.PathLike[str], *, table: str = "缺失数据"
) -> Path:
    """Write one table of the workbook as CSV (UTF-8 with BOM, so that Excel reads Chinese).

    Parameters
    ----------
    reports : iterable of Report
    target : path
    table : {'总览', '缺失数据', '指标', '人员', '问题'}

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    ValueError
        If there is no such table.
    """
    rows = (list(_table(table).rows(report, display_name(report))) for report in reports)
    return write_csv_rows(rows, target, table=table)


def write_csv_rows(
    reports: Iterable[Iterable[Row]], target: str | os.PathLike[str], *, table: str
) -> Path:
    """Write rows that are ready, one iterable a report."""
    columns = _table(table).columns
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    kept = [i for i, column in enumerate(columns) if column.kind != "hidden"]
    writer.writerow([columns[i].title for i in kept])
    for rows in reports:
        for row in rows:
            writer.writerow([_cell(row[i]) for i in kept])
    return write_bytes(Path(target), out.getvalue().encode("utf-8-sig", "replace"))


def _table(table: str) -> Table:
    found = next((item for item in TABLES if item.name == table), None)
    if found is None:
        names = "、".join(item.name for item in TABLES)
        raise ValueError(f"unknown table {table!r}; use one of {names}")
    return found


def _cell(value: Cell | Marked) -> str:
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, str | Marked) and text.startswith(_ACTIVE):
        return "'" + text
    return text
