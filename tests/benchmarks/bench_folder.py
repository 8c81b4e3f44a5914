"""Many text files as JSON lines, against jieba's segmentation of the same texts.

Run ``python -m tests.benchmarks.bench_folder [COUNT]``; CPU time of one process.

*Facts* are what extraction gives: sections, masks, figures, officials, period, place and
coverage, with no rule asked for.  *Facts, checks and score* is all that ``reportnlp extract``
prints.  The township corpus is dense with figures; *diluted* it has prose from its other reports
between its lines, until a text has as many figures as a usual half-year report.
"""

from __future__ import annotations

import bisect
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reportnlp.analysis import analyze_text
from reportnlp.checks.catalogue import FAMILIES
from reportnlp.checks.config import Config
from reportnlp.text.view import TextView

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
# Figures per character.
USUAL = 15 / 1000
BATCH = 50
NO_RULE = Config(ignore=tuple(FAMILIES))


def facts(text: str) -> str:
    """Return what extraction gives."""
    return analyze_text(text, config=NO_RULE).to_json()


def everything(text: str) -> str:
    """Return what ``reportnlp extract`` prints."""
    return analyze_text(text).to_json()


def figure_starts(text: str) -> list[int]:
    """Return where figures begin."""
    return [figure.start for figure in analyze_text(text, config=NO_RULE).figures]


def fact_starts(text: str) -> list[int]:
    """Return where figures and officials begin."""
    report = analyze_text(text, config=NO_RULE)
    return sorted(fact.start for fact in (*report.figures, *report.officials))


def diluted(texts: list[str]) -> list[str]:
    """Put prose without figures and officials between the lines of each text."""
    prose = []
    for text in texts:
        starts = fact_starts(text)
        for start, end in TextView(text).sentences:
            plain = bisect.bisect_left(starts, start) == bisect.bisect_left(starts, end)
            if plain and text[end - 1] == "。":
                prose.append(text[start:end])
    found = []
    for number, text in enumerate(texts):
        first = number * len(prose) // len(texts)
        more = iter(prose[first:] + prose[:first])
        starts = figure_starts(text)
        size = place = 0
        parts: list[str] = []
        for line in text.splitlines(keepends=True):
            parts.append(line)
            size, place = size + len(line), place + len(line)
            while size * USUAL < bisect.bisect_left(starts, place) and (added := next(more, "")):
                parts[-1] = parts[-1].rstrip("\n") + added + "\n"
                size += len(added)
        found.append("".join(parts))
    return found


def seconds(works: list[Callable[[str], object]], texts: list[str]) -> list[float]:
    """Return the CPU time of each work over all texts, batch by batch in turn."""
    spent = [0.0] * len(works)
    for start in range(0, len(texts), BATCH):
        for number, work in enumerate(works):
            started = time.process_time()
            for text in texts[start : start + BATCH]:
                work(text)
            spent[number] += time.process_time() - started
    return spent


def main() -> None:
    """Print the ratios."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    dense = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    for name, whole in (("diluted", diluted(dense)), ("dense", dense)):
        texts = [whole[number % len(whole)] for number in range(count)]
        share = sum(len(figure_starts(text)) for text in whole) / sum(map(len, whole)) * 1000
        print(f"{name}: {count} texts of {sum(map(len, texts)) // count} characters on average,")
        print(f"  {share:.0f} figures in 1,000 characters")
        unit, *ours = seconds([lambda text: list(jieba.cut(text)), facts, everything], texts)
        for label, spent in zip(("facts", "facts, checks and score"), ours, strict=True):
            print(f"  {label + ' as JSON lines':40} {spent / unit:.3f} x jieba")


if __name__ == "__main__":
    main()
