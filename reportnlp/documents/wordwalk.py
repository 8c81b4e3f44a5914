"""Walk the body of a Word file: its text, and for every character the place it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportnlp.documents.numbering import Numbering
from reportnlp.documents.source import Paragraph, ParagraphKind, Piece
from reportnlp.documents.wordxml import attr, child, children, local, number_attr

if TYPE_CHECKING:
    from lxml.etree import _Element

CELL = " | "
_SKIPPED = frozenset((
    "del", "moveFrom", "delText", "delInstrText", "instrText", "rPr", "pPr", "tblPr",
    "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rt", "footnoteReference",
    "endnoteReference", "annotationRef", "lastRenderedPageBreak",
))  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_BLOCKS = frozenset(("p", "tbl"))
_SPACES = str.maketrans("\n\r\t", "   ")
_TOC = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CELL_PARAGRAPHS = 2


class _Bit(NamedTuple):
    """Some characters and the run child that holds them; None for computed ones."""

    text: str
    item: _Element | None


@dataclass(slots=True)
class _Field:
    """A complex field that is still open."""

    code: str = ""
    shown: bool = False

    @property
    def hidden(self) -> bool:
        return not self.shown or _TOC.match(self.code) is not None


@dataclass(slots=True)
class Walk:
    """What a walk found; ``items[piece.node]`` is the element a piece stands in."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    items: list[_Element] = field(default_factory=list)


