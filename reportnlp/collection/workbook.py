"""The tables of a comparison as an Excel workbook and as one page."""

from __future__ import annotations

import io
import math
from typing import Any

from reportnlp.collection.digest import Table
from reportnlp.collection.panel import Panel
from reportnlp.collection.show import number, panel_fragment, render

_WIDEST = 46
_ROWS = 1_048_000  # what a sheet holds
_PAGE_ROWS = 300


def workbook(tables: list[Table]) -> bytes:
    """Return one sheet a table, with filters and frozen headings."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    bold = book.add_format({"bold": True, "bg_color": "#F2F4F6", "border": 1, "text_wrap": True})
    note = book.add_format({"font_color": "#5B6570"})
    for table in tables:
        sheet = book.add_worksheet(table.title)
        sheet.write(0, 0, table.note + ("" if table.rows else "（没有）"), note)
        for column, name in enumerate(table.columns):
            sheet.write(1, column, name, bold)
        for line, row in enumerate(table.rows[:_ROWS], start=2):
            for column, value in enumerate(row):
                _write(sheet, line, column, value)
        for column, name in enumerate(table.columns):
            shown = [str(row[column]) for row in table.rows[:200] if row[column] is not None]
            widest = max([2 * len(name), *(_width(text) for text in shown)], default=8)
            sheet.set_column(column, column, min(_WIDEST, widest + 2))
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, 1 + max(1, len(table.rows[:_ROWS])), len(table.columns) - 1)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, column: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(line, column, "是" if value else "")
    elif isinstance(value, int | float):
        if math.isfinite(value):
            sheet.write_number(line, column, round(float(value), 10))
    else:
        sheet.write_string(line, column, str(value))


def _width(text: str) -> int:
    return sum(2 if ord(sign) > 255 else 1 for sign in text)


def page(title: str, tables: list[Table], panels: list[Panel]) -> str:
    """Return everything as one page without any outside address."""

    def show(value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "是" if value else ""
        if isinstance(value, float):
            return number(round(value, 4))
        return str(value)

    return render(
        "compare.html",
        title=title,
        panels=[panel_fragment(panel) for panel in panels],
        tables=[
            {
                "table": table,
                "rows": [[show(value) for value in row] for row in table.rows[:_PAGE_ROWS]],
                "more": max(0, len(table.rows) - _PAGE_ROWS),
            }
            for table in tables
            if table.title != "指标"
        ],
    )
