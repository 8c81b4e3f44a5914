"""The contract of the frames."""

import math
from pathlib import Path

import pandas as pd
import pytest

import reportnlp
from reportnlp.collection import contract

ROOT = Path(reportnlp.__file__).parent.parent


@pytest.mark.parametrize("frame", contract.frames())
def test_columns_and_types_are_those_of_the_contract(four, frame):
    for corpus in (four, four.filter(place="nowhere")):
        rows = getattr(corpus, frame)()
        wanted = contract.columns(frame)
        assert list(rows.columns) == [column.name for column in wanted]
        for column in wanted:
            assert str(rows[column.name].dtype) == column.type, column.name


def test_the_page_is_the_contract():
    page = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    names = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    wanted = [column.name for column in contract.common()]
    for frame in contract.frames():
        wanted += [column.name for column in contract.own(frame)]
    assert names == wanted


def test_offsets_lead_to_the_words(four):
    rows = four.indicators()
    texts = {entry.file: entry.report.text for entry in four.entries}
    assert len(rows) == sum(entry.head.figures for entry in four.entries)
    for row in rows.itertuples():
        assert texts[row.report][row.start : row.end] == row.text


def test_a_masked_value_is_an_interval(write):
    text = "青石镇2020年工作总结\n一、民生福祉\n救助xxx户xxxx人，发放低保金x.xx亿元。修路8公里。\n"
    rows = reportnlp.corpus(write({"a.txt": text}), store=":memory:").indicators()
    assert list(rows["value"].isna()) == list(rows["masked"])
    assert not rows[["low", "high", "base_low", "base_high"]].isna().any().any()
    hidden = rows[rows["masked"]].set_index("text")
    assert hidden.loc["x.xx亿元", ["low", "high", "base_low", "base_high"]].tolist() == [
        1.0,
        9.99,
        100_000_000,
        999_000_000,
    ]
    assert hidden.loc["xxx户", ["low", "high"]].tolist() == [100, 999]
    assert hidden["bound_assumed"].all()
    known = rows[~rows["masked"]]
    assert (known["low"] <= known["value"]).all() and (known["value"] <= known["high"]).all()


def test_an_open_mask_is_open(write):
    folder = write(
        {"a.txt": "青石镇2020年工作总结\n一、民生福祉\n发放低保金〔…〕万元，增长〔…〕%。\n"}
    )
    rows = reportnlp.corpus(folder, store=":memory:").indicators()
    assert list(zip(rows["low"], rows["high"], strict=True)) == [
        (0, math.inf),
        (-math.inf, math.inf),
    ]


def test_units_are_reconciled(four):
    rows = four.indicators("工业总产值")
    levels = rows[~rows["change"]]
    assert list(levels["text"]) == ["1.20亿元", "15000万元"]
    assert list(levels["base_value"]) == [120_000_000, 150_000_000]
    assert set(levels["base_unit"]) == {"元"}


def test_versions_stand_in_every_row(four):
    rows = four.indicators()
    assert set(rows["tool_version"]) == {reportnlp.__version__}
    assert rows["lexicon_version"].notna().all()


def test_a_year_that_the_clause_names(write):
    folder = write(
        {
            "a.txt": "青石镇2020年工作总结\n一、经济运行\n2019年，财政收入900万元。税收800万元。\n"
            "2020年，财政收入950万元，比2018年增长9%。\n"
        }
    )
    rows = reportnlp.corpus(folder, store=":memory:").indicators()
    found = {row.text: row.figure_period for row in rows.itertuples()}
    assert {text for text, period in found.items() if isinstance(period, str)} == {
        "900万元",
        "800万元",
    }
    assert found["900万元"] == "2019"


def test_written_files_hold_the_same(four, tmp_path):
    rows = four.indicators()
    csv = pd.read_csv(four.to_csv(tmp_path / "a.csv"), dtype={"code": str})
    assert list(csv["text"]) == list(rows["text"])
    assert list(csv["low"]) == list(rows["low"])
    parquet = pd.read_parquet(four.to_parquet(tmp_path / "a.parquet"))
    assert list(parquet.columns) == list(rows.columns)
    assert list(parquet["start"]) == list(rows["start"])
    assert list(parquet["high"]) == list(rows["high"])
    stata = pd.read_stata(four.to_stata(tmp_path / "a.dta"))
    assert list(stata["text"]) == list(rows["text"])
    assert list(stata["end_"]) == list(rows["end"])
    assert list(stata["value"].isna()) == list(rows["masked"])


def test_an_unknown_frame_is_refused(four, tmp_path):
    with pytest.raises(
        reportnlp.errors.ConfigurationError, match="没有“people”这张表；可用：indicators"
    ):
        four.to_csv(tmp_path / "a.csv", "people")


def test_docbin_holds_every_report(four, tmp_path):
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    path = four.sample(2).to_docbin(tmp_path / "a.spacy")
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    assert [doc.text for doc in docs] == [entry.report.text for entry in four.sample(2).entries]
    assert all(doc.spans["figures"] for doc in docs)
