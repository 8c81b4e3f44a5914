"""How often each pattern of the extractors is right on annotated reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportnlp.evaluation.errors import Errors
from reportnlp.evaluation.figures import count_figures, match_figures
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.headings import count_headings, proper_start
from reportnlp.evaluation.officials import count_officials
from reportnlp.model.report import Report

Answer = tuple[str, str, bool]  # kind, rule, right


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement of one pattern with gold.

    Attributes
    ----------
    kind : {'figure', 'section', 'official'}
    rule : str
        ``*`` stands for all patterns of the kind.
    n, right : int
        Answers that gold can judge, and the right ones among them.
    """

    kind: str
    rule: str
    n: int
    right: int

    @property
    def confidence(self) -> float:
        """Share of right answers with Laplace's correction: no pattern is ever 0 or 1.

        Examples
        --------
        >>> Agreement(kind="figure", rule="mask", n=8, right=8).confidence
        0.9
        """
        return (self.right + 1) / (self.n + 2)


def agreements(
    documents: Iterable[GoldDocument], analyze: Callable[[str], Report]
) -> tuple[Agreement, ...]:
    """Measure every pattern on annotated reports, by kind and rule.

    A figure is right where span and unit are and its name is tight, a section where gold has
    a heading that starts there, an official where span and post are. What gold leaves open
    is not counted.
    """
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for document in documents:
        report = analyze(document.text)
        for part in (_figures, _sections, _officials):
            for kind, rule, ok in part(document, report):
                for key in ((kind, rule), (kind, "*")):
                    asked[key] += 1
                    right[key] += ok
    return tuple(
        Agreement(kind=kind, rule=rule, n=asked[kind, rule], right=right[kind, rule])
        for kind, rule in sorted(asked)
    )


_Count = Callable[[GoldDocument, Report, Counter[str], Errors], None]


def _errors(
    document: GoldDocument, report: Report, count: _Count, *labels: str
) -> set[tuple[int, int]]:
    """Return the spans of the errors whose label begins with one of `labels`."""
    errors = Errors(document.name, document.text)
    count(document, report, Counter(), errors)
    return {(case.start, case.end) for case in errors.cases if case.label.startswith(labels)}


def _figures(document: GoldDocument, report: Report) -> Iterator[Answer]:
    gold = document.tagged("fig", "gap")
    pairs = match_figures(gold, report.figures)
    found = {j: gold[i] for i, (j, unit_right) in pairs.items() if unit_right}
    misnamed = _errors(document, report, count_figures, "name ")
    invented = _errors(document, report, count_figures, "figure invented")
    for j, figure in enumerate(report.figures):
        if j in found:
            yield "figure", figure.rule, (found[j].start, found[j].end) not in misnamed
        elif (figure.start, figure.end) in invented:
            yield "figure", figure.rule, False


def _sections(document: GoldDocument, report: Report) -> Iterator[Answer]:
    gold = {proper_start(document.text, item.start) for item in document.tagged("sec")}
    invented = _errors(document, report, count_headings, "heading invented")
    for section in report.walk_sections():
        if (section.start, section.end) in invented:
            yield "section", section.rule, False
        elif proper_start(document.text, section.start) in gold:
            yield "section", section.rule, True


def _officials(document: GoldDocument, report: Report) -> Iterator[Answer]:
    gold = {
        (item.start, item.end) for item in document.tagged("off") if item.keys.get("weak") != "1"
    }
    wrong = _errors(document, report, count_officials, "official invented", "official post")
    for official in report.officials:
        span = (official.start, official.end)
        if span in wrong or span in gold:
            yield "official", official.rule, span not in wrong
