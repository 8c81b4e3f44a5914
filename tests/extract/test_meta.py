"""Title, place, county, kind and period, with the doubtful ones marked."""

from __future__ import annotations

import pytest

from reportnlp.extract.meta import extract_meta
from reportnlp.extract.sections import extract_sections
from reportnlp.model.items import Meta
from reportnlp.text.view import TextView

BODY = "\n一、民生工作\n修路五公里，改造危房三十户。\n二、平安建设\n调解纠纷二十起。\n"


def meta(text: str, file_name: str | None = None) -> Meta:
    view = TextView(text)
    return extract_meta(view, extract_sections(view), file_name=file_name)


def period(text: str, file_name: str | None = None) -> tuple[str | None, str | None, bool] | None:
    found = meta(text, file_name).period
    return None if found is None else (found.start, found.end, found.certain)


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("青石镇2021年上半年工作总结", "2021-01-01", "2021-06-30"),
        ("青石镇2021年下半年工作总结", "2021-07-01", "2021-12-31"),
        ("青石镇2019年前三季度工作汇报", "2019-01-01", "2019-09-30"),
        ("青石镇2019年第一季度工作总结", "2019-01-01", "2019-03-31"),
        ("青石镇2020年1-10月工作情况汇报", "2020-01-01", "2020-10-31"),
        ("青石镇２０１２年工作總結", "2012-01-01", "2012-12-31"),
        ("青石镇二〇一五年工作总结", "2015-01-01", "2015-12-31"),
        ("青石镇二0一二年工作总结", "2012-01-01", "2012-12-31"),
        ("青石镇2018年工作总结及2019年工作打算", "2018-01-01", "2018-12-31"),
        ("青石镇2021年上半年工作总结及下半年工作打算", "2021-01-01", "2021-06-30"),
        ("青石镇2021年7月份工作总结", "2021-07-01", "2021-07-31"),
        ("青石镇2016-2020年工作总结", "2016-01-01", "2020-12-31"),
    ],
)
def test_period_of_title(title: str, start: str, end: str) -> None:
    assert period(title + BODY) == (start, end, True)


@pytest.mark.parametrize(
    "title",
    ["xx镇20xx年工作总结", "青石镇**年工作总结", "青石镇201X年工作总结", "青石镇20__年工作总结"],
)
def test_masked_year_is_unknown_not_guessed(title: str) -> None:
    assert period(title + BODY) == (None, None, False)


def test_masked_year_is_inferred_from_plans_and_sessions_but_never_certain() -> None:
    text = (
        "xx镇20xx年上半年工作总结\n今年是“十三五”规划开局之年，全镇扎实开展“两学一做”学习教育，"
        "全面推进脱贫攻坚。" + BODY
    )
    assert period(text) == ("2016-01-01", "2016-06-30", False)


def test_rewritten_years_are_contradicted_by_the_text() -> None:
    text = (
        "青石镇2022年工作总结\n2022年是“十一五”规划的收官之年，全镇深入学习实践科学发展观活动，"
        "新型农村合作医疗参合率稳步提高，计划生育工作扎实开展。" + BODY
    )
    assert period(text) == ("2010-01-01", "2010-12-31", False)


def test_growth_within_one_year_shows_rewritten_years() -> None:
    text = "青石镇2023年工作总结\n一、产业发展\n产值由2023年的8亿元增加到2023年的12亿元。\n"
    assert period(text) == ("2023-01-01", "2023-12-31", False)
    text = text.replace("由2023年", "由2021年")
    assert period(text) == ("2023-01-01", "2023-12-31", True)


def test_year_of_foundation_does_not_date_the_report() -> None:
    text = "青石乡概况\n青石乡位于县城东南，1961年3月建乡。\n一、换届\n" + "".join(
        f"2016年{month}月开会。\n" for month in (3, 5, 7, 9)
    )
    assert period(text) == ("2016-01-01", "2016-12-31", True)


def test_next_years_plan_does_not_date_the_report() -> None:
    text = "青石镇工作总结\n2015年，全镇上下奋力拼搏。明年是“十三五”开局之年。" + BODY
    assert period(text) == ("2015-01-01", "2015-12-31", True)


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        (
            "政府工作报告\n——2022年1月6日在青石镇第五届人民代表大会第二次会议上\n镇长 周平\n",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "政府工作报告\n——2021年12月28日在青石镇第五届人民代表大会第二次会议上\n镇长 周平\n",
            "2021-01-01",
            "2021-12-31",
        ),
    ],
)
def test_congress_reviews_the_year_before(head: str, start: str, end: str) -> None:
    text = head + "各位代表：\n现在，我代表镇人民政府向大会报告工作，请予审议。" + BODY
    found = meta(text)
    assert (found.kind, found.place) == ("congress", "青石镇")
    assert period(text) == (start, end, True)


