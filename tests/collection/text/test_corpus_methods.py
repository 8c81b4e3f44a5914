"""The text analysis as methods of a corpus."""

import pandas as pd
import pytest

import reportnlp
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.text import precision, read_validation
from tests.helpers.copied import MASKED, PARAGRAPH


def report(place, year, paragraph):
    return (
        f"{place}{year}年工作总结\n一、基层党建\n发展党员{year - 2000}名，组织主题党日活动，"
        f"整顿软弱涣散党组织，开展警示教育，落实意识形态工作责任制，党员干部作风明显好转，联系服务群众渠道更加畅通。\n"
        f"二、人居环境\n{paragraph}\n"
    )


@pytest.fixture
def corpus(write):
    folder = write(
        {
            "松垭2020.txt": report("松垭镇", 2020, PARAGRAPH),
            "松垭2021.txt": report("松垭镇", 2021, MASKED),
            "柳渡2021.txt": report(
                "柳渡镇",
                2021,
                "种植优质水稻3000亩，推广良种和机械插秧，兑现种粮补贴45万元，夏粮喜获丰收，"
                "秋粮长势良好，新建烘干仓储设施2处，水稻病虫害统防统治全面铺开。",
            ),
        }
    )
    return reportnlp.corpus(folder, store=":memory:")


def name(file):
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def test_copies_know_place_and_time(corpus, tmp_path):
    copies = corpus.copies()
    (passage,) = [
        p for p in copies.passages if corpus.text(p.copy)[p.start : p.end] in (PARAGRAPH, MASKED)
    ]
    assert (name(passage.copy), passage.similarity) == ("松垭2021.txt", 1.0)
    assert name(passage.source) == "松垭2020.txt"
    assert passage.relation == "earlier"
    assert corpus.text(passage.copy)[passage.start : passage.end] == MASKED
    corpus.write_copies(tmp_path / "雷同.html", copies)
    corpus.write_copies(tmp_path / "雷同.xlsx", copies)
    assert (tmp_path / "雷同.html").read_text(encoding="utf-8").startswith("<!doctype")
    with pytest.raises(CorpusError, match=r"\.html 或 \.xlsx"):
        corpus.write_copies(tmp_path / "雷同.pdf", copies)


def test_words_of_two_groups(corpus):
    songya, liudu = corpus.filter(place="松垭镇"), corpus.filter(place="柳渡镇")
    frame = songya.keyness(liudu, min_count=1).set_index("word")
    assert frame.loc["棚屋", "count"] == 2
    assert frame.loc["水稻", "log_likelihood"] < 0
    assert {"x", "y"} <= set(songya.term_scatter(liudu, min_count=1).columns)


def test_each_method_speaks_of_the_reports_of_the_corpus(corpus):
    hits = corpus.kwic("水稻")
    assert {name(file) for file in hits["key"]} == {"柳渡2021.txt"}
    text = corpus.text(hits["key"][0])
    assert all(text[row.start : row.end] == "水稻" for row in hits.itertuples())
    assert len(corpus.diversity()) == 3
    assert corpus.similarity().shape == (3, 3)
    assert "党员" in set(corpus.dispersion()["word"])
    assert ((corpus.collocations()["count"]) >= 3).all()
    with pytest.raises(CorpusError):
        corpus.text("没有.txt")


def test_topics_of_sections(corpus):
    topics, sections = corpus.topics(2)
    assert len(sections) == len(topics.shares) == 6
    assert sections["topic"].tolist()[:2] == ["party_building", "environment"]
    time = topics.over_time(sections["period"])
    assert time.index.tolist() == ["2020", "2021"]


def test_cross_tab_by_period(corpus):
    table = corpus.cross_tab({"党建": ["党员"], "环境": ["村容", "污水"]}, by="period")
    assert table.columns.tolist() == ["2020", "2021"]
    assert (table.loc["党建"] > 0).all()


def test_a_sample_checked_by_hand(corpus, tmp_path):
    path = tmp_path / "核对.csv"
    sample = corpus.validation_sample(6, by="masked", path=path)
    assert set(sample["masked"]) == {True, False}
    assert {"tool_version", "lexicon_version", "code", "rule"} <= set(sample.columns)
    for row in sample.itertuples():
        assert f"【{corpus.text(row.report)[row.start : row.end]}】" in row.sentence
    table = pd.read_csv(path, dtype=str).assign(对错="对")
    table.to_csv(path, index=False)
    result = precision(read_validation(path), by="masked")
    assert result["precision"].tolist() == [1, 1, 1]
    with pytest.raises(CorpusError, match="可用：indicators"):
        corpus.validation_sample(3, what="scores")
