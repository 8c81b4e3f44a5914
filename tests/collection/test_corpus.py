"""Choosing, streaming and remembering reports."""

import pytest

import reportnlp
from reportnlp.collection import indexing
from reportnlp.collection.errors import CorpusError, StoreError
from reportnlp.collection.store import FORMAT

from .conftest import TEXTS


def test_the_function_and_the_package_do_not_hide_each_other():
    import reportnlp.collection.corpus

    assert callable(reportnlp.corpus)
    assert reportnlp.Corpus is reportnlp.collection.corpus.Corpus


def test_places_and_periods_are_read(four):
    assert [(e.place, e.label, e.place_sure, e.period_sure) for e in four.entries] == [
        ("青石镇", "2020", True, True),
        ("青石镇", "2021", True, True),
        ("白杨乡", "2020", True, True),
        ("白杨乡", "2021", True, True),
    ]


def test_a_file_name_hints_where_the_text_is_masked(write):
    text = TEXTS["a2020.txt"].replace("青石镇2020年", "xx镇20xx年").replace("青石镇", "xx镇")
    corpus = reportnlp.corpus(write({"棠川县-芦汀镇-2019.txt": text}), store=":memory:")
    (entry,) = corpus.entries
    assert (entry.place, entry.county, entry.label) == ("芦汀镇", "棠川县", "2019")
    assert not entry.place_sure and not entry.period_sure
    assert entry.report.meta.place == "芦汀镇"


def test_iterating_gives_the_reports_that_analyze_gives(four):
    for report, entry in zip(four, four.entries, strict=True):
        alone = reportnlp.analyze(entry.file)
        assert report.figures == alone.figures
        assert report.to_dict()["findings"] == alone.to_dict()["findings"]
        assert report.source.path == entry.file


def test_filter_takes_values_lists_and_functions(four):
    assert [e.place for e in four.filter(period="2021").entries] == ["青石镇", "白杨乡"]
    assert len(four.filter(place=["青石镇"], year="2020")) == 1
    assert len(four.filter(lambda entry: len(entry.report.figures) == 6)) == 1


def test_filter_by_an_unknown_column_says_which_there_are(four):
    with pytest.raises(CorpusError, match=r"没有“town”这一列；可用：place、county"):
        four.filter(town="青石镇")


def test_groupby_and_sample(four):
    groups = {name: len(part) for name, part in four.groupby("place")}
    assert groups == {"青石镇": 2, "白杨乡": 2}
    assert len(four.sample(3, seed=1)) == 3
    assert four.sample(3, seed=1).entries == four.sample(3, seed=1).entries
    assert {e.place for e in four.sample(1, by="place").entries} == {"青石镇", "白杨乡"}


def test_map_streams(four):
    assert list(four.map(lambda report: len(report.figures))) == [
        len(report.figures) for report in four
    ]


def test_a_second_look_reads_only_new_files(write, monkeypatch):
    folder = write(TEXTS)
    store = folder / "kept.sqlite"
    assert len(reportnlp.corpus(folder, store=store)) == 4
    read = []
    real = indexing.analyze
    monkeypatch.setattr(indexing, "analyze", lambda path: read.append(path.name) or real(path))
    write({"c2021.txt": TEXTS["b2021.txt"].replace("白杨乡", "柳湾乡")})
    corpus = reportnlp.corpus(folder, store=store)
    assert len(corpus) == 5
    assert read == ["c2021.txt"]


def test_a_changed_file_is_read_again(write):
    folder = write(TEXTS)
    store = folder / "kept.sqlite"
    assert len(reportnlp.corpus(folder, store=store).indicators("茶园面积")) == 4
    write({"a2020.txt": TEXTS["a2020.txt"].replace("茶园面积", "果园面积")})
    corpus = reportnlp.corpus(folder, store=store)
    assert len(corpus.indicators("茶园面积")) == 3


def test_word_lists_that_changed_are_read_with(write, monkeypatch):
    folder = write(TEXTS)
    store = folder / "kept.sqlite"
    first = reportnlp.corpus(folder, store=store).reports()
    monkeypatch.setattr(indexing.lexicons, "version", lambda: "other")
    second = reportnlp.corpus(folder, store=store)
    assert set(second.reports()["lexicon_version"]) == {"other"}
    assert len(second) == len(first) == 4
    assert len(second.store.versions()) == 1


def test_the_default_store_lies_with_the_files(write):
    folder = write(TEXTS)
    assert len(reportnlp.corpus(str(folder / "*.txt"))) == 4
    assert (folder / "reportnlp.sqlite").exists()


def test_processes_give_what_one_gives(write):
    folder = write(TEXTS)
    one = reportnlp.corpus(folder, store=":memory:").indicators()
    two = reportnlp.corpus(folder, store=":memory:", jobs=2).indicators()
    assert one.equals(two)


def test_one_bad_file_never_stops_the_others(write):
    folder = write(TEXTS)
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 this is no archive")
    corpus = reportnlp.corpus(folder, store=":memory:")
    assert len(corpus) == 4
    assert [name.rsplit("/", 1)[-1] for name in corpus.unreadable] == ["bad.docx"]


def test_the_same_bytes_in_two_folders_are_two_reports(write):
    folder = write({f"{part}/a.txt": TEXTS["a2020.txt"] for part in ("x", "y")})
    corpus = reportnlp.corpus(folder, store=":memory:")
    rows = corpus.indicators("财政总收入")
    assert [name.split("/")[-2] for name in rows["report"]] == ["x", "y"]


def test_no_files_is_said(tmp_path):
    with pytest.raises(CorpusError, match="没有找到报告文件"):
        reportnlp.corpus(str(tmp_path / "*.docx"))


def test_a_store_of_another_version_says_what_to_do(write):
    import sqlite3

    folder = write(TEXTS)
    store = folder / "kept.sqlite"
    len(reportnlp.corpus(folder, store=store))
    for version, said in ((FORMAT - 1, "较旧的版本"), (FORMAT + 1, "或升级本工具")):
        with sqlite3.connect(store) as database:
            database.execute(f"PRAGMA user_version = {version}")
        database.close()
        with pytest.raises(StoreError, match="原始报告不受影响：请删除该文件后重新运行") as error:
            reportnlp.corpus(folder, store=store)
        assert said in str(error.value)


def test_a_file_that_is_no_store_is_left_alone(write):
    import sqlite3

    folder = write(TEXTS)
    other = folder / "other.sqlite"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()
    with pytest.raises(StoreError, match="不是本工具的存储文件"):
        reportnlp.corpus(folder, store=other)
    text = folder / "text.sqlite"
    text.write_text("no database at all, but a longer text " * 9)
    with pytest.raises(StoreError, match="无法打开存储文件"):
        reportnlp.corpus(folder, store=text)
    assert text.read_text().startswith("no database")


def test_it_shows_itself(four):
    assert repr(four) == "<Corpus: 4 reports, 2 places, 2 periods>"
    page = four._repr_html_()
    assert "4 份报告" in page
    assert "<th>青石镇</th>" in page
    assert "http" not in page


def test_a_changed_schema_needs_a_new_format_number():
    """When this fails: raise FORMAT in store.py, then write the new hash here."""
    import hashlib

    from reportnlp.collection.store import _schema

    digest = hashlib.sha256("\n".join(_schema()).encode()).hexdigest()[:12]
    assert (FORMAT, digest) == (2, "bab4e2429d9d")
