"""The result of a check as one self-contained HTML page."""

from __future__ import annotations

import functools
from typing import Any

from reportnlp.model.report import Report
from reportnlp.output.marks import Mark, cut
from reportnlp.output.view import (
    KIND_TITLES,
    LEVEL_TITLES,
    STATUS_TITLES,
    ReportView,
)

_KINDS = {
    "blank": "缺失数据",
    "mask": "其他隐去",
    "figure": "指标数据",
    "official": "人员",
    "finding": "问题",
}


@functools.cache
def _environment() -> Any:
    import jinja2

    loader = jinja2.PackageLoader("reportnlp", "output")
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def render_template(name: str, **context: Any) -> str:
    """Fill one of the project's own page templates."""
    page: str = _environment().get_template(name).render(**context)
    return page


def _marks(view: ReportView, min_level: str) -> list[Mark]:
    report = view.report
    marks = []
    for figure in report.figures:
        note = figure.name or "指标不明"
        unit = f"（{figure.unit}）" if figure.unit else ""
        if figure.redacted:
            marks.append(_mark(figure, "blank", f"缺失数据：{note}{unit}"))
        else:
            extra = "，增减幅度" if figure.change else ""
            extra += "，计划目标" if figure.target else ""
            marks.append(_mark(figure, "figure", f"{note}{unit}{extra}"))
    for placeholder in report.placeholders:
        if placeholder.kind not in ("figure", "gap"):
            marks.append(_mark(placeholder, "mask", KIND_TITLES[placeholder.kind]))
    for official in report.officials:
        said = "；".join(filter(None, (official.position, official.body, official.role)))
        marks.append(_mark(official, "official", said or "未写明职务"))
    for finding in view.findings(min_level):
        if finding.end - finding.start <= 200:
            marks.append(_mark(finding, "finding", f"{finding.rule} {finding.message}"))
    for section in view.sections.values():
        marks.append(_mark(section, "heading", view.topic_title(section.topic)))
    return marks


def _mark(item: Any, kind: str, note: str) -> Mark:
    return Mark(start=item.start, end=item.end, kind=kind, key=item.id, note=note)


def _pieces(view: ReportView, min_level: str) -> list[dict[str, Any]]:
    pieces = []
    for text, over, begun in cut(view.report.text, _marks(view, min_level)):
        pieces.append(
            {
                "text": text,
                "classes": " ".join(dict.fromkeys(mark.kind for mark in over)),
                "note": "\n".join(dict.fromkeys(mark.note for mark in over if mark.note)),
                "anchors": [mark.key for mark in begun],
                "stop": any(mark.kind != "heading" for mark in begun),
            }
        )
    return pieces


def _outline(view: ReportView) -> list[dict[str, Any]]:
    figures: dict[str, int] = {}
    blanks: dict[str, int] = {}
    for figure in view.report.figures:
        counts = blanks if figure.redacted else figures
        counts[figure.section or ""] = counts.get(figure.section or "", 0) + 1
    rows = []
    for section in view.sections.values():
        below = [part.id for part in section.walk()]
        rows.append(
            {
                "section": section,
                "heading": view.report.text[section.start : section.end],
                "topic": view.topic_title(section.topic) if not section.runin else "",
                "figures": sum(figures.get(key, 0) for key in below),
                "blanks": sum(blanks.get(key, 0) for key in below),
            }
        )
    return rows


def _context(report: Report, min_level: str) -> dict[str, Any]:
    view = ReportView(report)
    earned = {part.topic: part for part in report.score.sections}
    return {
        "view": view,
        "report": report,
        "title": report.meta.title or view.name,
        "kinds": _KINDS,
        "coverage": [
            {
                "title": view.topic_title(row.topic),
                "status": row.status,
                "status_title": STATUS_TITLES[row.status],
                "points": earned.get(row.topic),
                "evidence": [
                    {"line": view.line(s.start), "quote": report.text[s.start : s.end][:40]}
                    for s in row.evidence[:3]
                ],
            }
            for row in report.coverage
        ],
        "lost": [(row.points, view.finding(row.finding)) for row in report.score.lost],
        "findings": [f for f in view.findings(min_level) if not f.points],
        "level_titles": LEVEL_TITLES,
    }


def render_html(report: Report, *, min_level: str = "info") -> str:
    """Return one HTML page with no external address.

    Parameters
    ----------
    report : Report
    min_level : {'info', 'warning', 'error'}
        Leave out findings below this level.

    Returns
    -------
    str
        The text content of ``#text`` is exactly ``report.text``.
    """
    context = _context(report, min_level)
    view: ReportView = context["view"]
    return render_template(
        "report.html", **context, pieces=_pieces(view, min_level), outline=_outline(view)
    )


def summary_fragment(report: Report) -> str:
    """Return the summary alone, for a notebook cell."""
    return render_template("summary.html", **_context(report, "info"))
