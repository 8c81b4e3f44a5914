"""The 0-100 completeness score."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from decimal import Decimal

from reportnlp.checks.draft import Draft
from reportnlp.model.items import Finding, LostPoints, Score, SectionScore
from reportnlp.model.making import blank
from reportnlp.template.model import Template

FULL = Decimal("100.00")
_ZERO = Decimal(0)


def score_findings(
    findings: Sequence[Finding], drafts: Sequence[Draft] = (), template: Template | None = None
) -> Score:
    """Add up what the findings cost; total and losses are exactly 100 together.

    Parameters
    ----------
    findings : sequence of Finding
    drafts : sequence of Draft
        The drafts they were made from, one each.
    template : Template, optional
        Whose sections are to be listed with what each earned.

    Examples
    --------
    >>> score_findings(()).total
    Decimal('100.00')
    """
    make, lost = blank(LostPoints), []
    for finding in findings:
        if finding.points:
            row = make()
            row.finding, row.points = finding.id, finding.points
            row.__class__ = LostPoints
            lost.append(row)
    by_topic: dict[str, Decimal] = {}
    for draft in drafts:
        for topic, points in draft.charges:
            by_topic[topic] = by_topic.get(topic, _ZERO) + points
    sections = tuple(
        SectionScore(
            topic=spec.key,
            title=spec.title,
            weight=spec.weight,
            earned=spec.weight - by_topic.get(spec.key, _ZERO),
        )
        for spec in (template.sections if template else ())
    )
    total = FULL - sum(map(operator.attrgetter("points"), lost), _ZERO)
    return Score(total=total, sections=sections, lost=tuple(lost))
