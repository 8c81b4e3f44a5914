"""One indicator over places and periods."""

import math

import pandas as pd
import pytest

import reportnlp
from reportnlp.collection.errors import (
    CorpusError,
    DuplicateReportError,
    MixedUnitsError,
    UnknownIndicatorError,
)

from .conftest import TEXTS


def _one(write, **texts):
    files = {
        f"{name}.txt": f"{place}{year}年工作总结\n一、经济运行\n{body}\n"
        for name, (place, year, body) in texts.items()
    }
    return reportnlp.corpus(write(files), store=":memory:")


def test_values_stand_in_one_unit(four):
    panel = four.panel("工业总产值", unit="万元")
    assert panel.value.loc["青石镇"].tolist() == [12_000, 15_000]
    grain = four.panel("粮食总产量", unit="吨")
    assert grain.value.to_dict() == {
        "2020": {"青石镇": 20_000, "白杨乡": 15_000},
        "2021": {"青石镇": 21_000, "白杨乡": 15_500},
    }


def test_a_masked_cell_has_bounds_and_no_value(four):
    panel = four.panel("财政总收入")
    assert panel.unit == "万元"
    assert panel.value.loc["白杨乡", "2021"] is pd.NA
    assert panel.masked.loc["白杨乡", "2021"]
    assert panel.low.loc["白杨乡", "2021"] >= 0
    assert not math.isnan(panel.high.loc["白杨乡", "2021"])
    assert panel.value.loc["青石镇"].tolist() == [1000, 1100]


def test_every_cell_leads_to_its_words(four):
    passage = four.panel("财政总收入").source("青石镇", "2021")
    assert (passage.before, passage.text) == ("财政总收入完成", "1100万元")
    assert passage.after.startswith("，同比增长10%")
    assert passage.file.endswith("a2021.txt")
    with pytest.raises(
        CorpusError, match="“财政总收入”没有 青石镇 2019 的数；青石镇 有：2020、2021"
    ):
        four.panel("财政总收入").source("青石镇", "2019")


def test_growth_carries_its_direction(write):
    corpus = _one(
        write,
        a=("青石镇", 2020, "财政收入900万元，同比下降3.5%。"),
        b=("青石镇", 2021, "财政收入990万元，同比增长10%。"),
    )
    assert corpus.panel("财政收入", measure="growth").value.loc["青石镇"].tolist() == [-3.5, 10]


def test_plans_are_apart(write):
    corpus = _one(write, a=("青石镇", 2020, "财政收入900万元。2021年力争财政收入达到1000万元。"))
    assert corpus.panel("财政收入").value.loc["青石镇"].tolist() == [900]


def test_an_unknown_indicator_has_near_misses(four):
    with pytest.raises(UnknownIndicatorError, match="没有指标“财政总收人”；相近的有：财政总收入"):
        four.panel("财政总收人")
    with pytest.raises(UnknownIndicatorError, match=r"indicator_names\(\) 可以列出"):
        four.panel("zzz")


def test_names_of_one_statistic_are_one_indicator(four):
    assert four.panel("粮食产量").value.equals(four.panel("全年粮食总产量").value)


def test_mixed_units_are_refused_with_an_example(write):
    corpus = _one(
        write,
        a=("青石镇", 2020, "蔬菜产量300吨。"),
        b=("青石镇", 2021, "蔬菜产量900万元。"),
        c=("白杨乡", 2021, "蔬菜产量500吨。"),
    )
    with pytest.raises(
        MixedUnitsError, match=r"单位不能互相换算：公斤（2处）、元（1处）.*“900万元”.*unit=\"吨\""
    ):
        corpus.panel("蔬菜产量")
    assert corpus.panel("蔬菜产量", unit="吨").value.loc["白杨乡", "2021"] == 500
    with pytest.raises(MixedUnitsError, match="没有可换算成“亩”的数"):
        corpus.panel("蔬菜产量", unit="亩")


