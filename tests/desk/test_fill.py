"""Numbers go where the blanks are, and nothing else changes."""

import itertools
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportnlp
from reportnlp.analysis import analyze_text
from reportnlp.desk.fill import fill
from reportnlp.desk.putback import Edit, apply_edits, put_back
from reportnlp.documents import read
from reportnlp.errors import ConfigurationError
from reportnlp.masking import STYLES, mask_text
from reportnlp.output.blanks import blank_rows
from reportnlp.output.xlsx import write
from tests.helpers.gold import CORPUS
from tests.helpers.wordfile import docx, p, run, text_box

TEXT = (
    "河口乡2021年上半年工作总结\r\n\r\n一、基层党建\r\n新发展党员xx余名，培训干部XXX人次，"
    "参训率达xx%。\r\n二、产业结构\r\n种植烤烟x.x万亩，筹集资金 万元，完成投资xxx万元。\r\n"
)


def filled_in(path, values, tmp_path, name="表.xlsx"):
    """The workbook of a check with `values` (by row number or indicator word) typed in."""
    place = write([reportnlp.analyze(path)], tmp_path / name)
    book = openpyxl.load_workbook(place)
    sheet = book["缺失数据"]
    for cells in sheet.iter_rows(min_row=2):
        for key, value in values.items():
            if key == cells[1].value:
                cells[7].value = value
    book.save(place)
    return place


def text_file(tmp_path, text=TEXT, encoding="gb18030"):
    path = tmp_path / "乡.txt"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_filled_and_keeps_encoding_and_line_ends(tmp_path, encoding):
    path = text_file(tmp_path, encoding=encoding)
    values = {1: "35", 2: 1200, 3: "98.5%", 4: "1.20万亩", 5: "88", 6: "1,250"}
    result = fill(path, filled_in(path, values, tmp_path), tmp_path / "新.txt")
    assert (result.refused, result.left) == ((), 0)
    expected = (
        TEXT.replace("xx余名", "35余名").replace("XXX人次", "1200人次").replace("xx%", "98.5%")
        .replace("x.x万亩", "1.20万亩").replace("金 万元", "金 88万元").replace("xxx万元", "1,250万元")
    )  # fmt: skip
    assert (tmp_path / "新.txt").read_bytes() == expected.encode(encoding)
    assert blank_rows(reportnlp.analyze(tmp_path / "新.txt")) == ()
    assert path.read_bytes() == TEXT.encode(encoding)


def test_values_that_do_not_fit_are_refused_with_a_reason(tmp_path):
    path = text_file(tmp_path)
    values = {1: "xx", 2: "12.5", 3: "150%", 4: "1.2亩", 5: "很多", 6: "-5"}
    result = fill(path, filled_in(path, values, tmp_path), tmp_path / "新.txt")
    assert result.filled == () and result.left == 6
    reasons = [item.reason for item in result.refused]
    for said, reason in zip(
        ["占位符", "整数", "100%", "单位不符", "不是数字", "正负号"], reasons, strict=True
    ):
        assert said in reason
    assert (tmp_path / "新.txt").read_bytes() == path.read_bytes()


def test_a_value_that_contradicts_the_report_is_refused_and_the_rest_is_kept(tmp_path):
    text = "一、产业结构\n全乡共有贫困户120户，其中低保户xxx户。栽植苗木xx株。\n"
    path = text_file(tmp_path, text, "utf-8")
    result = fill(path, filled_in(path, {1: "300", 2: "88"}, tmp_path), tmp_path / "新.txt")
    assert [item.value for item in result.refused] == ["300"]
    assert "矛盾" in result.refused[0].reason
    assert "xxx户。栽植苗木88株" in (tmp_path / "新.txt").read_text(encoding="utf-8")


def test_a_word_file_keeps_its_formatting_in_runs_boxes_and_insertions(tmp_path):
    body = (
        p("河口乡工作总结")
        + p("投资", run("x", "<w:b/>"), run("xx", "<w:i/>"), "余万元", text_box(p("修路xx公里。")))
        + p('<w:ins w:id="3">' + run("种树XX株。") + "</w:ins>")
        + p("筹集合作医疗资金 万元。")
    )
    path = tmp_path / "乡.docx"
    path.write_bytes(docx(body))
    result = fill(
        path,
        filled_in(path, {1: "356", 2: "12.5", 3: "77", 4: "9"}, tmp_path),
        tmp_path / "新.docx",
    )
    assert (result.refused, result.left) == ((), 0)
    assert read(tmp_path / "新.docx").text.split("\n") == [
        "河口乡工作总结", "投资356余万元", "修路12.5公里。", "种树77株。", "筹集合作医疗资金 9万元。",
    ]  # fmt: skip
    import zipfile

    xml = zipfile.ZipFile(tmp_path / "新.docx").read("word/document.xml").decode()
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">356</w:t>' in xml
    assert xml.count("12.5") == 2 and "修路xx" not in xml


def test_a_report_that_changed_is_filled_where_the_sentence_is_the_same(tmp_path):
    path = text_file(tmp_path)
    book = filled_in(path, {1: "35", 6: "1250"}, tmp_path)
    changed = TEXT.replace("河口乡", "河口苗族乡").replace("种植烤烟x.x万亩，", "")
    path.write_bytes(changed.encode("utf-8"))
    result = fill(path, book, tmp_path / "新.txt")
    assert [item.value for item in result.filled] == ["35"]
    assert "改动过" in result.refused[0].reason


