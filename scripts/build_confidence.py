"""Measure every pattern of the extractors on the annotated townships (train and dev).

Run ``python scripts/build_confidence.py``; it rewrites ``reportnlp/lexicons/confidence.tsv``.
The test split is never read.
"""

from __future__ import annotations

from pathlib import Path

from reportnlp.analysis import analyze_text
from reportnlp.evaluation.gold import load_gold
from reportnlp.evaluation.patterns import Agreement, agreements

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "corpora" / "townships"
TARGET = ROOT / "reportnlp" / "lexicons" / "confidence.tsv"
SPLITS = ("train", "dev")
SOURCE = (
    "# source: measured on corpora/townships (train and dev) by scripts/build_confidence.py; "
    "(right + 1) / (n + 2), rule * is all patterns of the kind"
)


def render(rows: tuple[Agreement, ...]) -> str:
    """Return the file."""
    lines = [SOURCE, "kind\trule\tn\tconfidence"]
    lines += [f"{row.kind}\t{row.rule}\t{row.n}\t{row.confidence:.4f}" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    documents = [document for split in SPLITS for document in load_gold(GOLD, split=split)]
    TARGET.write_text(render(agreements(documents, analyze_text)), encoding="utf-8")
