"""Officials on the annotated corpus: this project beside what users would pick, in one run.

Run ``python tests/benchmarks/bench_officials.py [--split test]``.  Name spans must be exact.
jieba (and rjieba, where installed) offer every ``nr`` word of two or more characters.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from reportnlp.evaluation.annotation import Annotation, read
from reportnlp.extract.officials import extract_officials
from reportnlp.text.view import TextView

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
Find = Callable[[str], set[tuple[int, int]]]


def reports(split: str | None) -> list[tuple[str, tuple[Annotation, ...]]]:
    """Read the annotated reports of a split, or all."""
    found = []
    for path in sorted(CORPUS.glob("*.ann")):
        meta = tomllib.loads(path.with_name(path.stem + ".meta.toml").read_text(encoding="utf-8"))
        if split is None or meta["split"] == split:
            found.append(read(path))
    return found


def ours(text: str) -> set[tuple[int, int]]:
    """Spans of this project."""
    return {(o.start, o.end) for o in extract_officials(TextView(text))}


def tagged(tag: Callable[[str], list[tuple[str, str]]]) -> Find:
    """Spans of every ``nr`` word of a tagger."""

    def find(text: str) -> set[tuple[int, int]]:
        spans, at = set(), 0
        for word, flag in tag(text):
            if flag.startswith("nr") and len(word) > 1:
                spans.add((at, at + len(word)))
            at += len(word)
        return spans

    return find


def rivals() -> dict[str, Find]:
    """Return the finders to compare, best known first."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    found: dict[str, Find] = {
        "reportnlp": ours,
        "jieba nr": tagged(lambda text: [(w.word, w.flag) for w in jieba.posseg.cut(text)]),
    }
    try:
        import rjieba

        found["rjieba nr"] = tagged(rjieba.tag)
    except ModuleNotFoundError:
        pass
    return found


def main() -> None:
    """Print one line a finder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("train", "dev", "test"))
    gold = reports(parser.parse_args().split)
    size = sum(len(text) for text, _ in gold)
    print(f"{len(gold)} reports, {size} characters")
    for name, find in rivals().items():
        find("镇长王敏")
        counts: Counter[str] = Counter()
        started = time.process_time()
        found = [find(text) for text, _ in gold]
        seconds = time.process_time() - started
        for spans, (_, items) in zip(found, gold, strict=True):
            want = {(a.start, a.end) for a in items if a.tag == "off"}
            weak = {(a.start, a.end) for a in items if a.keys.get("weak") == "1"}
            people = [(a.start, a.end) for a in items if a.tag == "person"]
            counts["right"] += len(spans & want - weak)
            counts["found"] += len(spans - weak)
            counts["gold"] += len(want - weak)
            counts["people"] += len(people)
            counts["alarms"] += sum(
                any(a < stop and start < b for a, b in spans) for start, stop in people
            )
        precision = counts["right"] / max(1, counts["found"])
        recall = counts["right"] / max(1, counts["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{name:10} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f" | others reported {counts['alarms']} of {counts['people']}"
            f" | {size / seconds:,.0f} characters/s"
        )


if __name__ == "__main__":
    main()
