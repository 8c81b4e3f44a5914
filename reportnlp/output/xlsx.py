"""The supervisor's list as an Excel workbook."""

from __future__ import annotations

import datetime
import os
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reportnlp.model.report import Report
from reportnlp.output.files import write_bytes
from reportnlp.output.rows import (
    OVERVIEW,
    STATES,
    TABLES,
    Column,
    Marked,
    Row,
    all_rows,
    display_name,
)

Links = Callable[[Report], dict[str, str]]
_FONT = "微软雅黑"
_LONGEST = 30_000
_LARGEST = 10**15
_LINK_TITLES = ("网页", "批注")
# A fixed date: the same reports give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)
# The characters that a link would read as its own syntax; Chinese names stay readable.
_LINK = str.maketrans({"%": "%25", "#": "%23", "?": "%3F", " ": "%20"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(
    reports: Iterable[Report],
    target: str | os.PathLike[str],
    *,
    name_of: Callable[[Report], str] = display_name,
    links_of: Links | None = None,
    extra: Iterable[tuple[str, tuple[Column, ...], Iterable[Row]]] = (),
) -> Path:
    """Write reports as a workbook with the sheets 总览, 缺失数据, 指标, 人员 and 问题.

    Parameters
    ----------
    reports : iterable of Report
        Taken one at a time; memory does not grow with their number.
    target : path
    name_of : callable, optional
        What to call a report in the first column; its file name by default.
    links_of : callable, optional
        Relative paths of a report's results by title (网页, 批注), shown as links in 总览.
    extra : iterable of (name, columns, rows), optional
        Further sheets.

    Returns
    -------
    Path
        Where it was written: another name where `target` is open in Excel.
    """
    items = (
        (all_rows(report, name_of(report)), links_of(report) if links_of else {})
        for report in reports
    )
    return write_rows(items, target, linked=links_of is not None, extra=extra)


def write_rows(
    items: Iterable[tuple[dict[str, list[Row]], dict[str, str]]],
    target: str | os.PathLike[str],
    *,
    linked: bool = False,
    extra: Iterable[tuple[str, tuple[Column, ...], Iterable[Row]]] = (),
) -> Path:
    """Write rows that are ready: one (rows by table, links by title) a report."""
    with tempfile.TemporaryDirectory(prefix="reportnlp-") as folder:
        place = Path(folder) / "list.xlsx"
        _write(items, place, folder, linked, extra)
        return write_bytes(Path(target), place.read_bytes())


def _write(
    items: Iterable[tuple[dict[str, list[Row]], dict[str, str]]],
    place: Path,
    folder: str,
    linked: bool,
    extra: Iterable[tuple[str, tuple[Column, ...], Iterable[Row]]],
) -> None:
    import xlsxwriter

    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(place), options) as book:
        book.set_properties({"created": _CREATED, "author": "", "title": "报告检查结果"})
        formats = _formats(book)
        sheets = {}
        for table in TABLES:
            more = _LINK_TITLES if table is OVERVIEW and linked else ()
            sheets[table.name] = Sheet(book, formats, table.name, table.columns, more)
        for rows, links in items:
            for name, sheet in sheets.items():
                for row in rows[name]:
                    sheet.add(row, links)
        for title, columns, lines in extra:
            sheet = Sheet(book, formats, title, columns, ())
            for row in lines:
                sheet.add(row)
            sheet.finish()
        for sheet in sheets.values():
            sheet.finish()


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 10, "valign": "top"}
    edge = {"border": 1, "border_color": "#D0D0D0"}
    return {
        "head": book.add_format(
            {**base, **edge, "bold": True, "bg_color": "#DDE7F3", "valign": "vcenter"}
        ),
        "text": book.add_format({**base, **edge}),
        "number": book.add_format({**base, **edge}),
        "wrap": book.add_format({**base, **edge, "text_wrap": True}),
        "marked": book.add_format({**base, **edge, "text_wrap": True}),
        # Text format, so that Excel keeps what is typed: 1.20 stays 1.20.
        "entry": book.add_format({**base, **edge, "bg_color": "#FFF8DC", "num_format": "@"}),
        "choice": book.add_format({**base, **edge}),
        "hidden": book.add_format({**base, "num_format": "@"}),
        "link": book.add_format({**base, **edge, "font_color": "#0B5394", "underline": 1}),
        "red": book.add_format({**base, "font_color": "#C00000", "bold": True}),
        "plain": book.add_format(base),
    }


class Sheet:
    """One sheet that is written row by row."""

    def __init__(
        self,
        book: Any,
        formats: dict[str, Any],
        title: str,
        columns: tuple[Column, ...],
        links: tuple[str, ...],
    ) -> None:
        self._sheet = book.add_worksheet(title)
        self._formats = formats
        self._columns = columns
        self._links = links
        self._row = 0
        self._styles = [formats[column.kind] for column in columns]
        self._entries = [index for index, column in enumerate(columns) if column.kind == "entry"]
        for index, column in enumerate(columns):
            options = {"hidden": True} if column.kind == "hidden" else {}
            self._sheet.set_column(index, index, column.width, None, options)
        if links:
            self._sheet.set_column(len(columns), len(columns) + len(links) - 1, 8)
        for index, name in enumerate([column.title for column in columns] + list(links)):
            self._sheet.write_string(0, index, name, formats["head"])
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def add(self, row: Row, links: dict[str, str] | None = None) -> None:
        """Append one row."""
        self._row += 1
        write_string, at = self._sheet.write_string, self._row
        for index, (style, value) in enumerate(zip(self._styles, row, strict=True)):
            if value is None or value == "":
                continue
            # Never write(): it would turn a leading = into a formula.
            if isinstance(value, str):
                write_string(at, index, _safe(value), style)
            elif isinstance(value, Marked):
                self._marked(index, value, style)
            elif -_LARGEST < value < _LARGEST:
                self._sheet.write_number(at, index, float(value), style)
            else:
                write_string(at, index, str(value), style)
        for index in self._entries:
            if row[index] is None or row[index] == "":
                self._sheet.write_blank(at, index, None, self._styles[index])
        for index, title in enumerate(self._links, start=len(self._columns)):
            path = (links or {}).get(title)
            style = self._formats["link" if path else "text"]
            if path:
                self._sheet.write_url(
                    self._row, index, f"external:{path.translate(_LINK)}", style, "打开"
                )
            else:
                self._sheet.write_blank(self._row, index, None, style)

    def _marked(self, index: int, value: Marked, style: Any) -> None:
        red = self._formats["red"]
        parts: list[Any] = []
        for text, font in ((value.before, None), (value.marked, red), (value.after, None)):
            if text:
                parts += [font, _safe(text)] if font else [_safe(text)]
        texts = [part for part in parts if isinstance(part, str)]
        if len(texts) < 2 or not value.marked:
            self._sheet.write_string(self._row, index, "".join(texts), style)
        else:
            self._sheet.write_rich_string(self._row, index, *parts, style)

    def finish(self) -> None:
        """Add the filter and the choices, once the number of rows is known."""
        last = max(1, self._row)
        self._sheet.autofilter(0, 0, last, len(self._columns) + len(self._links) - 1)
        for index, column in enumerate(self._columns):
            if column.kind == "choice":
                rule = {"validate": "list", "source": list(STATES)}
                self._sheet.data_validation(1, index, last, index, rule)


def _safe(text: str) -> str:
    return text[:_LONGEST] if text.isprintable() else _CONTROL.sub("\ufffd", text)[:_LONGEST]
