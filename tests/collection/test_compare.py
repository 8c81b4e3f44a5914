"""Comparing places and periods."""

import math

import pandas as pd
import pytest

import reportnlp
from reportnlp.collection.compare.peers import others_median
from reportnlp.collection.errors import CorpusError


def _years(write, place, bodies, county=""):
    files = {
        f"{place}{year}.txt": f"{county}{place}{year}年工作总结\n一、经济运行\n{body}\n"
        for year, body in bodies.items()
    }
    return write(files)


def _corpus(folder):
    return reportnlp.corpus(folder, store=":memory:")


def test_change_is_bounded_where_masked(four):
    rows = four.changes("财政总收入").set_index("place")
    assert rows.loc["青石镇", "change"] == pytest.approx(10)
    assert rows.loc["白杨乡", "change"] is pd.NA
    assert rows.loc["白杨乡", "change_low"] == -100
    assert rows.loc["白杨乡", "peer_median"] == pytest.approx(10)
    grain = four.changes("粮食产量").set_index("place")
    assert grain["change"].round(2).to_dict() == {"青石镇": 5.0, "白杨乡": 3.33}
    assert grain.loc["青石镇", "against_peers"] == pytest.approx(5 - 100 / 30)


def test_shares_change_in_points(write):
    folder = _years(write, "青石镇", {2020: "医保参保率95.1%。", 2021: "医保参保率96.3%。"})
    row = _corpus(folder).changes().iloc[0]
    assert row["points"] and row["change"] == pytest.approx(1.2)


def test_the_median_of_the_others():
    rows = pd.DataFrame({"group": list("aaaab"), "x": [1.0, 2.0, 9.0, math.nan, 5.0]})
    found = others_median(rows, "x", ["group"])
    assert found["peers"].tolist() == [2, 2, 2, 3, 0]
    assert found["peer_median"].tolist()[:4] == [5.5, 5.0, 1.5, 2.0]
    assert math.isnan(found["peer_median"].iloc[4])


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ("财政收入1000万元。", "财政收入1100万元，同比增长10%。", "agrees"),
        ("财政收入1000万元。", "财政收入1096万元，同比增长9.6%。", "agrees"),
        ("财政收入1.2亿元。", "财政收入1.3亿元，同比增长5%。", "agrees"),
        ("财政收入约1000万元。", "财政收入1100万元，同比增长15%。", "agrees"),
        ("财政收入1000万元。", "财政收入900万元，同比下降10%。", "agrees"),
        ("财政收入1000万元。", "财政收入1100万元，同比增长15%。", "contradicts"),
        ("财政收入1000万元。", "财政收入900万元，同比增长10%。", "contradicts"),
        ("财政收入1000万元。", "财政收入11000万元，同比增长10%。", "slip"),
        ("财政收入1000万元。", "财政收入1.1亿元，同比增长10%。", "slip"),
        ("财政收入1000万元。", "财政收入1100万元，按可比口径增长15%。", "other_basis"),
        ("财政收入xxxx万元。", "财政收入1100万元，同比增长15%。", "open"),
        ("财政收入1000万元。", "财政收入1100万元，同比增长xx%。", "open"),
    ],
)
def test_growth_stated_and_computed(write, before, now, verdict):
    corpus = _corpus(_years(write, "青石镇", {2020: before, 2021: now}))
    assert corpus.growth()["verdict"].tolist() == [verdict]


def test_half_years_are_compared_with_the_same_half(write):
    folder = write(
        {
            f"{n}.txt": f"青石镇{year}年{half}半年工作总结\n一、经济运行\n{body}\n"
            for n, (year, half, body) in enumerate(
                [
                    (2020, "上", "财政收入500万元。"),
                    (2020, "下", "财政收入800万元。"),
                    (2021, "上", "财政收入550万元，同比增长10%。"),
                ]
            )
        }
    )
    rows = _corpus(folder).growth()
    assert rows[["period", "period_before", "verdict"]].values.tolist() == [
        ["2021H1", "2020H1", "agrees"]
    ]


def _series(values):
    return {2010 + n: f"财政收入{value}万元。" for n, value in enumerate(values)}


def test_a_slip_stands_out_of_its_own_history(write):
    corpus = _corpus(_years(write, "青石镇", _series([1000, 1080, 11700, 1250, 1360, 1450])))
    rows = corpus.outliers()
    assert rows[["period", "kind", "slip", "basis", "text"]].values.tolist() == [
        ["2012", "slip", 10.0, "history", "11700万元"]
    ]


def test_steady_growth_and_small_counts_do_not_stand_out(write):
    steady = _years(write, "青石镇", _series([1000, 1300, 1700, 2200, 2900, 3800]))
    assert _corpus(steady).outliers().empty


def test_small_counts_do_not_stand_out(write):
    counts = _years(
        write, "青石镇", {2010 + n: f"调解纠纷{v}起。" for n, v in enumerate([1, 12, 1, 11, 2])}
    )
    assert _corpus(counts).outliers().empty


