"""Headings by the styles and outline levels of a file, for what carries no marker."""

from __future__ import annotations

from collections.abc import Mapping

from reportnlp.extract.sections.headings import Heading, stands_alone
from reportnlp.extract.sections.lines import Line

# A file in which most paragraphs are styled as headings says nothing by it.
_MOST = 0.5
PREFIX = "style"


def styled_headings(
    lines: list[Line],
    marked: list[Heading],
    styled: Mapping[int, int],
    first: int,
    last: int,
) -> tuple[list[Heading], dict[str, str]]:
    """Return lines that the file styles as headings and that carry no marker.

    Parameters
    ----------
    lines : list of Line
    marked : list of Heading
        Headings with a marker; the marker says more than the style.
    styled : mapping of int to int
        Outline level, from 0, by the offset at which a paragraph begins.
    first, last : int
        Indexes of lines, half open.

    Returns
    -------
    headings : list of Heading
    partners : dict of str to str
        The marker family that stands at the level of a style family, where the file is
        consistent in it.
    """
    level_of = {
        index: styled[lines[index].start]
        for index in range(first, last)
        if lines[index].start in styled
    }
    if not level_of or len(level_of) > _MOST * (last - first):
        return [], {}
    taken = {heading.line: heading.family for heading in marked}
    found = [
        Heading(
            start=lines[index].start,
            end=lines[index].end,
            marker_end=lines[index].start,
            family=f"{PREFIX}{level}",
            line=index,
            rule="style-line",
        )
        for index, level in level_of.items()
        if index not in taken and stands_alone(lines[index].text)
    ]
    return found, _partners(level_of, taken)


def _partners(level_of: Mapping[int, int], taken: Mapping[int, str]) -> dict[str, str]:
    pairs = {
        (taken[index], f"{PREFIX}{level}") for index, level in level_of.items() if index in taken
    }
    families = [family for family, _ in pairs]
    styles = [style for _, style in pairs]
    return {
        style: family
        for family, style in pairs
        if families.count(family) == 1 and styles.count(style) == 1
    }
