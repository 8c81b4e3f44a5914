"""The reports of the corpus that took no part in training: headings, levels, topics, meta."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportnlp.evaluation.annotation import read
from reportnlp.extract.meta import extract_meta
from reportnlp.extract.sections import extract_sections
from reportnlp.text.view import TextView

TOWNSHIPS = Path(__file__).parents[3] / "corpora" / "townships"
METAS = {
    path.name.removesuffix(".meta.toml"): tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(TOWNSHIPS.glob("*.meta.toml"))
}
UNSEEN = [name for name, meta in METAS.items() if meta["split"] in ("dev", "test")]
pytestmark = pytest.mark.skipif(not UNSEEN, reason="the corpus is not beside the tests")


def test_headings_levels_and_topics_of_unseen_reports() -> None:
    gold = found = right = level = topics = topic_right = runs = runs_found = 0
    for name in UNSEEN:
        text, items = read(TOWNSHIPS / f"{name}.ann")
        sections = {s.start: s for s in extract_sections(TextView(text)).walk()}
        marked = {a.start: a for a in items if a.tag == "sec"}
        found += len(sections)
        gold += len(marked)
        for start, item in marked.items():
            run = "runin" in item.keys
            runs += run
            section = sections.get(start)
            if section is None:
                continue
            right += 1
            runs_found += run
            level += str(section.level) in item.keys["level"].split(";")
            if "topic" in item.keys:
                topics += 1
                topic_right += section.topic in item.keys["topic"].split(";")
    precision, recall = right / found, right / gold
    assert 2 * precision * recall / (precision + recall) >= 0.97
    assert level / right >= 0.97
    assert runs_found / runs >= 0.95
    assert topic_right / topics >= 0.93


def test_place_and_period_of_every_report() -> None:
    places = periods = 0
    for name, meta in METAS.items():
        text, _ = read(TOWNSHIPS / f"{name}.ann")
        view = TextView(text)
        found = extract_meta(view, extract_sections(view))
        places += found.place == (meta["place"] if meta["place_in_text"] else None)
        stated = (found.period.start, found.period.end) if found.period else (None, None)
        truth = (str(meta["period_start"]), str(meta["period_end"]))
        if meta["period_in_text"] in ("true", "false-year"):
            periods += stated == truth
        else:
            # A masked year may stay unknown or be inferred, but never as certain.
            certain = found.period is not None and found.period.certain
            periods += stated in (truth, (None, None)) and not certain
    assert places / len(METAS) >= 0.95
    assert periods / len(METAS) >= 0.95
