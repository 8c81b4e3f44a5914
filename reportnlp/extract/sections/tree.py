"""From headings in reading order to a tree of sections."""

from __future__ import annotations

from reportnlp.extract.sections.headings import Heading
from reportnlp.extract.sections.lines import Line
from reportnlp.model.items import Section

_FLAT = frozenset({"dash", "lead", "bullet"})


def _key(heading: Heading) -> str:
    return heading.family + ("~" if heading.inline and heading.family == "shi" else "")


def levels(headings: list[Heading]) -> list[int]:
    """Return the depth of each heading: a family seen above closes what is open below it."""
    stack: list[Heading] = []
    depths = []
    for heading in headings:
        key = _key(heading)
        keys = [_key(item) for item in stack]
        if key in keys:
            del stack[keys.index(key) :]
        elif key == "shi~" and "shi" in keys and stack[keys.index("shi")].line != heading.line:
            del stack[keys.index("shi") :]
        elif not heading.inline:
            # A run-in item is one paragraph; a paragraph that belongs to none closes its list.
            while stack and stack[-1].runin and (
                stack[-1].family in _FLAT or heading.line - stack[-1].line > 1
            ):
                stack.pop()
        stack.append(heading)
        depths.append(len(stack))
    return depths


def build(
    raw: str, headings: list[Heading], depths: list[int], end: int
) -> tuple[Section, ...]:
    """Nest headings by depth; bodies run to the next heading of any level."""
    bounds = [heading.start for heading in headings[1:]] + [end]
    position = 0

    def children(depth: int) -> tuple[Section, ...]:
        nonlocal position
        found = []
        while position < len(headings) and depths[position] >= depth:
            heading, stop, number = headings[position], bounds[position], position + 1
            level = depths[position]
            position += 1
            inner = children(level + 1)
            found.append(
                Section(
                    id=f"s{number}",
                    level=level,
                    marker=raw[heading.start : heading.marker_end].strip(),
                    title=raw[heading.marker_end : heading.end].strip(),
                    start=heading.start,
                    end=heading.end,
                    body_start=heading.end,
                    body_end=stop,
                    runin=heading.runin,
                    children=inner,
                    rule=heading.rule,
                )
            )
        return tuple(found)

    return children(1)


__all__ = ["Line", "build", "levels"]
