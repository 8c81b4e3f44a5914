"""Faults of numbering: what a careful reader would mark in the margin."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportnlp.extract.sections.markers import marker_at
from reportnlp.model.items import Outline, Section
from reportnlp.text.fold import fold

FaultKind = Literal["skip", "repeat", "restart", "first", "mixed", "double", "missing_shi"]
_UNNUMBERED = frozenset({"bare", "lead", "dash", "bullet", "lentic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberingFault:
    """A heading whose number does not follow from its elder sibling.

    Attributes
    ----------
    kind : str
        ``skip`` (四 after 二), ``repeat`` (二 after 二), ``restart`` (a smaller number),
        ``first`` (a list that begins at 2), ``mixed`` (``二.`` among ``（一）``), ``double``
        (``（一）、``), ``missing_shi`` (``三推进`` after ``二是``).
    section : str
        Id of the section.
    start, end : int
        The heading.
    expected, found : int
        Numbers; equal for faults of form.
    """

    kind: FaultKind
    section: str
    start: int
    end: int
    expected: int
    found: int


_folded = functools.lru_cache(maxsize=1024)(fold)


@functools.lru_cache(maxsize=1024)
def _number(marker: str) -> int:
    found = marker_at(marker + "是某", 0, len(marker) + 2)
    return found.number if found else 0


def _read(section: Section) -> tuple[str, str, int]:
    """Return family, folded text and number of a section's marker."""
    family = section.rule.rsplit("-", 1)[0]
    if family in _UNNUMBERED or not section.marker:
        return family, "", 0
    marker = _folded(section.marker)
    return family, marker, _number(marker)


def _siblings(sections: tuple[Section, ...]) -> Iterator[NumberingFault]:
    expected = 0
    last_family = ""
    for section in sections:
        family, marker, number = _read(section)
        if number == 0:
            expected, last_family = 0, ""
            continue

        def fault(
            kind: FaultKind, wanted: int, item: Section = section, got: int = number
        ) -> NumberingFault:
            return NumberingFault(
                kind=kind,
                section=item.id,
                start=item.start,
                end=item.end,
                expected=wanted,
                found=got,
            )

        if marker[-1:] in "、.," and ")" in marker:
            yield fault("double", number)
        if family == "shi" and "是" not in marker and "要" not in marker:
            yield fault("missing_shi", number)
        if last_family and family != last_family:
            if number == expected:
                yield fault("mixed", number)
            elif number == 1:
                yield fault("restart", expected)
        elif not last_family:
            if number > 1:
                yield fault("first", 1)
        elif number > expected:
            yield fault("skip", expected)
        elif number == expected - 1:
            yield fault("repeat", expected)
        elif number < expected:
            yield fault("restart", expected)
        expected, last_family = number + 1, family


def numbering_faults(outline: Outline) -> tuple[NumberingFault, ...]:
    """Return every numbering fault in reading order.

    Examples
    --------
    >>> from reportnlp.extract.sections import extract_sections
    >>> from reportnlp.text.view import TextView
    >>> outline = extract_sections(TextView("一、党建\\n抓。\\n三、民生\\n修路。"))
    >>> [(f.kind, f.expected, f.found) for f in numbering_faults(outline)]
    [('skip', 2, 3)]
    """
    faults: list[NumberingFault] = []

    def visit(sections: tuple[Section, ...]) -> None:
        faults.extend(_siblings(sections))
        for section in sections:
            visit(section.children)

    visit(outline.sections)
    return tuple(sorted(faults, key=lambda fault: fault.start))
