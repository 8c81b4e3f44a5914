"""The topic of a section, by meaning: a linear model over heading and body, with the lexicon.

The model is a table of plain coefficients (``topic_weights.json``, written by
``corpora/train_topics.py``) over the character pairs of heading and body and over the
lexicon's terms in the heading; its probabilities are calibrated by a temperature.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import re
from collections.abc import Iterable
from importlib import resources
from operator import add

from reportnlp import lexicons
from reportnlp.model.items import Section
from reportnlp.text.view import TextView

BODY_LIMIT = 300
REVIEW = "review"
_NOISE = re.compile(r"[\d\sxX*×_〇○%.,:;。、“”\"'()《》〔〕…#—-]+")
_SECOND = 0.22
_SECOND_OF_FIRST = 0.45

Row = tuple[tuple[int, float], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Model:
    topics: tuple[str, ...]
    bias: tuple[float, ...]
    heading: dict[str, Row]
    body: dict[str, Row]
    lexicon: dict[str, Row]
    temperature: float


@functools.cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, str]]:
    terms = {row["term"]: row["topic"] for row in lexicons.table("topics") if row["heading"] != "0"}
    ordered = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))), terms


@functools.cache
def _model() -> _Model:
    source = resources.files("reportnlp.lexicons") / "topic_weights.json"
    data = json.loads(source.read_text(encoding="utf-8"))

    def rows(block: dict[str, dict[str, float]]) -> dict[str, Row]:
        return {key: tuple((int(i), w) for i, w in row.items()) for key, row in block.items()}

    return _Model(
        topics=tuple(data["topics"]),
        bias=tuple(data["bias"]),
        heading=rows(data["heading"]),
        body=rows(data["body"]),
        lexicon=rows(data["lexicon"]),
        temperature=data["temperature"],
    )


def pairs(text: str) -> set[str]:
    """Return the character pairs of a heading or body (folded), digits and marks left out.

    Examples
    --------
    >>> sorted(pairs("抓党建2项"))
    ['党建', '抓党', '项']
    """
    found: set[str] = set()
    for part in _NOISE.split(text):
        found.update(map(add, part, part[1:]) if len(part) > 1 else filter(None, (part,)))
    return found


def heading_terms(heading: str) -> set[str]:
    """Return the topics whose lexicon terms stand in a heading (folded)."""
    pattern, terms = _lexicon()
    return {terms[match[0]] for match in pattern.finditer(heading)}


def _add(total: list[float], keys: Iterable[str], table: dict[str, Row]) -> None:
    rows = [row for row in map(table.get, keys) if row is not None]
    if rows:
        # Long texts must not drown short ones.
        scale = 1 / math.sqrt(len(rows))
        for row in rows:
            for index, weight in row:
                total[index] += weight * scale


def probabilities(heading: str, body: str) -> dict[str, float]:
    """Return the probability of each topic (and of ``review``, which is none).

    Parameters
    ----------
    heading, body : str
        Folded; the heading without its marker.

    Examples
    --------
    >>> table = probabilities("基层党建工作", "")
    >>> max(table, key=table.get)
    'party_building'
    """
    model = _model()
    total = list(model.bias)
    _add(total, pairs(heading), model.heading)
    _add(total, pairs(body[:BODY_LIMIT]), model.body)
    _add(total, heading_terms(heading), model.lexicon)
    top = max(total)
    powers = [math.exp((value - top) / model.temperature) for value in total]
    norm = sum(powers)
    return {topic: power / norm for topic, power in zip(model.topics, powers, strict=True)}


def rank(table: dict[str, float]) -> tuple[str, ...]:
    """Return the one or two topics that a section speaks of; none for a mere review."""
    ranked = sorted(table.items(), key=lambda item: -item[1])
    (first, high), (second, low) = ranked[:2]
    if first == REVIEW:
        return ()
    if second != REVIEW and low >= _SECOND and low >= _SECOND_OF_FIRST * high:
        return first, second
    return (first,)


def with_topics(view: TextView, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Give every section its topic."""
    placed = []
    for section in sections:
        heading = view.folded[section.start + len(section.marker) : section.end]
        stop = min(section.whole_end, section.body_start + BODY_LIMIT)
        topics = rank(probabilities(heading, view.folded[section.body_start : stop]))
        placed.append(
            dataclasses.replace(
                section,
                topic=topics[0] if topics else None,
                topics=topics,
                children=with_topics(view, section.children),
            )
        )
    return tuple(placed)


@functools.cache
def terms_of(topic: str) -> tuple[str, ...]:
    """Return the lexicon's terms of one topic."""
    return tuple(row["term"] for row in lexicons.table("topics") if row["topic"] == topic)
