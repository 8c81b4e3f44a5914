"""The spaCy pipeline: same facts as analyze, put together from its components."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

import reportnlp
from reportnlp.analysis import analyze_text
from reportnlp.pipeline.loading import COMPONENTS
from tests.pipeline.conftest import REPORT

KEYS = ("sections", "placeholders", "figures", "officials")
PIECES = st.sampled_from(
    [
        "一、基层党建\n",
        "（一）产业发展\n",
        "一是抓班子。",
        "镇长王敏、副镇长石磊",
        "由党委书记谌知秋任组长，",
        "发放资金xxx万元",
        "增长x.x%，",
        "投入 万元。",
        "20xx年x月",
        "\n",
        "  ",
        "　",
        "\r",
        "某某村",
        "。",
        "x",
        "1",
        "A b",
        "投资1.23456789012345678901亿元，",
        "\u200b",
        "𠮷",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30)


def plain(report: reportnlp.Report) -> str:
    return json.dumps(report.to_dict(), ensure_ascii=False, sort_keys=True)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_comes_back_and_gives_the_same_report(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc._.report == analyze_text(text)


def test_spans_cover_the_facts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    report = doc._.report
    for key in KEYS:
        items = {
            item.id: item
            for item in (report.walk_sections() if key == "sections" else getattr(report, key))
        }
        assert items, key
        assert {span.id_ for span in doc.spans[key]} == set(items)
        for span in doc.spans[key]:
            item = items[span.id_]
            assert span.start_char <= item.start
            assert item.end <= span.end_char
    assert [span.text for span in doc.spans["officials"]] == ["闻晓棠", "欧阳如海"]


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name: str, text: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe(name)
    doc = nlp(text)
    assert doc.text == text
    key = name.removeprefix("reportnlp_")
    if key in KEYS:
        assert len(doc.spans[key]) > 0


@pytest.mark.parametrize("key", KEYS)
def test_without_a_component_its_facts_are_absent(key: str, text: str) -> None:
    nlp = reportnlp.load(exclude=[f"reportnlp_{key}"])
    report = nlp(text)._.report
    assert getattr(report, key) == ()
    for other in KEYS:
        if other != key:
            assert getattr(report, other)
    full = reportnlp.load()
    full.remove_pipe(f"reportnlp_{key}")
    assert getattr(full(text)._.report, key) == ()


@Language.component("tests_own_officials")
def own_officials(doc: Doc) -> Doc:
    at = doc.text.index("青石")
    span = doc.char_span(at, at + 2, label="所长", alignment_mode="expand")
    doc.spans["officials"] = [span]
    return doc


def test_a_replacement_speaks_in_the_report(text: str) -> None:
    nlp = reportnlp.load()
    nlp.replace_pipe("reportnlp_officials", "tests_own_officials")
    (official,) = nlp(text)._.report.officials
    assert text[official.start : official.end] == official.text
    assert official.text.startswith("青石")
    assert official.position == "所长"


@Language.component("tests_drop_first_figure")
def drop_first_figure(doc: Doc) -> Doc:
    doc.spans["figures"] = list(doc.spans["figures"])[1:]
    return doc


def test_a_span_taken_away_is_gone_from_the_report(nlp: Language, text: str) -> None:
    other = reportnlp.load()
    other.add_pipe("tests_drop_first_figure", before="reportnlp_report")
    assert other(text)._.report.figures == nlp(text)._.report.figures[1:]


def test_no_assembler_no_report(text: str) -> None:
    nlp = reportnlp.load(exclude=["reportnlp_report"])
    assert nlp(text)._.report is None
    assert spacy.blank("zh")("好")._.report is None


def test_docs_survive_pickle_bytes_and_docbin(nlp: Language, text: str) -> None:
    doc = nlp(text)
    want = plain(doc._.report)
    copies = [
        pickle.loads(pickle.dumps(doc)),
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        *DocBin(docs=[doc], store_user_data=True).get_docs(spacy.blank("zh").vocab),
    ]
    for copy in copies:
        assert plain(copy._.report) == want
        for key in KEYS:
            assert [(s.start, s.end, s.id_, s.label_) for s in copy.spans[key]] == [
                (s.start, s.end, s.id_, s.label_) for s in doc.spans[key]
            ]


def test_a_pickled_pipeline_reads_the_same(nlp: Language, text: str) -> None:
    copy = pickle.loads(pickle.dumps(nlp))
    assert plain(copy(text)._.report) == plain(nlp(text)._.report)


def test_retokenized_doc_keeps_its_report(nlp: Language, text: str) -> None:
    doc = nlp(text)
    want = doc._.report
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert doc._.report == want


SPAWNED = """
import json, multiprocessing, sys
import spacy

