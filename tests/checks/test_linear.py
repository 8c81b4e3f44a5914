"""Checking stays linear on text that is nothing but one thing."""

import pytest

from reportnlp.analysis import analyze_text
from tests.helpers.steps import grows_linearly

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
def test_repeated_text_takes_work_in_line_with_its_length(junk):
    # a quadratic check took half a minute on 60,000 characters
    assert grows_linearly(lambda size: analyze_text(junk * (size // len(junk))), 1_500)
    assert analyze_text(junk * (60_000 // len(junk))).score
