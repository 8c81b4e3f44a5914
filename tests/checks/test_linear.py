"""Checking stays linear on text that is nothing but one thing."""

import time

import pytest

from reportnlp.analysis import analyze_text

JUNK = (
    "、",
    "“",
    "（",
    "一是",
    "修路12户，其中",
    "由12户增加到13户，",
    "三项工作：一是",
    "（一）三个问题：",
    "贫困户12户、",
    "东村、",
)


@pytest.mark.parametrize("junk", JUNK)
def test_repeated_text_is_checked_in_time(junk):
    text = junk * (60_000 // len(junk))
    start = time.perf_counter()
    analyze_text(text)
    # a quadratic check took half a minute here
    assert time.perf_counter() - start < 10
