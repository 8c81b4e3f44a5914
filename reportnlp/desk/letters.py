"""A letter a report: what is missing, by section, in words ready to send."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from reportnlp.model.report import Report
from reportnlp.output.blanks import BlankRow, blank_rows
from reportnlp.output.newword import new_word
from reportnlp.output.rows import display_name
from reportnlp.output.view import ReportView

# Characters quoted on each side of a blank.
_AROUND = 16
_SAID_BY_BLANKS = ("FIG001", "FIG002")


def letter(report: Report) -> bytes | None:
    """Return the letter that sends a report back, None where there is nothing to mend.

    Parameters
    ----------
    report : Report

    Returns
    -------
    bytes or None
        A Word file.
    """
    lines = list(_lines(report))
    return new_word(lines) if lines else None


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    view = ReportView(report)
    rows = [row for row in blank_rows(report) if row.kind in ("figure", "gap", "date")]
    wanted = [
        finding
        for finding in report.findings
        if finding.level != "info" and finding.rule not in _SAID_BY_BLANKS
    ]
    if not rows and not wanted:
        return
    name = report.meta.title or display_name(report)
    yield "报告退回修改通知", "Title"
    yield f"{report.meta.place or '报送单位'}：", "Normal"
    said = f"你单位报送的《{name}》已收到。经检查，"
    said += f"有 {len(rows)} 处数据没有填写，" if rows else ""
    said += f"有 {len(wanted)} 处需要修改或核对，" if wanted else ""
    yield said + "请按下列意见补充修改后重新报送。", "BodyText"
    number = itertools.count(1)
    if rows:
        yield f"{'一二'[next(number) - 1]}、没有填写的数据", "Heading1"
        for title, group in itertools.groupby(rows, key=lambda row: row.section_title):
            yield f"在“{title}”部分：", "BodyText"
            for index, row in enumerate(group, start=1):
                yield f"{index}. {_blank(row, report)}", "BodyText"
    if wanted:
        yield f"{'一二'[next(number) - 1]}、需要修改或核对的内容", "Heading1"
        for index, finding in enumerate(wanted, start=1):
            where = view.section_title(finding.section)
            yield (
                f"{index}. {finding.message}（第{view.line(finding.start)}行，{where}）",
                "BodyText",
            )


def _blank(row: BlankRow, report: Report) -> str:
    unit = f"（{row.unit}）" if row.unit else ""
    return f"{row.name or row.kind_title}{unit}：第{row.line}行“{_quote(row, report.text)}”。"


def _quote(row: BlankRow, text: str) -> str:
    """Return the words around a blank, the blank in brackets."""
    left = max(row.sentence_start, row.fill_start - _AROUND)
    right = min(row.sentence_end, row.fill_end + _AROUND)
    before = ("…" if left > row.sentence_start else "") + text[left : row.fill_start]
    after = text[row.fill_end : right] + ("…" if right < row.sentence_end else "")
    blank = text[row.fill_start : row.fill_end].strip() or "空"
    return " ".join(f"{before.rstrip()}【{blank}】{after.lstrip()}".split())
