"""The pipeline and analyze agree on every report of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from reportnlp.analysis import analyze_text

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
REPORTS = sorted(CORPUS.glob("*.txt"))


def test_the_corpus_is_there() -> None:
    assert len(REPORTS) >= 20


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_same_report(nlp: Language, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = nlp(text)
    assert doc.text == text
    assert doc._.report == analyze_text(text)
    assert [span.start_char for span in doc.spans["officials"]] == [
        official.start for official in doc._.report.officials
    ]
