"""The page that leads to every result, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from reportnlp.model.codec import number
from reportnlp.model.report import Report
from reportnlp.output.blanks import blank_rows
from reportnlp.output.html import render_template
from reportnlp.output.view import ReportView


def entry_of(report: Report) -> dict[str, Any]:
    """Summarise one report for the page, as plain JSON values."""
    view = ReportView(report)
    absent = [view.topic_title(c.topic) for c in report.coverage if c.status == "absent"]
    return {
        "name": report.source.path or "",
        "place": report.meta.place or "",
        "score": number(report.score.total),
        "blanks": sum(row.kind in ("figure", "gap") for row in blank_rows(report)),
        "errors": sum(finding.level == "error" for finding in report.findings),
        "warnings": sum(finding.level == "warning" for finding in report.findings),
        "absent": "、".join(absent),
    }


def render_index(
    entries: Sequence[tuple[dict[str, Any], dict[str, str]]],
    unreadable: Sequence[tuple[str, str]],
    skipped: Sequence[str],
) -> str:
    """Return one self-contained page; sortable and filterable, worst first.

    `entries` pairs what :func:`entry_of` says of a report with its links by title.
    """
    shown = [
        {**entry, "page": quote(links.get("网页", "")), "word": quote(links.get("批注", ""))}
        for entry, links in entries
    ]
    ordered = sorted(shown, key=lambda entry: (entry["score"], -entry["blanks"], entry["name"]))
    return render_template("folder.html", entries=ordered, unreadable=unreadable, skipped=skipped)
