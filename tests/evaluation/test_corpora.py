"""The corpus is what its data sheet says, and the built files are those of the markup."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportnlp.evaluation.annotation import lint, parse
from reportnlp.evaluation.gold import load_gold

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
sys.path.insert(0, str(CORPORA))
import agreement  # noqa: E402
import describe  # noqa: E402

PATHS = sorted((CORPORA / "townships").glob("*.ann"))


def test_there_are_thirty_reports_of_fifteen_townships():
    places = {document.meta["place"] for document in load_gold(CORPORA / "townships")}
    assert len(PATHS) == 30 and len(places) == 15


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_built_files_are_current_and_nothing_is_untagged(path):
    source = path.read_text(encoding="utf-8")
    text, items = parse(source, name=path.name)
    assert lint(source, name=path.name) == []
    assert path.with_suffix(".txt").read_bytes().decode("utf-8") == text
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    assert gold["annotations"] == [item.to_dict() for item in items]
    assert 1500 <= len(text) <= 4500


def test_every_planted_defect_stands_in_its_text():
    missing = []
    for document in load_gold(CORPORA / "townships"):
        for defect in document.meta.get("defects", ()):
            quote = defect.get("quote", "")
            if quote and quote not in document.text:
                missing.append((document.name, quote))
    assert missing == []


def test_a_township_is_in_one_split_only():
    splits = {}
    for document in load_gold(CORPORA / "townships"):
        splits.setdefault(document.meta["place"], set()).add(document.meta["split"])
    assert all(len(found) == 1 for found in splits.values())


def test_the_data_sheet_counts_are_current():
    page = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert describe.rewritten(page) == page


def test_the_passes_agree():
    run = subprocess.run(
        [sys.executable, str(CORPORA / "agreement.py"), "--summary"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    f1 = {row.split()[0]: float(row.split()[-1]) for row in run.stdout.splitlines()[1:5]}
    assert f1["figures"] >= 0.97 and f1["masks"] >= 0.97 and f1["officials"] >= 0.95


def test_differences_were_settled_both_ways():
    kept = {"first": 0, "second": 0}
    for _, _, found in agreement.passes():
        first, second, final = (set(found[label]) for label in ("first", "second", "final"))
        for key in first ^ second:
            kept["first" if (key in final) == (key in first) else "second"] += 1
    assert kept["first"] and kept["second"]
