"""Cost of the spaCy pipeline as a multiple of stock jieba segmentation, in one run.

Run ``python tests/benchmarks/bench_pipeline.py [REPORT …]``; CPU time, best of several passes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import reportnlp
from reportnlp.analysis import analyze_text
from reportnlp.pipeline import facts

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
PASSES = 5


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the least CPU time of one pass over all texts, without anything remembered."""
    best = float("inf")
    for _ in range(PASSES):
        facts.forget()
        started = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Print one ratio a line."""
    import jieba

    jieba.setLogLevel(60)
    paths = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    size = sum(map(len, texts))
    list(jieba.cut("镇长"))
    unit = seconds(lambda text: list(jieba.cut(text)), texts)
    print(
        f"{len(texts)} reports, {size} characters; jieba.cut {unit / size * 5e6:.1f} ms per 5,000"
    )
    rows: dict[str, Callable[[str], object]] = {"analyze": analyze_text}
    for backend in ("jieba", "rjieba"):
        try:
            nlp = reportnlp.load(backend=backend)  # type: ignore[arg-type]
            nlp("镇长")
        except ModuleNotFoundError:
            continue
        rows[f"pipeline {backend}"] = nlp
        rows[f"pipeline {backend} and report"] = lambda text, nlp=nlp: nlp(text)._.report
    for name, work in rows.items():
        print(f"{name:28} {seconds(work, texts) / unit:.2f} x jieba")


if __name__ == "__main__":
    main()
