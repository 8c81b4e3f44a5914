"""Checking a sample by hand."""

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.collection.text import (
    precision,
    read_validation,
    validation_sample,
    wilson,
    write_validation,
)

TEXT = "修路3公里。投资xx万元，栽树100棵。发展党员2名。"


def frame():
    rows = []
    for word, rule in (("3公里", "a"), ("xx万元", "b"), ("100棵", "a"), ("2名", "a")):
        start = TEXT.index(word)
        rows.append(("r", start, start + len(word), word, rule))
    return pd.DataFrame(rows, columns=["report", "start", "end", "text", "rule"])


def fetch(key):
    assert key == "r"
    return TEXT


def test_each_row_shows_its_sentence_with_the_item_marked():
    sample = validation_sample(frame(), 4, fetch=fetch)
    assert sample["sentence"].tolist() == [
        "修路【3公里】。",
        "投资【xx万元】，栽树100棵。",
        "投资xx万元，栽树【100棵】。",
        "发展党员【2名】。",
    ]
    assert (sample["weight"] == 1).all()


def test_strata_share_the_rows_and_weigh_what_they_stand_for():
    sample = validation_sample(frame(), 2, fetch=fetch, by="rule")
    assert sorted(sample["rule"]) == ["a", "b"]
    assert sample.set_index("rule")["weight"].to_dict() == {"a": 3.0, "b": 1.0}
    assert len(validation_sample(frame(), 99, fetch=fetch, by="rule")) == 4
    again = validation_sample(frame(), 2, fetch=fetch, by="rule")
    pd.testing.assert_frame_equal(sample, again)


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="no column topic"):
        validation_sample(frame(), 2, fetch=fetch, by="topic")


@pytest.mark.parametrize("name", ["核对.xlsx", "核对.csv"])
def test_written_checked_and_read_back(tmp_path, name):
    path = tmp_path / name
    write_validation(validation_sample(frame(), 4, fetch=fetch), path)
    if name.endswith("xlsx"):
        book = openpyxl.load_workbook(path)
        sheet = book["核对"]
        assert sheet["A1"].value == "对错"
        for row, verdict in zip((2, 3, 4), ("对", "错", "1"), strict=True):
            sheet.cell(row, 1).value = verdict
        book.save(path)
    else:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        table = pd.read_csv(path, dtype=str)
        table["对错"] = ["对", "错", "1", None]
        table.to_csv(path, index=False)
    checked = read_validation(path)
    assert checked["right"].tolist()[:3] == [True, False, True]
    assert pd.isna(checked["right"][3])
    whole = precision(checked).loc["全部"]
    assert (whole["n"], whole["right"]) == (3, 2)
    assert whole["precision"] == pytest.approx(2 / 3)
    assert (whole["low"], whole["high"]) == pytest.approx(wilson(2, 3))
    by_rule = precision(checked, by="rule")
    assert by_rule.index.tolist() == ["a", "b", "全部"]
    assert by_rule.loc["b", "precision"] == 0


def test_precision_of_strata_is_weighted():
    checked = pd.DataFrame(
        {
            "rule": ["a", "a", "b", "b"],
            "weight": [30.0, 30.0, 1.0, 1.0],
            "right": pd.array([True, True, False, False], dtype="boolean"),
        }
    )
    whole = precision(checked, by="rule").loc["全部"]
    assert whole["precision"] == pytest.approx(60 / 62)
    effective = 62**2 / (2 * 900 + 2)
    assert effective < 4
    assert whole["low"] < 60 / 62 < whole["high"]


def test_a_strange_verdict_is_named_with_its_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("对错,sentence\n对,一\n也许,二\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row 3 of a.csv: '也许'"):
        read_validation(path)
    path.write_text("sentence\n一\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column 对错"):
        read_validation(path)


def test_unknown_suffix(tmp_path):
    with pytest.raises(ValueError, match="use .xlsx or .csv"):
        write_validation(validation_sample(frame(), 1, fetch=fetch), tmp_path / "a.txt")


def test_nothing_checked_has_no_precision():
    checked = frame().assign(right=pd.array([None] * 4, dtype="boolean"))
    row = precision(checked).loc["全部"]
    assert row["n"] == 0
    assert pd.isna(row["precision"])


def test_wilson_by_published_values():
    # Newcombe 1998, table I, method 3
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share(case):
    right, n = case
    low, high = wilson(right, n)
    assert 0 <= low <= right / n <= high <= 1
    assert low < high


@pytest.mark.parametrize(("right", "n"), [(1, 0), (3, 2), (-1, 2)])
def test_no_proportion(right, n):
    with pytest.raises(ValueError, match="no proportion"):
        wilson(right, n)


def test_an_item_longer_than_its_sentence_is_shown_whole():
    text = "修路3公里；长效管护。栽树。"
    item = pd.DataFrame({"report": ["r"], "start": [2], "end": [10]})
    sample = validation_sample(item, 1, fetch=lambda key: text)
    assert sample["sentence"].tolist() == ["修路【3公里；长效管护】"]
