"""Comments of a Word file: the part, its registration and the marks in the text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportnlp.documents.package import Package
from reportnlp.documents.wordedit import Slice, WordEditor
from reportnlp.documents.wordxml import attr, local

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR, INITIALS = "报告检查", "检"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
# The order Word demands inside rPr; highlight stands before the rest.
_AFTER_HIGHLIGHT = frozenset((
    "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
))  # fmt: skip


class Comments:
    """The comments part of one file, existing comments kept.

    Parameters
    ----------
    editor : WordEditor
    """

    def __init__(self, editor: WordEditor) -> None:
        from lxml import etree

        self._editor = editor
        package, main = editor.word.package, editor.word.part
        found = [name for kind, name in package.relations(main).values() if kind == "comments"]
        self._known = bool(found) and found[0] in package.names
        self._part = found[0] if self._known else _free_name(package, main)
        if self._known:
            self._root = package.parse(self._part)
        else:
            self._root = etree.Element(editor.tag("comments"), nsmap={"w": editor.namespace})
        used = [int(text) for item in self._root if (text := attr(item, "id")).isdigit()]
        # Marks of comments that lost their text still hold their number.
        used += [
            int(text)
            for item in editor.word.root.iter(editor.tag("commentRangeStart"))
            if (text := attr(item, "id")).isdigit()
        ]
        self._next = max(used, default=-1) + 1

    def add(self, first: _Element, last: _Element, lines: Iterable[str]) -> None:
        """Comment on what runs from `first` to `last`, both included."""
        from lxml import etree

        tag = self._editor.tag
        number = {tag("id"): str(self._next)}
        self._next += 1
        first.addprevious(etree.Element(tag("commentRangeStart"), number))
        end = etree.Element(tag("commentRangeEnd"), number)
        # lxml's addnext would carry a tail along; runs have none that matters.
        last.addnext(end)
        run = etree.Element(tag("r"))
        etree.SubElement(run, tag("commentReference"), number)
        end.addnext(run)
        self._root.append(self._comment(number, lines))

    def _comment(self, number: dict[str, str], lines: Iterable[str]) -> _Element:
        from lxml import etree

        tag = self._editor.tag
        names = {tag("author"): AUTHOR, tag("initials"): INITIALS}
        comment = etree.Element(tag("comment"), {**number, **names})
        for index, line in enumerate(lines):
            paragraph = etree.SubElement(comment, tag("p"))
            if index == 0:
                mark = etree.SubElement(paragraph, tag("r"))
                etree.SubElement(mark, tag("annotationRef"))
            run = etree.SubElement(paragraph, tag("r"))
            text = etree.SubElement(run, tag("t"))
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = line
        return comment

    def parts(self) -> dict[str, bytes]:
        """Return the changed parts of the package, the main part apart."""
        from lxml import etree

        def dump(root: _Element) -> bytes:
            data: bytes = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
            return data

        changed = {self._part: dump(self._root)}
        if self._known:
            return changed
        package, main = self._editor.word.package, self._editor.word.part
        types = package.parse("[Content_Types].xml")
        override = {"PartName": f"/{self._part}", "ContentType": _TYPE}
        types.append(etree.Element(f"{{{_TYPES}}}Override", override))
        changed["[Content_Types].xml"] = dump(types)
        folder, name = posixpath.split(main)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels in package.names:
            relations = package.parse(rels)
        else:
            relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        used = {item.get("Id") for item in relations}
        number = next(n for n in range(1, 100_000) if f"rId{n}" not in used)
        strict = "purl.oclc.org" in self._editor.namespace
        relations.append(
            etree.Element(
                f"{{{_RELATIONS}}}Relationship",
                {
                    "Id": f"rId{number}",
                    "Type": _STRICT_KIND if strict else _KIND,
                    "Target": posixpath.relpath(self._part, folder or "."),
                },
            )
        )
        changed[rels] = dump(relations)
        return changed


def _free_name(package: Package, main: str) -> str:
    folder = posixpath.dirname(main)
    names = ("comments.xml", *(f"comments{n}.xml" for n in range(2, 100)))
    return next(full for n in names if (full := posixpath.join(folder, n)) not in package.names)


def highlight(editor: WordEditor, part: Slice, colour: str = "yellow") -> None:
    """Highlight one run; a highlight that is already there stays."""
    from lxml import etree

    if local(part.run) != "r":
        return
    tag = editor.tag
    props = next((item for item in part.run if local(item) == "rPr"), None)
    if props is None:
        props = etree.Element(tag("rPr"))
        part.run.insert(0, props)
    if any(local(item) == "highlight" for item in props):
        return
    at = next(
        (index for index, item in enumerate(props) if local(item) in _AFTER_HIGHLIGHT), len(props)
    )
    props.insert(at, etree.Element(tag("highlight"), {tag("val"): colour}))
