"""Word files: what counts as text, and where every character stands."""

from pathlib import Path

import pytest

from reportnlp.documents import read_data
from reportnlp.documents.source import Aside, Paragraph
from reportnlp.documents.word import open_word
from tests.helpers.wordfile import docx, field, p, run, table, text_box


def read(body, **parts):
    return read_data(docx(body, **parts), Path("a.docx"))


def lines(body, **parts):
    return read(body, **parts).text.split("\n")


def test_paragraphs_runs_tabs_and_breaks():
    body = p("全镇投资", run("xx", "<w:b/>"), "万元。") + p("") + p(
        run("甲"), "<w:r><w:tab/></w:r>", run("乙"), "<w:r><w:br/></w:r>", run("丙")
    )  # fmt: skip
    assert lines(body) == ["全镇投资xx万元。", "", "甲\t乙", "丙"]


def test_insertions_are_kept_and_deletions_skipped():
    body = p(
        "修路",
        '<w:ins w:id="1">' + run("三") + "</w:ins>",
        '<w:del w:id="2"><w:r><w:delText>五</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="3">' + run("移走") + "</w:moveFrom>",
        '<w:moveTo w:id="4">' + run("移来") + "</w:moveTo>",
        "公里。",
    )
    assert lines(body) == ["修路三移来公里。"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    mark = '<w:rPr><w:del w:id="9"/></w:rPr>'
    assert lines(p("上半", props=mark) + p("下半") + p("完")) == ["上半下半", "完"]


def test_a_deleted_table_row_is_gone():
    gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + p("旧") + "</w:tc></w:tr>"
    body = table(("指标", "数值"), ("收入", "xx")).replace("</w:tbl>", gone + "</w:tbl>")
    assert lines(body) == ["指标 | 数值", "收入 | xx"]


def test_content_controls_hyperlinks_and_smart_tags_are_text():
    sdt = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = sdt.format(p("块级")) + p(
        sdt.format(run("行内")),
        '<w:hyperlink r:id="x">' + run("链接") + "</w:hyperlink>",
        "<w:smartTag>" + run("标记") + "</w:smartTag>",
    )
    assert lines(body) == ["块级", "行内链接标记"]


def test_field_results_are_text_and_codes_are_not():
    body = p("共", field(" =SUM(A1:A3) ", "12"), "户", '<w:fldSimple w:instr="DATE">', run("今天"))
    body = body.replace(run("今天"), run("今天") + "</w:fldSimple>")
    assert lines(body) == ["共12户今天"]


def test_a_table_of_contents_is_no_part_of_the_text():
    toc = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("一、基层党建	1") + "</w:p>" + p("二、产业	2")
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )  # fmt: skip
    built_in = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    text = read(built_in + toc + p("一、基层党建")).text
    assert text.strip() == "一、基层党建"


def test_text_boxes_are_read_once_after_their_paragraph():
    document = read(p("前", text_box(p("框内xx户")), "后") + p("尾"))
    assert document.text.split("\n") == ["前后", "框内xx户", "尾"]
    assert [para.kind for para in document.paragraphs] == ["body", "textbox", "body"]


def test_hidden_text_is_skipped():
    assert lines(p("看得见", run("看不见", "<w:vanish/>"))) == ["看得见"]


def test_tables_are_read_row_by_row():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("合计") + "</w:tc>"
    down = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("财政") + "</w:tc>"
    more = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("") + "</w:tc>"
    body = table(("指标", "单位", "数值"), (down, "万元", "xx"), (more, "%", "x.x"), (wide, "8"))
    document = read(body)
    assert document.text.split("\n") == [
        "指标 | 单位 | 数值",
        "财政 | 万元 | xx",
        " | % | x.x",
        "合计 |  | 8",
    ]
    assert {para.kind for para in document.paragraphs} == {"row"}


def test_a_layout_table_is_running_text():
    cell = "<w:tc><w:tcPr/>" + p("标题") + p("第一段。") + p("第二段。") + "</w:tc>"
    assert lines(table((cell, "侧栏"))) == ["标题", "第一段。", "第二段。", "侧栏"]
    assert lines(table(("只有一格",))) == ["只有一格"]


def test_two_paragraphs_of_a_cell_never_make_a_new_number():
    cell = "<w:tc><w:tcPr/>" + p("12") + p("34") + "</w:tc>"
    assert lines(table(("户数", cell))) == ["户数 | 12 34"]


def test_headers_footers_and_notes_stand_apart():
    note = '<w:footnote w:type="separator">' + p("线") + "</w:footnote>"
    note += '<w:footnote w:id="2">' + p("数据来自统计站") + "</w:footnote>"
    document = read(
        p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        header=p("内部资料"),
        footer=p("第", field("PAGE", "1"), "页"),
        footnotes=note,
    )
    assert document.text == "正文"
    assert set(document.asides) == {
        Aside("header", "内部资料"),
        Aside("footer", "第1页"),
        Aside("footnote", "数据来自统计站"),
    }


def test_headings_carry_style_and_outline_level():
    direct = p("直接", props='<w:outlineLvl w:val="2"/>')
    document = read(p("一级", style="1") + p("二级", style="2") + direct + p("正文"))
    assert document.paragraphs == (
        Paragraph(0, 2, "heading 1", 0),
        Paragraph(3, 5, "heading 2", 1),
        Paragraph(6, 8, "Normal", 2),
        Paragraph(9, 11, "Normal", None),
    )


def test_every_character_is_mapped_to_its_run():
    data = docx(p("修路", run("x", "<w:b/>"), "公里") + table(("甲", "乙")) + p(field("X", "尾")))
    word = open_word(data)
    shown = [(word.walk.text[a:b], word.walk.items[n].text) for a, b, n in word.walk.pieces]
    assert shown == [(text, text) for text in ("修路", "x", "公里", "甲", "乙", "尾")]
    document = read_data(data, Path("a.docx"))
    assert document.pieces == tuple(word.walk.pieces)


def test_the_strict_variant_is_read_too():
    strict = docx(p("严格格式", style="1"))
    import io
    import zipfile

    old, new = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    document = read_data(out.getvalue(), Path("a.docx"))
    assert document.text == "严格格式"
    assert document.paragraphs[0].outline_level == 0


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".wps", ".txt", ""])
def test_the_name_of_a_file_does_not_matter(suffix):
    assert read_data(docx(p("内容")), Path("a" + suffix)).format == "docx"
