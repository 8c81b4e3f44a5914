"""Where each topic of the template is found: a section of its own, a shared one, sentences, nowhere."""

from __future__ import annotations

import bisect
import functools
import re

from reportnlp.extract.sections.topics import heading_features, terms_of
from reportnlp.model.items import Coverage, Outline, Section, Span, Status
from reportnlp.text.view import TextView

TEMPLATE_TOPICS = (
    "party_building",
    "epidemic",
    "rural_revitalization",
    "industry",
    "environment",
    "livelihood",
    "stability",
    "government",
)
# What is only planned or only owned up to has not been reported on.
_NOT_WORK = frozenset({"plan", "problems"})
_LEAST_SENTENCES = 2
_MOST_SPANS = 8


def extract_coverage(view: TextView, outline: Outline) -> tuple[Coverage, ...]:
    """Say for each of the eight topics where the report speaks of it.

    Parameters
    ----------
    view : TextView
    outline : Outline

    Returns
    -------
    tuple of Coverage
        In template order.  ``own``: a section is devoted to it; ``shared``: it shares a heading
        with another topic, or has a sub-section under one; ``scattered``: two or more sentences
        elsewhere; evidence holds headings or sentences.

    Examples
    --------
    >>> from reportnlp.extract.sections import extract_sections
    >>> view = TextView("一、民生福祉和社会稳定\\n修路。\\n二、产业发展\\n种茶。")
    >>> {c.topic: c.status for c in extract_coverage(view, extract_sections(view))}["livelihood"]
    'shared'
    """
    own: dict[str, list[Span]] = {topic: [] for topic in TEMPLATE_TOPICS}
    shared: dict[str, list[Span]] = {topic: [] for topic in TEMPLATE_TOPICS}
    work: list[tuple[int, int]] = [(outline.preamble.start, outline.preamble.end)]
    only_plan = all(section.topic in _NOT_WORK for section in outline.sections)

    def names(section: Section, topic: str) -> bool:
        return "@" + topic in heading_features(view.folded[section.start : section.end])

    def visit(section: Section, above: str | None) -> None:
        if section.topic in _NOT_WORK and not only_plan:
            return
        work.append((section.body_start, section.body_end))
        for topic in section.topics:
            if topic not in own or topic == above:
                continue
            # A lead inside another topic's section counts only where it names the topic.
            if section.runin and above in own and not names(section, topic):
                continue
            alone = len(section.topics) == 1 and above not in own
            span = Span(start=section.start, end=section.end)
            (own if alone else shared)[topic].append(span)
        inherited = section.topic if section.topic in own else above
        for child in section.children:
            visit(child, inherited)

    for section in outline.sections:
        visit(section, None)
    found = []
    for topic in TEMPLATE_TOPICS:
        status: Status = "absent"
        spans: list[Span] = []
        if own[topic]:
            status, spans = "own", own[topic] + shared[topic]
        elif shared[topic]:
            status, spans = "shared", shared[topic]
        else:
            sentences = _sentences(view, topic, work)
            if len(sentences) >= _LEAST_SENTENCES:
                status, spans = "scattered", sentences
        found.append(Coverage(topic=topic, status=status, evidence=tuple(spans[:_MOST_SPANS])))
    return tuple(found)


@functools.cache
def _terms(topic: str) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Return where a term of a topic can begin, and its terms by their first character."""
    by_first: dict[str, list[str]] = {}
    for term in terms_of(topic):
        by_first.setdefault(term[0], []).append(term)
    # The second character tells most places apart; terms of one character have none.
    seconds = "".join(sorted({term[1] for term in terms_of(topic) if len(term) > 1}))
    alone = "".join(term for term in terms_of(topic) if len(term) == 1)
    follows = f"(?=[{seconds}])" + (f"|(?<=[{alone}])" if alone else "")
    return re.compile(f"[{''.join(by_first)}](?:{follows})"), by_first


def _sentences(view: TextView, topic: str, work: list[tuple[int, int]]) -> list[Span]:
    """Return the sentences with two or more terms of a topic."""
    text = view.folded
    pattern, by_first = _terms(topic)
    terms: dict[tuple[int, int], set[str]] = {}
    for match in pattern.finditer(text):
        at = match.start()
        for term in by_first[text[at]]:
            if text.startswith(term, at):
                terms.setdefault(view.sentence_at(at), set()).add(term)
    found = []
    starts = [start for start, _ in work]
    for sentence, seen in sorted(terms.items()):
        index = bisect.bisect_right(starts, sentence[0]) - 1
        if len(seen) >= 2 and index >= 0 and sentence[0] < work[index][1]:
            found.append(Span(start=sentence[0], end=sentence[1]))
    return found
