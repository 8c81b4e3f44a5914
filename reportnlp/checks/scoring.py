"""The 0-100 completeness score."""

from __future__ import annotations

from decimal import Decimal

from reportnlp.model.items import Finding, LostPoints, Score, SectionScore

FULL = Decimal("100.00")


def score_findings(findings: tuple[Finding, ...], sections: tuple[SectionScore, ...] = ()) -> Score:
    """Add up what the findings cost; total and losses are exactly 100 together.

    Examples
    --------
    >>> score_findings(()).total
    Decimal('100.00')
    """
    lost = tuple(
        LostPoints(finding=finding.id, points=finding.points)
        for finding in findings
        if finding.points
    )
    total = FULL - sum((row.points for row in lost), Decimal(0))
    return Score(total=total, sections=sections, lost=lost)
