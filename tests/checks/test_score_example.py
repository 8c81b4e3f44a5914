"""The example that docs/score.md works by hand."""

import re
from decimal import Decimal
from pathlib import Path

from reportnlp.analysis import analyze_text

PAGE = Path(__file__).parents[2] / "docs" / "score.md"
TEXT = re.search(r"```text\n(松林镇.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1]


def lost(report):
    found = {}
    for finding in report.findings:
        if finding.points:
            found.setdefault(finding.rule, []).append(str(finding.points))
    return found


def test_the_findings_are_those_worked_by_hand():
    report = analyze_text(TEXT)
    assert lost(report) == {"SEC001": ["11.50"] * 7, "FIG001": ["0.87", "0.86"], "OFF001": ["4.00"]}
    assert report.score.total == Decimal("13.77")
    assert {row.topic: str(row.earned) for row in report.score.sections if row.earned} == {
        "livelihood": "9.77"
    }


def test_filling_both_blanks_gains_exactly_what_they_cost():
    filled = TEXT.replace("xxx万元", "318万元").replace("xx人", "86人")
    assert analyze_text(filled).score.total == Decimal("15.50")


def test_the_page_states_the_numbers_the_test_finds():
    page = PAGE.read_text(encoding="utf-8")
    assert "13.77" in page and "15.50" in page and "86.23" in page


def test_an_expected_indicator_accepts_any_multiple_of_its_unit():
    from reportnlp.template.loading import from_dict

    section = {"key": "a", "title": "民生福祉", "topics": ["livelihood"]}
    section["indicators"] = [{"name": "低保金", "words": ["低保金"], "units": ["万元"]}]
    template = from_dict({"name": "one", "sections": [section]})
    body = "一、民生福祉\n发放低保金{}，社会保障水平稳步提高，群众生活得到切实保障。\n"
    for unit, rules in (("0.2亿元", set()), ("318万元", set()), ("12人", {"FIG004"})):
        report = analyze_text(body.format(unit), template=template)
        assert {f.rule for f in report.findings if f.points} == rules
