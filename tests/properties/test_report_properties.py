"""What must hold for any text at all."""

import dataclasses
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp import Report, analyze
from reportnlp.analysis import analyze_text
from reportnlp.extract.sections import extract_sections
from reportnlp.model.codec import encode
from reportnlp.model.items import Figure, Period
from reportnlp.model.writing import writer
from reportnlp.text.view import TextView

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
SENTENCES = [
    sentence
    for path in sorted(CORPUS.glob("*.txt"))
    for sentence in path.read_text(encoding="utf-8").replace("\n", "\n¶").split("¶")
]
SHARDS = (
    "x xx xxx XX X.X ** × ×× 〔…〕 __ 某 某某 1 12 3,456 7.8 ９．５ 二〇二一 三千余 两成 过半 十几 百分之九 翻一番 "
    "万元 亿元 % ％ 户 人次 亩 个百分点 公里 元/吨 一、 （一） (二) 1. 1、 一是 二是 第一， —— 【概况】 #### 篇一 "
    "镇 镇长 党委书记 副镇长 王 敏 林知秋 同比增长 其中 分别为 投入资金 发放 新增 力争 约 超 不足 以上 2021年 20xx年 上半年 "
    "， 。 ； ： 、 ( ) “ ” \n \n\n \u3000 \t \r\n \ufeff 疫情防控 乡村振兴 總收入 * - ~ 至"
).split(" ")


@st.composite
def texts(draw):
    parts = draw(
        st.lists(
            st.one_of(st.sampled_from(SHARDS), st.sampled_from(SENTENCES), st.text(max_size=6)),
            max_size=25,
        )
    )
    return "".join(parts)


@settings(max_examples=300, deadline=None)
@given(texts())
def test_every_surface_is_the_text_at_its_offsets(text):
    report = analyze_text(text)
    assert report.text == text
    for item in (*report.placeholders, *report.figures, *report.officials):
        assert 0 <= item.start <= item.end <= len(text)
        assert text[item.start : item.end] == item.text
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
    for section in report.walk_sections():
        assert section.start < section.end <= section.body_start <= section.body_end <= len(text)


@settings(max_examples=200, deadline=None)
@given(texts())
def test_frame_preamble_headings_and_bodies_tile_the_text(text):
    report = analyze_text(text)
    outline = extract_sections(TextView(text))
    assert outline.sections == report.sections and outline.preamble == report.preamble
    spans = [(span.start, span.end) for span in (*outline.frame, outline.preamble)]
    for section in report.walk_sections():
        spans += [(section.start, section.end), (section.body_start, section.body_end)]
    done = 0
    for start, end in sorted(spans):
        if start < end:
            assert start == done
            done = end
    assert done == len(text)
    ids = [section.id for section in report.walk_sections()]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]


@settings(max_examples=200, deadline=None)
@given(texts())
def test_a_masked_figure_has_no_value_and_stands_twice(text):
    report = analyze_text(text)
    masks = [p for p in report.placeholders if p.kind in ("figure", "gap")]
    for figure in report.figures:
        if figure.redacted:
            assert figure.value is None and figure.base_value is None
            assert any(m.start <= figure.end and m.end >= figure.start for m in masks), figure
        else:
            assert figure.value is not None
    for mask in masks:
        assert any(
            f.redacted and f.start <= mask.end and f.end >= mask.start for f in report.figures
        ), mask


@settings(max_examples=200, deadline=None)
@given(texts())
def test_json_round_trip(text):
    report = analyze_text(text)
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report
    assert report.to_json() == json.dumps(report.to_dict(), ensure_ascii=False)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(codec=None, categories=None), max_size=9),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.booleans(),
)
def test_any_field_is_written_as_the_json_module_writes_it(text, value, flag):
    figure = Figure(
        id="f1", start=0, end=9, text=text, number="", value=value, unit=text, approx=flag
    )
    period = Period(start=None, end=text, certain=flag)
    for record in (figure, dataclasses.replace(figure, section=text, period=period)):
        assert writer(Figure)(record) == json.dumps(encode(record), ensure_ascii=False)


@settings(max_examples=200, deadline=None)
@given(texts())
def test_the_score_adds_up(text):
    report = analyze_text(text)
    assert 0 <= report.score.total <= 100
    assert report.score.total + sum(row.points for row in report.score.lost) == 100
    points = {finding.id: finding.points for finding in report.findings}
    assert all(points[row.finding] == row.points > 0 for row in report.score.lost)


def test_a_string_that_is_no_file_is_a_text():
    assert analyze("修路3公里。").text == "修路3公里。"
