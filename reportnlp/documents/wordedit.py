"""Change a Word file at exact characters and write it back with all else as it was."""

from __future__ import annotations

import bisect
import copy
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reportnlp.documents.word import OpenWord
from reportnlp.documents.wordxml import XML, local

if TYPE_CHECKING:
    from lxml.etree import _Element


class Slice(NamedTuple):
    """Characters that stand in one run of their own; `item` is the run child."""

    start: int
    end: int
    run: _Element
    item: _Element


class WordEditor:
    """Splits runs at offsets of the text and hands out the pieces.

    Parameters
    ----------
    word : OpenWord
    cuts : iterable of int
        Every offset at which a run has to begin or end; all that is done later stays
        between them.
    """

    def __init__(self, word: OpenWord, cuts: Iterable[int]) -> None:
        self.word = word
        self.namespace = word.root.tag.partition("}")[0].lstrip("{")
        self._cuts = sorted(set(cuts))
        self.slices: list[Slice] = []
        self._split()
        self._starts = [part.start for part in self.slices]

    def tag(self, name: str) -> str:
        """Return a qualified name in the namespace of this file."""
        return f"{{{self.namespace}}}{name}"

    def _split(self) -> None:
        by_run: dict[_Element, list[tuple[int, int, _Element]]] = {}
        loose: list[Slice] = []
        for start, end, node in self.word.walk.pieces:
            item = self.word.walk.items[node]
            run = item.getparent()
            if run is None or local(run) != "r":
                loose.append(Slice(start, end, item, item))
                continue
            by_run.setdefault(run, []).append((start, end, item))
        for run, pieces in by_run.items():
            self.slices += self._split_run(run, pieces)
        self.slices = sorted(self.slices + loose, key=lambda part: part.start)

    def _split_run(self, run: _Element, pieces: list[tuple[int, int, _Element]]) -> list[Slice]:
        slices = []
        for start, end, item in reversed(pieces):
            inner = self._between(start, end)
            for cut in reversed(inner):
                tail = self._cut_text(item, cut - start)
                after = self._break_before(run, tail)
                slices.append(Slice(cut, end, after, tail))
                end = cut
            edge = self._is_cut(start) and item.getprevious() is not None
            host = run
            if edge and local(item.getprevious()) != "rPr":
                host = self._break_before(run, item)
            slices.append(Slice(start, end, host, item))
        # A child that followed in the same run moved with the last break; find its run again.
        return [part._replace(run=part.item.getparent()) for part in slices]

    def _between(self, start: int, end: int) -> list[int]:
        low = bisect.bisect_right(self._cuts, start)
        return self._cuts[low : bisect.bisect_left(self._cuts, end)]

    def _is_cut(self, offset: int) -> bool:
        at = bisect.bisect_left(self._cuts, offset)
        return at < len(self._cuts) and self._cuts[at] == offset

    def _cut_text(self, item: _Element, at: int) -> _Element:
        text = item.text or ""
        tail = copy.deepcopy(item)
        tail.tail = None
        item.text, tail.text = text[:at], text[at:]
        for part in (item, tail):
            part.set(f"{{{XML}}}space", "preserve")
        item.addnext(tail)
        return tail

    def _break_before(self, run: _Element, item: _Element) -> _Element:
        """Move `item` and what follows it into a new run with the same properties."""
        fresh = run.makeelement(run.tag, run.attrib, nsmap=run.nsmap)
        fresh.extend(copy.deepcopy(child) for child in run if local(child) == "rPr")
        following = [item, *item.itersiblings()]
        for child in following:
            fresh.append(child)
        run.addnext(fresh)
        return fresh

    def between(self, start: int, end: int) -> list[Slice]:
        """Return the slices inside [start, end), which were cut before."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return [part for part in self.slices[low:high] if part.end <= end]

    def replace(self, start: int, end: int, text: str) -> bool:
        """Put `text` where [start, end) stands; False if those characters cannot be edited."""
        if start == end:
            return self._insert(start, text)
        parts = self.between(start, end)
        covered = sum(part.end - part.start for part in parts)
        if covered != end - start or any(local(part.item) != "t" for part in parts):
            return False
        for part, content in zip(parts, [text, *[""] * (len(parts) - 1)], strict=True):
            _set_text(part.item, content)
        return True

    def _insert(self, at: int, text: str) -> bool:
        for index in (
            bisect.bisect_left(self._starts, at),
            bisect.bisect_left(self._starts, at) - 1,
        ):
            if not 0 <= index < len(self.slices):
                continue
            part = self.slices[index]
            if local(part.item) != "t":
                continue
            if part.start == at:
                _set_text(part.item, text + (part.item.text or ""))
                return True
            if part.end == at:
                _set_text(part.item, (part.item.text or "") + text)
                return True
        return False

    def document(self) -> bytes:
        """Return the main part as it is now."""
        from lxml import etree

        for choice in self.word.root.iter(
            "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
        ):
            _mirror(choice)
        data: bytes = etree.tostring(
            self.word.root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return data

    def save(self, changed: dict[str, bytes] | None = None) -> bytes:
        """Return the file with the main part and `changed` written back."""
        return self.word.package.rewrite({self.word.part: self.document(), **(changed or {})})


def _set_text(item: _Element, text: str) -> None:
    item.text = text
    item.set(f"{{{XML}}}space", "preserve")


def _mirror(alternate: _Element) -> None:
    """Give old readers the same text-box content as new ones."""
    branches: dict[str, list[_Element]] = {}
    for branch in alternate:
        boxes = [item for item in branch.iter() if local(item) == "txbxContent"]
        branches[local(branch)] = boxes
    new, old = branches.get("Choice", []), branches.get("Fallback", [])
    if not new or len(new) != len(old):
        return
    for source, target in zip(new, old, strict=True):
        if _plain(source) == _plain(target):
            continue
        target[:] = [copy.deepcopy(child) for child in source]


def _plain(box: _Element) -> str:
    return "".join(item.text or "" for item in box.iter() if local(item) == "t")
