"""Run every rule over the facts of one report."""

from __future__ import annotations

from reportnlp.model.items import Facts, Finding, Score
from reportnlp.checks.scoring import score_findings


def check(facts: Facts) -> tuple[tuple[Finding, ...], Score]:
    """Return the findings in reading order and the score they add up to."""
    return (), score_findings(())
