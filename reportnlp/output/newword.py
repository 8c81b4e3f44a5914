"""A new Word file from lines of text, the same bytes for the same lines."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474"'
    ' w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)


def printable(text: str) -> str:
    """Replace what XML cannot hold, one character by one.

    Examples
    --------
    >>> printable("甲\\x01乙")
    '甲\ufffd乙'
    """
    return _ILLEGAL.sub("\ufffd", text)


def _style(key: str, name: str, font: str, size: int, more: str, run: str = "") -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    base = "" if key == "Normal" else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f'<w:qFormat/><w:pPr>{more}</w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman"'
        f' w:hAnsi="Times New Roman" w:eastAsia="{font}"/>{run}<w:sz w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


def _styles() -> str:
    line = '<w:spacing w:line="560" w:lineRule="exact"/>'
    centred = '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>'
    body = f'{line}<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    styles = [
        _style("Normal", "Normal", "仿宋", 32, line),
        _style("BodyText", "Body Text", "仿宋", 32, body),
        _style("Title", "Title", "方正小标宋简体", 44, centred),
    ]
    fonts = ("黑体", "楷体", "仿宋", "仿宋")
    for index, font in enumerate(fonts):
        more = f'<w:keepNext/>{line}<w:outlineLvl w:val="{index}"/>'
        bold = "<w:b/>" if index in (1, 2) else ""
        styles.append(_style(f"Heading{index + 1}", f"heading {index + 1}", font, 32, more, bold))
    return f'<w:styles xmlns:w="{_W}">{"".join(styles)}</w:styles>'


def _paragraph(text: str, style: str) -> str:
    props = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    runs = [
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else ""
        for part in printable(text).split("\t")
    ]
    return f"<w:p>{props}{'<w:r><w:tab/></w:r>'.join(runs)}</w:p>"


def new_word(paragraphs: Iterable[tuple[str, str]]) -> bytes:
    """Make a Word file.

    Parameters
    ----------
    paragraphs : iterable of (str, str)
        Text and style: ``Title``, ``Heading1`` to ``Heading4``, ``Normal`` or ``BodyText``.

    Returns
    -------
    bytes
    """
    body = "".join(_paragraph(text, style) for text, style in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{_PAGE}</w:body>'
        "</w:document>",
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, (_HEAD + text).encode("utf-8"))
    return out.getvalue()
