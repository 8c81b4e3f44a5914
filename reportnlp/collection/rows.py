"""One report as the rows that a store keeps, in the column order of the frames' contract."""

from __future__ import annotations

import bisect
import math
import re
from decimal import Decimal
from typing import Any, NamedTuple

from reportnlp.checks.quantities import unit_of
from reportnlp.collection.clauses import Times, basis, direction, whose
from reportnlp.collection.confidence import confidence
from reportnlp.collection.names import canonical, is_bare, key_of
from reportnlp.collection.periods import label
from reportnlp.model.items import Figure, Section
from reportnlp.model.report import Report
from reportnlp.text.fold import fold

Row = tuple[Any, ...]
_CLAUSE = 40
_SPACE = re.compile(r"\s+")


class ReportRows(NamedTuple):
    """Rows of every frame of one report; ``reports`` has exactly one."""

    indicators: list[Row]
    sections: list[Row]
    officials: list[Row]
    findings: list[Row]
    scores: list[Row]
    reports: list[Row]


def interval(figure: Figure) -> tuple[float, float]:
    """Return what a figure can be, in its written unit.

    A plain number is its own interval, also where it is approximate (the flag says so). A mask
    that keeps one character a digit has the bounds of its digits; any other mask leaves the
    value open: zero to infinity, and for a change minus infinity to infinity.

    Examples
    --------
    >>> def figure(**rest):
    ...     return Figure(id="f1", start=0, end=1, text="", number="", unit="户", **rest)
    >>> interval(figure(value=Decimal(30)))
    (30.0, 30.0)
    >>> interval(figure(value=None, redacted=True, low=Decimal(100), high=Decimal(999)))
    (100.0, 999.0)
    >>> interval(figure(value=None, redacted=True)), interval(figure(value=Decimal(5), bound="above"))
    ((0.0, inf), (5.0, inf))
    """
    lowest = -math.inf if figure.change else 0.0
    low, high = figure.low, figure.high
    if figure.value is not None:
        low = figure.value if low is None else low
        high = max(figure.value, low) if high is None else high
    bottom = lowest if low is None or figure.bound == "below" else float(low)
    top = math.inf if high is None or figure.bound == "above" else float(high)
    return bottom, top


class _Tree:
    """Sections by id, with parents and the topic that governs them."""

    def __init__(self, report: Report) -> None:
        self.parents: dict[str, str | None] = {}
        self.topics: dict[str, str | None] = {}
        self.sections: dict[str, Section] = {}
        for section in report.sections:
            self._add(section, None, None)

    def _add(self, section: Section, parent: str | None, topic: str | None) -> None:
        topic = section.topic or topic
        self.sections[section.id] = section
        self.parents[section.id] = parent
        self.topics[section.id] = topic
        for child in section.children:
            self._add(child, section.id, topic)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


class _Clauses:
    """What the text around a figure adds to it."""

    def __init__(self, report: Report) -> None:
        self._folded = fold(report.text)
        self._times = Times(self._folded)
        self._period = report.meta.period
        self._last_end = 0

    def key(self, figure: Figure) -> str:
        key = key_of(figure.name, figure.indicator)
        return canonical(whose(self._folded, figure.start, key)) if is_bare(key) else key

    def before(self, figure: Figure) -> str:
        """Return the words of the sentence between the figure and the one before it."""
        begin = max(self._folded.rfind(sign, 0, figure.start) for sign in "。;\n") + 1
        begin = max(
            begin, figure.start - _CLAUSE, self._last_end if self._last_end <= figure.start else 0
        )
        self._last_end = figure.end
        return self._folded[begin : figure.start]

    def period(self, figure: Figure) -> str | None:
        """Return the period that the clause names, where it is not the report's own."""
        if figure.period is not None:
            return label(figure.period)
        year = self._times.year_at(figure.start)
        own = self._period
        if year and own and own.start and own.end and own.start[:4] == own.end[:4] == year:
            return None
        return year


def _indicator(figure: Figure, tree: _Tree, clauses: _Clauses) -> Row:
    base_unit, factor, _ = unit_of(figure.unit)
    scale = float(factor)
    low, high = interval(figure)
    section = tree.sections.get(figure.section or "")
    value = figure.value
    words = clauses.before(figure) if figure.change else ""
    return (
        figure.id,
        clauses.key(figure),
        figure.name,
        figure.text,
        _number(value),
        low,
        high,
        figure.unit,
        None if value is None else float(value * factor),
        low * scale,
        high * scale,
        base_unit,
        figure.redacted,
        figure.bound_assumed,
        figure.approx,
        figure.bound,
        figure.change,
        direction(words),
        basis(words),
        figure.target,
        figure.previous,
        figure.cumulative,
        figure.per_capita,
        clauses.period(figure),
        figure.compared_to,
        figure.part_of,
        figure.section,
        section.title if section else None,
        tree.topics.get(figure.section or ""),
        figure.start,
        figure.end,
        figure.rule,
        confidence("figure", figure.rule),
    )


def _sections(report: Report, tree: _Tree) -> list[Row]:
    def size(start: int, end: int) -> int:
        return len(_SPACE.sub("", report.text[start:end]))

    whole = size(0, len(report.text)) or 1
    starts = [figure.start for figure in report.figures]
    rows: list[Row] = []
    for section in report.walk_sections():
        left = bisect.bisect_left(starts, section.start)
        right = bisect.bisect_left(starts, section.body_end)
        figures = report.figures[left:right]
        characters = size(section.start, section.end) + size(section.body_start, section.body_end)
        rows.append(
            (
                section.id,
                tree.parents[section.id],
                section.level,
                section.marker,
                section.title,
                tree.topics[section.id],
                section.runin,
                section.start,
                section.end,
                section.body_end,
                characters,
                characters / whole,
                len(figures),
                sum(figure.redacted for figure in figures),
                confidence("section", section.rule),
            )
        )
    return rows


def rows_of(report: Report) -> ReportRows:
    """Return everything the frames say of one report, without the common columns."""
    tree, clauses = _Tree(report), _Clauses(report)
    status = {row.topic: row.status for row in report.coverage}
    total = float(report.score.total)
    return ReportRows(
        indicators=[_indicator(figure, tree, clauses) for figure in report.figures],
        sections=_sections(report, tree),
        officials=[
            (
                o.id,
                o.name,
                o.position,
                o.role,
                o.body,
                o.level,
                o.text,
                o.start,
                o.end,
                o.rule,
                confidence("official", o.rule),
            )
            for o in report.officials
        ],
        findings=[
            (
                f.id,
                f.rule,
                f.level,
                f.message,
                float(f.points),
                f.section,
                f.start,
                f.end,
                f.fingerprint,
            )
            for f in report.findings
        ],
        scores=[
            (s.topic, s.title, status.get(s.topic), float(s.weight), float(s.earned), total)
            for s in report.score.sections
        ],
        reports=[
            (
                report.meta.title,
                len(report.text),
                len(report.figures),
                sum(figure.redacted for figure in report.figures),
                len(report.officials),
                len(report.findings),
                total,
            )
        ],
    )
