"""Long monotonous text takes work in line with its length and never fails."""

from __future__ import annotations

import pytest

from reportnlp.extract.coverage import extract_coverage
from reportnlp.extract.meta import extract_meta
from reportnlp.extract.sections import extract_sections
from reportnlp.extract.sections.numbering import numbering_faults
from reportnlp.model.items import Outline
from reportnlp.text.view import TextView
from tests.helpers.steps import grows_linearly

PIECES = [
    "x", "1", "一", "（", "(", "#", "# ", "。", "\n", "，", " ", "　", "——", "【", "一、", "（一）", "。一是甲。",
    "。一、", "1.", "1、", "第一", "2021年", "镇", "县", "在一", "目录...1\n", "·", "“十二五”的", "总结", "篇一：甲\n",
    "一、甲\n", "二、甲\n（一）乙\n", "1、会议上的讲话内容很长很长很长很长很长很长很长很长\n",
]  # fmt: skip
SIZE = 100_000


def read(text: str) -> Outline:
    view = TextView(text)
    outline = extract_sections(view)
    extract_meta(view, outline)
    extract_coverage(view, outline)
    numbering_faults(outline)
    return outline


@pytest.mark.parametrize("piece", PIECES)
def test_long_monotonous_text(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    assert read(text).preamble.end <= SIZE
    assert grows_linearly(lambda size: read(text[:size]), 1_000)
