"""Annotated Word files: marks on the exact characters, everything else as it was."""

import io
import re
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from reportnlp.documents import office, read_data
from reportnlp.errors import ConfigurationError, UnreadableFileError
from reportnlp.output.blanks import blank_rows
from reportnlp.output.docx import annotate, annotate_bytes
from tests.helpers.gold import CORPUS, gold_report
from tests.helpers.wordfile import W, docx, field, p, run, table, text_box

NS = {"w": W}
LINE = "修建公路{{fig|xx公里|unit=公里|val=?|head=公路}}，投资{{fig|xxx余万元|unit=万元|val=?|head=投资}}。"
PLAIN = "修建公路xx公里，投资xxx余万元。"


def annotated(body, source, **parts):
    data = docx(body, **parts)
    report = gold_report(source)
    assert read_data(data, Path("a.docx")).text == report.text
    return data, annotate_bytes(data, Path("a.docx"), report)


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def highlights(data):
    document = python_docx.Document(io.BytesIO(data))
    return [
        "".join(run.itertext(f"{{{W}}}t"))
        for run in document.element.body.iter(f"{{{W}}}r")
        if run.xpath("./w:rPr/w:highlight")
    ]


def comments(data):
    """(anchored text, comment lines) for every comment, in order."""
    document = python_docx.Document(io.BytesIO(data))
    texts = {c.comment_id: [q.text for q in c.paragraphs] for c in document.comments}
    open_ids, anchored = set(), dict.fromkeys(texts, "")
    for item in document.element.body.iter():
        name = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
        key = int(item.get(f"{{{W}}}id") or -1)
        if name == "commentRangeStart":
            open_ids.add(key)
        elif name == "commentRangeEnd":
            open_ids.remove(key)
        elif name == "t":
            for key in open_ids:
                anchored[key] += item.text or ""
    assert not open_ids
    return [(anchored[key], texts[key]) for key in sorted(texts)]


def test_each_blank_is_highlighted_and_each_sentence_commented_once():
    body = p("总结") + p(
        "修建公", run("路x", "<w:b/>"), run("x公里，投", "<w:i/>"), "资xxx余万元。"
    )
    before, after = annotated(body, "总结\n" + LINE)
    assert highlights(after) == ["x", "x", "xxx"]
    (title, summary), (anchored, lines) = comments(after)
    assert title == "总结" and "缺失数据 2 处" in summary[0]
    assert anchored == "xx公里，投资xxx余万元"
    assert lines == [
        "缺失数据 2 处：",
        "1. 公路（单位：公里）：原文“xx公里”，请补充",
        "2. 投资（单位：万元）：原文“xxx余万元”，请补充",
    ]
    assert read_data(after, Path("a.docx")).text == read_data(before, Path("a.docx")).text


def test_formatting_of_split_runs_survives():
    _, after = annotated(p(run(PLAIN, "<w:b/><w:sz w:val='32'/><w:u w:val='single'/>")), LINE)
    xml = part(after).decode()
    runs = re.findall(r"<w:r>.*?</w:r>", xml)
    texts = [r for r in runs if "<w:t" in r]
    assert all("<w:b/>" in r and 'w:sz w:val="32"' in r for r in texts)
    marked = next(r for r in texts if "highlight" in r)
    assert marked.index("w:sz") < marked.index("w:highlight") < marked.index("<w:u ")


