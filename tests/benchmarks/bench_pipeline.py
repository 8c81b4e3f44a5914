"""Cost of the spaCy pipeline as a multiple of stock jieba segmentation, in one run.

Run ``python -m tests.benchmarks.bench_pipeline [REPORT …]``; CPU time, in turn with jieba.
Without arguments over the township corpus, *diluted* with prose to the density of figures of a
usual report (see ``bench_folder``) and as it is, *dense*.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import reportnlp
from reportnlp.analysis import analyze_text
from reportnlp.pipeline import facts
from tests.benchmarks.bench_folder import CORPUS, diluted, seconds

PASSES = 5


def works() -> dict[str, Callable[[str], object]]:
    """Return what is measured by its label."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    rows: dict[str, Callable[[str], object]] = {
        "jieba.cut": lambda text: list(jieba.cut(text)),
        "analyze": analyze_text,
    }
    for backend in ("jieba", "rjieba"):
        try:
            nlp = reportnlp.load(backend=backend)  # type: ignore[arg-type]
            nlp("镇长")
        except ModuleNotFoundError:
            continue
        rows[f"pipeline {backend}"] = nlp
        rows[f"pipeline {backend} and report"] = lambda text, nlp=nlp: nlp(text)._.report
    return rows


def fresh(work: Callable[[str], object]) -> Callable[[str], object]:
    """Return `work` without anything remembered of the text before."""

    def run(text: str) -> object:
        facts.forget()
        return work(text)

    return run


def main() -> None:
    """Print one ratio a line."""
    rows = works()
    given = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
    dense = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    sets = {"given": given} if given else {"diluted": diluted(dense), "dense": dense}
    for name, texts in sets.items():
        passes = [seconds(list(map(fresh, rows.values())), texts) for _ in range(PASSES)]
        unit, *spent = map(min, zip(*passes, strict=True))
        size = sum(map(len, texts))
        print(f"{name}: {len(texts)} reports of {size // len(texts)} characters on average;")
        print(f"  jieba.cut takes {unit / size * 5e6:.1f} ms for 5,000 characters")
        for label, own in zip(list(rows)[1:], spent, strict=True):
            print(f"  {label:28} {own / unit:.2f} x jieba")


if __name__ == "__main__":
    main()