@pytest.mark.parametrize("unit", [None, "万元", "萬元"])
def test_one_unit_in_two_scripts_is_one_unit(write, unit):
    corpus = _one(
        write,
        a=("青石镇", 2020, "财政收入0.5億元。"),
        b=("青石镇", 2021, "财政收入990萬元。"),
        c=("白杨乡", 2020, "财政收入0.6亿元。"),
        d=("白杨乡", 2021, "财政收入８００万元。"),
        e=("柳河镇", 2021, "财政收入700萬元。"),
    )
    panel = corpus.panel("财政收入", unit=unit)
    assert panel.unit == (unit or "万元")
    assert set(panel.cells["unit_written"]) == {"億元", "萬元", "亿元", "万元"}
    assert panel.value["2021"].to_dict() == {"青石镇": 990, "白杨乡": 800, "柳河镇": 700}
    assert panel.value["2020"].dropna().to_dict() == {"青石镇": 5000, "白杨乡": 6000}


def test_two_reports_of_one_place_and_period_are_refused(write):
    texts = dict(TEXTS) | {"a2020b.txt": TEXTS["a2020.txt"].replace("1000万元", "1001万元")}
    corpus = reportnlp.corpus(write(texts), store=":memory:")
    with pytest.raises(
        DuplicateReportError, match=r"例如 青石镇 2020：.*a2020\.txt、.*a2020b\.txt"
    ):
        corpus.panel("财政总收入")
    last = corpus.panel("财政总收入", duplicates="last")
    assert last.value.loc["青石镇", "2020"] == 1001
    assert corpus.panel("财政总收入", duplicates="first").value.loc["青石镇", "2020"] == 1000


def test_one_name_in_two_counties_is_two_places(write):
    rows = [
        {"file": name, "county": "东县" if name < "b" else "西县", "place": "青石镇"}
        for name in TEXTS
    ]
    corpus = reportnlp.corpus(write(TEXTS), metadata=rows, store=":memory:")
    assert list(corpus.panel("财政总收入").value.index) == ["东县青石镇", "西县青石镇"]


def test_a_year_told_later_fills_a_gap_but_not_a_report(write):
    corpus = _one(
        write,
        a=("青石镇", 2020, "财政收入900万元。"),
        b=(
            "青石镇",
            2021,
            "2020年，财政收入905万元。\n2019年，财政收入800万元。\n2021年，财政收入990万元。",
        ),
    )
    panel = corpus.panel("财政收入")
    assert panel.value.loc["青石镇"].to_dict() == {"2019": 800, "2020": 900, "2021": 990}
    told = panel.cells.set_index("period")["own"]
    assert told.to_dict() == {"2019": False, "2020": True, "2021": True}


def test_other_values_of_one_report_are_counted(write):
    corpus = _one(write, a=("青石镇", 2020, "财政收入900万元。全镇财政收入950万元。"))
    assert corpus.panel("财政收入").cells["alternatives"].tolist() == [1]


def test_a_wrong_measure_is_said(four):
    with pytest.raises(CorpusError, match="measure 应为 level、growth、target"):
        four.panel("财政总收入", measure="rate")


def test_it_shows_itself(four, tmp_path):
    panel = four.panel("财政总收入")
    assert (
        repr(panel) == "<Panel: 财政总收入 (level, 万元), 2 places x 2 periods, 4 values, 1 masked>"
    )
    page = panel.to_html(tmp_path / "panel.html")
    assert (tmp_path / "panel.html").read_text(encoding="utf-8") == page
    assert "<mark>1100万元</mark>" in page
    assert page.count('class="masked"') == 1
    assert "http:" not in page and "https:" not in page


def test_rates_over_several_years_are_not_this_years(write):
    corpus = _one(
        write,
        a=("青石镇", 2020, "财政收入900万元，比2015年增长65%，年均增长10.5%，比上年增长8%。"),
    )
    assert corpus.panel("财政收入", measure="growth").value.loc["青石镇"].tolist() == [8]
