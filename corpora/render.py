"""Render some corpus reports as files people really send: Word, old Word, PDF, HTML, GB18030.

``python corpora/render.py`` writes ``corpora/samples/``.  LibreOffice writes the Word files
marked ``lo`` (from an OpenDocument file with real lists, tables, a text box and tracked
changes), the old Word files and the PDF; the others need python-docx only.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXTS, SAMPLES = HERE / "townships", HERE / "samples"
_LEVEL_1 = re.compile(r"([一二三四五六七八九十]+)、(?=\S)")
_LEVEL_2 = re.compile(r"[（(]([一二三四五六七八九十]+)[）)](?=\S)")
_ROW = re.compile(r"(\S{2,16}) ([0-9.]+) (\S{1,6})$")
_COUNT = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五".split()

# name of the sample -> (report, what it is rendered to, features)
PLAN: dict[str, tuple[str, str, frozenset[str]]] = {
    "songya-2020h2-lists-lo.docx": ("qiwu-songya-2020h2", "docx", frozenset({"lists"})),
    "shijiu-2011-lists-lo.docx": ("qiwu-shijiu-2011", "docx", frozenset({"lists"})),
    "wulantu-2020h2-changes-lo.docx": (
        "shuosha-wulantu-2020h2",
        "docx",
        frozenset({"lists", "changes"}),
    ),
    "nanjitang-2019h2-table-lo.docx": ("boling-nanjitang-2019h2", "docx", frozenset({"table"})),
    "qingshan-2011-box-lo.docx": ("yunyang-qingshan-2011", "docx", frozenset({"lists", "box"})),
    "tongping-2022h1.doc": ("qiwu-tongping-2022h1", "doc", frozenset()),
    "fengqiaoling-2020h2.doc": ("tangchuan-fengqiaoling-2020h2", "doc", frozenset()),
    "liudu-2015.pdf": ("qiwu-liudu-2015", "pdf", frozenset()),
    "baiyintala-2023.pdf": ("shuosha-baiyintala-2023", "pdf", frozenset()),
    "huichuanwan-2018.docx": ("yunyang-huichuanwan-2018", "plain-docx", frozenset()),
    "luting-2018.docx": ("tangchuan-luting-2018", "plain-docx", frozenset()),
    "liudu-2016.docx": ("qiwu-liudu-2016", "plain-docx", frozenset()),
    "yanbei-2016h1.txt": ("yunyang-yanbei-2016h1", "gb18030", frozenset()),
    "shijiu-2010.txt": ("qiwu-shijiu-2010", "gb18030", frozenset()),
    "luting-2019.html": ("tangchuan-luting-2019", "html", frozenset()),
    "shuangxikou-2010.html": ("tangchuan-shuangxikou-2010", "html", frozenset()),
}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.74cm"/></style:style>
<text:list-style style:name="Cn">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
</text:list-style>
</office:automatic-styles>
<office:body><office:text>
"""
_TAIL = "</office:text></office:body></office:document>\n"


