"""Bounds, base units, approximation, bound and what is never reported."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure, Placeholder
from reportnlp.text.view import TextView
from tests.helpers.steps import grows_linearly


def read(text: str) -> tuple[Figure, ...]:
    view = TextView(text)
    return extract_figures(view, extract_placeholders(view))


def masks(text: str) -> tuple[Placeholder, ...]:
    return extract_placeholders(TextView(text))


def test_run_length_gives_bounds_where_the_style_keeps_digits() -> None:
    text = "慰问xxx户，产值x.xx亿元，参保率xxx%，栽树xxxx棵。"
    houses, output, share, trees = read(text)
    assert (houses.low, houses.high, houses.bound_assumed) == (Decimal(100), Decimal(999), True)
    assert (output.low, output.high) == (Decimal("1.00"), Decimal("9.99"))
    assert share.low == share.high == 100
    assert (trees.low, trees.high) == (Decimal(1000), Decimal(9999))


def test_a_side_note_without_a_unit_has_no_bounds() -> None:
    _, note, _, _ = read("收入xxx.x万元【去年同期xxxx】，慰问xx户，植树xxxx棵。")
    assert (note.unit, note.low, note.high) == ("万元", None, None)


@pytest.mark.parametrize(
    "text", ["慰问XX户，产值XX亿元，参保率XX%。", "慰问*户，栽树*棵。", "收入1X40万元，改厕6x5户。"]
)
def test_a_fixed_width_says_nothing_of_the_digits(text: str) -> None:
    for figure in read(text):
        assert (figure.value, figure.low, figure.high) == (None, None, None)
        assert not figure.bound_assumed


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("投资2.5亿元。", Decimal("2.5E8"), "元"),
        ("造林3公顷。", Decimal(45), "亩"),
        ("修路12公里。", Decimal(12000), "米"),
        ("产粮8600吨。", Decimal(8600000), "公斤"),
    ],
)
def test_base_unit(text: str, value: Decimal, base: str) -> None:
    (figure,) = read(text)
    assert (figure.base_value, figure.base_unit) == (value, base)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("游客超过3万人次。", "above"),
        ("产值突破3亿元。", "above"),
        ("覆盖率98%以上。", "above"),
        ("自给率不足20%。", "below"),
        ("增长率控制在6‰以内。", "below"),
        ("游客3万人次。", None),
    ],
)
def test_bound(text: str, bound: str | None) -> None:
    (figure,) = read(text)
    assert figure.bound == bound
    assert not figure.approx


@pytest.mark.parametrize(
    "text",
    [
        "落实“四个意识”“两个维护”和一岗双责。",
        "建设万元以上企业和亿元村，按元/吨计价。",
        "召开第十九届五中全会，印发〔2021〕12号文件。",
        "拨打12345，电话0799-6621358。",
        "三里铺、一中和三元村面貌一新。",
        "改造G318线，PM2.5浓度下降，5G普及。",
        "万元GDP能耗、万元工业增加值用水量持续下降。",
        "2021年6月至2022年，1-6月连续作战。",
    ],
)
def test_not_a_quantity(text: str) -> None:
    assert read(text) == ()
    assert all(p.kind != "gap" for p in masks(text))


def test_figures_follow_the_given_placeholders() -> None:
    view = TextView("投资xx万元，修路3公里。")
    assert [f.text for f in extract_figures(view, ())] == ["3公里"]


@pytest.mark.parametrize(
    "unit", ["x", "1", "一", "（", "〔", "x.", "1,111", "一点", "%、", "#", "…"]
)
def test_a_megabyte_of_anything_is_linear(unit: str) -> None:
    assert grows_linearly(lambda size: read(unit * size), 300)
    # a pattern that backtracks would never come back from this
    text = unit * (1_000_000 // len(unit))
    assert all(text[figure.start : figure.end] == figure.text for figure in read(text))


@pytest.mark.parametrize("unit", ["3%", "户 ", "百分之", "x户", "xx、"])
def test_a_run_of_figures_is_linear(unit: str) -> None:
    assert grows_linearly(lambda size: read(unit * size), 100)
    text = unit * (50_000 // len(unit))
    assert all(text[figure.start : figure.end] == figure.text for figure in read(text))


def test_part_of_points_at_the_whole() -> None:
    text = "借款还款35户，共计70万元，其中脱贫户12户，共计20万元；新建桥梁3座。"
    houses, money, part_houses, part_money, bridges = read(text)
    assert (houses.part_of, money.part_of, bridges.part_of) == (None, None, None)
    assert (part_houses.part_of, part_money.part_of) == (houses.id, money.id)


def test_indicator_is_the_same_under_other_names() -> None:
    first, second, growth = read("完成固定资产投资3亿元；全社会固定资产投资2亿元，增长5%。")
    assert first.indicator == second.indicator == growth.indicator == "全社会固定资产投资"
    net, disposable = read("农民人均纯收入9000元；农村居民人均可支配收入12000元。")
    assert net.indicator and disposable.indicator and net.indicator != disposable.indicator


def test_period_and_comparison() -> None:
    level, growth = read("2024年上半年财政收入320万元，同比增长8%。")
    assert level.period is not None
    assert (level.period.start, level.period.end) == ("2024-01-01", "2024-06-30")
    assert growth.compared_to == "上年同期"


def test_gaps_do_not_overlap() -> None:
    found = masks("面积 平方公里，辖 个村， 个村民小组，总人口 人。")
    assert [(p.start, p.end, p.text, p.kind) for p in found] == [
        (3, 7, "平方公里", "gap"),
        (10, 11, "个", "gap"),
        (14, 15, "个", "gap"),
        (24, 25, "人", "gap"),
    ]


def test_a_masked_session_is_no_figure() -> None:
    text = "学习XX届四中全会精神。"
    assert read(text) == ()
    assert [(p.text, p.kind) for p in masks(text)] == [("XX", "name")]
