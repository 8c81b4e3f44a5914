"""The score on whole written reports, through the real extractors."""

from decimal import Decimal
from pathlib import Path

import pytest

from reportnlp.analysis import analyze_text
from reportnlp.evaluation.annotation import read
from reportnlp.template.loading import built_in

TOWNSHIPS = Path(__file__).parents[2] / "corpora" / "townships"
NAMES = ("qiwu-songya-2020h2", "qiwu-songya-2021h1", "tangchuan-fengqiaoling-2021h1")


def text_of(name):
    return read(TOWNSHIPS / f"{name}.ann")[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_score_is_what_its_findings_say(name):
    report = analyze_text(text_of(name))
    assert report.score.total == 100 - sum((f.points for f in report.findings), Decimal(0))
    template = built_in("township-eight")
    by_section = sum((s.weight - s.earned for s in report.score.sections), Decimal(0))
    whole = {f.rule: f.points for f in report.findings if f.rule in ("OFF001", "TPL001", "TPL002")}
    assert by_section + sum(whole.values()) == 100 - report.score.total
    assert [s.topic for s in report.score.sections] == [s.key for s in template.sections]


@pytest.mark.parametrize("name", NAMES)
def test_filling_every_blank_gains_exactly_what_the_blanks_cost(name):
    text = text_of(name)
    report = analyze_text(text)
    filled = text
    for figure in reversed(report.figures):
        if figure.redacted:
            assert figure.number, "this report deletes no digits"
            at = text.index(figure.number, figure.start)
            end = at + len(figure.number)
            digits = "".join(
                "37"[i % 2] if c not in ".,·" else c for i, c in enumerate(text[at:end])
            )
            filled = filled[:at] + digits + filled[end:]
    after = analyze_text(filled)
    assert not any(figure.redacted for figure in after.figures)
    cost = sum((f.points for f in report.findings if f.rule in ("FIG001", "FIG002")), Decimal(0))
    assert after.score.total - report.score.total == cost


@pytest.mark.parametrize("name", NAMES)
def test_deleting_any_section_never_raises_the_score(name):
    text = text_of(name)
    report = analyze_text(text)
    for section in report.sections:
        shorter = text[: section.start] + text[section.whole_end :]
        assert analyze_text(shorter).score.total <= report.score.total
