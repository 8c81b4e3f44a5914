"""The page that leads to every result, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self
from urllib.parse import quote

from reportnlp.model.report import Report
from reportnlp.output.blanks import blank_rows
from reportnlp.output.html import render_template
from reportnlp.output.view import ReportView


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report in the page."""

    name: str
    place: str
    score: Decimal
    blanks: int
    errors: int
    warnings: int
    absent: str
    page: str
    word: str

    @classmethod
    def of(cls, report: Report, links: dict[str, str]) -> Self:
        """Summarise one report."""
        view = ReportView(report)
        absent = [view.topic_title(c.topic) for c in report.coverage if c.status == "absent"]
        return cls(
            name=report.source.path or "",
            place=report.meta.place or "",
            score=report.score.total,
            blanks=sum(row.kind in ("figure", "gap") for row in blank_rows(report)),
            errors=sum(finding.level == "error" for finding in report.findings),
            warnings=sum(finding.level == "warning" for finding in report.findings),
            absent="、".join(absent),
            page=quote(links.get("网页", "")),
            word=quote(links.get("批注", "")),
        )


def render_index(
    entries: Sequence[Entry], unreadable: Sequence[tuple[str, str]], skipped: Sequence[str]
) -> str:
    """Return one self-contained page; sortable and filterable, worst first."""
    ordered = sorted(entries, key=lambda entry: (entry.score, -entry.blanks, entry.name))
    return render_template("folder.html", entries=ordered, unreadable=unreadable, skipped=skipped)
