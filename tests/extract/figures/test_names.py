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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("农业总产值2亿元，五年翻了一番。", ["农业总产值"] * 2),
        ("旅游收入在2019年基础上翻两番。", ["旅游收入"]),
        ("税收完成8亿元，比上年同期的7亿元增加1亿元。", ["税收"] * 3),
        ("造林3200亩，比上年扩大400亩。", ["造林"] * 2),
        ("开办夜校36期，参训学员900人，比去年多8期。", ["开办夜校", "参训学员", "开办夜校"]),
        ("投资1亿元，较序时进度慢4个百分点。", ["投资"] * 2),
        ("地区生产总值9亿元，按可比价计算增长5%。", ["地区生产总值"] * 2),
        ("红薯亩产2吨，比往年多收了一成。", ["红薯亩产"] * 2),
        ("牛出栏5头、羊出栏6只，受疫病影响分别下降1%和2%。", ["牛出栏", "羊出栏"] * 2),
        ("粮食总产2亿斤，连续六年稳定在1亿斤以上。", ["粮食总产"] * 2),
        ("产业比由二〇一五年的3:4:3调整为2:4:4。", ["产业比"] * 2),
        ("税收5亿元，较“九五”期末翻一番。", ["税收"] * 2),
    ],
)
def test_what_a_change_is_measured_against_is_no_name(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("亩产2吨，比前年多收了一成。", [False, True]),
        ("印发简报、召开例会分别减少30份和12次。", [True, True]),
        ("精简会议三成，新建大棚三座。", [True, False]),
        ("压减文件20%、会议35%，办结率90%。", [True, True, False]),
        ("税收8亿元，比上年同期的7亿元增加1亿元。", [False, False, True]),
        ("人均纯收入5800元，增加640元。", [False, True]),
        ("公益岗位30个，增加5个公益岗位。", [False, False]),
        ("修路5公里，改造提升3公里。", [False, False]),
        ("平均浓度52微克，同比改善3.1%。", [False, True]),
    ],
)
def test_a_change_shown_by_what_stands_before(text: str, changes: list[bool]) -> None:
    view = TextView(text)
    found = extract_figures(view, extract_placeholders(view))
    assert [figure.change for figure in found] == changes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "发放低保金8万元、抚恤金2万元，分别惠及42人和5户。",
            ["发放低保金", "抚恤金"] * 2,
        ),
        ("印发简报、召开例会分别减少30份和12次。", ["印发简报", "召开例会"]),
        ("培训党员、团员分别达到30人和12人次。", ["培训党员", "团员"]),
    ],
)
def test_figures_told_pairwise(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("抽调机关干部、青年民兵86名昼夜巡堤。", ["青年民兵"]),
        ("合作社带头人周大山带动妇女xx名居家编织。", ["带动妇女"]),
        ("抽调业务骨干18人进驻工地。", ["抽调业务骨干"]),
        ("引导沿街商贩90多户入市经营。", ["引导沿街商贩"]),
        ("来了外地参观团二十多批前来学习。", ["来了外地参观团"]),
        ("召开党委会、推进会14次专题研究环境。", ["推进会"]),
        ("组织党员30名志愿者。", ["志愿者"]),
        ("水利局局长先后5次到我乡调研。", ["到我乡调研"]),
        ("为困难群众周大山等12户筹集善款8元。", ["困难群众", "筹集善款"]),
        ("抽查的16个支部中有4个台账不全。", ["支部"] * 2),
        ("抽查的16个支部中有4个先进。", ["支部"] * 2),
        ("带动160户农户户均增收2600元。", ["农户", "农户户均增收"]),
        ("可带动8户户均增收3千元。", ["可带动", "户均增收"]),
        ("协助9家企业申报各类奖补资金260万元。", ["企业", "奖补资金"]),
        ("失主领回装有3万元现金的挎包。", ["现金"]),
        ("镇企业由15家重组为4家。", ["镇企业"] * 2),
        ("查处违法行为18起。", ["查处违法行为"]),
        ("组织代表视察食堂、农贸市场2次。", ["视察农贸市场"]),
        ("走访慰问老党员、军属55人次。", ["走访慰问军属"]),
        ("对40家液化气站、网吧等经营单位开展检查。", ["经营单位"]),
        ("解决了7个村民组86人的饮水困难。", ["村民组", "饮水"]),
    ],
)
def test_the_noun_and_not_the_verb(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "征求意见98条，归纳整理33条，整改落实30条。",
            ["征求意见", "归纳整理意见", "整改落实意见"],
        ),
        ("引进项目9个，已开工6个，开工率66%。", ["引进项目", "项目开工", "开工率"]),
        ("发放低保金8万元，惠及42户90人。", ["发放低保金", "低保金惠及", "低保金惠及"]),
        ("修建蓄水池5口，种植果树6株。", ["修建蓄水池", "种植果树"]),
    ],
)
def test_a_verb_alone_takes_the_noun_before(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("创建产业园15个优势产业集群9个。", ["创建产业园", "优势产业集群"]),
        ("建成5000吨级冷库3座。", ["冷库", "冷库"]),
        ("省外务工5人、省内9人。", ["省外务工", "省内务工"]),
        ("为3名农民工追回工资5万元。", ["农民工", "农民工追回工资"]),
        ("资金支出进度在2023年6月底前达到90%。", ["资金支出进度"]),
        ("完成工程量的60%。税收5亿元，完成年度任务的60%。", ["工程量", "税收", "税收"]),
        ("干部队伍老化，45岁以上的占60%。", ["干部队伍老化"]),
        ("三是新建大棚5座。", ["新建大棚"]),
        ("合作医疗已扩大到全国86%的县。", ["合作医疗"]),
        ("研发经费支出相当于生产总值的比例达到4%。", ["研发经费支出"]),
        ("农机厂年产3万吨复合肥。", ["复合肥"]),
        ("对27户建档立卡户、90人逐户登记。", ["建档立卡户"] * 2),
        ("完成剩余3户9人的脱贫任务。", ["脱贫任务"] * 2),
    ],
)
def test_names_cut_to_what_is_counted(text: str, names: list[str]) -> None:
    assert _names(text) == names