def test_dates_and_names_are_filled_too(tmp_path):
    path = text_file(
        tmp_path, "河口乡20xx年工作总结\n一、基层党建\n20xx年以来，全乡新修公路12公里。\n", "utf-8"
    )
    rows = blank_rows(reportnlp.analyze(path))
    assert [row.kind for row in rows] == ["date", "date"]
    result = fill(path, filled_in(path, {1: "2021", 2: "1021年"}, tmp_path), tmp_path / "新.txt")
    assert [item.value for item in result.filled] == ["2021"]
    assert "日期" in result.refused[0].reason
    assert (tmp_path / "新.txt").read_text(encoding="utf-8").startswith("河口乡2021年工作总结\n")


def test_what_cannot_be_filled_is_said(tmp_path):
    path = text_file(tmp_path)
    book = filled_in(path, {1: "35"}, tmp_path)
    with pytest.raises(ConfigurationError, match="原件"):
        fill(path, book, path)
    empty = filled_in(path, {}, tmp_path, "空.xlsx")
    with pytest.raises(ConfigurationError, match="没有"):
        fill(path, empty, tmp_path / "a.txt")
    with pytest.raises(ConfigurationError, match="找不到"):
        fill(path, tmp_path / "无.xlsx", tmp_path / "a.txt")
    with pytest.raises(ConfigurationError, match="工作簿"):
        fill(path, path, tmp_path / "a.txt")
    page = tmp_path / "乡.html"
    page.write_text("<html><body><p>" + TEXT + "</p></body></html>", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="另存为"):
        fill(page, book, tmp_path / "a.html")


ALPHABET = "一、甲乙xX*万元人户0123456789。，\n "


@given(
    st.text(alphabet=ALPHABET, min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.sampled_from(["12", "3.5", "七"])), max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.booleans(),
)  # fmt: skip
@settings(deadline=None)
def test_only_the_edited_characters_change(text, cuts, encoding, crlf):
    text = "基层党建工作情况" + text.strip() + "发展党员"
    edits, at = [], 0
    for start, length, new in sorted(cuts):
        start, end = max(start, at), max(start, at) + length
        if end > len(text) or "\n" in text[start:end]:
            continue
        edits.append(Edit(start, end, new))
        at = end + 1
    data = (text.replace("\n", "\r\n") if crlf else text).encode(encoding)
    changed = put_back(data, Path("a.txt"), "txt", text, edits)
    expected = apply_edits(text, edits)[0]
    assert changed == (expected.replace("\n", "\r\n") if crlf else expected).encode(encoding)
    word = docx("".join(p(*line) for line in text.split("\n")))
    filled = put_back(word, Path("a.docx"), "docx", text, [e for e in edits if e.end > e.start])
    assert filled.startswith(b"PK")


def round_trip(path, style, tmp_path, as_word):
    """Mask, check, type the true numbers into Excel, fill: the original comes back."""
    original = path.with_suffix(".txt").read_text(encoding="utf-8")
    masked = mask_text(original, style=style)
    truth = {(e.start, e.end): e.original for e in masked.key.entries}
    suffix = ".docx" if as_word else ".txt"
    source = tmp_path / f"{path.stem}-{style}{suffix}"
    if as_word:
        source.write_bytes(docx("".join(p(line) for line in masked.text.split("\n"))))
    else:
        source.write_bytes(masked.text.encode("utf-8"))
    report = reportnlp.analyze(source)
    assert report.text == masked.text
    rows = blank_rows(report)
    values = {
        number: truth[row.fill_start, row.fill_end]
        for number, row in enumerate(rows, start=1)
        if row.figure is not None and (row.fill_start, row.fill_end) in truth
    }
    if not values:
        return 0, 0
    target = tmp_path / f"新-{source.name}"
    result = fill(source, filled_in(source, values, tmp_path, f"{source.name}.xlsx"), target)
    kept = {(rows[item.row - 2].fill_start, rows[item.row - 2].fill_end) for item in result.filled}
    edits = [Edit(*span, truth[span]) for span in sorted(kept)]
    expected, spans = apply_edits(masked.text, edits)
    after = read(target).text
    assert after == expected
    left = blank_rows(analyze_text(after))
    assert len(left) == result.left
    filled = [(start, end) for start, end in spans if end > start]
    assert not [
        row
        for row in left
        if any(row.fill_start < end and start < row.fill_end for start, end in filled)
    ]
    return len(values), len(result.filled)


FULL = list(itertools.product(CORPUS, STYLES))


@pytest.mark.parametrize("index", range(len(CORPUS)))
def test_check_excel_fill_check_brings_the_numbers_back(index, tmp_path):
    path, style = CORPUS[index], STYLES[index % len(STYLES)]
    typed, put = round_trip(path, style, tmp_path, as_word=index % 2 == 0)
    assert put >= 0.8 * typed


@pytest.mark.slow
@pytest.mark.parametrize(("path", "style"), FULL, ids=lambda v: getattr(v, "stem", v))
def test_check_excel_fill_check_for_every_report_and_style(path, style, tmp_path):
    typed, put = round_trip(path, style, tmp_path, as_word=hash(style) % 2 == 0)
    assert put >= 0.8 * typed
