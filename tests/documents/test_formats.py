"""Text of any encoding, web pages, Markdown, PDF and old Word files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.documents import office, read_data
from reportnlp.errors import UnreadableFileError
from tests.helpers.wordfile import docx, field, p, table

REPORT = "乡2021年上半年工作总结\n\n一、基层党建\n新发展党员xx名，筹集资金 万元。\n二、产业结构\n种植烤烟x.x万亩，增长**%。\n"
needs_office = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")


def read(text, name, encoding="utf-8"):
    return read_data(text.encode(encoding), Path(name))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_text_of_any_encoding(encoding):
    assert read(REPORT, "a.txt", encoding).text == REPORT


def test_line_ends_become_lf():
    assert read("甲乡\r\n乙村\r丙组\n", "a.txt").text == "甲乡\n乙村\n丙组\n"


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>乡工作总结-某某县人民政府网</title>
<script>var x = "脚本";</script></head><body>
<nav><ul><li>首页</li><li>政务公开</li></ul></nav>
<div class="tools"><span>字号：大 中 小</span> <a href="#">打印</a></div>
<div id="content"><h1>乡工作总结</h1>{body}</div>
<div class="related"><p><a href="1">相关文章一的很长很长的标题</a></p></div>
<footer><p>版权所有 某某县人民政府 备案号 12345678 地址 某某路</p></footer></body></html>"""
ARTICLE = [
    "一、基层党建",
    "新发展党员xx名，" + "开展党课教育、主题党日等活动，" * 8,
    "二、产业结构",
    "种植烤烟x.x万亩。",
]


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_a_page_is_read_without_its_chrome(charset, encoding):
    body = "".join(f"<p>&#12288;&#12288;{line}</p>" for line in ARTICLE)
    document = read(PAGE.format(charset=charset, body=body), "a.html", encoding)
    assert document.text.split("\n") == ["乡工作总结", *ARTICLE]
    assert document.paragraphs[0].outline_level == 0


def test_a_page_of_line_breaks_and_of_wrapped_sections():
    broken = PAGE.format(charset="utf-8", body="<br><br>".join(ARTICLE))
    assert read(broken, "a.html").text.split("\n") == ["乡工作总结", *ARTICLE]
    wrapped = "".join(
        f"<div><p>{a}</p><p>{b}{'，持续用力' * 30}</p></div>" for a, b in [ARTICLE[:2], ARTICLE[2:]]
    )
    text = read(PAGE.format(charset="utf-8", body=wrapped), "a.html").text
    assert "一、基层党建" in text and "二、产业结构" in text and "政务公开" not in text


def test_tables_of_a_page_are_read_row_by_row():
    body = (
        "<p>"
        + ARTICLE[1]
        + "</p><table><tr><th>指标</th><th>单位</th><th>数值</th></tr><tr><td><p>收入</p></td><td>万元</td><td>xx</td></tr></table>"
    )
    assert read(PAGE.format(charset="utf-8", body=body), "a.html").text.split("\n")[-2:] == [
        "指标 | 单位 | 数值",
        "收入 | 万元 | xx",
    ]


def test_a_very_deep_page_is_read():
    assert (
        read("<html><body>" + "<div>" * 5000 + "内容xx户" + "</body></html>", "a.html").text
        == "内容xx户"
    )


def test_masks_of_stars_survive_markdown():
    source = "# 工作总结\n\n## 一、党建\n\n- **成效**：筹资**万元，发放**万元，党的**大\n\n| 指标 | 数值 |\n|---|---|\n| 收入 | \\*\\* |\n\n[链接](http://a)与1. 序号\n"
    document = read(source, "a.md")
    assert document.text.split("\n") == [
        "工作总结", "", "一、党建", "", "成效：筹资**万元，发放**万元，党的**大", "", "指标 | 数值", "收入 | **", "", "链接与1. 序号", "",
    ]  # fmt: skip
    assert [q.outline_level for q in document.paragraphs if q.outline_level is not None] == [0, 1]


@given(st.text(alphabet="一二xX*_#|-> \n[]()!`\\基层党建1.%", max_size=200))
def test_any_markdown_is_read_and_tiled_by_its_lines(source):
    if not source.strip():
        return
    document = read(source, "a.md")
    assert "\n".join(document.text[q.start : q.end] for q in document.paragraphs) == document.text


BODY = p("乡工作总结") + "".join(p(line) for line in REPORT.split("\n")[2:6])


def converted(to, body=BODY, **parts):
    data, problem = office.try_convert(docx(body, **parts), "docx", to)
    assert data is not None, problem
    return data


@needs_office
@pytest.mark.libreoffice
def test_a_pdf_gives_paragraphs_and_pages():
    long = "全镇上下深入学习贯彻会议精神，坚持稳中求进，扎实推进各项工作，筹集资金xx万元。" * 8
    indent = '<w:ind w:firstLine="480"/>'
    body = p("乡工作总结") + "".join(p(f"第{i}段" + long, props=indent) for i in range(12))
    document = read_data(converted("pdf", body, footer=p(field("PAGE", "1"))), Path("a.pdf"))
    assert document.text.split("\n") == ["乡工作总结"] + [f"第{i}段" + long for i in range(12)]
    assert {piece.node for piece in document.pieces} > {1, 2}
    assert "".join(document.text[a:b] for a, b, _ in document.pieces) == document.text.replace(
        "\n", ""
    )


@needs_office
@pytest.mark.libreoffice
def test_old_word_files_with_and_without_libreoffice(monkeypatch):
    body = (
        p("甲")
        + table(("指标", "单位"), ("收入", "万元"))
        + p("共", field("QUOTE 12", "12"), "户xx人")
    )
    data = converted("doc", body)
    expected = ["甲", "指标 | 单位", "收入 | 万元", "共12户xx人"]
    document = read_data(data, Path("a.wps"))
    assert document.text.strip().split("\n") == expected
    assert (document.format, document.warnings) == ("doc", ())
    monkeypatch.setenv("REPORTNLP_SOFFICE", "no")
    document = read_data(data, Path("a.wps"))
    assert document.text.strip().split("\n") == expected
    assert "自动编号" in document.warnings[0]


@needs_office
@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["rtf", "odt"])
def test_foreign_formats_need_libreoffice(kind, monkeypatch):
    data = converted(kind)
    assert "新发展党员xx名，筹集资金 万元。" in read_data(data, Path("a.doc")).text
    monkeypatch.setenv("REPORTNLP_SOFFICE", "no")
    with pytest.raises(UnreadableFileError, match="另存为"):
        read_data(data, Path("a.doc"))
