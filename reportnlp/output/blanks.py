"""Every blank of a report as one row that can be shown, filled in and found again."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from reportnlp.model.items import Figure, Placeholder
from reportnlp.model.report import Report
from reportnlp.output.view import KIND_TITLES, ReportView
from reportnlp.text.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankRow:
    """One blank.

    Attributes
    ----------
    start, end : int
        The whole surface, unit included.
    fill_start, fill_end : int
        What a value replaces; empty where a number was deleted.
    kind : str
        Kind of placeholder: ``figure``, ``gap``, ``date``, ``name`` or ``word``.
    name, unit : str
        The indicator, and its unit as written.
    sentence_start, sentence_end : int
        The sentence without white space around it.
    figure : Figure or None
    """

    start: int
    end: int
    fill_start: int
    fill_end: int
    kind: str
    name: str
    unit: str
    section_title: str
    line: int
    sentence_start: int
    sentence_end: int
    figure: Figure | None = None

    @property
    def kind_title(self) -> str:
        """The kind in Chinese."""
        return KIND_TITLES[self.kind]


def blank_rows(report: Report) -> tuple[BlankRow, ...]:
    """List every blank in reading order; one row a figure, one row any other mask.

    Examples
    --------
    >>> import reportnlp
    >>> report = reportnlp.analyze("一、民生福祉\\n发放补助资金xxx万元。\\n")
    >>> [(row.unit, report.text[row.fill_start:row.fill_end]) for row in blank_rows(report)]
    [('万元', 'xxx')]
    """
    view = ReportView(report)
    text = TextView(report.text)
    masked = [figure for figure in report.figures if figure.redacted]
    rows = [_figure_row(figure, view, text) for figure in masked]
    inside = {
        placeholder.id
        for placeholder, figure in _pairs(report.placeholders, masked)
        if figure is not None
    }
    sections = list(report.walk_sections())
    starts = [section.start for section in sections]
    for placeholder in report.placeholders:
        if placeholder.id not in inside:
            index = bisect.bisect_right(starts, placeholder.start) - 1
            section = sections[index].id if index >= 0 else None
            rows.append(_mask_row(placeholder, section, view, text))
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _pairs(
    placeholders: tuple[Placeholder, ...], figures: list[Figure]
) -> list[tuple[Placeholder, Figure | None]]:
    """Pair each mask with the figure that holds it; both come in reading order."""
    pairs: list[tuple[Placeholder, Figure | None]] = []
    at = 0
    for placeholder in placeholders:
        while at < len(figures) and figures[at].end < placeholder.end:
            at += 1
        holds = at < len(figures) and figures[at].start <= placeholder.start
        pairs.append((placeholder, figures[at] if holds else None))
    return pairs


def _figure_row(figure: Figure, view: ReportView, text: TextView) -> BlankRow:
    at = view.report.text.find(figure.number, figure.start, figure.end) if figure.number else -1
    fill = (at, at + len(figure.number)) if at >= 0 else (figure.start, figure.start)
    return _row(
        (figure.start, figure.end),
        fill,
        "figure" if figure.number else "gap",
        figure.name,
        figure.unit,
        view.section_title(figure.section),
        view,
        text,
        figure,
    )


def _mask_row(mask: Placeholder, section: str | None, view: ReportView, text: TextView) -> BlankRow:
    gap = mask.kind == "gap"
    fill = (mask.start, mask.start) if gap else (mask.start, mask.end)
    title = view.section_title(section)
    unit = mask.text if gap else ""
    return _row((mask.start, mask.end), fill, mask.kind, "", unit, title, view, text, None)


def _row(
    span: tuple[int, int],
    fill: tuple[int, int],
    kind: str,
    name: str,
    unit: str,
    title: str,
    view: ReportView,
    text: TextView,
    figure: Figure | None,
) -> BlankRow:
    start, end = text.sentence_at(span[0])
    end = max(end, span[1])
    raw = text.raw[start:end]
    return BlankRow(
        start=span[0],
        end=span[1],
        fill_start=fill[0],
        fill_end=fill[1],
        kind=kind,
        name=name,
        unit=unit,
        section_title=title,
        line=view.line(span[0]),
        sentence_start=min(span[0], start + len(raw) - len(raw.lstrip())),
        sentence_end=max(span[1], start + len(raw.rstrip())),
        figure=figure,
    )
