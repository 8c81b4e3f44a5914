"""Numbers deleted with nothing left: what is one, and what only looks like one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.evaluation.annotation import Annotation, parse
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.text.view import TextView
from tests.helpers.steps import grows_linearly

# A text that has certainly lost numbers; without it a bare 户 is nothing.
LOST = "全年总收入{{gap|万元}}，同比增长{{gap|%}}，税收{{gap|万元}}。"
BLANK = "全年总收入 {{gap|万元}}，同比增长 {{gap|%}}，税收 {{gap|万元}}。"

# A text that has lost so many that any unit by itself is one more.
MANY = (
    "全年总收入{{gap|万元}}，同比增长{{gap|%}}，税收{{gap|万元}}，增长{{gap|%}}。"
    "硬化村道{{gap|公里}}，新建桥梁{{gap|座}}，转移就业{{gap|人}}。"
)

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


LONE = [
    "邀请农技专家到田间授课{{gap|次}}，群众拍手称快。",
    "清淤山平塘{{gap|口}}，蓄水能力明显提高。",
    "为困难老人配发护理床{{gap|张}}、收音机{{gap|台}}。",
    "排查危旧房屋{{gap|处}}，拆除{{gap|处}}。",
    "添置手电筒{{gap|支}}、铁锹{{gap|把}}、救生圈{{gap|根}}。",
    "40岁以下{{gap|名}}，平均学历提高。",
    "全年确保完成{{gap|人}}，参合人数{{gap|人}}，优良天数{{gap|天}}。",
    "沿湖{{gap|名}}湖长按期巡查。",
    "教师公寓{{gap|栋}}封顶，冷库{{gap|座}}投入使用。",
    "经过结对，{{gap|户}}已稳定脱贫。",
    "办成{{gap|件}}惠民实事，推出{{gap|项}}改革举措，与{{gap|家}}银行签约。",
    "新增{{gap|家}}国家级示范社。",
    "剩余{{gap|人}}全部脱贫，最后{{gap|个}}村通上了自来水。",
    "剩余{{gap|户}}{{gap|人}}如期搬迁。",
    "新建人饮工程{{gap|处}}，追回牛羊{{gap|头只}}。",
    "受教育学生{{gap|多人}}。",
    "办理时限由7天压缩到{{gap|天}}，绿道累计近{{gap|公里}}。",
]
MULTIPLES = [
    "产业园产值超{{gap|亿元}}，带动户均增收近{{gap|万元}}。",
    "全县{{gap|万}}群众受益，新增就业{{gap|万}}以上。",
    "办结群众诉求{{gap|万余件}}。",
    "{{gap|万户}}居民用上天然气。",
]
# Words that end or begin with a unit, and what is said with a unit alone.
WORDS = [
    "用好一批能人，选出带头人，管好身边人，安排专人照料老人。",
    "走村入户、进组到家，把政策送到地头、讲到炕头。",
    "办事少跑路、不求人，企业落户有保障、发展有奔头。",
    "积极应对、妥善处置，安全事故起数持续下降。",
    "个体工商户、种植大户、搬迁户、监测户、低保户应帮尽帮。",
    "负责人、联系人、经办人、监护人、投资人、创始人签字。",
    "派出所、司法所、财政所、卫生所、娱乐场所全面排查。",
    "综治办、工程处、办事处、管理处、交界处、出入口专人值守。",
    "名师工作室、名优产品、名特小吃远近闻名，名牌效应初显。",
    "条块结合、条例宣讲、条线联动，一条心、一盘棋。",
    "家风家训、家政服务、家校共育、家国情怀深入人心。",
    "民营企业家、优秀企业家、女企业家踊跃捐款。",
    "解决人畜饮水，坚持以人为本、因人施策，做到有人管、有人抓。",
    "以点带面、点面结合，工作落实到位，补齐短板弱项。",
    "垃圾箱、果皮箱、分拣站、填埋场管护到位。",
    "村民小组、党员干部、服务平台、公益岗位各有好处，到处一片生机。",
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


@pytest.mark.parametrize("sentence", CLOSED + PAIRS + OPEN + ORDINARY + LONE + MULTIPLES + WORDS)
def test_in_a_text_that_has_lost_many(sentence: str) -> None:
    _check(MANY + "\n" + sentence)


@pytest.mark.parametrize("sentence", WORDS)
def test_words_are_no_gaps_anywhere(sentence: str) -> None:
    assert _gaps(sentence + "全镇共12户、35人。") == []
    _check(LOST + "\n" + sentence)


@pytest.mark.parametrize(
    "sentence", ["沿湖名湖长按期巡查。", "教师公寓栋封顶。", "产值超亿元。", "授课次。"]
)
def test_a_lone_unit_is_none_where_few_are_lost(sentence: str) -> None:
    """In this text one of nine numbers is gone."""
    kept = "修路3公里、建桥4座、招工5人、种树600棵、养牛70头、开班8期、办会9场、印书10册。" * 9
    assert _gaps("全年税收万元，增长%，" + kept + sentence) == [(4, 6, "万元"), (9, 10, "%")]


def test_units_that_are_hardly_words_are_a_sign_by_themselves() -> None:
    _check("新增通信基站{{gap|座}}，安装路灯{{gap|盏}}，添置图书{{gap|册}}，就业12人。")
    assert _gaps("就业12人，购买车辆，举办讲座，一个、这个、每个都不是。") == []


KEPT = "全年修路3公里，建桥4座，新增就业50人，财政收入增长7.2%。"


@pytest.mark.parametrize(
    "sentence",
    [
        "筹措资金{{gap|万元}}，用于河道清淤。",
        "设备投资{{gap|亿元}}的育苗中心开工。",
        "发放救灾款{{gap|万元}}、棉被40床。",
        "环湖绿道延伸{{gap|公里}}。",
        "复垦撂荒地{{gap|亩}}；秋粮丰收。",
        "新增高标准农田{{gap|万亩}}，秋粮丰收。",
        "户均年增收{{gap|元}}。",
        "收储冬小麦{{gap|吨}}。",
        "新装太阳能灯{{gap|盏}}。",
        "调解邻里纠纷{{gap|起}}，秋粮丰收。",
        "培育规模以上企业{{gap|家}}，秋粮丰收。",
        "慰问困难{{gap|户}}、{{gap|人}}。",
    ],
)
def test_the_only_number_a_report_has_lost(sentence: str) -> None:
    _check(KEPT + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "集体经济突破万元，亿元楼宇达到3座。",
        "总产值首次突破亿元。",
        "出口近两亿美元，外汇为美元。",
        "服务进万家、惠及千家万户。",
        "万元以上企业、亿元以上项目3个。",
        "单位：万元，按元/吨计。",
        "水稻单产按亩、按公斤计算，公里数另计。",
        "清运车辆，盘活楼栋，打好基座，事半功倍。",
    ],
)
def test_a_unit_in_a_report_that_has_lost_none(sentence: str) -> None:
    assert _gaps(KEPT + sentence) == []


def test_round_magnitudes_are_none_where_most_numbers_stand() -> None:
    kept = "修路3公里、建桥4座、招工5人、种树600棵、养牛70头、开班8期、办会9场、印书10册。" * 12
    _check(MANY + kept + "全镇产值超亿元，办理万余件。")


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


@pytest.mark.parametrize(
    "part", ["户", "户人", "、户", "| 个 |", "余", "新建个", "多人", "万余", "件"]
)
def test_work_grows_linearly(part: str) -> None:
    lost = "收入万元，增长%，税收万元。" * 3
    assert grows_linearly(lambda size: _gaps(lost + part * size), 500)
