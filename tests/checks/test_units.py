"""What counts as a section of the template, and how much it says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reportnlp.checks.context import Context
from reportnlp.checks.units import UnitFinder
from reportnlp.extract.coverage import extract_coverage
from reportnlp.extract.sections import extract_sections
from reportnlp.model.items import Facts, Meta
from reportnlp.template.loading import built_in
from reportnlp.text.view import TextView


@given(st.text("修路架桥㐀䶿一鿿ꀀ𠀀🌾é。", max_size=40))
def test_only_characters_of_the_basic_plane_are_counted(body):
    text = f"一、民生福祉\n修{body}桥\n"
    view = TextView(text)
    outline = extract_sections(view)
    facts = Facts(text=text, meta=Meta(), outline=outline, coverage=extract_coverage(view, outline))
    template = built_in("township-eight")
    (spec,) = (spec for spec in template.sections if spec.key == "livelihood")
    (unit,) = UnitFinder(Context(facts, template, view)).units(spec)
    assert unit.characters == len(re.findall("[\u3400-\u9fff]", text[unit.end :]))


def test_topics_are_found_below_a_heading_for_review_and_plan():
    text = (
        "一、党的建设\n上党课。\n二、工作总结及下步计划\n（一）民生福祉\n改造危房。\n"
        "（二）生态环境\n栽树护河。\n"
    )
    view = TextView(text)
    outline = extract_sections(view)
    facts = Facts(text=text, meta=Meta(), outline=outline, coverage=extract_coverage(view, outline))
    template = built_in("township-eight")
    finder = UnitFinder(Context(facts, template, view))
    found = {
        spec.key: [text[u.start : u.end] for u in finder.units(spec)] for spec in template.sections
    }
    assert found["livelihood"] == ["（一）民生福祉"]
    assert found["environment"] == ["（二）生态环境"]
