"""Section structure: headings of any numbering, their tree and topics."""

from __future__ import annotations

from collections.abc import Mapping

from reportnlp.extract.sections.frame import find_frame, may_be_title
from reportnlp.extract.sections.headings import (
    bare_headings,
    lead_headings,
    marked_headings,
    settle,
)
from reportnlp.extract.sections.inline import glued_headings, inline_leads
from reportnlp.extract.sections.lines import content_lines
from reportnlp.extract.sections.markers import marker_at
from reportnlp.extract.sections.styled import styled_headings
from reportnlp.extract.sections.tree import build, levels
from reportnlp.model.items import Outline, Span
from reportnlp.text.view import TextView

__all__ = ["extract_sections"]


def extract_sections(view: TextView, styled: Mapping[int, int] | None = None) -> Outline:
    """Find the title, the preamble and the tree of sections.

    Parameters
    ----------
    view : TextView
    styled : mapping of int to int, optional
        Outline level, from 0, of the paragraphs that the file itself styles as headings, by
        the offset at which each begins.

    Returns
    -------
    Outline
        Frame, preamble, headings and bodies tile the text.

    Examples
    --------
    >>> text = "一、党的建设\\n一是强队伍。坚持学习，从不间断。\\n二、民生福祉\\n修路。"
    >>> for section in extract_sections(TextView(text)).walk():
    ...     print(section.level, section.marker, section.title, section.runin)
    1 一、 党的建设 False
    2 一是 强队伍 True
    1 二、 民生福祉 False
    """
    folded = view.folded
    lines = content_lines(view)
    markers = [marker_at(folded, line.start, line.end) for line in lines]
    heads = [marker is not None for marker in markers]
    if styled:
        for index, line in enumerate(lines):
            heads[index] |= line.start in styled and not may_be_title(line.text)
    frame = find_frame(lines, heads)
    first, last = frame.first, frame.last
    marked = marked_headings(folded, lines, markers, first, last)
    volumes = [heading.line for heading in marked if heading.family == "volume"]
    found = [heading for heading in marked if heading.family != "volume"]
    taken = {heading.line for heading in marked}
    partners: dict[str, str] = {}
    if styled:
        by_style, partners = styled_headings(lines, marked, styled, first, last)
        taken |= {heading.line for heading in by_style}
        found += by_style
    bare = bare_headings(lines, taken, first, last)
    taken |= {heading.line for heading in bare}
    found += bare
    found += lead_headings(folded, lines, taken, first, last)
    found += glued_headings(folded, lines, found, first, last)
    found += inline_leads(folded, lines, found, first, last)
    found = [heading for heading in settle(found, folded) if heading.start >= frame.begin]
    end = lines[last].start if last < len(lines) else len(view.raw)
    bounds = [lines[index].start for index in volumes] + [end]
    sections = build(view, found, levels(found, volumes, partners), bounds)
    preamble = Span(start=min(frame.begin, end), end=found[0].start if found else end)
    covered = [(preamble.start, preamble.end)]
    covered += [(part.start, part.body_end) for section in sections for part in section.walk()]
    outside = _outside(covered, len(view.raw))
    return Outline(title=frame.title, preamble=preamble, sections=sections, frame=outside)


def _outside(covered: list[tuple[int, int]], length: int) -> tuple[Span, ...]:
    """Return what lies outside preamble, headings and bodies."""
    spans = []
    at = 0
    for start, end in [*covered, (length, length)]:
        if start > at:
            spans.append(Span(start=at, end=start))
        at = max(at, end)
    return tuple(spans)
