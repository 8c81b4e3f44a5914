"""Old Word and WPS files (.doc, .wps): the piece table, or LibreOffice where it is installed."""

from __future__ import annotations

import dataclasses
import io
import re
import struct
from pathlib import Path

from reportnlp.documents import office
from reportnlp.documents.source import SourceDocument
from reportnlp.documents.word import read_word
from reportnlp.documents.wordwalk import CELL
from reportnlp.errors import UnreadableFileError

_DAMAGED = "旧版 Word 文件已损坏或版本过旧；请在 Word/WPS 中另存为 .docx 后重新上报"
_WORD_97 = 0xC0
_LONGEST = 5_000_000
_FOREIGN = {"rtf": "RTF", "odt": "ODT", "wordxml": "Word XML"}
_PARTS = re.compile(r"([^\r\x07]*)([\r\x07])")
_SIGNS = str.maketrans(
    {"\x0b": "\n", "\x0c": "\n", "\x1e": "-"}
    | dict.fromkeys(map(chr, (0, 1, 2, 3, 4, 5, 6, 8, 0x1F)), "")
)
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")


def read_doc(path: Path, data: bytes) -> SourceDocument:
    """Read a .doc or .wps; with LibreOffice automatic numbers and tracked changes too."""
    converted, problem = office.try_convert(data, "doc")
    if converted is not None:
        return _from_word(path, data, converted, "doc")
    text = piece_text(data)
    if not text.strip():
        raise UnreadableFileError("文件里没有文字（可能只有图片或扫描件）；请上报可编辑的文字稿")
    note = problem or "没有安装 LibreOffice"
    return SourceDocument.from_text(
        text,
        path=path,
        data=data,
        format="doc",
        warnings=(f"旧版 .doc 文件：自动编号没有读取（{note}）；另存为 .docx 后更准确",),
    )


def read_foreign(path: Path, data: bytes, kind: str) -> SourceDocument:
    """Read a format that only LibreOffice can open.

    Raises
    ------
    UnreadableFileError
        If LibreOffice is not installed or fails.
    """
    converted, problem = office.try_convert(data, "xml" if kind == "wordxml" else kind)
    if converted is None:
        reason = problem or "没有安装 LibreOffice"
        raise UnreadableFileError(
            f"{_FOREIGN[kind]} 文件无法直接读取（{reason}）；请在 Word/WPS 中另存为 .docx 后重新上报"
        )
    return _from_word(path, data, converted, kind)


def _from_word(path: Path, data: bytes, converted: bytes, kind: str) -> SourceDocument:
    document = read_word(path, converted)
    own = SourceDocument.from_text(document.text, path=path, data=data, format=kind)
    return dataclasses.replace(own, paragraphs=document.paragraphs, asides=document.asides)


def piece_text(data: bytes) -> str:
    """Return the body text of a Word 97-2003 file.

    Raises
    ------
    UnreadableFileError
        If it is encrypted, older than Word 97 or damaged.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            main = ole.openstream("WordDocument").read()
            flags, count = (
                struct.unpack_from("<H", main, 10)[0],
                struct.unpack_from("<I", main, 76)[0],
            )
            if flags & 0x0100:
                raise UnreadableFileError("文件设有密码；请取消密码后重新上报")
            if struct.unpack_from("<H", main, 2)[0] < _WORD_97:
                raise UnreadableFileError(_DAMAGED)
            table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
            start, size = struct.unpack_from("<II", main, 0x1A2)
            raw = _pieces(main, table[start : start + size], min(count, _LONGEST))
    except UnreadableFileError:
        raise
    except Exception as error:  # olefile raises many kinds on damaged files
        raise UnreadableFileError(_DAMAGED) from error
    return _layout(raw)


def _pieces(main: bytes, clx: bytes, count: int) -> str:
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    n = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{n + 1}I", plc)
    out = []
    for index in range(n):
        place = struct.unpack_from("<I", plc, 4 * (n + 1) + 8 * index + 2)[0]
        length = min(ends[index + 1], count) - ends[index]
        if length <= 0:
            break
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            out.append(main[begin : begin + length].decode("cp1252", "replace"))
        else:
            out.append(main[place : place + 2 * length].decode("utf-16-le", "replace"))
    return "".join(out)


def _layout(raw: str) -> str:
    """Turn Word's control characters into lines and table rows."""
    previous = None
    while previous != raw:
        previous, raw = raw, _FIELD.sub(lambda match: match[1] or "", raw)
    raw = re.sub("[\x13-\x15]", "", raw)
    if not raw.endswith(("\r", "\x07")):
        raw += "\r"
    lines: list[str] = []
    cells: list[str] = []
    for text, end in _PARTS.findall(raw):
        if end == "\x07":
            cells.append(text)
            continue
        lines += _table_lines(cells)
        cells = []
        lines.append(text)
    lines += _table_lines(cells)
    return "\n".join(lines).translate(_SIGNS)


def _table_lines(cells: list[str]) -> list[str]:
    """Cut the cells of a table into rows; every row ends with one empty cell mark."""
    if not cells:
        return []
    for width in range(2, len(cells) + 1):
        if len(cells) % width == 0 and not any(cells[width - 1 :: width]):
            rows = [cells[i : i + width - 1] for i in range(0, len(cells), width)]
            return [CELL.join(row) for row in rows if any(row)]
    return [cell for cell in cells if cell]
