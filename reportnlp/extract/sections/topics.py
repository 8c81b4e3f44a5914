"""The topic of a section, by what its heading and its body speak of."""

from __future__ import annotations

import dataclasses
import functools
import re

from reportnlp import lexicons
from reportnlp.model.items import Section
from reportnlp.text.view import TextView

_BODY_LIMIT = 1500


@functools.cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[str, float, float]]]:
    rows = lexicons.table("topics")
    terms = {row["term"]: (row["topic"], float(row["heading"]), float(row["body"])) for row in rows}
    ordered = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))), terms


def scores(heading: str, body: str) -> dict[str, float]:
    """Return the lexicon's weight of each topic for one section."""
    pattern, terms = _lexicon()
    total: dict[str, float] = {}
    for match in pattern.finditer(heading):
        topic, weight, _ = terms[match[0]]
        total[topic] = total.get(topic, 0.0) + weight
    seen: dict[str, int] = {}
    for match in pattern.finditer(body):
        seen[match[0]] = seen.get(match[0], 0) + 1
    for term, count in seen.items():
        topic, _, weight = terms[term]
        total[topic] = total.get(topic, 0.0) + weight * min(count, 3)
    return total


def with_topics(view: TextView, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Give every section its topic."""
    placed = []
    for section in sections:
        heading = view.folded[section.start : section.end]
        body = view.folded[
            section.body_start : min(section.whole_end, section.body_start + _BODY_LIMIT)
        ]
        ranked = sorted(scores(heading, body).items(), key=lambda item: -item[1])
        topics = tuple(
            name for name, weight in ranked[:2] if weight >= 2.0 and weight >= 0.6 * ranked[0][1]
        )
        placed.append(
            dataclasses.replace(
                section,
                topic=topics[0] if topics else None,
                topics=topics,
                children=with_topics(view, section.children),
            )
        )
    return tuple(placed)


def sentence_topics(sentence: str) -> tuple[str, ...]:
    """Return the topics that a sentence clearly speaks of: two terms or more."""
    pattern, terms = _lexicon()
    counts: dict[str, set[str]] = {}
    for match in pattern.finditer(sentence):
        counts.setdefault(terms[match[0]][0], set()).add(match[0])
    return tuple(topic for topic, words in counts.items() if len(words) >= 2)
