"""Agreement between the two annotation passes, and what became of every difference.

``python corpora/agreement.py`` prints F1 between the passes for each tag (exact span and
tag; for figures also unit and value, for officials also the post) and lists each
difference with what the final corpus says.  ``--summary`` leaves the list out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportnlp.evaluation.annotation import TAGS, Annotation, read
from reportnlp.evaluation.surfaces import is_masked, plain_unit

HERE = Path(__file__).resolve().parent
FIRST, SECOND, FINAL = HERE / "passes" / "first", HERE / "passes" / "second", HERE / "townships"
# keys on which the passes must agree, beside span and tag
KEYS = {"fig": ("unit", "val"), "gap": ("unit",), "off": ("pos",), "sec": ("level",)}
GROUPS = {
    "figures": lambda a: a.tag in ("fig", "gap"),
    "masks": lambda a: (
        a.tag in ("gap", "date", "name", "word") or (a.tag == "fig" and is_masked(a))
    ),
    "officials": lambda a: a.tag == "off",
    "headings": lambda a: a.tag == "sec",
}

Fact = tuple[int, int, str, tuple[str, ...]]


def fact(item: Annotation) -> Fact:
    """Return what the passes must agree on."""
    values = []
    for key in KEYS.get(item.tag, ()):
        value = item.keys.get(key, "")
        if key == "unit":
            value = plain_unit(value.split(";")[0])
        if key == "val" and value not in ("", "?"):
            value = f"{float(value):g}"
        values.append(value)
    return item.start, item.end, item.tag, tuple(values)


def passes() -> Iterator[tuple[str, str, dict[str, dict[Fact, Annotation]]]]:
    """Yield (name, text, facts of each pass and of the final corpus)."""
    for path in sorted(FIRST.glob("*.ann")):
        found = {}
        texts = set()
        for label, folder in (("first", FIRST), ("second", SECOND), ("final", FINAL)):
            text, items = read(folder / path.name)
            texts.add(text)
            found[label] = {fact(item): item for item in items}
        if len(texts) != 1:
            raise SystemExit(f"{path.name}: the passes and the corpus do not have one text")
        yield path.stem, text, found


def f1(first: int, second: int, both: int) -> float:
    """Return the F1 of one pass against the other."""
    return 2 * both / (first + second) if first + second else 1.0


def describe(facts: dict[Fact, Annotation], start: int, end: int) -> str:
    """Return how one pass tagged a stretch."""
    rows = [
        item.tag
        + "".join(f" {key}={item.keys[key]}" for key in KEYS.get(item.tag, ()) if key in item.keys)
        for (left, right, _, _), item in sorted(facts.items())
        if left < end and right > start
    ]
    return " + ".join(rows) or "-"


def main(argv: list[str] | None = None) -> int:
    """Print the agreement and the adjudicated differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--summary", action="store_true", help="leave the differences out")
    options = parser.parse_args(argv)
    counts: Counter[tuple[str, str]] = Counter()
    sided: Counter[str] = Counter()
    for name, text, found in passes():
        first, second, final = found["first"], found["second"], found["final"]
        for facts, label in ((first, "first"), (second, "second")):
            for item in facts.values():
                counts[item.tag, label] += 1
                for group, belongs in GROUPS.items():
                    counts[group, label] += belongs(item)
        for key in first.keys() & second.keys():
            counts[first[key].tag, "both"] += 1
            for group, belongs in GROUPS.items():
                counts[group, "both"] += belongs(first[key])
        for key in sorted(first.keys() ^ second.keys()):
            start, end = key[:2]
            side = "first" if key in first else "second"
            kept = key in final
            sided["as the first pass" if kept == (side == "first") else "as the second pass"] += 1
            if not options.summary:
                line = text.count("\n", 0, start) + 1
                print(
                    f"{name}:{line}\t{text[start:end]!r}\tfirst: {describe(first, start, end)}"
                    f"\tsecond: {describe(second, start, end)}\tfinal: {describe(final, start, end)}"
                )
    print(f"{'tag':<12}{'first':>7}{'second':>8}{'both':>7}{'F1':>8}")
    for tag in (*GROUPS, *TAGS):
        a, b, both = (counts[tag, label] for label in ("first", "second", "both"))
        print(f"{tag:<12}{a:>7}{b:>8}{both:>7}{f1(a, b, both):>8.3f}")
    print(f"differences: {sum(sided.values())}; " + ", ".join(f"{v} {k}" for k, v in sided.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