def _item(level: int, content: str) -> str:
    body = f"<text:p>{content}</text:p>"
    for _ in range(level):
        body = f"<text:list><text:list-item>{body}</text:list-item></text:list>"
    return body.replace(
        "<text:list>", '<text:list text:style-name="Cn" text:continue-numbering="true">', 1
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    return f'<table:table table:name="T">{columns}{lines}</table:table>'


def _changed(line: str) -> tuple[str, str]:
    """Return a paragraph with one deleted and one inserted stretch, and their declaration."""
    info = (
        "<office:change-info><dc:creator>审核</dc:creator>"
        "<dc:date>2021-01-05T09:00:00</dc:date></office:change-info>"
    )
    declared = (
        "<text:tracked-changes>"
        f'<text:changed-region xml:id="c1" text:id="c1"><text:deletion>{info}<text:p>（初稿数字待核）</text:p>'
        "</text:deletion></text:changed-region>"
        f'<text:changed-region xml:id="c2" text:id="c2"><text:insertion>{info}</text:insertion>'
        "</text:changed-region></text:tracked-changes>"
    )
    half = len(line) // 2
    body = (
        f'{escape(line[:4])}<text:change text:change-id="c1"/>{escape(line[4:half])}'
        f'<text:change-start text:change-id="c2"/>{escape(line[half:])}<text:change-end text:change-id="c2"/>'
    )
    return body, declared


def open_document(text: str, features: frozenset[str]) -> str:
    """Return a flat OpenDocument file that shows `text`, numbers as real lists where asked."""
    out: list[str] = []
    declared = ""
    counts = [0, 0]
    rows: list[tuple[str, ...]] = []
    changed = "changes" not in features
    boxed = "box" not in features

    def flush() -> None:
        if rows:
            out.append(_table([("指标", "数值", "单位"), *rows] if len(rows) > 1 else rows))
            rows.clear()

    for line in text.split("\n"):
        row = _ROW.match(line.strip()) if "table" in features else None
        if row:
            rows.append(row.groups())
            continue
        flush()
        first = _LEVEL_1.match(line) if "lists" in features else None
        second = _LEVEL_2.match(line) if "lists" in features else None
        if first and counts[0] < len(_COUNT) and first[1] == _COUNT[counts[0]]:
            counts = [counts[0] + 1, 0]
            out.append(_item(1, escape(line[first.end() :])))
        elif second and counts[1] < len(_COUNT) and second[1] == _COUNT[counts[1]]:
            counts[1] += 1
            out.append(_item(2, escape(line[second.end() :])))
        elif not changed and len(line) > 80:
            changed = True
            body, declared = _changed(line)
            out.append(f'<text:p text:style-name="Body">{body}</text:p>')
        elif not boxed and len(line) > 20 and "。" in line:
            boxed = True
            out.append(
                '<text:p><draw:frame text:anchor-type="paragraph" svg:width="14cm" svg:height="3cm">'
                f"<draw:text-box><text:p>{escape(line)}</text:p></draw:text-box></draw:frame></text:p>"
            )
        else:
            out.append(f'<text:p text:style-name="Body">{escape(line)}</text:p>')
    flush()
    return _HEAD + declared + "\n".join(out) + _TAIL


def convert(source: Path, kind: str, folder: Path) -> Path:
    """Have LibreOffice write `source` in another format; return the new file."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit(
            "LibreOffice (soffice) is not installed; the samples it writes stay as they are"
        )
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    made = folder / (source.stem + "." + kind.split(":")[0])
    if not made.is_file():
        raise SystemExit(f"LibreOffice wrote no {made.name}")
    return made


def _plain_docx(text: str, target: Path) -> None:
    import docx

    document = docx.Document()
    for number, line in enumerate(text.split("\n")):
        if number == 0 and len(line) < 40:
            document.add_heading(line, level=0)
        elif _LEVEL_1.match(line) and len(line) < 40:
            document.add_heading(line, level=1)
        else:
            document.add_paragraph(line)
    document.save(str(target))


def _html(text: str) -> str:
    lines = text.split("\n")
    menu = "".join(f"<a href='#'>{word}</a>" for word in ("首页", "政务公开", "办事指南"))
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    return (
        "<!doctype html><html lang='zh'><head><meta charset='utf-8'>"
        f"<title>{escape(lines[0])}</title><script>var n = 12345;</script></head><body>"
        f"<nav>{menu}</nav><div class='article'>{body}</div>"
        "<footer>版权所有 备案号 00000001号</footer></body></html>\n"
    )


def render(name: str) -> None:
    """Write one sample."""
    report, kind, features = PLAN[name]
    text = (TEXTS / f"{report}.txt").read_text(encoding="utf-8").rstrip("\n")
    target = SAMPLES / name
    if kind == "plain-docx":
        _plain_docx(text, target)
    elif kind == "html":
        target.write_text(_html(text), encoding="utf-8", newline="\n")
    elif kind == "gb18030":
        target.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    else:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / (target.stem + ".fodt")
            source.write_text(open_document(text, features), encoding="utf-8")
            filters = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "pdf": "pdf"}
            shutil.move(convert(source, filters[kind], Path(folder)), target)


def main(argv: list[str] | None = None) -> int:
    """Render all samples, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *PLAN], help="only these samples")
    names = parser.parse_args(argv).names or list(PLAN)
    SAMPLES.mkdir(exist_ok=True)
    for name in names:
        render(name)
        print(SAMPLES / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