def test_all_other_parts_are_byte_equal_and_existing_comments_stay():
    types_with = {
        "word/media/picture.bin": b"\x00\x01picture",
        "customXml/item1.xml": b"<a><!-- kept --></a>",
    }
    before, once = annotated(
        p("总结") + p(PLAIN), "总结\n" + LINE, header=p("页眉"), extra=types_with
    )
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(once)) as new:
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
        assert changed == {
            "word/document.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        }
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
    first = comments(once)
    twice = annotate_bytes(once, Path("a.docx"), gold_report("总结\n" + LINE))
    assert comments(twice)[: len(first)] == first
    assert len(comments(twice)) == 2 * len(first)
    assert highlights(twice) == highlights(once)


@pytest.mark.parametrize(
    "body",
    [
        p('<w:ins w:id="1">' + run(PLAIN) + "</w:ins>"),
        p('<w:hyperlink w:anchor="a">' + run(PLAIN) + "</w:hyperlink>"),
        p("修建公路", field("QUOTE", "xx"), "公里，投资xxx余万元。"),
        p("<w:sdt><w:sdtPr/><w:sdtContent>" + run(PLAIN) + "</w:sdtContent></w:sdt>"),
        p(*[run(char) for char in PLAIN]),
        p("<w:r><w:t>修建公路xx公里，</w:t><w:t>投资xxx余</w:t><w:t>万元。</w:t></w:r>"),
    ],
    ids=["insertion", "hyperlink", "field", "control", "single-characters", "many-in-a-run"],
)
def test_marks_are_exact_wherever_the_text_stands(body):
    before, after = annotated(p("总结") + body, "总结\n" + LINE)
    assert "".join(highlights(after)) == "xxxxx"
    assert [anchored for anchored, _ in comments(after)] == ["总结", "xx公里，投资xxx余万元"]
    assert read_data(after, Path("a.docx")).text == read_data(before, Path("a.docx")).text


def test_text_boxes_and_block_controls_are_commented_beside():
    block = "<w:sdt><w:sdtPr/><w:sdtContent>" + p(PLAIN) + "</w:sdtContent></w:sdt>"
    for body, source in [
        (p("总结") + p("前", text_box(p(PLAIN))) + p("后"), "总结\n前\n" + LINE + "\n后"),
        (p("总结") + block + p("后"), "总结\n" + LINE + "\n后"),
    ]:
        _, after = annotated(body, source)
        assert highlights(after)[:2] == ["xx", "xxx"]
        anchored, lines = comments(after)[1]
        assert anchored.startswith(("后", "前")) and lines[0] == "（说的是“xx公里，投资xxx余万元”）"


def test_table_rows_and_numbered_paragraphs():
    body = p("总结") + table(("公路", "公里", "xx"), ("投资", "万元", "xxx"))
    source = "总结\n公路 | 公里 | {{fig|xx|unit=|val=?|head=公路}}\n投资 | 万元 | {{fig|xxx|unit=|val=?|head=投资}}"
    _, after = annotated(body, source)
    assert highlights(after) == ["xx", "xxx"]
    assert [anchored for anchored, _ in comments(after)] == ["总结", "xx", "xxx"]


def test_a_deleted_number_is_marked_by_its_unit():
    _, after = annotated(
        p("总结") + p("投资 万元。"), "总结\n投资 {{gap|万元|unit=万元|head=投资}}。"
    )
    assert highlights(after) == ["万元"]


def test_other_formats_become_a_clean_word_file(tmp_path):
    source = "乡工作总结\n\n{{sec|一、基层党建|level=1}}\n党员\t<a&b>\x0b" + LINE
    report = gold_report(source)
    path = tmp_path / "a.txt"
    path.write_bytes(report.text.encode("gb18030"))
    written = annotate(path, report, tmp_path / "a.docx")
    data = written.read_bytes()
    assert read_data(data, written).text == report.text.replace("\x0b", "\ufffd")
    assert highlights(data) == ["xx", "xxx"]
    assert annotate_bytes(path.read_bytes(), path, report) == data
    assert python_docx.Document(str(written)).paragraphs[0].style.name == "Title"


def test_the_original_is_never_written_over(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p(PLAIN)))
    with pytest.raises(ConfigurationError, match="原件"):
        annotate(path, gold_report(LINE), tmp_path / "." / "a.docx")
    assert path.read_bytes() == docx(p(PLAIN))


def test_a_file_that_changed_since_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("改过了")))
    with pytest.raises(UnreadableFileError, match="改动"):
        annotate(path, gold_report(LINE), tmp_path / "b.docx")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_marks_equal_the_blanks_of_every_corpus_report(path):
    source = path.read_text(encoding="utf-8").replace("\x0b", "")
    report = gold_report(source)
    data = docx("".join(p(line) for line in report.text.split("\n")))
    assert read_data(data, path).text == report.text
    after = annotate_bytes(data, path, report)
    shown = [
        report.text[row.fill_start : row.fill_end] or report.text[row.start : row.end]
        for row in blank_rows(report)
    ]
    assert highlights(after) == shown
    assert read_data(after, path).text == report.text


@pytest.mark.libreoffice
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_as_many_pages(tmp_path):
    import pypdfium2

    def pages(data):
        pdf, problem = office.try_convert(data, "docx", "pdf")
        assert pdf is not None, problem
        return len(pypdfium2.PdfDocument(pdf))

    body = "".join(p(PLAIN * 6) for _ in range(60))
    before, after = annotated(body, "\n".join(LINE * 6 for _ in range(60)))
    assert pages(after) == pages(before) > 1
