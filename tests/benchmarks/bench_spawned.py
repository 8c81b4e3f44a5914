"""Byte equality: 200 reports read in sequence, and by two spawned processes elsewhere.

``python -m tests.benchmarks.bench_spawned`` saves the pipeline, loads it in a fresh process,
runs it there over the corpus and invented reports with ``n_process=2`` and compares the JSON.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc

import reportnlp
from tests.benchmarks.townships import reports

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpora" / "townships"
COUNT = 200
PLACES, YEARS = 40, 5


def lines(docs: Iterable[Doc]) -> Iterable[bytes]:
    """Yield one JSON line a doc: its spans with their ids, and its report."""
    for doc in docs:
        spans = {k: [(s.start, s.end, s.id_, s.label_) for s in g] for k, g in doc.spans.items()}
        yield json.dumps([spans, doc._.report.to_dict()], ensure_ascii=False).encode() + b"\n"


def elsewhere(model: str, texts: str, out: str) -> None:
    """Run as the fresh process: load the saved pipeline and read with two spawned processes."""
    multiprocessing.set_start_method("spawn")
    nlp = spacy.load(model)
    read = json.loads(Path(texts).read_text(encoding="utf-8"))
    with Path(out).open("wb") as stream:
        stream.writelines(lines(nlp.pipe(read, n_process=2, batch_size=10)))


def main() -> None:
    """Print the digests of both runs and whether they are equal; fail if they are not."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    texts += [item.text for item in reports(PLACES, YEARS)]
    texts = texts[:COUNT]
    nlp = reportnlp.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nlp.to_disk(folder / "model")
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        code = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.bench_spawned"]
        paths = [str(folder / part) for part in ("model", "texts.json", "out")]
        started = time.perf_counter()
        subprocess.run([*code, *paths], check=True, cwd=ROOT)
        spawned = (folder / "out").read_bytes(), time.perf_counter() - started
    started = time.perf_counter()
    here = b"".join(lines(nlp.pipe(texts))), time.perf_counter() - started
    print(f"{len(texts)} reports, {sum(map(len, texts))} characters, {len(here[0])} bytes of JSON")
    for label, (data, seconds) in {"one process": here, "two spawned": spawned}.items():
        print(f"{label}  {seconds:6.1f} s  sha256 {hashlib.sha256(data).hexdigest()}")
    equal = here[0] == spawned[0]
    print("byte-equal" if equal else "NOT EQUAL")
    if not equal:
        raise SystemExit(1)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        elsewhere(*sys.argv[1:])
    else:
        main()
