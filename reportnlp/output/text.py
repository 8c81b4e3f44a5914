"""The result of a check as plain Chinese text."""

from __future__ import annotations

import itertools

from reportnlp.model.report import Report
from reportnlp.output.view import LEVEL_TITLES, STATUS_TITLES, Blank, ReportView

_SHOWN = 24


def render_text(report: Report, *, min_level: str = "info") -> str:
    """Return what a supervisor reads on the screen.

    Parameters
    ----------
    report : Report
    min_level : {'info', 'warning', 'error'}
        Leave out findings below this level.

    Examples
    --------
    >>> import reportnlp
    >>> "第2行" in render_text(reportnlp.analyze("一、民生福祉\\n发放补助资金xxx万元。\\n"))
    True
    """
    view = ReportView(report)
    lines = [f"== {view.name}", view.summary, ""]
    lines += ["【各部分】", *_coverage(view), ""]
    lines += ["【缺失数据】", *_blanks(view), ""]
    lines += ["【人员】", *_people(view), ""]
    lines += ["【扣分说明】", *_lost(view), ""]
    lines += ["【其他提示】", *_free_findings(view, min_level), ""]
    return "\n".join(lines)


def _coverage(view: ReportView) -> list[str]:
    earned = {part.topic: part for part in view.report.score.sections}
    lines = []
    for coverage in view.report.coverage:
        part = earned.get(coverage.topic)
        points = f"  {part.earned}/{part.weight} 分" if part else ""
        where = ""
        if coverage.evidence and coverage.status != "absent":
            span = coverage.evidence[0]
            quoted = view.report.text[span.start : span.end].strip()
            where = f"  第{view.line(span.start)}行“{_short(quoted)}”"
        lines.append(
            f"  {view.topic_title(coverage.topic)}：{STATUS_TITLES[coverage.status]}{points}{where}"
        )
    return lines or ["  （没有识别到）"]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _blank_line(blank: Blank) -> str:
    figure = blank.figure
    shown = figure.text or "（空）"
    before = blank.before[-_SHOWN:]
    after = blank.after[:8]
    name = figure.name or "（指标不明）"
    kind = "数字被删" if not figure.number else "空缺"
    return f"    第{blank.line}行  {name}（{figure.unit or '无单位'}）{kind}：…{before}【{shown}】{after}…"


def _blanks(view: ReportView) -> list[str]:
    lines = []
    for title, group in itertools.groupby(view.blanks, key=lambda blank: blank.section_title):
        lines.append(f"  {title}")
        lines += [_blank_line(blank) for blank in group]
    return lines or ["  没有发现"]


def _people(view: ReportView) -> list[str]:
    lines = [f"  {person.name}：{view.person_line(person)}" for person in view.report.people]
    return lines or ["  没有写明姓名的负责人"]


def _lost(view: ReportView) -> list[str]:
    lines = []
    for lost in view.report.score.lost:
        finding = view.finding(lost.finding)
        lines.append(
            f"  -{lost.points}  {finding.rule} 第{view.line(finding.start)}行  {finding.message}"
        )
    if not lines:
        return ["  没有扣分"]
    total = sum(lost.points for lost in view.report.score.lost)
    return [*lines, f"  合计扣 {total} 分：100 - {total} = {view.report.score.total}"]


def _free_findings(view: ReportView, min_level: str) -> list[str]:
    lines = [
        f"  {LEVEL_TITLES[f.level]}  {f.rule} 第{view.line(f.start)}行  {f.message}"
        for f in view.findings(min_level)
        if not f.points
    ]
    return lines or ["  没有"]
