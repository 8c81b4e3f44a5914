"""Word files: the body as text, everything around it apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportnlp.documents.numbering import Numbering, read_styles
from reportnlp.documents.package import Package
from reportnlp.documents.source import Aside, SourceDocument
from reportnlp.documents.wordwalk import Walk, Walker, notes
from reportnlp.documents.wordxml import child
from reportnlp.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_TEXT = "文件里没有文字（可能只有图片或扫描件）；请上报可编辑的文字稿"


@dataclass(slots=True)
class OpenWord:
    """An opened Word file that can be changed and written back."""

    package: Package
    part: str
    root: _Element
    walk: Walk


def open_word(data: bytes) -> OpenWord:
    """Open a .docx and walk its body.

    Raises
    ------
    UnreadableFileError
        If it is damaged, hostile or no Word file.
    """
    package = Package(data)
    part = package.main_part()
    if part is None:
        raise UnreadableFileError("不是 Word 文件，或文件已损坏；请另存为 .docx 后重新上报")
    root = package.parse(part)
    body = child(root, "body")
    if body is None:
        raise UnreadableFileError("Word 文件里没有正文；请确认上报的是最终稿")
    return OpenWord(package=package, part=part, root=root, walk=_walker(package, part).walk(body))


def _walker(package: Package, part: str) -> Walker:
    found = dict(package.relations(part).values())
    parts = {
        kind: package.parse(found[kind])
        for kind in ("styles", "numbering")
        if found.get(kind) in package.names
    }
    styles = read_styles(parts.get("styles"))
    return Walker(Numbering(parts.get("numbering"), styles))


def _asides(package: Package, part: str) -> tuple[Aside, ...]:
    asides = []
    for kind, name in sorted(package.relations(part).values()):
        if name not in package.names or kind not in ("header", "footer", "footnotes", "endnotes"):
            continue
        root = package.parse(name)
        singular = kind.removesuffix("s")
        for item in notes(root, singular) if kind.endswith("s") else [root]:
            text = Walker(Numbering(None, {})).walk(item).text.strip()
            if text:
                asides.append(Aside(singular, text))
    return tuple(asides)


def read_word(path: Path, data: bytes) -> SourceDocument:
    """Read a .docx: numbers, tables, text boxes, fields and insertions included."""
    word = open_word(data)
    if not word.walk.text.strip():
        raise UnreadableFileError(_NO_TEXT)
    relations = word.package.relations(word.part).values()
    embedded = any(kind == "aFChunk" for kind, _ in relations)
    return SourceDocument.from_text(
        word.walk.text,
        path=path,
        data=data,
        format="docx",
        paragraphs=tuple(word.walk.paragraphs),
        pieces=tuple(word.walk.pieces),
        asides=_asides(word.package, word.part),
        warnings=("文件里嵌入了另一份文档，嵌入部分没有读取",) if embedded else (),
    )