def main():
    nlp = spacy.load(sys.argv[1])
    texts = json.load(open(sys.argv[2], encoding="utf-8"))
    multiprocessing.set_start_method("spawn")
    for doc in nlp.pipe(texts, n_process=2, batch_size=5):
        spans = {k: [(s.start, s.end, s.id_) for s in g] for k, g in doc.spans.items()}
        report = doc._.report.to_dict()
        sys.stdout.buffer.write(json.dumps([spans, report]).encode() + b"\\n")

if __name__ == "__main__":
    main()
"""


@pytest.mark.slow
def test_saved_loaded_and_spawned_gives_the_same_bytes(nlp: Language, tmp_path: Path) -> None:
    folder = tmp_path
    nlp.to_disk(folder / "model")
    texts = [
        REPORT.replace("3.6", f"{n}.6").replace("闻晓棠", f"闻晓{c}")
        for n, c in enumerate("棠梅兰竹菊松柏槐榆柳" * 2, 1)
    ]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    (folder / "run.py").write_text(SPAWNED, encoding="utf-8")
    result = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            str(folder / "run.py"),
            str(folder / "model"),
            str(folder / "texts.json"),
        ],
        capture_output=True,
        check=True,
    )
    want = b""
    for text in texts:
        doc = nlp(text)
        spans = {k: [(s.start, s.end, s.id_) for s in g] for k, g in doc.spans.items()}
        want += json.dumps([spans, doc._.report.to_dict()]).encode() + b"\n"
    assert result.stdout == want


def test_round_trip_keeps_the_config(tmp_path: Path) -> None:
    folder = tmp_path
    nlp = reportnlp.load(exclude=["reportnlp_figures"])
    nlp.to_disk(folder)
    again = spacy.load(folder)
    assert again.pipe_names == nlp.pipe_names
    assert again.config["nlp"]["tokenizer"] == {
        "@tokenizers": "reportnlp_tokenizer",
        "backend": "jieba",
    }
    assert plain(again(REPORT)._.report) == plain(nlp(REPORT)._.report)


def test_scores_against_a_reference(nlp: Language, text: str) -> None:
    right, wrong = nlp(text), nlp(text)
    wrong.spans["officials"] = [
        Span(wrong, s.start, s.end, label=s.label_) for s in list(wrong.spans["officials"])[:1]
    ]
    perfect = nlp.evaluate([Example(nlp.make_doc(text), right)])
    for key in KEYS:
        assert perfect[f"spans_{key}_f"] == 1.0
    half = nlp.evaluate([Example(nlp.make_doc(text), wrong)])
    assert half["spans_officials_p"] == pytest.approx(0.5)
    assert half["spans_officials_r"] == 1.0


def test_entry_points_load_neither_jieba_nor_data() -> None:
    code = (
        "import sys, spacy\n"
        "nlp = spacy.blank('zh'); nlp.add_pipe('reportnlp_figures')\n"
        "assert 'jieba' not in sys.modules\n"
        "assert not any(m.startswith(('reportnlp.lexicons', 'reportnlp.extract')) for m in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_unknown_names_are_told() -> None:
    with pytest.raises(ValueError, match="reportnlp_nothing"):
        reportnlp.load(exclude=["reportnlp_nothing"])
    with pytest.raises(ValueError, match="hanlp"):
        reportnlp.load(backend="hanlp")  # type: ignore[arg-type]
