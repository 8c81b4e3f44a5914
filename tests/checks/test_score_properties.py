"""What must hold of the score for any report."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp.checks.engine import check
from reportnlp.template.loading import BUILT_IN, built_in
from tests.checks.generator import MASKS, build, drafts, fact_at, places, with_state

ROUNDS = settings(max_examples=150, deadline=None)


def total(draft, style="x", template="township-eight"):
    return check(build(draft, style), template=built_in(template))[1].total


@ROUNDS
@given(drafts, st.sampled_from(BUILT_IN))
def test_total_and_losses_are_exactly_one_hundred(draft, template):
    findings, score = check(build(draft), template=built_in(template))
    assert 0 <= score.total <= 100
    points = {finding.id: finding.points for finding in findings}
    assert score.total + sum(row.points for row in score.lost) == Decimal(100)
    assert [row.points for row in score.lost] == [points[row.finding] for row in score.lost]
    assert all(row.points > 0 for row in score.lost)
    assert all(p == p.quantize(Decimal("0.01")) for p in points.values())
    assert all(0 <= row.earned <= row.weight for row in score.sections)


@ROUNDS
@given(drafts)
def test_an_absent_section_costs_exactly_its_weight_and_a_present_one_at_most_that(draft):
    facts = build(draft)
    findings, score = check(facts)
    absent = {f.points for f in findings if f.rule in ("SEC001", "SEC002")}
    assert absent <= {Decimal("11.50")}
    earned = {row.topic: row.earned for row in score.sections}
    for row in facts.coverage:
        if row.status == "absent":
            assert earned[row.topic] == 0
        if row.status == "scattered":
            # what is only planned is found, but it is no work done and earns nothing
            plans = [s for s in facts.outline.walk() if s.topic in ("plan", "problems")]
            done = any(
                not any(plan.start <= span.start < plan.whole_end for plan in plans)
                for span in row.evidence
            )
            assert earned[row.topic] == (Decimal("3.45") if done else 0)


@ROUNDS
@given(st.data(), drafts, st.sampled_from(BUILT_IN))
def test_filling_never_lowers_and_masking_never_raises(data, draft, template):
    found = places(draft)
    if not found:
        return
    place = data.draw(st.sampled_from(found))
    filled = with_state(draft, place, "given")
    for state in ("masked", "deleted"):
        blank = with_state(draft, place, state)
        assert total(blank, template=template) <= total(filled, template=template)


@ROUNDS
@given(drafts)
def test_masked_and_deleted_cost_the_same(draft):
    masked = draft
    deleted = draft
    for place in places(draft):
        if fact_at(draft, place).state != "given":
            masked = with_state(masked, place, "masked")
            deleted = with_state(deleted, place, "deleted")
    assert total(masked) == total(deleted) == total(draft)


@ROUNDS
@given(st.data(), drafts, st.sampled_from(BUILT_IN))
def test_deleting_a_section_never_raises(data, draft, template):
    if not draft.parts:
        return
    index = data.draw(st.integers(0, len(draft.parts) - 1))
    shorter = replace(draft, parts=draft.parts[:index] + draft.parts[index + 1 :])
    assert total(shorter, template=template) <= total(draft, template=template)


@ROUNDS
@given(st.data(), drafts)
def test_the_order_of_sections_does_not_matter(data, draft):
    parts = data.draw(st.permutations(draft.parts))
    assert total(replace(draft, parts=tuple(parts))) == total(draft)


@ROUNDS
@given(drafts)
def test_the_style_of_masks_does_not_matter(draft):
    assert len({total(draft, style) for style in MASKS}) == 1


@ROUNDS
@given(drafts)
def test_filling_every_blank_gains_at_least_what_its_findings_cost(draft):
    findings, score = check(build(draft))
    blanks = sum((f.points for f in findings if f.rule in ("FIG001", "FIG002")), Decimal(0))
    filled = draft
    for place in places(draft):
        filled = with_state(filled, place, "given")
    gained = total(filled) - score.total
    topics = [topic for part in draft.parts for p in (part, *part.inner) for topic in p.topics]
    if len(topics) == len(set(topics)):
        # every topic stands in one place only, so the best place is the same
        assert gained == blanks
    assert gained >= blanks


@ROUNDS
@given(drafts)
def test_every_blank_is_listed_once(draft):
    facts = build(draft)
    findings, _ = check(facts)
    listed = sorted(f.start for f in findings if f.rule in ("FIG001", "FIG002"))
    assert listed == sorted(figure.start for figure in facts.figures if figure.redacted)
