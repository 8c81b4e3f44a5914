"""From headings in reading order to a tree of sections."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass

from reportnlp.extract.sections.headings import Heading
from reportnlp.extract.sections.styled import PREFIX
from reportnlp.extract.sections.topics import BODY, section_topics
from reportnlp.model.items import Section
from reportnlp.model.making import blank
from reportnlp.text.view import TextView

# Items of these families are single paragraphs: nothing on a later line belongs to them.
_FLAT = frozenset({"dash", "lead", "bullet"})
_LIGHT = frozenset({"shi", "lead", "dash", "arabic", "parabic", "circled", "halfparen"})
_SCRIPT = {
    "hanzi": "han",
    "phanzi": "han",
    "part": "han",
    "arabic": "arabic",
    "parabic": "arabic",
    "halfparen": "arabic",
    "spaced": "arabic",
}


@dataclass(slots=True)
class _Open:
    """A heading whose section is still open, and the families that stand at its depth."""

    heading: Heading
    families: set[str]
    childless_elders: int = 0
    has_children: bool = False


def _key(heading: Heading) -> str:
    return "shi~" if heading.inline and heading.family == "shi" else heading.family


def _sibling(
    stack: list[_Open], heading: Heading, key: str, index: int, numbers: _Numbers
) -> int | None:
    """Return the depth index at which `heading` continues a list that is open."""
    for at in range(len(stack) - 1, -1, -1):
        if key in stack[at].families:
            lower = (
                _mismarked(stack, heading, index, numbers) if _breaks(stack[at], heading) else None
            )
            return at if lower is None else lower
    # The first of a list begins its line, the second stands further on in it.
    # (Where the next line goes on with the same number, the list in the line is one of its own.)
    if key == "shi~" and numbers.after(index, "shi") != heading.number:
        for at in range(len(stack) - 1, -1, -1):
            elder = stack[at].heading
            if (
                elder.family == "shi"
                and elder.line == heading.line
                and elder.number == heading.number - 1
            ):
                return at
    # `（二）` after a bare heading: the first of the list has lost its marker.
    if stack and heading.number > 1 and not heading.inline:
        top = stack[-1]
        if top.heading.family == "bare" and top.childless_elders == heading.number - 2:
            return len(stack) - 1
    return _mismarked(stack, heading, index, numbers)


def _breaks(opened: _Open, heading: Heading) -> bool:
    """Whether a marked heading does not go on where its own list stands."""
    return heading.family == "hanzi" and opened.heading.number + 1 != heading.number


def _mismarked(stack: list[_Open], heading: Heading, index: int, numbers: _Numbers) -> int | None:
    """Return the depth index of a list that `二.` between its `（一）` and `（三）` belongs to."""
    script = _SCRIPT.get(heading.family)
    if heading.number > 1 and script and not heading.inline:
        for at in range(len(stack) - 1, -1, -1):
            elder = stack[at].heading
            if (
                elder.family != heading.family
                and _SCRIPT.get(elder.family) == script
                and elder.number == heading.number - 1
                and numbers.after(index, elder.family) > heading.number
            ):
                return at
    return None


def _by_style(stack: list[_Open], style: str, partner: str | None) -> int | None:
    """Return the depth index that a styled heading closes: its marked partner or a lower style."""
    for index, opened in enumerate(stack):
        lower = any(f.startswith(PREFIX) and f > style for f in opened.families)
        if lower or partner in opened.families:
            return index
    return None


class _Numbers:
    """The numbers that the families of one script, and 一是 lists, show later on."""

    def __init__(self, headings: list[Heading]) -> None:
        self.rows: dict[str, list[tuple[int, int]]] = {}
        for index, heading in enumerate(headings):
            if heading.family in _SCRIPT or _key(heading) == "shi":
                self.rows.setdefault(heading.family, []).append((index, heading.number))

    def after(self, index: int, family: str) -> int:
        """Return the number that the next heading of `family` behind `index` has, or 0."""
        rows = self.rows.get(family, [])
        at = bisect.bisect_left(rows, (index + 1, 0))
        return rows[at][1] if at < len(rows) else 0


def levels(
    headings: list[Heading], volumes: list[int], partners: Mapping[str, str] | None = None
) -> list[int]:
    """Return the depth of each heading.

    A family that is open above is continued and closes what is below it; an unseen family
    opens one level deeper.

    Parameters
    ----------
    headings : list of Heading
        In reading order.
    volumes : list of int
        Lines at which another report of the same file begins.
    partners : mapping of str to str, optional
        The marker family that stands at the level of a style family.
    """
    partners = partners or {}
    stack: list[_Open] = []
    depths = []
    # An excerpt that begins with `（七）` has lost the heading above it.
    lost = bool(headings) and headings[0].family == "phanzi" and headings[0].number > 2
    numbers = _Numbers(headings)
    for index, heading in enumerate(headings):
        if heading.family in ("hanzi", "part"):
            lost = False
        while volumes and heading.line >= volumes[0]:
            volumes = volumes[1:]
            stack.clear()
        key = _key(heading)
        at = _sibling(stack, heading, key, index, numbers)
        families = {key}
        if at is None and heading.family.startswith(PREFIX):
            at = _by_style(stack, heading.family, partners.get(heading.family))
        elders = 0
        if at is not None:
            families = stack[at].families
            # A slip for （二）: the next 一、 is none of this list.
            if key not in families and not any(key in above.families for above in stack[:at]):
                families.add(key)
            elders = 0 if stack[at].has_children else stack[at].childless_elders + 1
            del stack[at:]
        elif not heading.inline:
            # A run-in item is one paragraph; a paragraph that belongs to none closes its list.
            while (
                stack
                and stack[-1].heading.runin
                and (stack[-1].heading.family in _FLAT or heading.line - stack[-1].heading.line > 1)
            ):
                stack.pop()
            # A list after several bare headings without any belongs beside them, not to the last.
            if (
                len(stack) > 1
                and stack[-1].heading.family == "bare"
                and stack[-1].childless_elders > 1
            ):
                stack.pop()
        if stack and not heading.runin:
            stack[-1].has_children = True
        stack.append(_Open(heading, families, elders))
        depths.append(len(stack) + lost)
    return depths


def build(
    view: TextView, headings: list[Heading], depths: list[int], bounds: list[int]
) -> tuple[Section, ...]:
    """Nest headings by depth and give each its topics.

    Parameters
    ----------
    view : TextView
    headings : list of Heading
    depths : list of int
    bounds : list of int
        Where the first, second … report of the file ends; a body runs to the next heading of
        any level or the next bound.
    """
    raw, folded = view.raw, view.folded
    starts = [heading.start for heading in headings[1:]] + [bounds[-1]]
    size = len(headings)
    make = blank(Section)
    position = 0

    def children(depth: int, above: tuple[str, ...]) -> tuple[Section, ...]:
        nonlocal position
        found = []
        while position < size and depths[position] >= depth:
            index = position
            heading = headings[index]
            position += 1
            bound = bounds[bisect.bisect_left(bounds, heading.end)]
            words = folded[heading.marker_end : heading.end]
            if heading.family in _LIGHT:
                # 一是… speaks for itself or of what the heading above says; its body costs time.
                topics = section_topics(words, "", above if heading.runin else ())
            else:
                limit = min(bound, heading.end + BODY)
                after = position
                while after < size and depths[after] > depths[index] and starts[after - 1] < limit:
                    after += 1
                topics = section_topics(words, folded[heading.end : min(limit, starts[after - 1])])
            inner: tuple[Section, ...] = ()
            if position < size and depths[position] > depths[index]:
                inner = children(depths[index] + 1, topics)
            section = make()
            section.id = f"s{index + 1}"
            section.level = depths[index]
            section.marker = raw[heading.start : heading.marker_end].strip()
            section.title = raw[heading.marker_end : heading.end].strip().rstrip("。：")
            section.start = heading.start
            section.end = heading.end
            section.body_start = heading.end
            section.body_end = min(starts[index], bound)
            section.topic = topics[0] if topics else None
            section.topics = topics
            section.runin = heading.runin
            section.children = inner
            section.rule = heading.rule
            section.__class__ = Section
            found.append(section)
        return tuple(found)

    return children(1, ())
