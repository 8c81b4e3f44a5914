"""Automatic numbers, by rule and against LibreOffice."""

import random
from pathlib import Path

import pytest

from reportnlp.documents import office, read_data
from reportnlp.documents.numberformat import number_text
from tests.helpers.wordfile import STYLES, abstract, docx, level, num, p

CHINESE = "chineseCountingThousand"
THREE = (
    level(0, CHINESE, "%1、"),
    level(1, CHINESE, "（%2）"),
    level(2, "decimal", "%3.", suffix="tab"),
)


def lines(body, numbering, styles=STYLES):
    return read_data(docx(body, numbering=numbering, styles=styles), Path("a.docx")).text.split(
        "\n"
    )


def labels(plan, numbering):
    """Labels of paragraphs that are given as (numId, ilvl)."""
    return [line[:-1] for line in lines("".join(p("文", num=n) for n in plan), numbering)]


def test_levels_count_and_restart_below_a_higher_one():
    plan = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels(plan, abstract(0, *THREE) + num(1, 0)) == [
        "一、", "（一）", "（二）", "1. ", "二、", "（一）", "1. ",
    ]  # fmt: skip


def test_two_lists_of_one_definition_share_their_counter():
    numbering = abstract(0, *THREE) + num(1, 0) + num(2, 0)
    assert labels([(1, 0), (2, 0), (1, 0)], numbering) == ["一、", "二、", "三、"]


def test_a_start_override_applies_once():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, *THREE) + num(1, 0) + num(2, 0, again)
    plan = [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)]
    assert labels(plan, numbering) == ["一、", "二、", "一、", "二、", "三、"]


def test_a_number_comes_through_the_style_chain():
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="条"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="款"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="无"/><w:basedOn w:val="b"/><w:pPr>'
        '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, level(0, CHINESE, "%1、", style="b"), level(1, CHINESE, "（%2）", style="c"))
        + num(1, 0)
    )  # fmt: skip
    body = (
        p("甲", style="b")
        + p("乙", style="c")
        + p("丙", style="d")
        + p("丁", num=(0, 0), style="b")
    )
    assert lines(body, numbering, styles) == ["一、甲", "（一）乙", "丙", "丁"]


def test_legal_numbering_shows_arabic_digits():
    legal = level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    numbering = abstract(0, level(0, CHINESE, "第%1章"), legal) + num(1, 0)
    assert labels([(1, 0), (1, 1)], numbering) == ["第一章", "1.1"]


def test_restart_rules():
    never = level(1, "decimal", "%2）", more='<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, level(0, CHINESE, "%1、"), never) + num(1, 0)
    assert labels([(1, 0), (1, 1), (1, 0), (1, 1)], numbering) == ["一、", "1）", "二、", "2）"]


def test_a_list_style_is_followed():
    style = '<w:styleLink w:val="L"/>'
    link = '<w:numStyleLink w:val="L"/>'
    numbering = abstract(0, *THREE, more=style) + abstract(1, more=link) + num(1, 0) + num(2, 1)
    assert labels([(2, 0), (2, 1)], numbering) == ["一、", "（一）"]


def test_bullets_never_look_like_masks():
    signs = {"□": "•", "○": "•", "\uf0b7": "•", "×": "•", "——": "——", "●": "●"}
    for sign, shown in signs.items():
        numbering = abstract(0, level(0, "bullet", sign)) + num(1, 0)
        assert labels([(1, 0)], numbering) == [shown]


def test_a_label_never_grows_into_a_number():
    numbering = abstract(0, level(0, "decimal", "%1.", suffix="tab")) + num(1, 0)
    assert lines(p("2021年工作", num=(1, 0)), numbering) == ["1. 2021年工作"]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (10, CHINESE, "十"), (11, CHINESE, "十一"), (20, CHINESE, "二十"), (99, CHINESE, "九十九"),
        (101, CHINESE, "一百零一"), (110, CHINESE, "一百一十"), (1005, CHINESE, "一千零五"),
        (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircle", "㉑"), (51, "decimalEnclosedCircle", "51"),
        (4, "upperRoman", "IV"), (27, "lowerLetter", "aa"), (3, "decimalZero", "03"),
        (2, "ideographTraditional", "乙"), (12, "ideographZodiac", "亥"),
        (12, "chineseLegalSimplified", "壹拾贰"), (7, "decimalFullWidth", "７"),
        (3, "decimalEnclosedParen", "⑶"), (3, "decimalEnclosedFullstop", "⒊"), (5, "none", ""),
        (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_number_formats(number, kind, shown):
    assert number_text(number, kind) == shown


@pytest.mark.libreoffice
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("seed", range(4))
def test_labels_equal_those_of_libreoffice(seed):
    chance = random.Random(seed)
    kinds = [
        CHINESE,
        "decimal",
        "decimalEnclosedCircle",
        "upperLetter",
        "lowerRoman",
        "chineseCounting",
    ]
    numbering, lists = "", []
    for key in range(3):
        levels = [
            level(i, chance.choice(kinds), f"{'第（'[i % 2]}%{i + 1}{'条）'[i % 2]}", start=chance.choice([1, 1, 3]))
            for i in range(4)
        ]  # fmt: skip
        numbering += abstract(key, *levels)
    for key in range(1, 6):
        override = ""
        if key > 3:
            override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        lists.append(key)
        numbering += num(key, (key - 1) % 3, override)
    plan = []
    for _ in range(120):
        plan.append((chance.choice(lists), 0))
        depth = 0
        for _ in range(chance.randrange(4)):
            depth = min(3, depth + chance.choice([0, 1]))
            plan.append((plan[-1][0], depth))
    data = docx("".join(p("文", num=n) for n in plan), numbering=numbering)
    ours = read_data(data, Path("a.docx")).text.split("\n")
    text, problem = office.try_convert(data, "docx", "txt:Text (encoded):UTF8")
    assert text is not None, problem
    theirs = text.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n").split("\n")
    assert [line.replace(" ", "") for line in theirs] == ours
