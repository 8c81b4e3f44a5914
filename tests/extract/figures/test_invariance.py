"""A mask changes neither the name nor the unit of a figure; a digit changes its value."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure
from reportnlp.text.view import TextView

TEXTS = [
    "全年实现财政收入320万元，同比增长8.5%，占年度任务的57%。",
    "发放低保金214.68万元，惠及418户976人；新建桥梁3座，硬化道路12.6公里。",
    "贫困发生率由5.2%降至0.8%，选派63名干部驻村，流转土地1500余亩。",
    "国税、地税分别完成80万元和40万元，接待游客近20万人次。",
    "力争财政收入突破900万元，新建茶园600亩，参保率达到98%以上。",
]
STYLES = {
    "x run": lambda number: re.sub(r"\d", "x", number),
    "X": lambda number: "X",
    "XX": lambda number: "XX",
    "full width": lambda number: "ｘｘ",
    "star": lambda number: "*",
    "stars": lambda number: "****",
    "cross": lambda number: "××",
    "underscore": lambda number: "__",
    "bracket": lambda number: "〔…〕",
    "box": lambda number: "□□",
    "partial": lambda number: "x" + number[1:] if len(number) > 1 else "x",
}


def read(text: str) -> tuple[Figure, ...]:
    view = TextView(text)
    return extract_figures(view, extract_placeholders(view))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", TEXTS)
def test_mask_keeps_name_and_unit(text: str, style: str) -> None:
    plain = read(text)
    assert plain
    masked = read(re.sub(r"\d+(?:\.\d+)?", lambda match: STYLES[style](match[0]), text))
    assert [(f.name, f.unit, f.change, f.target) for f in masked] == [
        (f.name, f.unit, f.change, f.target) for f in plain
    ]
    assert all(f.redacted and f.value is None for f in masked)


@given(
    st.integers(1, 10**9),
    st.sampled_from(["元", "万元", "人", "户", "亩", "公里", "%", "个", "吨", "万人次"]),
)
def test_surface_alone_reads_the_same(number: int, unit: str) -> None:
    text = f"完成投资{number}{unit}，其余照旧。"
    (figure,) = read(text)
    assert text[figure.start : figure.end] == figure.text == f"{number}{unit}"
    (again,) = read(figure.text)
    assert (again.value, again.unit) == (figure.value, figure.unit) == (Decimal(number), unit)


@given(st.integers(10, 10**8), st.integers(0, 7), st.integers(1, 9))
def test_changed_digit_changes_value(number: int, place: int, step: int) -> None:
    digits = str(number)
    at = place % len(digits)
    changed = digits[:at] + str((int(digits[at]) + step) % 10) + digits[at + 1 :]
    before = read(f"共有耕地{digits}亩。")[0].value
    after = read(f"共有耕地{changed}亩。")[0].value
    assert before != after


@given(
    st.text(
        alphabet="xX×*_〔…〕0123456789一二三十百千万亿余多约近%元户人亩、，。；：（） \n增长投资达村镇年月日由到",
        max_size=120,
    )
)
def test_offsets_hold_on_any_text(text: str) -> None:
    view = TextView(text)
    placeholders = extract_placeholders(view)
    figures = extract_figures(view, placeholders)
    for item in (*placeholders, *figures):
        assert text[item.start : item.end] == item.text
    assert [f.start for f in figures] == sorted(f.start for f in figures)
    assert all(one.end <= two.start for one, two in zip(figures, figures[1:], strict=False))
    masked = {p.start for p in placeholders if p.kind in ("figure", "gap")}
    assert {f.start for f in figures if f.redacted} == masked
