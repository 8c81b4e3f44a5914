"""The facts of many text files as JSON lines, against jieba's segmentation of the same texts.

Run ``python -m tests.benchmarks.bench_folder [COUNT]``.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from reportnlp.analysis import analyze_text

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"


def main() -> None:
    """Print the ratio."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    whole = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    texts = [whole[number % len(whole)] for number in range(count)]
    start = time.process_time()
    for text in texts:
        for _ in jieba.cut(text):
            pass
    unit = time.process_time() - start
    start = time.process_time()
    size = sum(len(json.dumps(analyze_text(t).to_dict(), ensure_ascii=False)) for t in texts)
    ours = time.process_time() - start
    print(f"{count} texts, {sum(map(len, texts))} characters, {size} characters of JSON")
    print(f"facts, checks and JSON lines: {ours / unit:.3f} x jieba ({ours:.1f} s, {unit:.1f} s)")


if __name__ == "__main__":
    main()
