"""The topic of a section, by meaning: a linear model over heading and body, with the lexicon.

The model is a table of plain coefficients (``topic_weights.json``, hundredths, written by
``corpora/train_topics.py``) over the character pairs of heading and body and over the
lexicon's terms in the heading; its probabilities are calibrated by a temperature.
"""

from __future__ import annotations

import functools
import json
import math
import re
import struct
from collections.abc import Sequence, Set
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from operator import add

from reportnlp import lexicons

# Characters of body that are read: what a section is about it says at the beginning.
BODY = 120
REVIEW = "review"
# A second topic stands if it is at least this likely as against the first.
_SECOND_OF_FIRST = 0.45
_FARTHEST_SECOND = -math.log(_SECOND_OF_FIRST)

_CLEAR = 1.0
_PLAIN = 3.0
_JOINT = re.compile(r"[和与及、暨]")

_FIELD = 32

Row = Sequence[float]


class _Weights(dict[str, int]):
    """The weights of each feature for all topics side by side in one number.

    The sum of such numbers holds the sums for all topics: one addition a feature.  A row is
    packed when its feature is first met.
    """

    def __init__(self, written: dict[str, str], size: int) -> None:
        super().__init__()
        self.written = written
        self.known = frozenset(written)
        # Added and taken out again, it keeps what is negative from borrowing of its neighbour.
        self.signs = sum(1 << (_FIELD * place + _FIELD - 1) for place in range(size))
        self.fields = struct.Struct(f"<{size}i")

    def __missing__(self, feature: str) -> int:
        row = map(int, self.written[feature].split(","))
        packed = sum(weight << (_FIELD * place) for place, weight in enumerate(row))
        self[feature] = packed
        return packed

    def added(self, features: Set[str], total: Row) -> Row:
        """Add the known weights, scaled so that long texts do not drown short ones."""
        known = self.known & features
        if not known:
            return total
        scale = 0.01 / math.sqrt(len(known))
        packed = sum(map(self.__getitem__, known)) + self.signs ^ self.signs
        sums = self.fields.unpack(packed.to_bytes(self.fields.size, "little"))
        return [value + scale * more for value, more in zip(total, sums, strict=True)]


@dataclass(frozen=True, slots=True)
class _Model:
    topics: tuple[str, ...]
    bias: Row
    heading: _Weights
    body: _Weights
    body_firsts: frozenset[str]
    named: frozenset[str]
    temperature: float


@functools.cache
def _lexicon() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (term, ``@topic``) by the first two characters of the term."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in lexicons.table("topics"):
        if row["heading"] != "0":
            found.setdefault(row["term"][:2], []).append((row["term"], "@" + row["topic"]))
    return {pair: tuple(terms) for pair, terms in found.items()}


@functools.cache
def _model() -> _Model:
    source = resources.files("reportnlp.lexicons") / "topic_weights.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    return _Model(
        topics=tuple(data["topics"]),
        bias=tuple(data["bias"]),
        heading=_Weights(data["heading"], len(data["topics"])),
        body=_Weights(data["body"], len(data["topics"])),
        body_firsts=frozenset(pair[0] for pair in data["body"]),
        named=frozenset("@" + topic for topic in data["topics"]),
        temperature=data["temperature"],
    )


def pairs(text: str) -> set[str]:
    """Return the character pairs of a folded text.

    Examples
    --------
    >>> sorted(pairs("抓党建"))
    ['党建', '抓党']
    """
    return set(map(add, text, text[1:]))


def heading_features(heading: str) -> set[str]:
    """Return a heading's character pairs, and ``@topic`` for each lexicon term in it (folded).

    Examples
    --------
    >>> sorted(heading_features("抓党建"))
    ['@party_building', '党建', '抓党']
    """
    lexicon = _lexicon()
    found = pairs(heading)
    for pair in found & lexicon.keys():
        for term, feature in lexicon[pair]:
            if term in heading:
                found.add(feature)
    return found


def _logits(features: Set[str], body: str) -> tuple[Row, float, float]:
    """Return how much speaks for each topic, for the second of them and for the first."""
    model = _model()
    total = model.heading.added(features, model.bias)
    second, first = sorted(total)[-2:]
    # A heading this plain needs no body, and reading bodies is what costs time.
    if body and first - second <= _PLAIN:
        known = model.body_firsts
        total = model.body.added({a + b for a, b in pairwise(body) if a in known}, total)
        second, first = sorted(total)[-2:]
    return total, second, first


def probabilities(heading: str, body: str) -> dict[str, float]:
    """Return the calibrated probability of each topic (and of ``review``, which is none).

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
    total, _, top = _logits(heading_features(heading), body)
    powers = [math.exp((value - top) / model.temperature) for value in total]
    norm = sum(powers)
    return {topic: power / norm for topic, power in zip(model.topics, powers, strict=True)}


def _joined(heading: str) -> tuple[str, ...]:
    """Return the topics of `疫情防控和民生保障`, where each half names one by itself."""
    model = _model()
    found: list[str] = []
    for features in map(heading_features, _JOINT.split(heading)):
        if features.isdisjoint(model.named):
            continue
        total, _, top = _logits(features, "")
        topic = model.topics[total.index(top)]
        if "@" + topic in features and topic not in found:
            found.append(topic)
    return tuple(found) if len(found) == 2 else ()


def section_topics(heading: str, body: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the one or two topics of a section, none for a mere review.

    Parameters
    ----------
    heading, body : str
        Folded; the heading without its marker, the beginning of the body.
    above : tuple of str
        The topics of a heading that holds no term of the lexicon: 高度重视 says nothing of
        what it is about, the heading above does.

    Examples
    --------
    >>> section_topics("2024年工作回顾", "")
    ()
    """
    model = _model()
    features = heading_features(heading)
    named = features & model.named
    if above and not named:
        return above
    total, runner_up, top = _logits(features, body)
    first = total.index(top)
    if model.topics[first] == REVIEW:
        return ()
    topics = [model.topics[first]]
    # What a part names the whole names too, and looking is cheap.
    joined = _joined(heading) if "@" + topics[0] in named and len(named) > 1 else ()
    if topics[0] in joined:
        other = joined[1 - joined.index(topics[0])]
        # The one named first comes first, unless the whole heading says otherwise.
        near = top - total[model.topics.index(other)] <= _CLEAR * model.temperature
        topics = list(joined) if near else [topics[0], other]
    elif (top - runner_up) / model.temperature <= _FARTHEST_SECOND:
        second = total.index(runner_up, first + 1 if runner_up == top else 0)
        if model.topics[second] != REVIEW:
            topics.append(model.topics[second])
    if topics == ["overview", "plan"]:
        # `2012年总体要求和奋斗目标` is what the plan begins with.
        topics.reverse()
    return tuple(topics)


@functools.cache
def terms_of(topic: str) -> tuple[str, ...]:
    """Return the lexicon's terms of one topic."""
    return tuple(row["term"] for row in lexicons.table("topics") if row["topic"] == topic)