def test_a_place_without_history_is_compared_with_its_peers(write):
    for n, value in enumerate([900, 1000, 1100, 950, 1050, 1200, 99000]):
        place = "甲乙丙丁戊己庚"[n] + "石镇"
        folder = _years(write, place, {2020: f"财政收入{value}万元。"})
    rows = _corpus(folder).outliers()
    assert rows[["place", "basis"]].values.tolist() == [["庚石镇", "peers"]]


def test_what_appears_vanishes_and_is_masked(four):
    rows = four.presence(least=1)
    found = {(r.place, r.indicator): r.event for r in rows.itertuples()}
    assert found == {
        ("青石镇", "茶园面积"): "masked",
        ("白杨乡", "财政总收入"): "masked",
    }


def test_presence_counts_peers(write):
    _years(write, "青石镇", {2020: "财政收入900万元。", 2021: "粮食产量900吨。"})
    folder = _years(write, "白杨乡", {2020: "财政收入900万元。", 2021: "财政收入800万元。"})
    rows = _corpus(folder).presence(least=1).set_index("indicator")
    assert rows["event"].to_dict() == {"粮食产量": "appears", "财政收入": "vanishes"}
    assert rows.loc["财政收入", "peer_share"] == 0.5
    assert rows.loc["财政收入", "text_before"] == "900万元"


def test_section_shares_add_up_to_the_sections(four):
    rows = four.section_shares()
    sections = four.sections()
    assert rows["share"].sum() == pytest.approx(sections["share"].sum())
    assert (rows.groupby("report", observed=True)["share"].sum() < 1).all()


def test_completeness_runs_in_time(four):
    rows = four.completeness()
    assert rows.groupby("place", observed=True)["period"].apply(list).to_dict() == {
        "青石镇": ["2020", "2021"],
        "白杨乡": ["2020", "2021"],
    }
    later = rows[rows["period"] == "2021"]
    assert later["score_change"].notna().all()
    assert (later["masked_share"] > 0).all()


def test_a_league_table_does_not_rank_what_is_masked(write):
    for place, text in (
        ("甲石镇", "900万元"),
        ("乙石镇", "800万元"),
        ("丙石镇", "xxx万元。修路x.xx公里，惠及xxxx户"),
        ("丁石镇", "1200万元"),
        ("戊石镇", "超过1000万元"),
    ):
        folder = _years(write, place, {2020: f"财政收入{text}。"})
    rows = _corpus(folder).league("财政收入", "2020").set_index("place")
    assert rows.index.tolist()[:3] == ["丁石镇", "甲石镇", "乙石镇"]
    assert rows.loc["丙石镇", "rank"] is pd.NA
    assert rows.loc["戊石镇", "rank"] is pd.NA
    # 戊 is above 1000, so it stands before 甲 and 乙; 丙 lies between 100 and 999
    assert rows.loc["戊石镇", ["rank_best", "rank_worst"]].tolist() == [1, 2]
    assert rows.loc["丁石镇", ["rank_best", "rank_worst"]].tolist() == [1, 2]
    assert rows.loc["甲石镇", ["rank_best", "rank_worst"]].tolist() == [3, 4]
    assert rows["rank"].isna().all()


def test_a_league_table_ranks_what_is_certain(four):
    rows = four.league("粮食产量", "2021")
    assert rows[["rank", "place"]].values.tolist() == [[1, "青石镇"], [2, "白杨乡"]]
    rows = four.league("粮食产量", "2021", ascending=True)
    assert rows[["rank", "place"]].values.tolist() == [[1, "白杨乡"], [2, "青石镇"]]
    with pytest.raises(CorpusError, match="“粮食产量”没有 2019 的数；有：2020、2021"):
        four.league("粮食产量", "2019")


def test_ties_share_a_rank(write):
    for place in ("甲石镇", "乙石镇"):
        folder = _years(write, place, {2020: "财政收入900万元。"})
    assert _corpus(folder).league("财政收入", "2020")["rank"].tolist() == [1, 1]


QUESTIONS = ("changes", "growth", "outliers", "presence", "section_shares", "completeness")


@pytest.mark.parametrize("body", ["", "财政收入xxx万元。", "财政收入900万元，增长5%。"])
@pytest.mark.parametrize("title", ["青石镇2020年工作总结\n", "xx镇20xx年工作总结\n", ""])
def test_nothing_to_compare_is_an_answer(write, title, body):
    corpus = _corpus(write({"a.txt": f"{title}一、经济运行\n{body}\n"}))
    for part in (corpus, corpus.filter(place="nowhere")):
        rows = {name: getattr(part, name)() for name in QUESTIONS}
        for name in ("changes", "growth", "outliers", "presence"):
            assert rows[name].empty, name
        assert part._repr_html_()


def test_reports_without_place_or_period_do_not_stop_the_rest(four, write):
    folder = write({"z.txt": "一、经济运行\n财政总收入900万元。\n"})
    corpus = _corpus(folder)
    assert len(corpus) == 5
    assert len(corpus.panel("财政总收入").cells) == 4
    assert len(corpus.changes("财政总收入")) == 2
