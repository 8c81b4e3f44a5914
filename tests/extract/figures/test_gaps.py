"""Numbers deleted with nothing left: what is one, and what only looks like one."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.evaluation.annotation import Annotation, parse
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.text.view import TextView

# A text that has certainly lost numbers; without it a bare 户 is nothing.
LOST = "全年总收入{{gap|万元}}，同比增长{{gap|%}}，税收{{gap|万元}}。"
BLANK = "全年总收入 {{gap|万元}}，同比增长 {{gap|%}}，税收 {{gap|万元}}。"

CLOSED = [
    "开展安全检查{{gap|轮}}，发现隐患18处。",
    "开发护林员岗位{{gap|个}}，月补贴800元。",
    "撤离低洼地住户{{gap|户}}；无人伤亡。",
    "新增通信基站{{gap|座}}。",
    "全年转移就业{{gap|人}}，超额完成任务。",
    "农家书屋添置图书{{gap|册}}，放映电影{{gap|场}}。",
    "向学生发放宣传单{{gap|份}}，悬挂标语{{gap|条}}。",
    "调解邻里纠纷{{gap|起}}，办结信访案件{{gap|件}}。",
    "培育规模以上企业{{gap|家}}、家庭农场{{gap|家}}。",
    "评选“好邻居”{{gap|名}}，开办“田间课堂”{{gap|期}}，参训80人。",
    "安装路灯{{gap|盏}}，栽植香樟{{gap|余株}}。",
    "修建挡墙长{{gap|米}}，清淤{{gap|立方米}}。",
    "脱贫劳动力务工稳定在{{gap|人}}以上。",
]
PAIRS = [
    "核定低保{{gap|户}}{{gap|人}}，发放到位。",
    "风险已消除37户{{gap|人}}。",
    "改造危房21户、{{gap|平方米}}，户均2万元。",
    "全村脱贫户{{gap|户}}、{{gap|人}}。",
    "全村脱贫户{{gap|户}}、106人。",
    "汛期转移群众{{gap|户}}{{gap|余人}}。",
    "发放小额信贷{{gap|笔}}{{gap|万元}}。",
    "发放扶贫贷款{{gap|笔}}320万元。",
    "辖9个行政村、{{gap|个}}村民小组。",
]
OPEN = [
    "大户租种撂荒地{{gap|亩}}种高粱。",
    "合作社吸纳{{gap|名}}妇女就近务工。",
    "新渠解决了{{gap|户}}多年的灌溉难题。",
    "全乡{{gap|个}}村民小组通了硬化路。",
    "为修路，{{gap|户}}农户让出了菜地。",
    "先后有{{gap|名}}乡贤回乡。",
    "先后{{gap|批次}}赴外地招商。",
    "推进{{gap|项}}改革试点。",
    "配变容量由1.5千伏安提高到{{gap|千伏安}}。",
]
ORDINARY = [
    "村民自带锄头、扁担上工地。",
    "农户、住户、监测户、脱贫户全部走访到位。",
    "户厕改造后，户籍档案也理顺了。",
    "少数干部怕得罪人、不愿管事。",
    "责任到人、落实到户，没有一家漏下。",
    "邀请民营企业家、专家、负责人座谈。",
    "群众过去办个证要跑半天，现在新村部什么事都能办。",
    "市场、广场、农场、机场一片兴旺，人才不断涌现。",
    "整治排污口、渡口，好去处越来越多，不足之处也有。",
    "产业名镇、历史名村各有特色，件件有着落。",
    "党员包户、干部联户，亩均效益提高。",
    "稳预期、提信心，干字当头，外事、对台、侨务工作有声有色。",
    "引进亿元以上项目，推动万家灯火、千家万户受益。",
    "个别单位、个体户、本人、每户、各项、首批、多家、几个都不是缺数。",
    "图书、手册、档案齐全，课堂、食堂、礼堂焕然一新。",
]


def _gaps(text: str) -> list[tuple[int, int, str]]:
    found = extract_placeholders(TextView(text))
    return [(p.start, p.end, p.text) for p in found if p.kind == "gap"]


def _read(annotated: str) -> tuple[str, list[Annotation]]:
    """Read the short form {{gap|户}}: the unit is the surface without 余."""
    text, notes = parse(
        re.sub(r"\{\{gap\|(余?)(.+?)\}\}", r"{{gap|\1\2|unit=\2|head=}}", annotated)
    )
    return text, list(notes)


def _check(annotated: str) -> None:
    text, notes = _read(annotated)
    assert _gaps(text) == [(n.start, n.end, n.surface) for n in notes if n.tag == "gap"]


@pytest.mark.parametrize("sentence", CLOSED + PAIRS + OPEN + ORDINARY)
def test_in_a_text_that_has_lost_numbers(sentence: str) -> None:
    _check(LOST + "\n" + sentence)


@pytest.mark.parametrize("sentence", CLOSED + PAIRS + OPEN + ORDINARY)
def test_where_other_numbers_left_a_blank(sentence: str) -> None:
    _check(BLANK + "\n" + sentence + "\n")


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_text_has_no_gaps(sentence: str) -> None:
    assert _gaps(sentence + "全镇共12户、35人。") == []


def test_a_gap_has_a_unit_and_no_value() -> None:
    text, _ = _read(LOST + "新增通信基站{{gap|座}}。")
    view = TextView(text)
    figure = extract_figures(view, extract_placeholders(view))[-1]
    assert (figure.text, figure.unit, figure.value, figure.redacted) == ("座", "座", None, True)


def test_cells_that_kept_their_unit() -> None:
    _check(
        "类别 | 数量 | 资金 | 占比\n"
        "道路 | {{gap|个}} | 310万元 | {{gap|%}}\n"
        "饮水 | 6个 | {{gap|万元}} | 8%\n"
    )


def test_a_column_of_units_has_no_gaps() -> None:
    text = "指标 | 单位 | 数值\n粮食 | 吨 | 820\n生猪 | 头 | 95\n收入 | 万元 | 77\n"
    assert _gaps(text) == []


def test_income_beyond_a_round_sum() -> None:
    _check(LOST + "财政收入首次突破{{gap|万元}}大关。农民人均纯收入突破万元大关。")


@given(st.text(alphabet="户人个名家亩座期、，。新建农业企余12 x|\n", max_size=40))
def test_gaps_lie_apart(text: str) -> None:
    whole = "收入万元，增长%，税收万元。" + text
    spans = [(p.start, p.end) for p in extract_placeholders(TextView(whole))]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("part", ["户", "户人", "、户", "| 个 |", "余", "新建个"])
def test_time_is_linear(part: str) -> None:
    text = "收入万元，增长%，税收万元。" + part * (200_000 // len(part))
    begin = time.process_time()
    _gaps(text)
    assert time.process_time() - begin < 5