class Walker:
    """Walks one part; numbering goes on from call to call."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._fields: list[_Field] = []
        self._boxes: list[_Element] = []
        self._held: list[_Bit] = []
        self._out: list[str] = []
        self._length = 0
        self.result = Walk()

    def walk(self, root: _Element) -> Walk:
        """Walk a body, a header or a note and return what stands in it."""
        self._blocks(root, "body")
        if self._held:
            self._line([], "", None, "body")
        self.result.text = "".join(self._out)
        return self.result

    # Blocks

    def _blocks(self, parent: _Element, kind: ParagraphKind) -> None:
        for item in parent:
            name = local(item)
            if name == "p":
                self._paragraph(item, kind)
            elif name == "tbl":
                self._table(item, kind)
            elif name in _SKIPPED or not name:
                continue
            elif name == "sdt":
                if not _is_contents(item):
                    self._blocks(item, kind)
            elif name == "AlternateContent":
                self._blocks(_choice(item), kind)
            else:
                self._blocks(item, kind)

    def _paragraph(self, item: _Element, kind: ParagraphKind) -> None:
        bits, style, outline, joined = self._content(item)
        if joined:
            # The paragraph mark is a tracked deletion: the text runs on into the next one.
            self._held += bits
        else:
            self._line(bits, style, outline, kind)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, "textbox")

    def _content(self, item: _Element) -> tuple[list[_Bit], str, int | None, bool]:
        """Return the text of a paragraph, its style, its outline level, and if it runs on."""
        props = child(item, "pPr")
        style = attr(child(props, "pStyle"), "val")
        name, outline = self._numbering.outline(style)
        direct = number_attr(child(props, "outlineLvl"), "val")
        if direct is not None:
            outline = direct if direct < 9 else None
        contents = any(entry.shown and entry.hidden for entry in self._fields)
        bits = self._inline(item)
        mark = child(props, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            return bits, name, outline, True
        num = child(props, "numPr")
        label = self._numbering.label(
            style,
            attr(child(num, "numId"), "val") or None,
            number_attr(child(num, "ilvl"), "val"),
        )
        if contents and not bits:
            return [], name, None, True
        bits = self._held + bits
        self._held = []
        while bits and bits[-1].text == "\n":
            bits.pop()
        if label:
            bits.insert(0, _Bit(label, None))
        return bits, name, outline, False

    def _line(self, bits: list[_Bit], style: str, outline: int | None, kind: ParagraphKind) -> None:
        bits = self._held + bits
        self._held = []
        if self.result.paragraphs:
            self._put("\n")
        start = self._length
        for bit in bits:
            if bit.item is not None:
                self.result.pieces.append(
                    Piece(self._length, self._length + len(bit.text), len(self.result.items))
                )
                self.result.items.append(bit.item)
            self._put(bit.text)
        self.result.paragraphs.append(Paragraph(start, self._length, style, outline, kind))

    def _put(self, text: str) -> None:
        self._out.append(text)
        self._length += len(text)

    # Tables

    def _table(self, table: _Element, kind: ParagraphKind) -> None:
        for row in _rows(table):
            cells = list(_cells(row))
            if len(cells) == 1 or any(_is_layout(cell) for cell in cells):
                for cell in cells:
                    if not _continues(cell):
                        self._blocks(cell, kind)
            else:
                self._row(cells)

    def _row(self, cells: list[_Element]) -> None:
        bits: list[_Bit] = []
        for index, cell in enumerate(cells):
            if index:
                bits.append(_Bit(CELL, None))
            if not _continues(cell):
                bits += self._cell(cell)
            width = number_attr(child(child(cell, "tcPr"), "gridSpan"), "val") or 1
            bits += [_Bit(CELL, None)] * min(width - 1, 62)
        if any(bit.item is not None and bit.text.strip() for bit in bits):
            self._line(bits, "", None, "row")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, "textbox")

    def _cell(self, cell: _Element) -> list[_Bit]:
        bits: list[_Bit] = []
        for item in _paragraphs(cell):
            found = [
                bit if bit.text != "\n" else _Bit(" ", bit.item) for bit in self._content(item)[0]
            ]
            if bits and found:
                bits.append(_Bit(" ", None))
            bits += found
        return bits

    # Inline

    def _inline(self, parent: _Element) -> list[_Bit]:
        bits: list[_Bit] = []
        for item in parent:
            name = local(item)
            if name == "fldChar":
                self._field_mark(attr(item, "fldCharType"))
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].code += item.text or ""
            elif name in _SKIPPED or not name:
                continue
            elif name in ("t", "sym") or name in _SIGNS or name == "br":
                text = _sign(item, name, bool(bits))
                if text and not any(entry.hidden for entry in self._fields):
                    bits.append(_Bit(text, item))
            elif name == "r" and _is_hidden(item):
                self._marks_only(item)
            elif name in ("drawing", "pict", "object"):
                self._boxes += _text_boxes(item)
            elif name == "AlternateContent":
                bits += self._inline(_choice(item))
            elif name == "fldSimple" and _TOC.match(attr(item, "instr")):
                continue
            else:
                bits += self._inline(item)
        return bits

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _marks_only(self, run: _Element) -> None:
        for item in run:
            if local(item) == "fldChar":
                self._field_mark(attr(item, "fldCharType"))
            elif local(item) == "instrText" and self._fields:
                self._fields[-1].code += item.text or ""


def _sign(item: _Element, name: str, inside: bool) -> str:
    if name == "t":
        return (item.text or "").translate(_SPACES)
    if name == "br":
        # A page break at the start of a paragraph moves it; it is no line of its own.
        page = attr(item, "type") in ("page", "column")
        return "\n" if inside or not page else ""
    if name == "sym":
        return "•"
    return _SIGNS[name]


def _is_hidden(run: _Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and attr(vanish, "val") not in ("0", "false", "off")


def _is_contents(sdt: _Element) -> bool:
    gallery = child(child(child(sdt, "sdtPr"), "docPartObj"), "docPartGallery")
    return attr(gallery, "val") == "Table of Contents"


def _choice(item: _Element) -> _Element:
    """Return the one branch of mc:AlternateContent to read."""
    for name in ("Choice", "Fallback"):
        found = child(item, name)
        if found is not None:
            return found
    return item


def _text_boxes(item: _Element) -> list[_Element]:
    if local(item) == "txbxContent":
        return [item]
    source = _choice(item) if local(item) == "AlternateContent" else item
    return [box for part in source for box in _text_boxes(part)]


def _through(parent: _Element, name: str, stop: frozenset[str]) -> list[_Element]:
    """Return the `name` elements below `parent`, seen through wrappers but not through `stop`."""
    found = []
    for item in parent:
        kind = local(item)
        if kind == name:
            found.append(item)
        elif kind and kind not in _SKIPPED and kind not in stop:
            found += _through(item, name, stop)
    return found


def _rows(table: _Element) -> list[_Element]:
    return [
        row for row in _through(table, "tr", _BLOCKS) if child(child(row, "trPr"), "del") is None
    ]


def _cells(row: _Element) -> list[_Element]:
    return _through(row, "tc", _BLOCKS)


def _paragraphs(cell: _Element) -> list[_Element]:
    return _through(cell, "p", frozenset(("tbl",)))


def _continues(cell: _Element) -> bool:
    merge = child(child(cell, "tcPr"), "vMerge")
    return merge is not None and attr(merge, "val") != "restart"


def _is_layout(cell: _Element) -> bool:
    """Whether the cell holds running text: a nested table or several paragraphs."""
    if _through(cell, "tbl", frozenset(("p",))):
        return True
    filled = [p for p in _paragraphs(cell) if any((t.text or "").strip() for t in _texts(p))]
    return len(filled) > _CELL_PARAGRAPHS


def _texts(paragraph: _Element) -> list[_Element]:
    return [item for item in paragraph.iter() if local(item) == "t"]


def notes(root: _Element, name: str) -> list[_Element]:
    """Return the real footnotes or endnotes of a notes part."""
    return [note for note in children(root, name) if attr(note, "type") in ("", "normal")]
