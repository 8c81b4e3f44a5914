"""Long monotonous text runs in linear time and never fails."""

from __future__ import annotations

import time

import pytest

from reportnlp.extract.coverage import extract_coverage
from reportnlp.extract.meta import extract_meta
from reportnlp.extract.sections import extract_sections
from reportnlp.extract.sections.numbering import numbering_faults
from reportnlp.text.view import TextView

PIECES = [
    "x", "1", "一", "（", "(", "#", "# ", "。", "\n", "，", " ", "　", "——", "【", "一、", "（一）", "。一是甲。",
    "。一、", "1.", "1、", "第一", "2021年", "镇", "县", "在一", "目录...1\n", "·", "“十二五”的", "总结", "篇一：甲\n",
    "一、甲\n", "二、甲\n（一）乙\n", "1、会议上的讲话内容很长很长很长很长很长很长很长很长\n",
]  # fmt: skip
SIZE = 100_000
SECONDS = 8.0


@pytest.mark.parametrize("piece", PIECES)
def test_long_monotonous_text(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    begin = time.perf_counter()
    view = TextView(text)
    outline = extract_sections(view)
    extract_meta(view, outline)
    extract_coverage(view, outline)
    numbering_faults(outline)
    assert time.perf_counter() - begin < SECONDS
    assert outline.preamble.end <= SIZE
