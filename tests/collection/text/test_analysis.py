"""Keyness, concordance, collocations, dispersion, diversity, dictionary, topics, similarity."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from reportnlp.collection.text import (
    code_dictionary,
    collocations,
    cross_tab,
    dispersion,
    diversity,
    fit_topics,
    keyness,
    kwic,
    most_similar,
    similarity,
    term_scatter,
    tokenize,
    words,
)

A = [["疫情"] * 20 + ["工作"] * 30, ["疫情"] * 10 + ["工作"] * 20]
B = [["脱贫"] * 25 + ["工作"] * 40 + ["疫情"]]


def test_keyness_is_g2_of_the_two_by_two_table():
    frame = keyness(A, B).set_index("word")
    assert frame.index.tolist() == ["疫情", "工作", "脱贫"]
    for word, row in frame.iterrows():
        table = [
            [row["count"], row["reference_count"]],
            [80 - row["count"], 66 - row["reference_count"]],
        ]
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood")
        assert abs(row["log_likelihood"]) == pytest.approx(expected.statistic), word
        assert row["p"] == pytest.approx(expected.pvalue)
    assert frame.loc["疫情", "log_ratio"] == pytest.approx(math.log2((30 / 80) / (1 / 66)))
    assert frame.loc["脱贫", "log_likelihood"] < 0
    assert frame.loc["脱贫", "log_ratio"] == pytest.approx(math.log2((0.5 / 80) / (25 / 66)))
    assert frame.loc["疫情", ["texts", "reference_texts"]].tolist() == [2, 1]
    assert frame.loc["疫情", "per_10k"] == pytest.approx(3750)


def test_keyness_turns_round_with_its_groups():
    one = keyness(A, B).set_index("word")
    other = keyness(B, A).set_index("word").reindex(one.index)
    assert np.allclose(one["log_likelihood"], -other["log_likelihood"])
    assert np.allclose(one["log_ratio"], -other["log_ratio"])


def test_keyness_needs_two_groups():
    with pytest.raises(ValueError, match="both groups"):
        keyness(A, [[]])


def test_scatter_places_words_by_group():
    frame = term_scatter(A, B).set_index("word")
    assert frame["x"].between(0, 1).all()
    assert frame["y"].between(0, 1).all()
    assert frame.loc["脱贫", "y"] == 0
    assert frame.loc["工作", ["x", "y"]].tolist() == [1, 1]


def test_kwic_offsets_are_exact():
    text = "全镇環境整治３处。\n环境整治成效明显。"
    frame = kwic([("a", text)], "环境整治", width=3)
    assert frame["start"].tolist() == [2, 10]
    for row in frame.itertuples():
        assert text[row.start : row.end] == row.keyword
    assert frame["keyword"].tolist() == ["環境整治", "环境整治"]
    assert frame.loc[1, "left"] == "处。¶"
    assert frame.loc[1, "right"] == "成效明"


def test_kwic_takes_patterns_and_literals_apart():
    assert len(kwic([("a", "修路3公里，修桥1座")], "修.", pattern=True)) == 2
    assert kwic([("a", "修路")], "修.").empty
    assert kwic([("a", "修路")], "x*", pattern=True).empty


@pytest.mark.parametrize(
    ("keyword", "message"), [("", "empty"), ("(", "is wrong"), ("(x+x+)+y", "too long")]
)
def test_kwic_errors_teach(keyword, message, monkeypatch):
    monkeypatch.setattr("reportnlp.collection.text.concordance._TIMEOUT", 0.1)
    with pytest.raises(ValueError, match=message):
        kwic([("a", "x" * 5000)], keyword, pattern=True)


def test_collocations_measure_attraction():
    texts = [["疫情", "防控", "工作", "开展"]] * 5 + [["工作", "开展", "工作", "总结"]] * 5
    frame = collocations(texts, min_count=2).set_index(["first", "second"])
    assert frame.index[0] in (("疫情", "防控"), ("工作", "开展"))
    row = frame.loc[("疫情", "防控")]
    assert row["count"] == 5
    assert row["pmi"] == pytest.approx(math.log2(5 * 30 / 25))
    assert row["npmi"] == pytest.approx(1.0)
    assert row["log_dice"] == pytest.approx(14)
    assert set(collocations(texts, node="总结")["second"]) == {"总结"}


def test_a_window_reaches_further():
    texts = [["甲", "乙", "丙"]] * 3
    assert ("甲", "丙") not in set(
        collocations(texts)[["first", "second"]].itertuples(index=False, name=None)
    )
    wide = collocations(texts, window=2)
    pairs = set(wide[["first", "second"]].itertuples(index=False, name=None))
    assert ("甲", "丙") in pairs or len(wide) == 0 or wide["pmi"].min() > 0
    with pytest.raises(ValueError, match="window"):
        collocations(texts, window=0)


def test_nothing_to_collocate():
    assert collocations([[], ["甲"]]).empty


def test_dispersion_of_unequal_texts():
    frame = dispersion([["甲"] * 2 + ["乙"] * 2, ["甲"] * 4 + ["丙"] * 4]).set_index("word")
    assert frame.loc["甲", "dp"] == pytest.approx(0)
    assert frame.loc["甲", "juilland_d"] == pytest.approx(1)
    assert frame.loc["丙", "dp"] == pytest.approx((1 / 3) / (2 / 3))
    assert frame.loc["丙", "juilland_d"] == pytest.approx(0)
    assert frame.loc["丙", ["count", "range", "range_share"]].tolist() == [4, 1, 0.5]
    assert dispersion([[]]).empty


def test_diversity():
    frame = diversity([("a", ["甲", "乙", "丙", "甲"]), ("b", []), ("c", ["甲"] * 50)])
    frame = frame.set_index("key")
    assert frame.loc["a", "ttr"] == 0.75
    assert frame.loc["a", "hapax_share"] == pytest.approx(2 / 3)
    assert frame.loc["a", "yule_k"] == pytest.approx(1e4 * (6 - 4) / 16)
    assert frame.loc["b"].isna().sum() == 5
    assert frame.loc["c", "mtld"] == pytest.approx(2.0)


@given(st.lists(st.sampled_from("甲乙丙丁戊"), min_size=3, max_size=40))
def test_moving_average_is_the_mean_of_all_windows(tokens):
    row = diversity([("a", tokens)], window=3).loc[0]
    shares = [len(set(tokens[i : i + 3])) / 3 for i in range(len(tokens) - 2)]
    assert row["mattr"] == pytest.approx(sum(shares) / len(shares))


TEXTS = [
    ("甲", "发展党员12名。修通公路3公里，公路养护到位。栽树。"),
    ("乙", "党员大会召开。修路。"),
]
CATEGORIES = {"党建": ["党员", "党员大会"], "交通": ["公路", "修路"]}


def test_dictionary_codes_every_sentence_once_a_category():
    codes = code_dictionary(TEXTS, CATEGORIES)
    assert codes["category"].tolist()[:2] == ["党建", "交通"]
    assert pd.isna(codes["category"][2])
    assert codes["count"].tolist() == [1, 2, 0, 1, 1]
    assert codes["terms"].tolist() == ["党员", "公路", "", "党员大会", "修路"]
    for row in codes.itertuples():
        text = dict(TEXTS)[row.key]
        assert text[row.start : row.end].strip() == row.sentence


def test_cross_tab_counts_and_tests():
    codes = code_dictionary(TEXTS, CATEGORIES)
    groups = {"甲": "东", "乙": "西"}
    share = cross_tab(codes, groups)
    assert share.loc["党建"].tolist() == [pytest.approx(1 / 3), 0.5]
    terms = cross_tab(codes, groups, measure="terms")
    assert terms.loc["交通"].tolist() == [2, 1]
    sentences = cross_tab(codes, groups, measure="sentences")
    assert sentences.to_numpy().tolist() == [[1, 1], [1, 1]]
    assert sentences.attrs["chi2"] == 0
    assert sentences.attrs["cramers_v"] == 0
    with pytest.raises(ValueError, match="unknown measure"):
        cross_tab(codes, groups, measure="x")


@pytest.mark.parametrize(
    ("categories", "message"),
    [({}, "no categories"), ({"a": []}, "no terms"), ({"a": ["路"], "b": ["路"]}, "both")],
)
def test_dictionary_errors_teach(categories, message):
    with pytest.raises(ValueError, match=message):
        code_dictionary(TEXTS, categories)


SECTIONS = [
    "发展党员12名，开展主题党日活动。整顿软弱涣散党组织，党员教育常抓不懈。",
    "党员干部带头开展主题党日。规范党组织生活，从严教育管理党员干部。",
    "种植优质水稻3000亩，推广良种和机械插秧。水稻良种补贴全部兑现到户。",
    "推广优质水稻良种，机械插秧面积扩大。水稻病虫害统防统治全面铺开。",
]


def test_topics_have_words_shares_periods_and_sentences():
    topics = fit_topics(SECTIONS, 2, keys=list("abcd"))
    assert topics.shares.sum(axis=1).tolist() == pytest.approx([1] * 4)
    assert topics.shares.index.tolist() == list("abcd")
    assert set(topics.words["rank"]) == set(range(1, topics.words["rank"].max() + 1))
    rice = next(label for label in topics.labels if "水稻" in label)
    assert topics.shares[rice].tolist()[2:] == pytest.approx([1, 1], abs=0.05)
    periods = ["2020", "2021", "2020", "2021"]
    time = topics.over_time(periods)
    assert time.index.tolist() == ["2020", "2021"]
    assert time.sum(axis=1).tolist() == pytest.approx([1, 1])
    sentences = topics.representative_sentences(periods, n=1)
    for row in sentences.itertuples():
        assert SECTIONS[row.text][row.start : row.end] == row.sentence
        assert row.period == periods[row.text]
    assert "水稻" in sentences[sentences["topic"] == rice]["sentence"].iloc[0]
    with pytest.raises(ValueError, match="1 periods for 4"):
        topics.over_time(["2020"])


def test_similarity_is_symmetric_and_ranks():
    frame = similarity(SECTIONS, keys=list("abcd"))
    assert np.allclose(frame, frame.T)
    assert np.allclose(np.diag(frame), 1)
    assert most_similar(frame, "c", n=1).index.tolist() == ["d"]
    with pytest.raises(KeyError):
        most_similar(frame, "x")


def test_words_of_no_text():
    assert words("") == []
    assert tokenize(["", "3万元。"]) == [[], []]
