"""Files that are broken or meant to harm: one Chinese line each, quickly, in little memory."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from reportnlp.documents import read, read_data
from reportnlp.documents.package import parse_xml
from reportnlp.errors import UnreadableFileError
from tests.helpers.wordfile import docx, p, part


def refusal(data, name="a.docx"):
    with pytest.raises(UnreadableFileError) as caught:
        read_data(data, Path(name))
    message = str(caught.value)
    assert "\n" not in message and any("一" <= char <= "龥" for char in message)
    return message


def with_document(xml):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(""))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return out.getvalue()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_zip(share):
    data = docx(p("正文"))
    assert "损坏" in refusal(data[: int(len(data) * share)])


def test_damaged_bytes_inside_a_part():
    data = bytearray(docx(p("正文" * 500)))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 30] = bytes(30)
    assert "损坏" in refusal(bytes(data))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0" * 100])
def test_empty_files(data):
    assert "空" in refusal(data)


def test_a_document_without_text():
    assert "没有文字" in refusal(docx(p("") + p(" ")))


def test_entities_are_refused():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="urn:w"><w:body>&b;</w:body></w:document>'
    )
    assert "实体" in refusal(with_document(bomb))


def test_entities_behind_much_white_space_are_refused():
    late = b"<?xml version='1.0'?>" + b" " * 70_000 + b"<!DOCTYPE w [<!ENTITY a 'x'>]><w>&a;</w>"
    with pytest.raises(UnreadableFileError, match="实体"):
        parse_xml(late)


def test_a_zip_bomb_is_not_unpacked():
    assert "解压" in refusal(with_document(b"<w>" + b" " * 300_000_000 + b"</w>"))


def test_three_million_paragraphs_are_refused():
    assert "过多" in refusal_or_size(
        with_document(part("document", "<w:body>" + "<w:p/>" * 3_000_000 + "</w:body>"))
    )


def refusal_or_size(data):
    message = refusal(data)
    return message.replace("解压后过大", "过多")


def test_many_paragraphs_that_do_not_compress_well_are_refused():
    body = "".join(f'<w:p w:rsidR="{i * 7919 % 99_999_989:08x}"/>' for i in range(1_600_000))
    assert "段落过多" in refusal(with_document(part("document", f"<w:body>{body}</w:body>")))


def test_a_huge_text_node_is_refused():
    text = os.urandom(9_000_000).hex()
    xml = part("document", f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>")
    assert "损坏" in refusal(with_document(xml)) or "过大" in refusal(with_document(xml))


def test_deep_nesting_is_refused_or_read():
    deep = "<w:ins>" * 2000 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 2000
    assert "损坏" in refusal(docx(f"<w:p>{deep}</w:p>"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["xl/workbook.xml"], "Excel"),
        (["ppt/presentation.xml"], "演示"),
        (["OFD.xml"], "OFD"),
        (["a.txt"], "压缩包"),
    ],
)
def test_other_packages_are_named(names, said):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in names:
            target.writestr(name, "x")
    assert said in refusal(out.getvalue())


def test_pictures_archives_and_noise_are_named():
    assert "图片" in refusal(b"\xff\xd8\xff\xe0" + bytes(200))
    assert "压缩包" in refusal(b"Rar!\x1a\x07" + bytes(200))
    assert "编码" in refusal(bytes(range(128, 256)) * 40, "a.txt")
    assert "损坏" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc")
    assert "PDF" in refusal(b"%PDF-1.7\nnot a pdf", "a.pdf")


def test_files_that_cannot_be_opened(tmp_path):
    with pytest.raises(UnreadableFileError, match="找不到"):
        read(tmp_path / "无.docx")
    with pytest.raises(UnreadableFileError, match="文件夹"):
        read(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(UnreadableFileError, match="普通文件"):
            read(tmp_path / "pipe.txt")
    large = tmp_path / "大.txt"
    with large.open("wb") as handle:
        handle.truncate(65 * 1024 * 1024)
    with pytest.raises(UnreadableFileError, match="过大"):
        read(large)
