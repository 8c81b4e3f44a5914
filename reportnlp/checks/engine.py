"""Run every rule over the facts of one report."""

from __future__ import annotations

from reportnlp.checks.catalogue import catalogue
from reportnlp.checks.config import Config
from reportnlp.checks.context import Context
from reportnlp.checks.fingerprint import fingerprints
from reportnlp.checks.kinds import KINDS
from reportnlp.checks.scoring import score_findings
from reportnlp.model.items import Facts, Finding, Score
from reportnlp.model.making import blank
from reportnlp.template.loading import DEFAULT, built_in
from reportnlp.template.model import Template
from reportnlp.text.view import TextView


def check(
    facts: Facts,
    *,
    view: TextView | None = None,
    template: Template | None = None,
    config: Config | None = None,
    path: str | None = None,
) -> tuple[tuple[Finding, ...], Score]:
    """Return the findings in reading order and the score they add up to.

    Parameters
    ----------
    facts : Facts
    view : TextView, optional
        The view the facts were read from, so that nothing is folded twice.
    template : Template, optional
        The built-in eight-section template by default.
    config : Config, optional
        Which rules run, at what level, and what is ignored.
    path : str, optional
        The file the facts came from, for what a configuration ignores in it.
    """
    template = template or built_in(DEFAULT)
    config = config or Config()
    context = Context(facts, template, view, config.appointments)
    rules = catalogue()
    wanted = {code for code in rules if config.runs(code)}
    kinds = dict.fromkeys(rules[code].kind for code in rules if code in wanted)
    if "NUM007" in wanted:
        kinds["growth"] = None  # growth reveals slips of units too
    drafts = [draft for kind in kinds for draft in KINDS[kind](context) if draft.rule in wanted]
    drafts.sort(key=lambda draft: (draft.start, draft.end, draft.rule, draft.message))
    kept, findings = [], []
    make, levels, silent = blank(Finding), config.levels, not config.suppressions
    for draft, fingerprint in zip(drafts, fingerprints(context, drafts), strict=True):
        if not silent and config.suppresses(draft, fingerprint, facts.text, path):
            continue
        kept.append(draft)
        section = context.section_at(draft.start)
        finding = make()
        finding.id = f"n{len(kept)}"
        finding.rule = rule = draft.rule
        finding.level = levels.get(rule) or rules[rule].level
        finding.message = draft.message
        finding.start, finding.end = draft.start, draft.end
        finding.section = section.id if section else None
        finding.points = draft.points
        finding.fingerprint = fingerprint
        finding.__class__ = Finding
        findings.append(finding)
    return tuple(findings), score_findings(findings, kept, template)
