"""Keep the counts in ``corpora/README.md`` true: ``python corpora/describe.py`` rewrites them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from reportnlp.evaluation.annotation import TAGS
from reportnlp.evaluation.gold import load_gold
from reportnlp.evaluation.surfaces import is_masked

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"


def counts() -> str:
    """Return the tables of the data sheet as Markdown."""
    documents = load_gold(HERE / "townships")
    by_split: dict[str, Counter[str]] = {}
    styles: Counter[str] = Counter()
    defects: Counter[str] = Counter()
    for document in documents:
        row = by_split.setdefault(document.meta["split"], Counter())
        row["reports"] += 1
        row["characters"] += len(document.text)
        row.update(item.tag for item in document.annotations)
        row["masked figures"] += sum(
            item.tag == "fig" and is_masked(item) for item in document.annotations
        )
        styles.update(document.meta["styles"])
        defects.update(defect["type"] for defect in document.meta.get("defects", ()))
    columns = ["reports", "characters", *TAGS, "masked figures"]
    splits = [name for name in ("train", "dev", "test") if name in by_split]
    lines = ["| | " + " | ".join(splits) + " | all |", "|---|" + "---:|" * (len(splits) + 1)]
    for column in columns:
        cells = [by_split[name][column] for name in splits]
        lines.append(f"| {column} | " + " | ".join(map(str, [*cells, sum(cells)])) + " |")
    lines += ["", "| style | reports |", "|---|---:|"]
    lines += [f"| {style} | {count} |" for style, count in sorted(styles.items())]
    lines += ["", "| planted defect | times |", "|---|---:|"]
    lines += [f"| {kind} | {count} |" for kind, count in sorted(defects.items())]
    return "\n".join(lines)


def rewritten(page: str) -> str:
    """Return the data sheet with fresh counts."""
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    return f"{head}{BEGIN}\n{counts()}\n{END}{tail}"


def main() -> int:
    """Rewrite the data sheet."""
    path = HERE / "README.md"
    path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
