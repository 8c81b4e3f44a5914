"""The tables of a supervisor's list, one row at a time, for Excel and CSV alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from reportnlp.model.report import Report
from reportnlp.output.blanks import BlankRow, blank_rows
from reportnlp.output.view import LEVEL_TITLES, ReportView

Cell = str | int | float | Decimal | None
_AROUND = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, width in characters, and how it is shown."""

    title: str
    width: int
    kind: Literal["text", "number", "wrap", "entry", "choice", "hidden", "marked"] = "text"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with one stretch to be shown in red."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        return self.before + self.marked + self.after


Row = tuple[Cell | Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A named table; `rows` lists what one report adds to it."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Report, str], Iterator[Row]]


def display_name(report: Report) -> str:
    """Return what to call a report: its file's name, else its title."""
    path = report.source.path
    return Path(path).name if path else report.meta.title or "（未命名）"


def text_key(text: str) -> str:
    """Return a short hash that names one exact text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def row_key(row: BlankRow, text: str, digest: str) -> str:
    """Return the hidden key by which a blank is found again.

    Examples
    --------
    >>> import reportnlp
    >>> from reportnlp.output.blanks import blank_rows
    >>> report = reportnlp.analyze("一、民生福祉\\n发放补助资金xxx万元。\\n")
    >>> row_key(blank_rows(report)[0], report.text, "0a")
    '0a:13-16:13-18:xxx'
    """
    surface = text[row.fill_start : row.fill_end]
    return f"{digest}:{row.fill_start}-{row.fill_end}:{row.start}-{row.end}:{surface}"


def _overview(report: Report, name: str) -> Iterator[Row]:
    view = ReportView(report)
    period = report.meta.period
    shown = f"{period.start or '?'} 至 {period.end or '?'}" if period else ""
    absent = [c for c in report.coverage if c.status == "absent"]
    levels = [sum(f.level == level for f in report.findings) for level in ("error", "warning")]
    yield (
        name,
        report.meta.title,
        report.meta.place,
        shown,
        report.score.total,
        len(report.coverage) - len(absent),
        "、".join(view.topic_title(c.topic) for c in absent),
        sum(row.kind in ("figure", "gap") for row in blank_rows(report)),
        *levels,
        len(report.figures),
        len(report.people),
    )


def _blanks(report: Report, name: str) -> Iterator[Row]:
    digest = text_key(report.text)
    for number, row in enumerate(blank_rows(report), start=1):
        yield (
            name,
            number,
            row.section_title,
            row.name or None,
            row.unit or None,
            row.kind_title,
            _sentence(report.text, row.sentence_start, row.sentence_end, row.start, row.end),
            None,
            "待定",
            row.line,
            row_key(row, report.text, digest),
        )


def _sentence(text: str, left: int, right: int, start: int, end: int) -> Marked:
    low, high = max(left, start - _AROUND), min(right, end + _AROUND)
    before = ("…" if low > left else "") + text[low:start]
    after = text[end:high] + ("…" if high < right else "")
    flat = str.maketrans("\n\t", "  ")
    return Marked(before.translate(flat), text[start:end].translate(flat), after.translate(flat))


def _figures(report: Report, name: str) -> Iterator[Row]:
    view = ReportView(report)
    for figure in report.figures:
        yield (
            name,
            view.section_title(figure.section),
            figure.name or None,
            figure.text,
            figure.value,
            figure.unit or None,
            figure.base_value,
            figure.base_unit,
            _yes(figure.redacted),
            _yes(figure.approx),
            _yes(figure.change),
            _yes(figure.target),
            view.line(figure.start),
        )


def _people(report: Report, name: str) -> Iterator[Row]:
    view = ReportView(report)
    firsts = {official.id: official.start for official in report.officials}
    for person in report.people:
        places = [view.line(firsts[key]) for key in person.mentions if key in firsts]
        yield (
            name,
            person.name,
            "；".join(person.positions) or None,
            "；".join(person.roles) or None,
            "；".join(person.bodies) or None,
            len(person.mentions),
            min(places, default=None),
        )


def _findings(report: Report, name: str) -> Iterator[Row]:
    view = ReportView(report)
    for finding in report.findings:
        quoted = report.text[finding.start : finding.end].strip().replace("\n", " ")
        yield (
            name,
            LEVEL_TITLES[finding.level],
            finding.rule,
            finding.message,
            view.section_title(finding.section),
            quoted if len(quoted) <= _AROUND else quoted[: _AROUND - 1] + "…",
            finding.points,
            view.line(finding.start),
        )


def _yes(value: bool) -> str | None:
    return "是" if value else None


def _column(title: str, width: int, kind: str = "text") -> Column:
    return Column(title=title, width=width, kind=kind)  # type: ignore[arg-type]


OVERVIEW = Table(
    name="总览",
    columns=(
        _column("文件", 32),
        _column("标题", 32, "wrap"),
        _column("单位", 14),
        _column("时期", 25),
        _column("得分", 8, "number"),
        _column("已写部分", 10, "number"),
        _column("缺少的部分", 26, "wrap"),
        _column("缺失数据", 10, "number"),
        _column("必须改", 9, "number"),
        _column("请核对", 9, "number"),
        _column("指标数", 9, "number"),
        _column("人员数", 9, "number"),
    ),
    rows=_overview,
)
BLANKS = Table(
    name="缺失数据",
    columns=(
        _column("文件", 26),
        _column("序号", 6, "number"),
        _column("部分", 22, "wrap"),
        _column("指标", 22, "wrap"),
        _column("单位", 9),
        _column("类别", 10),
        _column("原文", 56, "marked"),
        _column("填报值", 14, "entry"),
        _column("状态", 9, "choice"),
        _column("行", 6, "number"),
        _column("定位", 10, "hidden"),
    ),
    rows=_blanks,
)
FIGURES = Table(
    name="指标",
    columns=(
        _column("文件", 26),
        _column("部分", 22, "wrap"),
        _column("指标", 24, "wrap"),
        _column("原文", 18),
        _column("数值", 12, "number"),
        _column("单位", 9),
        _column("换算数值", 14, "number"),
        _column("换算单位", 9),
        _column("空缺", 6),
        _column("约数", 6),
        _column("增减", 6),
        _column("计划", 6),
        _column("行", 6, "number"),
    ),
    rows=_figures,
)
PEOPLE = Table(
    name="人员",
    columns=(
        _column("文件", 26),
        _column("姓名", 10),
        _column("职务", 40, "wrap"),
        _column("担任", 20, "wrap"),
        _column("机构", 32, "wrap"),
        _column("提到次数", 10, "number"),
        _column("行", 6, "number"),
    ),
    rows=_people,
)
FINDINGS = Table(
    name="问题",
    columns=(
        _column("文件", 26),
        _column("级别", 9),
        _column("规则", 9),
        _column("说明", 56, "wrap"),
        _column("部分", 22, "wrap"),
        _column("原文", 40, "wrap"),
        _column("扣分", 8, "number"),
        _column("行", 6, "number"),
    ),
    rows=_findings,
)
TABLES = (OVERVIEW, BLANKS, FIGURES, PEOPLE, FINDINGS)
STATES = ("待定", "已改", "不改")


def all_rows(report: Report, name: str) -> dict[str, list[Row]]:
    """Return what one report adds to each table, by the table's name."""
    return {table.name: list(table.rows(report, name)) for table in TABLES}
