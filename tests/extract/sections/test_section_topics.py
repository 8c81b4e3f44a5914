"""Topics by meaning: unseen wordings, shared headings, reviews, misleading words."""

from __future__ import annotations

import pytest

from reportnlp.extract.sections import extract_sections
from reportnlp.extract.sections.topics import probabilities, section_topics
from reportnlp.model.items import TOPICS
from reportnlp.text.view import TextView


def outline_topics(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.title, s.topics) for s in extract_sections(TextView(text)).walk()]


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("党员轮训和支部整顿", "party_building"),
        ("严防死守抗新冠", "epidemic"),
        ("脱贫户收入稳步增加", "rural_revitalization"),
        ("培育壮大茶叶加工企业", "industry"),
        ("农村垃圾污水治理", "environment"),
        ("学校和卫生院建设", "livelihood"),
        ("调解矛盾保平安", "stability"),
        ("提升机关效能转变作风", "government"),
        ("全镇基本情况", "overview"),
        ("困难和不足", "problems"),
        ("下阶段工作安排", "plan"),
    ],
)
def test_wording_not_seen_in_training(heading: str, topic: str) -> None:
    assert section_topics(heading, "")[0] == topic


def test_body_decides_where_the_heading_is_silent() -> None:
    heading = "聚力攻坚，开创新局面"
    body = "排查化解矛盾纠纷六十起，接待信访群众四十批次，整治安全隐患八十处，刑事案件下降两成。"
    assert section_topics(heading, body)[0] == "stability"


def test_plan_word_inside_a_programme_is_no_plan() -> None:
    assert section_topics("实施学生营养改善计划", "")[0] == "livelihood"


def test_two_topics_of_a_shared_heading() -> None:
    text = "三、疫情防控和民生保障\n接种疫苗六千剂；发放低保金四十万元。\n"
    ((title, topics),) = outline_topics(text)
    assert (title, set(topics)) == ("疫情防控和民生保障", {"epidemic", "livelihood"})
    assert section_topics("疫情防控和民生保障", "") == ("epidemic", "livelihood")


def test_review_has_no_topic() -> None:
    text = "一、2023年工作回顾\n过去一年，全镇上下团结一心。\n（一）党建工作\n上党课。\n"
    assert outline_topics(text)[0] == ("2023年工作回顾", ())


def test_traditional_characters_and_full_width_make_no_difference() -> None:
    plain = outline_topics("一、产业发展\n种植茶叶。\n二、社会稳定\n调解纠纷。\n")
    other = outline_topics("一、產業發展\n種植茶葉。\n二、社會穩定\n調解糾紛。\n")
    assert [topics for _, topics in plain] == [topics for _, topics in other]


def test_probabilities_add_up_and_know_every_topic() -> None:
    table = probabilities("社会事业", "修建学校。")
    assert sum(table.values()) == pytest.approx(1)
    assert set(TOPICS) | {"review"} == set(table)


def test_lead_that_names_nothing_has_the_topic_above_it() -> None:
    text = "二、疫情防控\n一是高度重视。成立领导小组。\n二是做好就业服务。办招聘会三场。\n"
    assert [topics for _, topics in outline_topics(text)[:2]] == [("epidemic",), ("epidemic",)]
    assert outline_topics(text)[2][1][0] == "livelihood"
