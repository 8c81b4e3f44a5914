"""Automatic numbers of a Word file, which are nowhere in its text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportnlp.documents.numberformat import number_text
from reportnlp.documents.wordxml import attr, child, children, local, number_attr

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_SLOT = re.compile(r"%([1-9])")
# A bullet of these shapes would read as a mask of the text.
_MASKLIKE = "xXｘＸ×✕*＊_○□〇☐"


@dataclass(slots=True)
class Level:
    """One level of a list definition."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _Num:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class ParagraphStyle:
    """What a paragraph style says of numbering and outline."""

    name: str
    base: str = ""
    num: str | None = None
    level: int | None = None
    outline: int | None = None
    default: bool = False


def read_styles(root: _Element | None) -> dict[str, ParagraphStyle]:
    """Read the paragraph styles of ``styles.xml`` by id."""
    styles = {}
    for item in children(root, "style"):
        if attr(item, "type") not in ("paragraph", ""):
            continue
        props = child(item, "pPr")
        num = child(props, "numPr")
        styles[attr(item, "styleId")] = ParagraphStyle(
            name=attr(child(item, "name"), "val"),
            base=attr(child(item, "basedOn"), "val"),
            num=attr(child(num, "numId"), "val") or None,
            level=number_attr(child(num, "ilvl"), "val"),
            outline=number_attr(child(props, "outlineLvl"), "val"),
            default=attr(item, "default") in ("1", "true", "on"),
        )
    return styles


def _read_level(item: _Element) -> Level:
    start = number_attr(child(item, "start"), "val")
    legal = child(item, "isLgl")
    return Level(
        start=1 if start is None else start,
        kind=attr(child(item, "numFmt"), "val") or _alternate(item) or "decimal",
        text=attr(child(item, "lvlText"), "val"),
        style=attr(child(item, "pStyle"), "val"),
        suffix=attr(child(item, "suff"), "val") or "tab",
        legal=legal is not None and attr(legal, "val") not in ("0", "false", "off"),
        restart=number_attr(child(item, "lvlRestart"), "val"),
    )


def _alternate(item: _Element) -> str:
    # Newer formats stand inside mc:AlternateContent with a plain fallback.
    for found in item.iter():
        if local(found) == "numFmt" and attr(found, "val") not in ("custom", ""):
            return attr(found, "val")
    return ""


class Numbering:
    """Counts the lists of one document; call :meth:`label` once a paragraph, in order.

    Parameters
    ----------
    root : Element or None
        Root of ``numbering.xml``.
    styles : dict
        From :func:`read_styles`.
    """

    def __init__(self, root: _Element | None, styles: dict[str, ParagraphStyle]) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[str, _Num] = {}
        for item in children(root, "abstractNum"):
            key = attr(item, "abstractNumId")
            self._abstract[key] = {
                number_attr(level, "ilvl") or 0: _read_level(level)
                for level in children(item, "lvl")
            }
            link = attr(child(item, "numStyleLink"), "val")
            if link:
                self._links[key] = link
        for item in children(root, "num"):
            num = _Num(attr(child(item, "abstractNumId"), "val"))
            for override in children(item, "lvlOverride"):
                ilvl = number_attr(override, "ilvl") or 0
                start = number_attr(child(override, "startOverride"), "val")
                if start is not None:
                    num.starts[ilvl] = start
                own = child(override, "lvl")
                if own is not None:
                    num.levels[ilvl] = _read_level(own)
            self._nums[attr(item, "numId")] = num
        self._list_styles = self._read_list_styles(root)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def _read_list_styles(self, root: _Element | None) -> dict[str, str]:
        """Map a list style to the abstract list that defines it."""
        return {
            attr(child(item, "styleLink"), "val"): attr(item, "abstractNumId")
            for item in children(root, "abstractNum")
            if child(item, "styleLink") is not None
        }

    def _abstract_of(self, num: _Num) -> str:
        link = self._links.get(num.abstract)
        return self._list_styles.get(link, num.abstract) if link else num.abstract

    @functools.cached_property
    def _default_style(self) -> str:
        return next((key for key, style in self._styles.items() if style.default), "")

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        key = style or self._default_style
        while key and key not in chain and key in self._styles:
            chain.append(key)
            key = self._styles[key].base
        return chain

    def _resolve(self, style: str, num: str | None, level: int | None) -> tuple[str, int] | None:
        chain = self._chain(style)
        if num is None:
            key = next((k for k in chain if self._styles[k].num is not None), None)
            if key is None:
                return None
            num = self._styles[key].num
            if level is None:
                level = self._styled_level(num, chain)
            if level is None:
                level = next((v for k in chain if (v := self._styles[k].level) is not None), 0)
        if num is None or num == "0" or num not in self._nums:
            return None
        return num, min(level or 0, _LEVELS - 1)

    def _styled_level(self, num: str | None, chain: list[str]) -> int | None:
        if num not in self._nums:
            return None
        levels = self._abstract.get(self._abstract_of(self._nums[num]), {})
        for key in chain:
            for ilvl, level in levels.items():
                if level.style == key:
                    return ilvl
        return None

    def outline(self, style: str) -> tuple[str, int | None]:
        """Return the name of a style and the outline level it gives."""
        chain = self._chain(style)
        name = self._styles[chain[0]].name if chain else style
        for key in chain:
            level = self._styles[key].outline
            if level is not None:
                return name, level if level < _LEVELS else None
            heading = re.fullmatch(r"(?:heading|标题) ?([1-9])", self._styles[key].name.lower())
            if heading:
                return name, int(heading[1]) - 1
        return name, None

    def label(self, style: str, num: str | None, level: int | None) -> str:
        """Count one paragraph and return its number, or the empty string.

        Parameters
        ----------
        style : str
            Style id of the paragraph.
        num, level
            ``numId`` and ``ilvl`` of the paragraph itself, None where it has none.
        """
        found = self._resolve(style, num, level)
        if found is None:
            return ""
        num, ilvl = found
        definition = self._nums[num]
        abstract = self._abstract_of(definition)
        levels = self._abstract.get(abstract, {}) | definition.levels
        if ilvl not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if ilvl in definition.starts and (num, ilvl) not in self._started:
            counts[ilvl] = definition.starts[ilvl]
        else:
            current = counts[ilvl]
            counts[ilvl] = levels[ilvl].start if current is None else current + 1
        self._started.add((num, ilvl))
        for deeper in range(ilvl + 1, _LEVELS):
            rule = levels[deeper].restart if deeper in levels else None
            if rule is None or (rule != 0 and ilvl < rule):
                counts[deeper] = None
        return self._show(levels, ilvl, counts, definition)

    @staticmethod
    def _show(
        levels: dict[int, Level], ilvl: int, counts: list[int | None], definition: _Num
    ) -> str:
        this = levels[ilvl]
        if this.kind == "bullet":
            sign = this.text.strip()
            odd = not sign or any("\ue000" <= c <= "\uf8ff" or c in _MASKLIKE for c in sign)
            return "•" if odd else sign

        def slot(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            level = levels.get(index)
            if level is None or index > ilvl:
                return ""
            value = counts[index]
            if value is None:
                value = definition.starts.get(index, level.start)
            legal = this.legal and level.kind != "decimalZero"
            return number_text(value, "decimal" if legal else level.kind)

        text = _SLOT.sub(slot, this.text)
        # `1.` in front of `2019年` must not become a number of its own.
        glued = text[-1:].isascii() and this.suffix != "nothing"
        return f"{text} " if text and glued and not text.endswith((" ", ")")) else text
