"""Every style of masking and counting, with exact spans, units, values, names and flags."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from reportnlp.evaluation.annotation import Annotation, parse
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure
from reportnlp.text.view import TextView

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "figures" / "styles.toml").read_text(encoding="utf-8")
)["style"]
MASKS = frozenset("xX*×_○□〔…ｘＸ＊（")


def _is_masked(note: Annotation) -> bool:
    return note.tag == "gap" or note.keys.get("val") == "?"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_style(case: dict[str, str]) -> None:
    text, notes = parse(case["text"], name=case["id"])
    view = TextView(text)
    placeholders = extract_placeholders(view)
    figures = {(f.start, f.end): f for f in extract_figures(view, placeholders)}
    wanted = {(n.start, n.end): n for n in notes if n.tag in ("fig", "gap")}
    assert set(figures) == set(wanted)
    for span, note in wanted.items():
        _compare(figures[span], note)
    kinds = {note.tag for note in notes} & {"date", "name", "word"}
    for kind in kinds:
        found = [(p.start, p.end) for p in placeholders if p.kind == kind]
        expected = [n for n in notes if n.tag == kind]
        assert len(found) == len(expected), kind
        for (start, end), note in zip(found, expected, strict=True):
            assert note.start <= start < end <= note.end
    masked = [p for p in placeholders if p.kind in ("figure", "gap")]
    assert len(masked) == sum(_is_masked(note) for note in wanted.values())


def _compare(figure: Figure, note: Annotation) -> None:
    keys = note.keys
    assert figure.text == note.surface
    assert figure.unit in keys["unit"].split(";") or not keys["unit"] and not figure.unit
    assert figure.redacted == _is_masked(note)
    if figure.redacted:
        assert figure.value is None
    else:
        assert figure.value == Decimal(keys["val"])
        if "hi" in keys and ":" not in figure.text:
            assert figure.high == Decimal(keys["hi"])
    assert any(head in figure.name for head in keys["head"].split(";")), figure.name
    assert len(figure.name) <= 16
    assert not MASKS.intersection(figure.name)
    assert figure.approx == (keys.get("approx") == "1")
    assert figure.change == (keys.get("growth") == "1")
    assert figure.target == (keys.get("target") == "1")
    assert figure.previous == (keys.get("prev") == "1")
