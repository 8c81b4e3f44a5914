"""What reading one report costs, in units of jieba's segmentation of the same text.

Run ``python tests/benchmarks/bench_extraction.py``; every ratio is measured against jieba in
the same run.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportnlp.analysis import assemble
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.extract.officials import extract_officials
from reportnlp.extract.sections import extract_sections
from reportnlp.text.view import TextView

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
SIZE = 5_000


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the CPU seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def texts() -> list[str]:
    """Return corpus texts joined in pairs to about 5,000 characters."""
    whole = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    joined, current = [], ""
    for text in whole:
        current += text + "\n"
        if len(current) >= SIZE:
            joined.append(current)
            current = ""
    return joined


def extract(text: str) -> TextView:
    """Run every extractor over one text."""
    view = TextView(text)
    extract_sections(view)
    extract_figures(view, extract_placeholders(view))
    extract_officials(view)
    return view


def analyse(text: str) -> object:
    """Extract, check and score one text."""
    view = TextView(text)
    placeholders = extract_placeholders(view)
    return assemble(
        view,
        outline=extract_sections(view),
        placeholders=placeholders,
        figures=extract_figures(view, placeholders),
        officials=extract_officials(view),
    )


def main() -> None:
    """Print the ratios."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    samples = texts()
    characters = sum(map(len, samples))
    unit = best(lambda: [list(jieba.cut(text)) for text in samples])
    print(
        f"{len(samples)} texts, {characters} characters; jieba {1000 * unit / len(samples):.1f} ms a text"
    )
    steps = {
        "sections": lambda: [extract_sections(TextView(text)) for text in samples],
        "masks and figures": lambda: [
            extract_figures(view, extract_placeholders(view)) for view in map(TextView, samples)
        ],
        "officials": lambda: [extract_officials(TextView(text)) for text in samples],
        "all extraction": lambda: [extract(text) for text in samples],
        "extraction, checks and score": lambda: [analyse(text) for text in samples],
    }
    for name, work in steps.items():
        work()
        print(f"{name:<30}{best(work) / unit:6.3f} x jieba")
    small = best(lambda: extract(samples[0]), 3)
    large_text = samples[0] * 100
    large = best(lambda: extract(large_text), 1)
    print(f"{'100 times the text costs':<30}{large / small:6.1f} x")
    _whole_command(samples[0])


def _whole_command(text: str) -> None:
    """Compare the wall time of one check with starting jieba alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        commands = {
            "reportnlp check": [sys.executable, "-m", "reportnlp", "check", str(path)],
            "jieba.initialize": [sys.executable, "-c", "import jieba; jieba.initialize()"],
        }
        walls = {}
        for name, command in commands.items():
            rounds = []
            for _ in range(3):
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=True)
                rounds.append(time.perf_counter() - start)
            walls[name] = min(rounds)
    ratio = walls["reportnlp check"] / walls["jieba.initialize"]
    print(f"{'check of one report':<30}{ratio:6.3f} x starting jieba")


if __name__ == "__main__":
    main()
