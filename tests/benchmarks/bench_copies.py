"""Copies among generated reports: time against jieba, memory, recall and precision.

Run ``python -m tests.benchmarks.bench_copies 50000``.
"""

from __future__ import annotations

import logging
import resource
import sys
import time
import zlib

from reportnlp.collection.copies import Copies, CopyIndex, Document
from tests.benchmarks.generator import KINDS, Planted, generate


def jieba_seconds(texts: list[str]) -> float:
    """Return the CPU seconds jieba needs for a text (mean over `texts`)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    cutter.initialize()
    list(cutter.cut(texts[0]))
    start = time.process_time()
    for text in texts:
        list(cutter.cut(text))
    return (time.process_time() - start) / len(texts)


def judge(
    copies: Copies, planted: list[Planted], texts: dict[str, str]
) -> tuple[dict[str, tuple[int, int]], int]:
    """Return ({kind: (paragraphs found, planted)}, false alarms)."""
    found = {(p.copy, p.source, p.start) for p in copies.passages}
    truth = {}
    for plant in planted:
        for paragraph in plant.paragraphs:
            start = texts[plant.copy].index(paragraph)
            truth[(plant.copy, plant.source, start)] = plant.kind
    counts = {}
    for kind in KINDS:
        wanted = {key for key, own in truth.items() if own == kind}
        counts[kind] = (len(wanted & found), len(wanted))
    # two copies of one source resemble each other as well: that is no false alarm
    family: dict[str, set[str]] = {}
    for plant in planted:
        family.setdefault(plant.source, {plant.source}).add(plant.copy)
    related = {(one, other) for members in family.values() for one in members for other in members}
    wrong = [key for key in found if key not in truth and (key[0], key[1]) not in related]
    return counts, len(wrong)


def run(count: int) -> None:
    """Generate, index, search; print ratios."""
    index = CopyIndex()
    packed: dict[str, bytes] = {}
    planted: list[Planted] = []
    sample: list[str] = []
    spent = 0.0
    for batch in generate(count):
        documents = [Document(key=key, text=text) for key, text in batch.reports]
        start = time.process_time()
        for document in documents:
            index.add(document)
        spent += time.process_time() - start
        packed.update((key, zlib.compress(text.encode(), 1)) for key, text in batch.reports)
        planted.extend(batch.planted)
        if len(sample) < 100:
            sample.extend(text for _, text in batch.reports)
    unit = jieba_seconds(sample) * count
    print(f"{count} reports of {sum(map(len, sample)) / len(sample):.0f} characters")
    print(f"jieba {unit:.0f} s; indexing {spent:.0f} s = {spent / unit:.3f} x jieba")
    start = time.process_time()
    copies = index.find(lambda key: zlib.decompress(packed[key]).decode())
    search = time.process_time() - start
    print(f"search {search:.0f} s = {search / unit:.3f}; all {(spent + search) / unit:.3f} x jieba")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    held = sum(map(len, packed.values())) / 2**20
    print(f"peak {peak:.0f} MiB, of which {held:.0f} MiB are the packed texts themselves")
    texts = {plant.copy: zlib.decompress(packed[plant.copy]).decode() for plant in planted}
    counts, wrong = judge(copies, planted, texts)
    for kind, (hit, all_) in counts.items():
        print(f"{kind:9s} recall {hit / max(all_, 1):.3f} ({hit}/{all_})")
    right = len(copies.passages) - wrong
    print(f"precision {right / max(len(copies.passages), 1):.4f} ({wrong} false alarms)")
    print(f"template text: {[item.reports for item in copies.templates]}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
