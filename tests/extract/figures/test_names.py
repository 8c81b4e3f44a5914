"""Names of figures whose own words do not name them: one table of cases for every kind."""

from __future__ import annotations

import pytest

from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.text.view import TextView


def _names(text: str) -> list[str]:
    view = TextView(text)
    return [figure.name for figure in extract_figures(view, extract_placeholders(view))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("培育规上企业12家，总数增至58家。", ["培育规上企业"] * 2),
        (
            "建成国家级示范社2家、省级9家、市级31家。",
            ["建成国家级示范社", "省级示范社", "市级示范社"],
        ),
        ("拥有省级书屋3个，县级书屋xx个。", ["省级书屋", "县级书屋"]),
        ("沿河步道全线贯通，全长4.2公里。", ["沿河步道"]),
        ("投资5万元实施磨坊改造工程，全长4公里。", ["投资", "磨坊改造工程"]),
        ("修建蓄水池15口，每口60立方米。", ["修建蓄水池"] * 2),
        ("发放春耕补贴xx万元，亩均85元。", ["发放春耕补贴"] * 2),
        ("今年养羊640只，户均16只。", ["养羊"] * 2),
        ("排查隐患40处，其余的3处限期整改。", ["排查隐患"] * 2),
        ("发展党员21名，其中四十岁以下的15名。", ["发展党员"] * 2),
        ("在建项目26个，已竣工的11个。", ["在建项目"] * 2),
        ("改造旱厕80户（年度任务70户）。", ["改造旱厕"] * 2),
    ],
)
def test_a_modifier_alone_takes_the_noun_before(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村集体收入超过10万元，青石村更达到30万元。", ["村集体收入"] * 2),
        ("连片种植50亩以上的种植大户有8户。", ["种植大户"] * 2),
        ("为3名七十岁以上老人，。", ["老人"]),
        ("储备2名35岁以下后备人才。", ["后备人才"]),
        ("选取20件群众身边的环境问题督办。", ["环境问题督办"]),
        ("约谈2名作风漂浮的村干部。", ["村干部"]),
    ],
)
def test_what_classes_a_noun_is_no_name(text: str, names: list[str]) -> None:
    assert _names(text) == names
