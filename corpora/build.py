"""Check inline-annotated reports and build the plain text and stand-off gold beside them.

Run ``python corpora/build.py`` to rebuild everything, ``--check`` to write nothing,
or name ``.ann`` files to look at only those.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path

from reportnlp.evaluation.annotation import AnnotationError, lint, parse

HERE = Path(__file__).resolve().parent


def build(path: Path, *, write: bool) -> tuple[list[str], collections.Counter[str]]:
    """Check one file and, if asked, write ``.txt`` and ``.gold.json`` beside it."""
    source = path.read_bytes().decode("utf-8")
    counts: collections.Counter[str] = collections.Counter()
    if "\r" in source:
        return [f"{path.name}: has CR line ends; save with LF"], counts
    try:
        text, items = parse(source, name=path.name)
    except AnnotationError as error:
        return str(error).splitlines(), counts
    problems = lint(source, name=path.name)
    counts.update(item.tag for item in items)
    counts["characters"] = len(text)
    if write and not problems:
        path.with_suffix(".txt").write_bytes(text.encode("utf-8"))
        gold = {"file": path.with_suffix(".txt").name, "annotations": [i.to_dict() for i in items]}
        dumped = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        path.with_suffix(".gold.json").write_bytes(dumped.encode("utf-8"))
    return problems, counts


def main(argv: list[str] | None = None) -> int:
    """Build or check; exit 1 if any file has a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(argv)
    files = options.files or sorted(HERE.glob("townships/*.ann"))
    failed = False
    for path in files:
        problems, counts = build(path, write=not options.check)
        failed |= bool(problems)
        print(path.name, dict(counts))
        for problem in problems:
            print("  " + problem)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
