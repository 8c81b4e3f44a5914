"""PDF files: characters with their boxes, lines, paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportnlp.documents.pdflines import Line, drop_furniture, join_lines
from reportnlp.documents.source import Paragraph, Piece, SourceDocument
from reportnlp.errors import UnreadableFileError

_MOST_PAGES = 500
_MOST_CHARACTERS = 5_000_000


def read_pdf(path: Path, data: bytes) -> SourceDocument:
    """Read a PDF; lines are joined into the paragraphs they were.

    Raises
    ------
    UnreadableFileError
        If it is damaged, encrypted or only scanned pictures.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFileError("PDF 设有密码；请取消密码后重新上报") from error
        raise UnreadableFileError("PDF 文件已损坏，无法打开；请重新导出后上报") from error
    try:
        return _read(path, data, pdf)
    finally:
        pdf.close()


def _read(path: Path, data: bytes, pdf: Any) -> SourceDocument:
    count = len(pdf)
    if count > _MOST_PAGES:
        raise UnreadableFileError(f"PDF 有 {count} 页，超过上限 {_MOST_PAGES} 页；请只上报报告正文")
    pages: list[list[Line]] = []
    blank = []
    characters = 0
    for number in range(count):
        lines = _page_lines(pdf, number)
        characters += sum(len(line.text) for line in lines)
        if characters > _MOST_CHARACTERS:
            raise UnreadableFileError("PDF 文字过多，已拒绝读取；请只上报报告正文")
        if not lines:
            blank.append(number + 1)
        pages.append(lines)
    if not characters:
        raise UnreadableFileError("PDF 是扫描件，没有可读的文字；请上报可编辑的文字稿")
    text, paragraphs, pieces = "", [], []
    out: list[str] = []
    length = 0
    for parts in join_lines(drop_furniture(pages)):
        if out:
            out.append("\n")
            length += 1
        start = length
        for part in parts:
            pieces.append(Piece(length, length + len(part.text), part.page))
            out.append(part.text)
            length += len(part.text)
        paragraphs.append(Paragraph(start, length))
    text = "".join(out)
    warnings: tuple[str, ...] = ()
    if blank:
        shown = "、".join(map(str, blank[:10])) + ("等" if len(blank) > 10 else "")
        warnings = (f"第 {shown} 页没有文字（可能是扫描图片），没有读取",)
    return SourceDocument.from_text(
        text,
        path=path,
        data=data,
        format="pdf",
        paragraphs=tuple(paragraphs),
        pieces=tuple(pieces),
        warnings=warnings,
    )


def _page_lines(pdf: Any, number: int) -> list[Line]:
    import pypdfium2.raw as raw

    page = pdf[number]
    textpage = page.get_textpage()
    try:
        total = textpage.count_chars()
        whole = textpage.get_text_range(0, total) if total else ""
        # Characters beyond the BMP make the text longer than the index; then ask one by one.
        same = len(whole) == total
        lines: list[Line] = []
        chars: list[tuple[str, float, float, float, float]] = []
        for index in range(total):
            char = whole[index] if same else chr(raw.FPDFText_GetUnicode(textpage.raw, index))
            if char in "\r\n\0":
                if chars:
                    lines.append(Line.of(chars, number + 1))
                    chars = []
                continue
            if char in " \t" and raw.FPDFText_IsGenerated(textpage.raw, index) == 1:
                continue
            if char == "\ufffe" or char == "\u00ad":
                continue
            left, bottom, right, top = textpage.get_charbox(index, loose=True)
            if chars and _breaks(chars[-1], left, bottom, top):
                lines.append(Line.of(chars, number + 1))
                chars = []
            chars.append((char, left, bottom, right, top))
        if chars:
            lines.append(Line.of(chars, number + 1))
        return [line for line in lines if line.text.strip()]
    finally:
        textpage.close()
        page.close()


def _breaks(
    last: tuple[str, float, float, float, float], left: float, bottom: float, top: float
) -> bool:
    middle, last_middle = (bottom + top) / 2, (last[2] + last[4]) / 2
    height = max(last[4] - last[2], top - bottom, 1.0)
    return abs(middle - last_middle) > 0.5 * height or left < last[1] - 2 * height