def test_congress_after_five_years() -> None:
    text = (
        "政府工作报告\n——2022年1月6日在青石镇第六届人民代表大会第一次会议上\n各位代表：\n"
        "现在，我代表镇人民政府向大会报告工作，请予审议。\n一、过去五年工作回顾\n五年来，成绩很大。\n"
    )
    assert period(text) == ("2017-01-01", "2021-12-31", True)


def test_file_name_helps_where_the_text_is_silent() -> None:
    text = "一、民生工作\n修路五公里。\n"
    assert period(text) is None
    assert period(text, "上报/青石镇2020年上半年总结.docx") == ("2020-01-01", "2020-06-30", False)
    assert period(text, "qingshi-2020h2.txt") == ("2020-07-01", "2020-12-31", False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("青石镇2021年工作总结", "青石镇"),
        ("中共青石乡委员会 青石乡人民政府\n关于2021年工作的总结", "青石乡"),
        ("2021年青石街道办事处工作总结", "青石街道"),
        ("平阳县青石镇2021年工作总结", "青石镇"),
        ("平阳县2021年政府工作报告", "平阳县"),
        ("乌拉苏木2021年工作总结", "乌拉苏木"),
        ("xx镇2021年工作总结", None),
        ("某某乡2021年工作总结", None),
        ("2021年工作总结", None),
        ("2021年上半年青石镇工作总结", "青石镇"),
        ("关于报送青石镇2021年工作总结的报告", "青石镇"),
        ("xx县青石镇2021年工作总结", "青石镇"),
        ("城关镇2021年工作总结", "城关镇"),
        ("成安县和平乡2021年工作总结", "和平乡"),
        ("青石镇北山村2021年工作总结", "北山村"),
        ("青石镇美丽乡村工作总结", "青石镇"),
    ],
)
def test_place_of_title(text: str, place: str | None) -> None:
    assert meta(text + BODY).place == place


def test_county_beside_the_town() -> None:
    assert meta("平阳县青石镇2021年工作总结" + BODY).county == "平阳县"


@pytest.mark.parametrize(
    "place",
    [
        "日照市",
        "成都市",
        "和平县",
        "开州区",
        "黔南布依族苗族自治州",
        "双江拉祜族佤族布朗族傣族自治县",
        "内蒙古自治区",
    ],
)
def test_place_of_a_session(place: str) -> None:
    text = f"政府工作报告\n（2022年1月6日在{place}第八届人民代表大会第二次会议上）\n各位代表：\n我向大会报告工作。"
    found = meta(text + BODY)
    assert (found.place, found.kind) == (place, "congress")


def test_file_name_gives_the_place_where_the_text_is_silent() -> None:
    assert meta(BODY, "上报/青石镇2020年总结.docx").place == "青石镇"
    assert meta("xx镇工作总结\n" + BODY, "青石镇2020年总结.docx").place is None


def test_place_from_the_text_where_the_title_has_none() -> None:
    text = (
        "今年以来，青石镇党委、政府扎实工作。\n一、党建\n青石镇举办党课。\n二、民生\n青石镇修路。\n"
    )
    assert meta(text).place == "青石镇"


def test_state_council_speaks_for_the_country() -> None:
    text = "各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。\n一、2014年工作回顾\n成绩很大。\n"
    found = meta(text)
    assert (found.place, found.kind) == ("全国", "congress")
    assert period(text) == ("2014-01-01", "2014-12-31", True)


def test_empty_text() -> None:
    found = meta("")
    assert (found.title, found.place, found.period) == (None, None, None)


def test_title_under_a_slogan() -> None:
    text = "凝心聚力谋发展　砥砺奋进谱新篇\n——青石乡2020年工作总结\n" + BODY
    found = meta(text)
    assert found.title == "凝心聚力谋发展　砥砺奋进谱新篇\n——青石乡2020年工作总结"
    assert (found.place, period(text)) == ("青石乡", ("2020-01-01", "2020-12-31", True))
