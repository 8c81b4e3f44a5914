"""Section structure: headings of any numbering, their tree and topics."""

from __future__ import annotations

from reportnlp.extract.sections import headings as find
from reportnlp.extract.sections.lines import content_lines, find_frame
from reportnlp.extract.sections.markers import marker_at
from reportnlp.extract.sections.topics import with_topics
from reportnlp.extract.sections.tree import build, levels
from reportnlp.model.items import Outline, Span
from reportnlp.text.view import TextView

__all__ = ["extract_sections"]


def extract_sections(view: TextView) -> Outline:
    """Find the title, the preamble and the tree of sections.

    Parameters
    ----------
    view : TextView

    Returns
    -------
    Outline
        Frame, preamble, headings and bodies tile the text.

    Examples
    --------
    >>> outline = extract_sections(TextView("一、党的建设\\n一是抓班子。坚持学习，从不间断。\\n二、民生福祉\\n修路。"))
    >>> [(s.level, s.marker, s.title, s.runin, s.topic) for s in outline.walk()]
    [(1, '一、', '党的建设', False, 'party_building'), (2, '一是', '抓班子', True, 'party_building'), (1, '二、', '民生福祉', False, 'livelihood')]
    """
    folded = view.folded
    lines = content_lines(view)
    marked = [marker_at(folded, line.start, line.end) is not None for line in lines]
    frame = find_frame(lines, marked)
    first, last = frame.first, frame.last
    found = find.line_headings(folded, lines, first, last)
    taken = {heading.line for heading in found}
    bare = find.bare_headings(folded, lines, taken, first, last)
    taken |= {heading.line for heading in bare}
    found += bare
    found += find.lead_headings(folded, lines, taken, first, last)
    found += find.inline_headings(folded, lines, {h.start for h in found}, first, last)
    found.sort(key=lambda heading: heading.start)
    end = lines[last].start if last < len(lines) else len(view.raw)
    begin = (lines[first].start if first < len(lines) else len(view.raw)) if first else 0
    sections = build(view.raw, found, levels(found), end)
    preamble = Span(start=min(begin, end), end=found[0].start if found else end)
    return Outline(title=frame.title, preamble=preamble, sections=with_topics(view, sections))
