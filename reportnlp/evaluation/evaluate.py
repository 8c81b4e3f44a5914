"""Analyse every annotated report of a folder and score the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportnlp.analysis import analyze_text
from reportnlp.evaluation.errors import ErrorCase, Errors
from reportnlp.evaluation.figures import count_figures
from reportnlp.evaluation.gold import GoldDocument, load_gold
from reportnlp.evaluation.headings import count_headings
from reportnlp.evaluation.masks import count_masks
from reportnlp.evaluation.measures import Measure, intervals, measures, total
from reportnlp.evaluation.officials import count_officials
from reportnlp.model.report import Report
from reportnlp.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What an evaluation found.

    Attributes
    ----------
    documents : tuple of str
    measures : dict of str to float or None
    intervals : dict of str to (float, float)
        95% bootstrap intervals over reports.
    counts : Counter
    cases : tuple of ErrorCase
    by_style : dict of str to dict
        The measures of the reports of each style named in the metadata.
    """

    documents: tuple[str, ...]
    measures: dict[str, Measure]
    intervals: dict[str, tuple[float, float]]
    counts: Counter[str]
    cases: tuple[ErrorCase, ...]
    by_style: dict[str, dict[str, Measure]]

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the error cases as plain values."""
        return {
            "documents": list(self.documents),
            "measures": self.measures,
            "intervals": {name: list(pair) for name, pair in self.intervals.items()},
            "counts": dict(self.counts),
            "by_style": self.by_style,
        }


def count_report(document: GoldDocument, report: Report) -> tuple[Counter[str], list[ErrorCase]]:
    """Score one report against its gold."""
    counts: Counter[str] = Counter()
    errors = Errors(document.name, document.text)
    for count in (count_masks, count_figures, count_officials, count_headings):
        count(document, report, counts, errors)
    _count_meta(document, report, counts, errors)
    return counts, errors.cases


def _count_meta(
    document: GoldDocument, report: Report, counts: Counter[str], errors: Errors
) -> None:
    meta, said = document.meta, report.meta
    if meta.get("place") and meta.get("place_in_text", True):
        # 鄉 and 乡 write the same name
        right = fold(said.place or "") == fold(meta["place"])
        counts["place_n"] += 1
        counts["place_ok"] += right
        if not right:
            errors.add("place", 0, 0, f"said {said.place!r}, gold {meta['place']!r}")
    if meta.get("period_start"):
        stated = meta.get("period_in_text", "true")
        period = said.period
        asked = (meta["period_start"].isoformat(), meta["period_end"].isoformat())
        given = (period.start, period.end) if period else (None, None)
        # a masked or false year must at least not be reported as certain
        right = (
            given == asked
            if stated == "true"
            else given == asked or not (period and period.certain)
        )
        counts["period_n"] += 1
        counts["period_ok"] += right
        if not right:
            errors.add("period", 0, 0, f"said {given}, gold {asked} ({stated})")


def evaluate(
    folder: str | Path,
    *,
    split: str | None = None,
    analyze: Callable[[str], Report] = analyze_text,
) -> Evaluation:
    """Score the toolkit, or any other function from text to report, on a folder of gold.

    Parameters
    ----------
    folder : str or Path
        ``NAME.ann``, or ``NAME.gold.json`` with ``NAME.txt``; ``NAME.meta.toml`` if there is one.
    split : {'train', 'dev', 'test'}, optional
    analyze : callable
        From text to :class:`Report`.

    Returns
    -------
    Evaluation
    """
    documents = load_gold(folder, split=split)
    counts: list[Counter[str]] = []
    cases: list[ErrorCase] = []
    styles: dict[str, list[Counter[str]]] = {}
    for document in documents:
        counted, found = count_report(document, analyze(document.text))
        counts.append(counted)
        cases.extend(found)
        for style in document.meta.get("styles", ()):
            styles.setdefault(style, []).append(counted)
    summed = total(counts)
    return Evaluation(
        documents=tuple(document.name for document in documents),
        measures=measures(summed),
        intervals=intervals(counts),
        counts=summed,
        cases=tuple(cases),
        by_style={style: measures(total(parts)) for style, parts in sorted(styles.items())},
    )
