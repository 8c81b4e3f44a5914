"""Build small Word files part by part, as Word and WPS write them."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header": "header",
    "footer": "footer",
    "settings": "settings",
}
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def part(root, body):
    """One XML part."""
    return f"{_HEAD}<w:{root} {_NAMES}>{body}</w:{root}>".encode()


def docx(body, *, styles=STYLES, numbering="", header="", footer="", footnotes="", extra=None):
    """A whole file as bytes; `body` is the inside of w:body."""
    parts = {"word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>")}
    inner = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    for name, text in inner.items():
        if text:
            parts[f"word/{name}.xml"] = part(name, text)
    if header:
        parts["word/header.xml"] = part("hdr", header)
    if footer:
        parts["word/footer.xml"] = part("ftr", footer)
    names = [name for name in _PARTS if f"word/{name}.xml" in parts]
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{_RELS}/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(names, start=1)
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{name}+xml"/>'
        for name in names
    )
    schema = "http://schemas.openxmlformats.org/package/2006"
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{schema}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
        f"{types}</Types>"
    ).encode()
    parts["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{schema}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELS}/officeDocument" Target="word/document.xml"/></Relationships>'
    ).encode()
    parts["word/_rels/document.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{schema}/relationships">{relations}</Relationships>'
    ).encode()
    parts.update(extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def run(text, props=""):
    """One run of text."""
    inside = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs, style="", num=None, props=""):
    """One paragraph; plain strings become runs; `num` is (numId, ilvl)."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside += props
    head = f"<w:pPr>{inside}</w:pPr>" if inside else ""
    body = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p>{head}{body}</w:p>"


def table(*rows):
    """A table of plain cells; a cell that starts with `<` is taken as it is."""
    out = ""
    for row in rows:
        cells = "".join(
            cell if cell.startswith("<") else f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in row
        )
        out += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/>{out}</w:tbl>"


def level(ilvl, kind, text, *, start=1, style="", suffix="nothing", more=""):
    """One level of a list."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{styled}{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(key, *levels, more=""):
    """One list definition."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key, base, overrides=""):
    """One list."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{base}"/>{overrides}</w:num>'


def field(code, *shown):
    """A complex field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + "".join(r if r.startswith("<") else run(r) for r in shown)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(*paragraphs):
    """A text box as Word writes it: a shape, and the same text again for old readers."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
