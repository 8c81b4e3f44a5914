"""Heading styles and outline levels of a file help the section tree where no marker does."""

from pathlib import Path

from reportnlp.analysis import analyze_document
from reportnlp.documents import read_data
from tests.helpers.wordfile import docx, p

BODY = "全年新建村道6公里，改造农村厕所86座，群众出行和居住条件明显改善。"


def tree(*paragraphs, name="a.docx"):
    data = docx("".join(paragraphs)) if name.endswith(".docx") else "".join(paragraphs).encode()
    report = analyze_document(read_data(data, Path(name)))
    assert all(report.text[s.start : s.end].strip() for s in report.walk_sections())
    return [(s.level, s.marker, s.title, s.rule) for s in report.walk_sections()]


def test_what_is_styled_is_a_heading_of_its_level():
    # without the styles the short lines of one level could not be told from the other
    assert tree(
        p("河口镇2020年工作总结"),
        p("全县工作", style="1"),
        p("路：通村达组", style="2"),
        p(BODY),
        p("水", style="2"),
        p(BODY),
        p("困难：是什么", style="1"),
        p(BODY),
        p(BODY),
        p(BODY),
    ) == [
        (1, "", "全县工作", "style-line"),
        (2, "", "路：通村达组", "style-line"),
        (2, "", "水", "style-line"),
        (1, "", "困难：是什么", "style-line"),
    ]


def test_a_marker_says_more_than_a_style():
    # every heading has the same style: the numbering still nests
    found = tree(
        p("一、产业", style="1"), p("（一）种植", style="1"), p(BODY), p(BODY), p(BODY), p(BODY),
        p("二、民生", style="1"), p(BODY),
    )  # fmt: skip
    assert [(level, marker) for level, marker, *_ in found] == [
        (1, "一、"),
        (2, "（一）"),
        (1, "二、"),
    ]


def test_an_unmarked_heading_stands_beside_the_marked_ones_of_its_style():
    found = tree(
        p("一、产业", style="1"), p("（一）种植", style="2"), p(BODY), p(BODY),
        p("二、民生", style="1"), p(BODY), p(BODY),
        p("水：通村达户", style="2"), p(BODY), p(BODY),
        p("困难：是什么", style="1"), p(BODY), p(BODY),
    )  # fmt: skip
    assert [(level, title) for level, _, title, _ in found] == [
        (1, "产业"),
        (2, "种植"),
        (1, "民生"),
        (2, "水：通村达户"),
        (1, "困难：是什么"),
    ]


def test_a_file_that_styles_everything_as_headings_says_nothing_by_it():
    assert tree(*[p(BODY, style="1") for _ in range(6)]) == []
    assert tree(*[p(f"第{n}行：路是早是快", style="1") for n in "甲乙丙丁"], p(BODY)) == []


def test_a_paragraph_is_no_heading_whatever_its_style():
    assert tree(p("民生：路和水", style="1"), p(BODY), p(BODY + BODY, style="2"), p(BODY)) == [
        (1, "", "民生：路和水", "style-line")
    ]


def test_markdown_and_html_headings_count_as_well():
    lines = ["# 路：通村达组", BODY, "## 水：通村达户", BODY, "# 困难：是什么", BODY, ""]
    assert [(level, title) for level, _, title, _ in tree("\n\n".join(lines), name="a.md")] == [
        (1, "路：通村达组"),
        (2, "水：通村达户"),
        (1, "困难：是什么"),
    ]
    page = f"<html><body><h2>路：通村达组</h2><p>{BODY}</p><h3>水：通村达户</h3><p>{BODY}</p></body></html>"
    assert [(level, title) for level, _, title, _ in tree(page, name="a.html")] == [
        (1, "路：通村达组"),
        (2, "水：通村达户"),
    ]


def test_the_title_of_the_report_is_no_section_whatever_its_style():
    data = docx(p("河口镇2020年工作总结", style="1") + p("产业", style="2") + p(BODY) * 3)
    report = analyze_document(read_data(data, Path("a.docx")))
    assert report.meta.title == "河口镇2020年工作总结"
    assert [(s.level, s.title) for s in report.walk_sections()] == [(1, "产业")]
