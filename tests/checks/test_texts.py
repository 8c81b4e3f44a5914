"""Text defects, numbering, posts: what is certain is found, everything else left alone."""

import pytest

from reportnlp.analysis import analyze_text

LONG = "全年接处警613起，开展禁毒宣传12场次，矛盾纠纷做到小事不出村、大事不出镇。"


def found(text, *families):
    report = analyze_text(text)
    return [
        (finding.rule, text[finding.start : finding.end])
        for finding in report.findings
        if finding.rule.startswith(families or ("TXT", "SEC005", "OFF003", "OFF004"))
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("发放低保、五保、、临时救助资金。", "、、"),
        ("道路已于10月通车，、沿线村民出行方便。", "，、"),
        ("工作扎实。，群众满意。", "。，"),
        ("清理垃圾;，疏浚沟渠。", ";，"),
        ("完成“，厕所革命”任务。", "“，"),
        ("修路架桥，植树种草，、", "，、"),
    ],
)
def test_doubled_punctuation(text, marks):
    assert ("TXT001", marks) in found(text)


def test_a_section_that_breaks_off():
    text = "一、民生福祉\n落实各项政策，发放补助资金，\n二、社会稳定\n排查化解矛盾。\n"
    assert found(text) == [("TXT001", "，")]


@pytest.mark.parametrize(
    "text",
    [
        "贯彻“三个代表”、“科学发展观”，落实《意见》、《方案》。",
        "增长1,234.5万元……",
        "——抓党建。——抓产业。",
        "1）抓党建；2）抓产业；（3）抓民生。",
        "他说：“工作要实。”大家鼓掌。",
        "清运垃圾860吨，疏浚沟渠，拆除旱厕。",
        "比例为1：2：3。",
        "“十四五”规划（2021—2025年）",
        "由2019年的410公斤提高到2020年的436公斤。",
        "从2020年1月到2020年12月，共接访12次。",
        "一是抓党建。二是抓产业。三是抓民生。",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert found(text) == []


def test_a_quotation_that_runs_over_wrapped_lines_is_whole():
    assert found("认真学习《关于加强基层治理体系\n和治理能力现代化建设的意见》，抓好落实。") == []
    assert found("认真学习《关于加强基层治理的意见，抓好落实。\n下一段。") == [("TXT004", "《")]


def test_a_paragraph_pasted_twice_is_one_finding():
    text = f"开头。\n{LONG}\n{LONG.replace('613', '713')}\n中间。\n{LONG}\n"
    assert found(text) == [("TXT003", LONG)]


def test_masks_of_two_families():
    text = "一、民生福祉\n发放低保金xxx万元，救助xx人，发放补贴***万元，慰问老人**人。\n"
    assert ("TXT005", "***") in found(text) or ("TXT005", "xxx") in found(text)
    assert not [row for row in found(text.replace("*", "x")) if row[0] == "TXT005"]


def test_a_year_that_is_both_start_and_end():
    text = "单产由2020年的410公斤提高到2020年的436公斤。"
    assert found(text) == [("TXT007", "2020年的410公斤提高到2020年")]


def test_a_year_older_than_what_is_spoken_of():
    text = "松林镇2012年工作总结\n一、基层党建\n认真学习党的十九大精神，2012年培训12次。\n"
    assert [code for code, _ in found(text)] == ["TXT007"]
    assert found(text.replace("2012", "2018")) == []


def test_numbers_that_skip():
    text = "一、基层党建\n抓学习教育。\n二、民生福祉\n落实政策。\n四、社会稳定\n化解矛盾。\n"
    assert found(text) == [("SEC005", "四、社会稳定")]


def test_one_post_two_names_but_not_after_an_appointment():
    wrong = "松林镇镇长 李明远\n一、基层党建\n由镇党委书记王建平任组长，镇长李名远任副组长。\n"
    assert ("OFF003", "李名远") in found(wrong)
    right = wrong.replace("镇长李名远任副组长", "原镇长李名远同志不再担任副组长")
    assert not [row for row in found(right) if row[0] == "OFF003"]


def test_one_person_two_posts_but_not_when_held_together():
    text = "一、基层党建\n镇党委书记孙立言讲党课。\n二、民生福祉\n镇长孙立言走访慰问。\n"
    assert ("OFF004", "孙立言") in found(text)
    assert found("镇人大主席兼政法委员孙立言讲党课。\n人大主席孙立言走访慰问。\n") == []
