"""Numbers in table rows: the unit and the name stand in other cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportnlp import documents
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure, Placeholder
from reportnlp.text.view import TextView
from tests.helpers.steps import grows_linearly

CORPORA = Path(__file__).parents[3] / "corpora"


def read(text: str) -> tuple[tuple[Figure, ...], tuple[Placeholder, ...]]:
    """Return the figures and placeholders of a text, their offsets checked."""
    view = TextView(text)
    masks = extract_placeholders(view)
    figures = extract_figures(view, masks)
    assert all(text[f.start : f.end] == f.text for f in figures)
    assert all(text[p.start : p.end] == p.text for p in masks)
    assert [f.id for f in figures] == [f"f{n}" for n in range(1, len(figures) + 1)]
    assert [p.id for p in masks] == [f"p{n}" for n in range(1, len(masks) + 1)]
    assert [f.start for f in figures] == sorted(f.start for f in figures)
    return figures, masks


def facts(text: str) -> list[tuple[int, str, str, str, Decimal | None]]:
    """Return start, surface, name, unit and value of every figure."""
    return [(f.start, f.text, f.name, f.unit, f.value) for f in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "指标 | 单位 | 数值\n粮食总产量 | 吨 | 8,600",
            [(25, "8,600", "粮食总产量", "吨", Decimal(8600))],
        ),
        (
            "指标 | 数值 | 单位\n粮食总产量 | 8600 | 吨",
            [(21, "8600", "粮食总产量", "吨", Decimal(8600))],
        ),
        ("粮食总产量 | 8600 | 吨", [(8, "8600", "粮食总产量", "吨", Decimal(8600))]),
        (
            "村名 | 户数（户） | 面积（亩）\n坪村 | 120 | 50.5\n合计 | 121 | 51",
            [
                (24, "120", "坪村户数", "户", Decimal(120)),
                (30, "50.5", "坪村面积", "亩", Decimal("50.5")),
                (40, "121", "合计户数", "户", Decimal(121)),
                (46, "51", "合计面积", "亩", Decimal(51)),
            ],
        ),
        ("序号 | 项目 | 万元\n1 | 道路 | 50", [(22, "50", "道路", "万元", Decimal(50))]),
        ("农业产值（亿元） | ３.５", [(11, "３.５", "农业产值", "亿元", Decimal("3.5"))]),
        ("单位：万元\n项目 | 金额\n道路 | 120", [(19, "120", "道路", "万元", Decimal(120))]),
        (
            "年份 | 产量（吨）\n2019 | 70\n2020 | 80",
            [(18, "70", "产量", "吨", Decimal(70)), (28, "80", "产量", "吨", Decimal(80))],
        ),
        (
            "指标 | 2019年 | 2020年\n工业产值（亿元） | 14 | 15",
            [
                (30, "14", "工业产值", "亿元", Decimal(14)),
                (35, "15", "工业产值", "亿元", Decimal(15)),
            ],
        ),
    ],
    ids=[
        "unit before",
        "unit after",
        "no header",
        "units in the header",
        "unit for a header",
        "unit in the row header",
        "unit above the table",
        "years for row headers",
        "years for columns",
    ],
)
def test_unit_and_name_come_from_other_cells(
    text: str, expected: list[tuple[int, str, str, str, Decimal | None]]
) -> None:
    assert facts(text) == expected


def test_growth_column_is_a_change_in_its_own_unit() -> None:
    figures, _ = read("指标 | 单位 | 数值 | 同比增长(%)\n粮食总产量 | 吨 | 8600 | -3.2")
    assert [(f.text, f.name, f.unit, f.value, f.change) for f in figures] == [
        ("8600", "粮食总产量", "吨", Decimal(8600), False),
        ("-3.2", "粮食总产量", "%", Decimal("-3.2"), True),
    ]
    assert [f.indicator for f in figures] == ["粮食总产量", "粮食总产量"]


def test_growth_column_without_unit_does_not_take_that_of_the_amount() -> None:
    assert facts("指标 | 单位 | 数值 | 增速\n稻谷 | 吨 | 10 | 2.2") == [
        (27, "10", "稻谷", "吨", Decimal(10))
    ]


@pytest.mark.parametrize("mask", ["xx", "XXX", "**", "××", "__", "xx.x", "3xx", "□□"])
def test_masked_cell_is_a_figure(mask: str) -> None:
    figures, masks = read(f"指标 | 单位 | 数值\n税收 | 万元 | {mask}\n稻谷 | 吨 | 8")
    assert [(f.start, f.text, f.name, f.unit, f.value, f.redacted) for f in figures] == [
        (23, mask, "税收", "万元", None, True),
        (33 + len(mask), "8", "稻谷", "吨", Decimal(8), False),
    ]
    assert [(p.start, p.end, p.text, p.kind) for p in masks] == [
        (23, 23 + len(mask), mask, "figure")
    ]


def test_masked_row_header_stays_a_name() -> None:
    figures, masks = read("村名 | 户数（户）\nxx村 | xx")
    assert [(p.start, p.kind) for p in masks] == [(11, "name"), (17, "figure")]
    # No name holds a mask.
    assert [(f.start, f.name, f.redacted) for f in figures] == [(17, "户数", True)]


def test_number_with_its_unit_is_named_by_row_and_column() -> None:
    assert facts("项目 | 2019年 | 2020年\n财政收入 | 120万元 | xx万元") == [
        (26, "120万元", "财政收入", "万元", Decimal(120)),
        (34, "xx万元", "财政收入", "万元", None),
    ]


def test_second_table_has_its_own_header() -> None:
    text = "村名 | 户数（户）\n坪村 | 12\n\n项目 | 投资（万元）\n道路 | 5\n指标 | 单位 | 数值\n粮食 | 吨 | 7"
    assert [(f.text, f.name, f.unit) for f in read(text)[0]] == [
        ("12", "坪村户数", "户"),
        ("5", "道路投资", "万元"),
        ("7", "粮食", "吨"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "他说甲 | 乙都好。",
        "a | b",
        "联系电话 | 13800000000",
        "序号 | 年份\n1 | 2019",
        "姓名 | 职务\n张三 | 镇长",
        "甲 |  | 丙\n | ",
        "|",
        " | ",
        "单位：万元\n序号 | 项目\n3 | 道路",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert facts(text) == []


def test_empty_cell_takes_no_number_of_its_neighbours() -> None:
    assert [
        (f.text, f.unit, f.value) for f in read("指标 | 单位 | 数值 | 上年\n稻谷 | 吨 |  | 8")[0]
    ] == [("8", "吨", Decimal(8))]


@pytest.mark.parametrize(
    "piece", [" | ", "1 | ", "x | ", " |x", "1 | 5吨 | ", "吨 | 1\n", "吨 | x\n"]
)
def test_work_grows_with_the_length_only(piece: str) -> None:
    def work(times: int) -> None:
        view = TextView(piece * times)
        extract_figures(view, extract_placeholders(view))

    assert grows_linearly(work, 100)
    work(16_000)


def test_word_table_gives_what_the_plain_lines_give() -> None:
    word = documents.read(CORPORA / "samples" / "nanjitang-2019h2-table-lo.docx").text
    plain = (CORPORA / "townships" / "boling-nanjitang-2019h2.txt").read_text(encoding="utf-8")
    assert " | " in word
    assert " | " not in plain
    got, expected = (
        [(f.number, f.unit, f.value, f.redacted, f.name) for f in read(text)[0]]
        for text in (word, plain)
    )
    assert got == expected


def test_columns_set_by_blanks_are_a_table() -> None:
    text = "指标　　单位　　数值　　同比\n粮食总产量　吨　13520　2.3%\n稻谷\t吨\txx\t4%\n"
    figures, masks = read(text)
    assert [(f.text, f.name, f.unit, f.change) for f in figures] == [
        ("13520", "粮食总产量", "吨", False),
        ("2.3%", "粮食总产量", "%", True),
        ("xx", "稻谷", "吨", False),
        ("4%", "稻谷", "%", True),
    ]
    assert [(p.text, p.kind) for p in masks] == [("xx", "figure")]


def test_a_cell_that_kept_its_unit_is_a_gap_and_a_unit_cell_is_none() -> None:
    figures, masks = read(
        "措施　　户数　　资金\n奖补　　642户　　万元\n信贷　　86户　　387.5万元\n"
    )
    assert [(f.text, f.redacted) for f in figures] == [
        ("642户", False), ("万元", True), ("86户", False), ("387.5万元", False),
    ]  # fmt: skip
    assert read("党委书记  张三丰  镇长\n李四维  王五  赵六\n") == ((), ())


def test_the_rule_below_a_header_is_no_header() -> None:
    text = "| 指标 | 完成数 | 同比增长 |\n| ---- | ---- | ---- |\n| 收入（元） | 16 205 | 7.0% |\n"
    assert [(f.text, f.name, f.value, f.change) for f in read(text)[0]] == [
        ("16 205", "收入", Decimal(16205), False),
        ("7.0%", "收入", Decimal("7.0"), True),
    ]


def test_a_column_of_a_year_is_the_period_and_no_name() -> None:
    text = "指标 | 2019年 | 2020年\n工业产值（亿元） | 14 | 15"
    figures, _ = read(text)
    assert [(f.name, f.previous) for f in figures] == [("工业产值", True), ("工业产值", False)]
    assert [f.period and f.period.start for f in figures] == ["2019-01-01", "2020-01-01"]
