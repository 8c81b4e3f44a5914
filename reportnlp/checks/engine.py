"""Run every rule over the facts of one report."""

from __future__ import annotations

import bisect

from reportnlp.checks.catalogue import catalogue
from reportnlp.checks.completeness import Completeness
from reportnlp.checks.scoring import score_findings
from reportnlp.model.items import Facts, Finding, Score
from reportnlp.template.loading import DEFAULT, built_in
from reportnlp.template.model import Template


def check(facts: Facts, *, template: Template | None = None) -> tuple[tuple[Finding, ...], Score]:
    """Return the findings in reading order and the score they add up to.

    Parameters
    ----------
    facts : Facts
    template : Template, optional
        The built-in eight-section template by default.
    """
    completeness = Completeness(facts, template or built_in(DEFAULT))
    drafts = sorted(completeness.drafts(), key=lambda draft: (draft.start, draft.end, draft.rule))
    rules = catalogue()
    sections = list(facts.outline.walk())
    starts = [section.start for section in sections]
    findings = []
    for number, draft in enumerate(drafts, start=1):
        index = bisect.bisect_right(starts, draft.start) - 1
        findings.append(
            Finding(
                id=f"n{number}",
                rule=draft.rule,
                level=rules[draft.rule].level,
                message=draft.message,
                start=draft.start,
                end=draft.end,
                section=sections[index].id if index >= 0 else None,
                points=draft.points,
            )
        )
    return tuple(findings), score_findings(tuple(findings), tuple(completeness.scores))
