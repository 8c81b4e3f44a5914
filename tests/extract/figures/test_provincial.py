"""What provincial and State Council reports say otherwise than townships: annotated sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportnlp.evaluation.annotation import parse
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure
from reportnlp.text.view import TextView


def _check(annotated: str) -> None:
    """Compare spans, values, names and flags with what is written beside them."""
    text, notes = parse(annotated, name="case")
    view = TextView(text)
    found = {f.start: f for f in extract_figures(view, extract_placeholders(view))}
    wanted = [note for note in notes if note.tag == "fig"]
    assert sorted(found) == [note.start for note in wanted]
    for note in wanted:
        _compare(found[note.start], note.surface, note.keys)


def _compare(figure: Figure, surface: str, keys: dict[str, str]) -> None:
    assert figure.text == surface
    assert figure.unit == keys["unit"]
    assert figure.value == Decimal(keys["val"])
    assert figure.name == keys["head"]
    assert (figure.change, figure.target) == (keys.get("growth") == "1", keys.get("target") == "1")


@pytest.mark.parametrize(
    "annotated",
    [
        "建成{{fig|3个|unit=个|val=3|head=国家级绿色矿山}}国家级、{{fig|8个|unit=个|val=8|head=省级绿色矿山}}省级绿色矿山。",
        "评定{{fig|4家|unit=家|val=4|head=省级示范社}}省级和市级示范社。",
        "铁矿、铜矿开采回采率分别提高到{{fig|92%|unit=%|val=92|head=铁矿回采率}}、{{fig|88%|unit=%|val=88|head=铜矿开采回采率}}。",
        "灯具、竹器行业营业收入分别达到{{fig|3亿元|unit=亿元|val=3|head=灯具营业收入}}、{{fig|2亿元|unit=亿元|val=2|head=竹器行业营业收入}}。",
    ],
)
def test_a_noun_that_two_numbers_share(annotated: str) -> None:
    _check(annotated)


@pytest.mark.parametrize(
    "annotated",
    [
        "山货远销海外，{{fig|70%|unit=%|val=70|head=茶农}}以上茶农加入合作社。",
        "水利志编成，{{fig|40%|unit=%|val=40|head=水库}}水库完成除险。",
        "保证护林员{{fig|七成|unit=成|val=7|head=巡山时间}}以上巡山时间用于防火。",
        "全面完成{{fig|6万亩|unit=万亩|val=6|head=退化草场补播任务}}退化草场补播任务。",
        "尤其是发行{{fig|90亿元|unit=亿元|val=90|head=水利专项债券}}水利专项债券。",
        "加固了长达{{fig|40多公里|unit=公里|val=40|head=沿江大堤}}的沿江大堤。",
        "4A级景区新增望云寨、总数达到{{fig|9家|unit=家|val=9|head=4A级景区}}。",
        "{{fig|3条|unit=条|val=3|head=重点茶产业链}}重点茶产业链、{{fig|5个|unit=个|val=5|head=茶叶专业镇产值}}茶叶专业镇产值分别增长{{fig|6%|unit=%|val=6|head=重点茶产业链产值|growth=1}}、{{fig|8%|unit=%|val=8|head=茶叶专业镇产值|growth=1}}。",
        "茶农、果农户均收入分别增长{{fig|6%|unit=%|val=6|head=茶农收入|growth=1}}左右、{{fig|8%|unit=%|val=8|head=果农户均收入|growth=1}}左右。",
        "坝上居民、坝下居民人均可支配收入分别增长{{fig|6%|unit=%|val=6|head=坝上居民人均可支配收入|growth=1}}、{{fig|8%|unit=%|val=8|head=坝下居民人均可支配收入|growth=1}}。",
        "{{fig|80%|unit=%|val=80|head=市级茶园}}的市级和县级茶园达标。",
        "盐商、茶商营收分别增长{{fig|1倍|unit=倍|val=1|head=盐商营收|growth=1}}和{{fig|2倍|unit=倍|val=2|head=茶商营收|growth=1}}。",
        "茶客人数和茶楼收入分别增长{{fig|6%|unit=%|val=6|head=茶客人数|growth=1}}、{{fig|8%|unit=%|val=8|head=茶楼收入|growth=1}}。",
        "又推出茶事{{fig|9个|unit=个|val=9|head=推出茶事}}、茶商净增{{fig|30户|unit=户|val=30|head=茶商|growth=1}}、增长{{fig|6%|unit=%|val=6|head=茶商|growth=1}}。",
        "制定茶税规章{{fig|2件|unit=件|val=2|head=制定茶税规章}}、废止{{fig|5件|unit=件|val=5|head=废止茶税规章}}；新开工{{fig|6个|unit=个|val=6|head=新开工}}、竣工{{fig|4个|unit=个|val=4|head=竣工}}。",
        "净水普及率、厕所清掏率分别达到{{fig|90%|unit=%|val=90|head=净水普及率}}、{{fig|80%|unit=%|val=80|head=厕所清掏率}}。",
    ],
)
def test_a_name_that_stands_elsewhere(annotated: str) -> None:
    _check(annotated)


@pytest.mark.parametrize(
    "annotated",
    [
        "现代种业增加值增长{{fig|7%|unit=%|val=7|head=现代种业增加值|growth=1}}。",
        "新增{{fig|6家|unit=家|val=6|head=市级瞪羚企业}}市级“瞪羚”企业。",
        "支持{{fig|9个|unit=个|val=9|head=三新项目}}“三新”“两化”项目。",
        "新增{{fig|2家|unit=家|val=2|head=省级5G矿山}}省级5G矿山。",
        "新增{{fig|4家|unit=家|val=4|head=市级夜间餐饮和民宿集聚区}}市级夜间餐饮和民宿集聚区。",
        "新增{{fig|2个|unit=个|val=2|head=山区农村一二产业融合发展先导区}}全国山区农村一二产业融合发展先导区。",
        "{{fig|8家|unit=家|val=8|head=茶企}}茶企上榜，{{fig|3万名|unit=万名|val=3|head=脱贫劳动力}}脱贫劳动力就业。",
        "采矿许可增长{{fig|3%|unit=%|val=3|head=采矿许可|growth=1}}，老窖市场占有率{{fig|5%|unit=%|val=5|head=老窖市场占有率}}。",
        "茶商净增长{{fig|9%|unit=%|val=9|head=茶商|growth=1}}，提升{{fig|7个|unit=个|val=7|head=茶叶品牌知名度}}茶叶品牌知名度。",
        "对{{fig|30户|unit=户|val=30|head=监测对象}}监测对象实行包联，与{{fig|6家|unit=家|val=6|head=茶企}}茶企签署协议。",
        "老茶商欠款压降{{fig|40%|unit=%|val=40|head=老茶商欠款|growth=1}}，对共建友城出口增长{{fig|5%|unit=%|val=5|head=共建友城出口|growth=1}}。",
        "{{fig|7部|unit=部|val=7|head=茶戏}}茶戏荣获金奖，{{fig|4座|unit=座|val=4|head=茶库}}茶库新建成投用，对外投资增长{{fig|5%|unit=%|val=5|head=对外投资|growth=1}}。",
        "建设{{fig|9个|unit=个|val=9|head=民族团结进步示范村}}民族团结进步示范村、{{fig|2个|unit=个|val=2|head=茶业运营平台}}茶业运营平台，新启动{{fig|6个|unit=个|val=6|head=改造项目}}改造项目。",
        "建成新型储能{{fig|20万千瓦|unit=万千瓦|val=20|head=建成新型储能}}，帮扶{{fig|3户|unit=户|val=3|head=相对分散农户}}相对分散农户，茶业规模进入{{fig|5亿元|unit=亿元|val=5|head=茶业规模}}行列。",
        "在线监测达标率{{fig|99%|unit=%|val=99|head=在线监测达标率}}，全省排名有望上升{{fig|2位|unit=位|val=2|head=排名|growth=1}}。",
        "开通至山城{{fig|8吨|unit=吨|val=8|head=索道工程}}级索道工程。",
        "推动{{fig|9个|unit=个|val=9|head=好茶园示范项目建设}}以上“好茶园”示范项目建设。",
        "新增{{fig|7项|unit=项|val=7|head=茶保项目}}茶保项目和{{fig|4个|unit=个|val=4|head=集中带量品种}}集中带量品种。",
        "湖区总磷浓度剔除自然因素影响后下降{{fig|8%|unit=%|val=8|head=湖区总磷浓度|growth=1}}。",
    ],
)
def test_a_noun_whole_and_no_more(annotated: str) -> None:
    _check(annotated)


@pytest.mark.parametrize(
    "annotated",
    [
        "瓷器产量继续保持{{fig|30%|unit=%|val=30|head=瓷器产量|growth=1}}以上增长。",
        "药品平均降价{{fig|21%|unit=%|val=21|head=药品平均降价|growth=1}}。",
        "雾霾天数减少{{fig|一半|unit=|val=0.5|head=雾霾天数|growth=1}}，河水变清。",
        "落实水、气{{not|两个“十条”}}，一半时间下村，推进二轮延包。",
        "保持两位数增长，把握五个“必须统筹”，表彰{{fig|3位|unit=位|val=3|head=数学教师}}数学教师。",
    ],
)
def test_change_and_slogan(annotated: str) -> None:
    _check(annotated)


@pytest.mark.parametrize(
    "annotated",
    [
        "人均预期寿命达到{{fig|78岁|unit=岁|val=78|head=人均预期寿命}}。",
        "刚刚过去的2011年，各项目标全面完成。税收增长{{fig|9%|unit=%|val=9|head=税收|growth=1}}。",
        "茶企参与省级科技计划项目超{{fig|60项|unit=项|val=60|head=茶企参与省级科技计划项目}}，新增茶人特殊支持计划茶师{{fig|9人|unit=人|val=9|head=新增茶人特殊支持计划茶师}}。",
        "本科招生计划新增{{fig|900个|unit=个|val=900|head=本科招生计划新增}}。",
        "一、下一步工作安排\n有机串联{{fig|31处|unit=处|val=31|head=古迹|target=1}}古迹，现有{{fig|4处|unit=处|val=4|head=驿站}}驿站。",
    ],
)
def test_what_is_no_aim(annotated: str) -> None:
    _check(annotated)


@pytest.mark.parametrize(
    "annotated",
    [
        "一、往年的路\n修路{{fig|5公里|unit=公里|val=5|head=修路}}。\n二、奔向新程\n今年茶区的主要预期目标是：税收增长{{fig|8%|unit=%|val=8|head=税收|growth=1|target=1}}。\n（一）路。铺路{{fig|6公里|unit=公里|val=6|head=铺路|target=1}}。\n三、存在的困难\n欠账{{fig|7件|unit=件|val=7|head=欠账}}。\n",
        "二、今年工作安排\n修桥{{fig|6座|unit=座|val=6|head=修桥|target=1}}。\n三、加强政府自身建设\n会议压减{{fig|5%|unit=%|val=5|head=会议|growth=1|target=1}}。\n",
        "二、2012年重点任务\n修桥{{fig|6座|unit=座|val=6|head=修桥|target=1}}。\n名词解释\n1.联户：每组{{fig|9户|unit=户|val=9|head=每组}}。\n",
    ],
)
def test_what_opens_and_closes_a_plan(annotated: str) -> None:
    _check(annotated)
