"""Metadata that are given: believed before the report, but only after a check."""

import pytest

import reportnlp
from reportnlp.collection.errors import MetadataError

from .conftest import TEXTS


def _open(write, table, name="meta.csv", encoding="utf-8"):
    folder = write(TEXTS)
    path = folder / name
    path.write_text(table, encoding=encoding)
    return reportnlp.corpus(str(folder / "*20*.txt"), metadata=path, store=":memory:")


def test_what_is_given_goes_before_what_is_read(write):
    corpus = _open(
        write,
        "file,place,county,code,period,region\na2020.txt,青岩镇,棠川县,522301,2019年上半年,山区\n",
    )
    entry = corpus.entries[0]
    assert (entry.place, entry.county, entry.code, entry.label) == (
        "青岩镇",
        "棠川县",
        "522301",
        "2019H1",
    )
    assert entry.place_sure and entry.period_sure and entry.source == "given"
    assert entry.report.meta.place == "青岩镇"
    assert len(corpus.filter(region="山区")) == 1
    rows = corpus.indicators("粮食产量")
    assert rows.loc[rows["code"].notna(), "report"].str.endswith("a2020.txt").all()
    assert list(rows["code"].dropna()) == ["522301"]


def test_chinese_headings_and_the_encoding_of_excel(write):
    corpus = _open(write, "文件,乡镇,所属县,年份\nb2021,白杨镇,柳江县,2021\n", encoding="gb18030")
    assert [(e.place, e.county) for e in corpus.entries][-1] == ("白杨镇", "柳江县")


def test_dates_give_a_period(write):
    corpus = _open(write, "file,period_start,period_end\na2020,2020-01-01,2020-09-30\n")
    assert corpus.entries[0].label == "2020Q1-Q3"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name\nx\n", "元数据缺少 file（文件）一列，现有：name"),
        (
            "file,place\na202.txt,青石镇\n",
            r"有1行对不上任何报告文件；第2行：“a202\.txt”，是否指 a202",
        ),
        ("file,period\na2020.txt,去年\n", "第2行：看不懂的时期“去年”；可写 2021、2021年上半年"),
        ("file,code\na2020.txt,52230\n", "第2行：区划代码“52230”应为6、9或12位数字"),
        ("file,kind\na2020.txt,letter\n", "第2行：类型“letter”应为 summary"),
        ("file,place\na2020,x\na2020.txt,y\n", "第3行：文件“a2020.txt”已在前面出现过"),
        ("file,period_start\na2020,2020-01-01\n", "period_start 与 period_end 要同时填写"),
        ("file,period\na2020.txt,2020-06-30/2020-01-01\n", "看不懂的时期"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(write, table, message):
    with pytest.raises(MetadataError, match=message):
        _open(write, table)


def test_a_name_that_stands_for_two_files_is_refused(write):
    folder = write({f"{part}/a.txt": TEXTS["a2020.txt"] for part in ("x", "y")})
    rows = [{"file": "a.txt", "place": "青石镇"}]
    with pytest.raises(MetadataError, match="“a.txt”对应2个文件"):
        reportnlp.corpus(folder, metadata=rows, store=":memory:")
    rows = [{"file": "x/a.txt", "place": "黑石镇"}]
    corpus = reportnlp.corpus(folder, metadata=rows, store=":memory:")
    assert [entry.place for entry in corpus.entries] == ["黑石镇", "青石镇"]
