"""Corpora at scale: indexing, memory, panel, comparisons, and what the comparisons find.

``python -m tests.benchmarks.bench_corpus [PLACES] [YEARS]`` (2,500 x 20 are 50,000 reports).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reportnlp.collection.corpus import Corpus, corpus
from reportnlp.collection.names import canonical
from tests.benchmarks.townships import write

Planted = set[tuple[str, str, str]]


def _timed(label: str, function: Any, *arguments: Any) -> Any:
    start = time.perf_counter()
    result = function(*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:32} {time.perf_counter() - start:8.2f} s   peak {peak:6.0f} MiB")
    return result


def _truth(folder: Path, kind: str) -> Planted:
    lines = (folder / "truth.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {(place, year, canonical(name)) for k, place, year, name, _ in rows if k == kind}


def _judge(label: str, planted: Planted, found: Planted, excused: Planted) -> None:
    hits, false = len(planted & found), len(found - planted - excused)
    print(f"{label:32} planted {len(planted)}, found {hits}, false alarms {false}")


def _keys(rows: Any) -> Planted:
    return set(zip(rows["place"], rows["period"], rows["indicator"], strict=True))


def accuracy(reports: Corpus, folder: Path) -> None:
    """Compare what is found with what was planted."""
    slips, wrong = _truth(folder, "slip"), _truth(folder, "growth")
    after = {(place, str(int(year) + 1), name) for place, year, name in slips}
    growth = _timed("growth", reports.growth)
    spoken = growth[growth["verdict"].isin(["contradicts", "slip"])]
    # growth at constant prices cannot be checked against nominal values
    nominal = {key for key in wrong if key[2] not in ("地区生产总值", "规模以上工业总产值")}
    _judge("growth stated wrongly", nominal, _keys(spoken), slips | after | wrong)
    outliers = _timed("outliers", reports.outliers)
    _judge("values ten times too large", slips, _keys(outliers[outliers["kind"] == "slip"]), set())


def main(places: int = 250, years: int = 20) -> None:
    """Write reports into a folder that is thrown away, and measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = _timed("writing", write, folder, places, years)
        reports = corpus(folder / "*" / "*.txt", store=folder / "store.sqlite")
        assert _timed(f"indexing {count} reports", len, reports) == count
        again = corpus(folder / "*" / "*.txt", store=folder / "store.sqlite")
        _timed("opening again", len, again)
        import pandas  # noqa: F401  (its own second is not ours)

        _timed("panel", again.panel, "财政总收入")
        _timed("changes of one indicator", again.changes, "财政总收入")
        accuracy(again, folder)
        size = (folder / "store.sqlite").stat().st_size / 2**20
        print(f"{'store':32} {size:8.0f} MiB")


if __name__ == "__main__":
    main(*(int(value) for value in sys.argv[1:]))
