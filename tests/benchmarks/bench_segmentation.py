"""Token F1 on the hand-cut sentences: this project and stock jieba, in one run."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reportnlp import segment  # noqa: E402
from tests.helpers.segmentation import read_gold, token_f1  # noqa: E402


def main() -> None:
    """Print one line a segmenter."""
    import jieba

    jieba.setLogLevel(60)
    gold = read_gold(ROOT / "corpora" / "segmentation" / "sentences.seg")
    print(f"{len(gold)} sentences, {sum(map(len, gold))} words")
    print(f"stock jieba      {token_f1(gold, lambda text: list(jieba.cut(text))):.3f}")
    for backend in ("jieba", "rjieba"):
        try:
            segment("镇长", backend=backend)  # type: ignore[arg-type]
        except ModuleNotFoundError:
            continue
        f1 = token_f1(gold, lambda text: [t.text for t in segment(text, backend=backend)])  # type: ignore[arg-type]  # noqa: B023
        print(f"segment {backend:8} {f1:.3f}")


if __name__ == "__main__":
    main()
