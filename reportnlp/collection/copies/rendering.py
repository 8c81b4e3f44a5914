"""Copies for people: one HTML page, or one Excel workbook, with differences marked."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from typing import Any

from reportnlp.collection.copies.aligning import Piece, align
from reportnlp.collection.copies.result import RELATIONS, Copies, Passage

_CELL_LIMIT = 32_000
_MOST_PAIRS = 300
_COLOURS = {"changed": "#9C5700", "added": "#006100", "removed": "#9C0006"}


@functools.cache
def _page() -> Any:
    import jinja2

    loader = jinja2.PackageLoader("reportnlp.collection", "copies")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("copies.html")


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _percent(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0")


def _pieces(passage: Passage, fetch: Callable[[str], str]) -> tuple[Piece, ...]:
    return align(
        fetch(passage.source)[passage.source_start : passage.source_end],
        fetch(passage.copy)[passage.start : passage.end],
    )


def render_html(copies: Copies, fetch: Callable[[str], str]) -> str:
    """Return one page: the share of each report, then every pair side by side.

    Parameters
    ----------
    copies : Copies
    fetch : callable
        Returns the text of a report by its key.

    Returns
    -------
    str
        At most three hundred pairs of reports, those with most in common first.
    """
    passages: dict[tuple[str, str], list[Passage]] = {}
    for passage in copies.passages:
        passages.setdefault((passage.copy, passage.source), []).append(passage)
    pairs = []
    for row in copies.pairs_frame().head(_MOST_PAIRS).to_dict("records"):
        shown = []
        for passage in passages[(row["copy"], row["source"])]:
            shown.append(
                {
                    "line": _line(fetch(passage.copy), passage.start),
                    "source_line": _line(fetch(passage.source), passage.source_start),
                    "percent": _percent(passage.similarity),
                    "pieces": _pieces(passage, fetch),
                }
            )
        pairs.append(
            {
                "report": row["copy"],
                "source": row["source"],
                "directed": row["directed"],
                "relation": RELATIONS[row["relation"]],
                "percent": _percent(row["share"]),
                "passages": shown,
            }
        )
    reports = copies.reports_frame().sort_values("share", ascending=False, kind="stable")
    rows = [
        {
            **row,
            "main_source": row["main_source"] if isinstance(row["main_source"], str) else "",
            "percent": _percent(row["share"]),
            "width": round(row["share"] * 10, 2),
        }
        for row in reports.to_dict("records")
    ]
    templates = [
        {"reports": item.reports, "text": fetch(item.key)[item.start : item.end]}
        for item in copies.templates
    ]
    page: str = _page().render(reports=rows, pairs=pairs, templates=templates)
    return page


def render_xlsx(copies: Copies, fetch: Callable[[str], str]) -> bytes:
    """Return a workbook: 报告, 雷同段落 (side by side, differences in colour), 套话.

    Parameters
    ----------
    copies : Copies
    fetch : callable
        Returns the text of a report by its key.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    # a text that begins with "=" is a text
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    head = book.add_format({"bold": True, "bg_color": "#F0F2F5", "border": 1})
    percent = book.add_format({"num_format": "0.0%", "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    colours = {
        kind: book.add_format({"font_color": colour, "bold": True})
        for kind, colour in _COLOURS.items()
    }

    sheet = _sheet(book, "报告", head, {"报告": 40, "雷同比例": 10, "雷同字数": 10, "主要来源": 40})
    frame = copies.reports_frame().sort_values("share", ascending=False, kind="stable")
    for number, row in enumerate(frame.to_dict("records"), start=1):
        sheet.write(number, 0, row["report"])
        sheet.write(number, 1, row["share"], percent)
        sheet.write(number, 2, row["copied"])
        sheet.write(number, 3, row["main_source"] if isinstance(row["main_source"], str) else "")

    columns = {
        "报告": 26,
        "行": 6,
        "来源报告": 26,
        "来源行": 7,
        "关系": 12,
        "相似": 8,
        "来源原文": 60,
        "本报告原文": 60,
    }
    sheet = _sheet(book, "雷同段落", head, columns)
    for number, passage in enumerate(copies.passages, start=1):
        pieces = _pieces(passage, fetch)
        sheet.write(number, 0, passage.copy, wrap)
        sheet.write(number, 1, _line(fetch(passage.copy), passage.start), wrap)
        sheet.write(number, 2, passage.source, wrap)
        sheet.write(number, 3, _line(fetch(passage.source), passage.source_start), wrap)
        sheet.write(number, 4, RELATIONS[passage.relation], wrap)
        sheet.write(number, 5, passage.similarity, percent)
        _write_rich(sheet, number, 6, [(p.kind, p.source) for p in pieces], colours, wrap)
        _write_rich(sheet, number, 7, [(p.kind, p.copy) for p in pieces], colours, wrap)

    sheet = _sheet(book, "套话", head, {"报告数": 10, "文字": 100})
    for number, item in enumerate(copies.templates, start=1):
        sheet.write(number, 0, item.reports, wrap)
        sheet.write_string(number, 1, fetch(item.key)[item.start : item.end][:_CELL_LIMIT], wrap)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, name: str, head: Any, columns: dict[str, int]) -> Any:
    sheet = book.add_worksheet(name)
    for column, (title, width) in enumerate(columns.items()):
        sheet.write(0, column, title, head)
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    return sheet


def _write_rich(
    sheet: Any,
    row: int,
    column: int,
    parts: list[tuple[str, str]],
    colours: dict[str, Any],
    wrap: Any,
) -> None:
    parts = [(kind, text) for kind, text in parts if text]
    whole = "".join(text for _, text in parts)
    rich: list[Any] = []
    for kind, text in parts:
        rich += [colours[kind], text] if kind in colours else [text]
    # Excel wants at least two parts, and no more than 32,767 characters
    if len(parts) < 2 or len(whole) > _CELL_LIMIT:
        sheet.write_string(row, column, whole[:_CELL_LIMIT], wrap)
    else:
        sheet.write_rich_string(row, column, *rich, wrap)
