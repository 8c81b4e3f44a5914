"""Periods and names: what a person or a report may write."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.collection.names import canonical, near_misses, normal_form
from reportnlp.collection.periods import label, parse, sort_key, year_before
from reportnlp.model.items import Period


@given(st.integers(1949, 2099), st.integers(1, 12), st.integers(1, 12))
def test_a_label_reads_back(year, one, two):
    first, last = sorted((one, two))
    day = calendar.monthrange(year, last)[1]
    period = Period(start=f"{year}-{first:02}-01", end=f"{year}-{last:02}-{day:02}")
    assert parse(label(period)) == period
    assert sort_key(label(period)) == (period.start, period.end)


@given(st.integers(1949, 2090), st.integers(1, 9))
def test_years_in_a_row_read_back(year, more):
    name = f"{year}-{year + more}"
    assert label(parse(name)) == name
    assert year_before(name) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年度", "2021"),
        ("2021年全年", "2021"),
        ("2021上半年", "2021H1"),
        ("2021年下半年", "2021H2"),
        ("2021年一季度", "2021Q1"),
        ("2021年第三季度", "2021Q3"),
        ("2021年前三季度", "2021Q1-Q3"),
        ("2021-01-01至2021-03-31", "2021Q1"),
        ("2021-07-01/2022-06-30", "2021-07-01/2022-06-30"),
    ],
)
def test_periods_as_people_write_them(written, name):
    assert label(parse(written)) == name


@pytest.mark.parametrize(
    "written", ["", "去年", "21", "2021H3", "2021M05-M02", "2022-2021", "2021-13-01/2021-14-01"]
)
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ValueError):
        parse(written)


def test_a_hidden_year_has_no_label():
    assert label(Period(start=None, end=None, certain=False)) is None
    assert label(None) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("预计全年实现地区生产总值", "地区生产总值"),
        ("GDP", "地区生产总值"),
        ("全社会固定资产投资完成", "固定资产投资"),
        ("新增城镇就业人数", "城镇新增就业"),
        ("粮食总产", "粮食产量"),
        ("财政收入", "财政收入"),
        ("财政总收入", "财政总收入"),
        ("一般公共预算收入", "一般公共预算收入"),
        ("全镇", "全镇"),
    ],
)
def test_names_of_one_statistic_and_no_other(name, key):
    assert canonical(name) == key


@given(st.text(alphabet="全镇预计实现完成财政收入达到（）()《》x1", max_size=12))
def test_the_normal_form_is_one(name):
    assert normal_form(normal_form(name)) == normal_form(name)


def test_near_misses_put_the_nearest_first():
    known = {"财政收入": 9, "财政总收入": 5, "财政支出": 7, "粮食产量": 8}
    assert near_misses("财政总收人", known)[0] == "财政总收入"
    assert "粮食产量" not in near_misses("财政总收人", known)
    assert near_misses("zzz", known) == []
