"""An excerpt of plans without its heading is told from a review by its words, or left alone."""

from __future__ import annotations

from reportnlp.extract.figures import extract_figures, extract_placeholders, outlook
from reportnlp.text.view import TextView

AHEAD = (
    "加快建设山地茶谷，推动{n}个老茶厂换新，打造{n}条茶香步道，培育茶艺师{n}人左右。"
    "加强古茶树保护，完善一树一档，力争茶叶总产值达到{n}亿元。"
    "坚持以水定产，推进{n}座山塘清淤，健全管水员队伍，确保灌溉用水。"
    "强化茶旅联动，提升茶驿服务，支持农家开办茶宿{n}家，积极发展夜间采茶。"
    "深化林权改革，做好林下种植，建设菌棚{n}座，已有菌棚{n}座。\n"
)
BEHIND = (
    "一年来，累计修通茶山便道{n}公里，新增茶园{n}亩，建成初制所{n}座。"
    "完成山塘清淤{n}座，取得省级茶乡称号，获茶王赛金奖{n}个。"
    "投资{n}万元，改造茶厂{n}家，首次办成采茶节，接待茶客{n}人次。"
    "茶农收入达到{n}元，兑现茶苗补助{n}万元，解决了{n}户饮水。"
    "走访茶农{n}户，化解纠纷{n}起，查处毁林案{n}件，发放茶具{n}套。\n"
)
# Officialese in bare verbs, as many a township writes of what it did.
BARE = (
    "加强党建引领，推进茶村治理，开展夜访{n}次，召开院坝会{n}场，帮扶{n}户。"
    "强化护林防火，组织巡山{n}次，清理隐患{n}处，发放传单{n}份，劝返{n}人。"
    "抓实人居整治，出动劳力{n}人次，清运垃圾{n}吨，拆除旱厕{n}座，硬化院坝{n}户。"
    "落实茶苗补贴{n}万元，争取资金{n}万元，实施水渠项目{n}个，投工{n}个。"
    "坚持带班值守，调处纠纷{n}起，慰问老人{n}名，办结件{n}件，培训茶农{n}人。\n"
)


def _targets(text: str) -> set[bool]:
    view = TextView(text)
    return {figure.target for figure in extract_figures(view, extract_placeholders(view))}


def _filled(*parts: str, number: str = "7") -> str:
    return "".join(parts).replace("{n}", number)


def test_an_excerpt_of_plans() -> None:
    text = _filled(AHEAD, AHEAD, AHEAD)
    view = TextView(text)
    figures = extract_figures(view, extract_placeholders(view))
    assert len(figures) == 24
    # What stands already is no aim among them.
    stands = text.index("已有菌棚")
    assert [f.target for f in figures if stands < f.start < stands + 6] == [False]
    assert sum(not f.target for f in figures) == 3


def test_a_review_is_none() -> None:
    for review in (BEHIND, BARE):
        for number in ("7", "xx"):
            assert _targets(_filled(review, review, review, number=number)) == {False}


def test_a_review_before_a_plan_keeps_its_figures() -> None:
    text = _filled(BEHIND, AHEAD, AHEAD, AHEAD, AHEAD)
    assert not outlook.looks_ahead(text)
    view = TextView(text)
    figures = extract_figures(view, extract_placeholders(view))
    assert not any(f.target for f in figures if f.start < len(BEHIND))


def test_a_heading_decides_before_the_words() -> None:
    text = "一、工作回顾\n" + _filled(AHEAD.replace("力争", ""), AHEAD.replace("力争", "")) * 2
    assert outlook.looks_ahead(text)
    assert True not in _targets(text)


def test_a_short_text_is_left_alone() -> None:
    assert not outlook.looks_ahead(_filled(AHEAD))
