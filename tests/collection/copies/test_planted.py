"""Copies planted in the sample corpus and among generated reports."""

import tomllib
from pathlib import Path

import pytest

from reportnlp.collection.copies import Document, find_copies
from tests.benchmarks.bench_copies import judge
from tests.benchmarks.generator import generate

CORPUS = Path(__file__).resolve().parents[3] / "corpora" / "townships"


def corpus():
    documents, planted = [], []
    for path in sorted(CORPUS.glob("*.meta.toml")):
        meta = tomllib.loads(path.read_text(encoding="utf-8"))
        text = (CORPUS / f"{meta['id']}.txt").read_text(encoding="utf-8")
        documents.append(
            Document(key=meta["id"], text=text, place=meta["place"], date=str(meta["period_end"]))
        )
        for defect in meta.get("defects", []):
            if "source" in defect:
                start = text.index(defect["quote"])
                planted.append((meta["id"], defect["source"], start, defect["type"]))
    return documents, planted


@pytest.fixture(scope="module")
def found():
    documents, planted = corpus()
    return find_copies(documents), planted


def test_every_planted_copy_is_found(found):
    copies, planted = found
    assert len(planted) >= 5
    missed = [
        plant
        for plant in planted
        if not any(
            (p.copy, p.source) == plant[:2] and p.start <= plant[2] < p.end for p in copies.passages
        )
    ]
    assert missed == []


def test_nothing_else_is_found(found):
    copies, planted = found
    pairs = {plant[:2] for plant in planted}
    assert {(p.copy, p.source) for p in copies.passages} - pairs == set()


def test_relations(found):
    copies, planted = found
    kinds = {(copy, source): kind for copy, source, _, kind in planted}
    for passage in copies.passages:
        neighbour = kinds[(passage.copy, passage.source)] == "copy-neighbour"
        assert passage.relation == ("neighbour" if neighbour else "earlier")
        assert passage.directed


def test_a_resubmitted_report_is_nearly_all_copied(found):
    copies, planted = found
    whole = [plant for plant in planted if plant[3] == "resubmitted"]
    assert whole
    for copy, source, _, _ in whole:
        assert copies.share(copy, source) > 0.85
    shares = copies.reports_frame().set_index("report")["share"]
    others = shares.drop([copy for copy, *_ in whole])
    assert others.max() < 0.4


@pytest.mark.slow
def test_recall_and_precision_on_five_thousand_reports():
    texts, planted = {}, []
    for batch in generate(5_000, seed=7):
        texts.update(batch.reports)
        planted.extend(batch.planted)
    copies = find_copies(list(texts.items()))
    counts, wrong = judge(copies, planted, texts)
    assert wrong <= 0.01 * len(copies.passages)
    for kind in ("e10", "e20", "e30", "w10", "w20", "w30", "numbers", "masked", "shuffled", "part"):
        hit, planted_paragraphs = counts[kind]
        assert planted_paragraphs > 100
        assert hit >= 0.95 * planted_paragraphs, kind
    assert copies.templates[0].reports == 5_000


def body(text):
    return [line for line in text.split("\n")[2:] if len(line) > 30]


VARIANTS = {
    "one line": lambda lines: "".join(lines),
    "wrapped": lambda lines: "\n".join(
        line[i : i + 34] for line in lines for i in range(0, len(line), 34)
    ),
    "joined in pairs": lambda lines: "\n".join(
        "".join(lines[i : i + 2]) for i in range(0, len(lines), 2)
    ),
    "clauses reversed": lambda lines: "\n".join(
        "，".join(line.rstrip("。").split("，")[::-1]) + "。" for line in lines
    ),
    "cut in half": lambda lines: "\n".join(
        part + "。" for line in lines for part in _halves(line.rstrip("。").split("，"))
    ),
    "a sentence added": lambda lines: "\n".join(
        line + "今后还要再接再厉，把这项工作做得更加扎实、更有成效，让群众真正得到实惠。"
        for line in lines
    ),
}


def _halves(clauses):
    middle = len(clauses) // 2
    return "，".join(clauses[:middle]), "，".join(clauses[middle:])


@pytest.mark.parametrize("variant", VARIANTS)
def test_another_layout_hides_nothing(variant):
    originals = [report for batch in generate(20, copied=0) for report in batch.reports]
    copies = find_copies(
        [*originals, *((f"new{key}", VARIANTS[variant](body(text))) for key, text in originals)]
    )
    for key, _ in originals:
        assert copies.share(f"new{key}", key) > 0.9
    assert {(p.copy, p.source) for p in copies.passages} == {
        (f"new{key}", key) for key, _ in originals
    }
