"""Where each topic of the template is found, with the exact evidence."""

from __future__ import annotations

from reportnlp.extract.coverage import TEMPLATE_TOPICS, extract_coverage
from reportnlp.extract.sections import extract_sections
from reportnlp.text.view import TextView

REPORT = """今年以来，司法所调解矛盾纠纷四十起。派出所开展反诈宣传和治安巡逻二十次。
一、党建工作
上党课六场，发展党员四名。
二、疫情防控和民生保障
接种疫苗六千剂；发放低保金四十万元。
三、产业发展
新建茶园八百亩，引进企业一家。
（一）农村人居环境整治
清理垃圾三百吨，改造户厕一百座。
四、下一步打算
加强政府自身建设，转变作风，提升行政效能。
"""


def coverage(text: str) -> dict[str, tuple[str, list[str]]]:
    view = TextView(text)
    found = extract_coverage(view, extract_sections(view))
    assert tuple(item.topic for item in found) == TEMPLATE_TOPICS
    return {c.topic: (c.status, [text[s.start : s.end] for s in c.evidence]) for c in found}


def test_each_status_with_its_evidence() -> None:
    found = coverage(REPORT)
    assert found["party_building"] == ("own", ["一、党建工作"])
    assert found["epidemic"] == ("shared", ["二、疫情防控和民生保障"])
    assert found["livelihood"] == ("shared", ["二、疫情防控和民生保障"])
    assert found["industry"] == ("own", ["三、产业发展"])
    assert found["environment"] == ("shared", ["（一）农村人居环境整治"])
    assert found["stability"] == (
        "scattered",
        ["今年以来，司法所调解矛盾纠纷四十起。", "派出所开展反诈宣传和治安巡逻二十次。"],
    )
    assert found["rural_revitalization"] == ("absent", [])


def test_what_is_only_planned_is_not_covered() -> None:
    assert coverage(REPORT)["government"] == ("absent", [])


def test_sub_sections_of_a_review_are_sections_of_their_own() -> None:
    text = "一、2022年工作回顾\n（一）平安建设\n调解纠纷。\n二、2023年工作打算\n继续努力。\n"
    assert coverage(text)["stability"] == ("own", ["（一）平安建设"])


def test_a_plan_alone_is_read_as_the_report() -> None:
    text = "明年工作计划\n明年，我们将重点做好以下工作，确保完成任务。\n"
    assert coverage(text)["industry"][0] == "absent"


def test_empty_text_covers_nothing() -> None:
    assert {status for status, _ in coverage("").values()} == {"absent"}


def test_lead_that_names_no_topic_is_no_evidence_for_another() -> None:
    text = (
        "一、党建工作\n上党课六场，发展党员四名。\n"
        "二、疫情防控\n一是高度重视。成立领导小组，召开会议六次。\n二是压实责任。层层签订责任书。\n"
    )
    found = coverage(text)
    assert found["party_building"] == ("own", ["一、党建工作"])
    assert found["epidemic"] == ("own", ["二、疫情防控"])
    assert [status for status, _ in found.values()].count("absent") == 6
