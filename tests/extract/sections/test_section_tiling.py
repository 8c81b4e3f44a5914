"""Frame, preamble, headings and bodies tile any text; nothing is lost and nothing overlaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp.extract.sections import extract_sections
from reportnlp.model.items import Outline, Section
from reportnlp.text.view import TextView

PIECES = st.sampled_from(
    [
        "一、", "二、", "（一）", "(二)、", "1.", "2、", "一是", "三", "第一，", "第二部分 ", "——", "【概况】",
        "## ", "①", "篇一：", "\n", "\n\n", "。", "，", "；", "：", " ", "　　", "党建工作", "强队伍", "镇工作总结",
        "各位代表：", "2021年1月5日", "xx万元", "ｘｘ", "總結", "今年以来，全镇上下共同努力，较好完成了各项任务",
        "附件", "3、", "十二、", "a", "\u200b", "\ufeff", "1.1 ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def pieces(outline: Outline) -> list[tuple[int, int]]:
    spans = [(s.start, s.end) for s in (*outline.frame, outline.preamble)]
    for section in outline.walk():
        spans += [(section.start, section.end), (section.body_start, section.body_end)]
    return sorted(span for span in spans if span[1] > span[0])


def check_depth(sections: tuple[Section, ...], parent: Section | None) -> None:
    for section in sections:
        if parent is not None:
            assert section.level == parent.level + 1
            assert parent.body_end <= section.start < section.whole_end <= parent.whole_end
        check_depth(section.children, section)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_spans_tile_the_text(text: str) -> None:
    outline = extract_sections(TextView(text))
    at = 0
    for start, end in pieces(outline):
        assert start == at
        at = end
    assert at == len(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sections_are_well_formed(text: str) -> None:
    outline = extract_sections(TextView(text))
    sections = list(outline.walk())
    assert [s.id for s in sections] == [f"s{i + 1}" for i in range(len(sections))]
    starts = [s.start for s in sections]
    assert starts == sorted(set(starts))
    for section in sections:
        surface = text[section.start : section.end]
        assert surface == surface.strip(" \n　\u200b\ufeff")
        assert surface.startswith(section.marker)
        assert section.title in surface
        assert section.end > section.start
    check_depth(outline.sections, None)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_same_text_gives_the_same_outline(text: str) -> None:
    assert extract_sections(TextView(text)) == extract_sections(TextView(text))
