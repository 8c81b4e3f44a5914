"""Numbering faults, one case a kind, and silence where nothing is wrong."""

from __future__ import annotations

import pytest

from reportnlp.extract.sections import extract_sections
from reportnlp.extract.sections.numbering import numbering_faults
from reportnlp.text.view import TextView


def faults(text: str) -> list[tuple[str, str, int, int]]:
    found = numbering_faults(extract_sections(TextView(text)))
    return [(f.kind, text[f.start : f.end], f.expected, f.found) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、党建\n开会。\n二、民生\n修路。\n四、稳定\n巡逻。\n", [("skip", "四、稳定", 3, 4)]),
        ("一、党建\n开会。\n二、民生\n修路。\n二、稳定\n巡逻。\n", [("repeat", "二、稳定", 3, 2)]),
        (
            "一、党建\n开会。\n二、民生\n修路。\n三、稳定\n巡逻。\n一、产业\n种茶。\n",
            [("restart", "一、产业", 4, 1)],
        ),
        (
            "一、党建\n（二）党员\n发展。\n（三）支部\n整顿。\n",
            [("first", "（二）党员", 1, 2)],
        ),
        ("(一)、党建\n开会。\n(二)民生\n修路。\n", [("double", "(一)、党建", 1, 1)]),
        (
            "（一）党建\n开会。\n二.民生\n修路。\n（三）稳定\n巡逻。\n",
            [("mixed", "二.民生", 2, 2), ("mixed", "（三）稳定", 3, 3)],
        ),
        (
            "一是强队伍。定期开展学习，做到雷打不动。\n二是抓队伍。选派第一书记，驻村开展帮扶。\n"
            "三抓阵地。新建活动场所，配齐桌椅设备。\n",
            [("missing_shi", "三抓阵地", 3, 3)],
        ),
    ],
)
def test_fault(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、党建\n（一）班子\n开会。\n（二）党员\n发展。\n二、民生\n（一）道路\n修路。\n（二）饮水\n打井。\n",
        "概况\n全镇辖八个村，人口一万余人，耕地两万亩，以农业为主。\n主要工作\n修通了道路，改善了饮水，群众十分满意。\n",
        "",
    ],
)
def test_no_fault(text: str) -> None:
    assert faults(text) == []
