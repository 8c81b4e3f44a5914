"""Every numbering: exact headings, levels, run-in flags and topics, compared both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp.evaluation.annotation import read
from reportnlp.extract.sections import extract_sections
from reportnlp.text.view import TextView

CASES = sorted((Path(__file__).parent / "cases").glob("*.ann"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_headings_of_style(path: Path) -> None:
    text, marked = read(path)
    sections = list(extract_sections(TextView(text)).walk())
    found = [(s.start, text[s.start : s.end], s.level, s.runin) for s in sections]
    gold = [(a.start, a.surface, int(a.keys["level"]), a.keys.get("runin") == "1") for a in marked]
    assert found == gold


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_topics_of_style(path: Path) -> None:
    text, marked = read(path)
    topics = {s.start: s.topic for s in extract_sections(TextView(text)).walk()}
    wrong = [
        (a.surface, topics.get(a.start))
        for a in marked
        if "topic" in a.keys and topics.get(a.start) not in a.keys["topic"].split(";")
    ]
    assert wrong == []


def test_report_without_headings_is_all_preamble() -> None:
    text = (
        "今年以来，北山村两委团结务实，修通了公路，栽下了果树。\n村里成立了合作社，五十户入社。\n"
    )
    outline = extract_sections(TextView(text))
    assert outline.sections == ()
    assert (outline.preamble.start, outline.preamble.end) == (0, len(text))
