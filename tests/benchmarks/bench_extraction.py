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

from reportnlp.analysis import analyze_text
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.extract.officials import extract_officials
from reportnlp.extract.sections import extract_sections
from reportnlp.text.view import TextView
from tests.benchmarks.bench_folder import diluted, seconds

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
SIZE = 5_000
ROUNDS = 7


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the CPU seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def joined(whole: list[str]) -> list[str]:
    """Return texts joined to about 5,000 characters."""
    found, current = [], ""
    for text in whole:
        current += text + "\n"
        if len(current) >= SIZE:
            found.append(current)
            current = ""
    return found


def texts() -> list[str]:
    """Return corpus texts of about 5,000 characters."""
    return joined([path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))])


def extract(text: str) -> TextView:
    """Run every extractor over one text."""
    view = TextView(text)
    extract_sections(view)
    extract_figures(view, extract_placeholders(view))
    extract_officials(view)
    return view


def figures(text: str) -> object:
    """Find the masks and figures of one text."""
    view = TextView(text)
    return extract_figures(view, extract_placeholders(view))


STEPS: dict[str, Callable[[str], object]] = {
    "sections": lambda text: extract_sections(TextView(text)),
    "masks and figures": figures,
    "officials": lambda text: extract_officials(TextView(text)),
    "all extraction": extract,
    "extraction, checks and score": analyze_text,
}


def usual(dense: list[str]) -> list[str]:
    """Return texts of about 5,000 characters with as many figures as a usual report."""
    return [text[: text.rindex("\n", 0, SIZE + 500)] for text in diluted(dense)]


def main() -> None:
    """Print the ratios."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    dense = texts()
    for density, samples in (("usual density", usual(dense)), ("dense", dense)):
        characters = sum(map(len, samples))
        works = [lambda text: list(jieba.cut(text)), *STEPS.values()]
        # in turn with jieba, the fastest of several rounds: other work comes and goes
        rounds = [seconds(works, samples) for _ in range(ROUNDS)]
        unit, *spent = (min(times) for times in zip(*rounds, strict=True))
        print(
            f"{density}: {len(samples)} texts, {characters} characters;"
            f" jieba {1000 * unit / len(samples):.1f} ms a text"
        )
        for name, time_spent in zip(STEPS, spent, strict=True):
            print(f"  {name:<30}{time_spent / unit:6.3f} x jieba")
    samples = dense
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
