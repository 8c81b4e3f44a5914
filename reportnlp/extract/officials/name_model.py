"""Costs (``-ln P``) of a stretch of text as a personal name, and as ordinary words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from reportnlp import lexicons

NO_WORD = 15.0
_NO_CHAR = 10.2
_DANGLING = 6.0
NEVER_GIVEN = frozenset("某的了在是与及被让等就而或且各该此并很没")
_NOWHERE_GIVEN = frozenset("某的了被让该此很没等")
_RARELY_GIVEN = frozenset("和为由从对把任将又也都其再已不向同上下")
NEEDS_MORE = frozenset("为在对到向把将由从被与和及当是因就于")
_ENTRY = re.compile(r"(\D{0,3})(\d)")


def is_han(char: str) -> bool:
    """Say whether `char` is one Chinese character."""
    return "\u3400" <= char <= "\u9fff"


@dataclass(frozen=True, slots=True)
class NameModel:
    """The tables behind the costs; ``parts`` and ``syllables`` are of other than Han names.

    ``longer_from`` and ``longer_to`` hold the first and the last two characters of the words
    of three or four: few, so that these need be looked up only where they can be.
    """

    surnames: dict[str, float]
    firsts: frozenset[str]
    inner: dict[str, float]
    last: dict[str, float]
    words: dict[str, float]
    longer_from: frozenset[str]
    longer_to: frozenset[str]
    followers: frozenset[str]
    parts: frozenset[str]
    longest_part: int
    syllables: frozenset[str]


@functools.cache
def name_model() -> NameModel:
    """Return the tables, read at the first call."""
    surnames = {r["surname"]: int(r["cost"]) / 10 for r in lexicons.table("surnames")}
    given = lexicons.table("given_names")
    words: dict[str, float] = {}
    for row in lexicons.table("common_words"):
        first = row["first"]
        for rest, digit in _ENTRY.findall(row["rest"]):
            words[first + rest] = 5.5 + int(digit)
    followers = {row["word"]: float(row["cost"]) for row in lexicons.table("name_followers")}
    words.update(followers)
    longer = [word for word in words if len(word) > 2]
    parts = frozenset(lexicons.words("ethnic_names"))
    return NameModel(
        surnames=surnames,
        firsts=frozenset(surname[0] for surname in surnames),
        inner={r["char"]: int(r["inner"]) / 10 for r in given},
        last={r["char"]: int(r["last"]) / 10 for r in given},
        words=words,
        longer_from=frozenset(word[:2] for word in longer),
        longer_to=frozenset(word[-2:] for word in longer),
        followers=frozenset(followers),
        parts=parts,
        longest_part=max(map(len, parts)),
        syllables=frozenset("".join(parts)),
    )


def _given_cost(model: NameModel, given: str) -> float:
    if given[-1] in NEVER_GIVEN or given[0] in _NOWHERE_GIVEN:
        return 99.0
    extra = 3.0 if given[-1] in _RARELY_GIVEN else 0.0
    last = model.last.get(given[-1])
    if last is None:
        last = _NO_CHAR + (2.5 if given[-1] in model.words else 0.0)
    if len(given) == 1:
        return extra + 1.9 + last
    inner = 13.0 if given[0] in NEVER_GIVEN else model.inner.get(given[0], _NO_CHAR)
    return extra + 0.2 + inner + last


@functools.lru_cache(maxsize=4096)
def name_cost(name: str) -> float:
    """Return ``-ln P`` of `name` as a Han personal name; 99 where it cannot be one."""
    model = name_model()
    best = 99.0
    for length in (1, 2):
        given = name[length:]
        cost = model.surnames.get(name[:length])
        if cost is None or not 1 <= len(given) <= 3:
            continue
        if len(given) == 3 and length == 1:
            second = model.surnames.get(given[0])
            cost = 99.0 if second is None else cost + second + 4.0
            given = given[1:]
        elif len(given) == 3:
            continue
        best = min(best, cost + _given_cost(model, given))
    return best


def costs_from(text: str, start: int, end: int) -> list[float]:
    """Cheapest cost of ``text[i:end]`` in ordinary words, for every i from start to end."""
    model = name_model()
    cost_of, longer = model.words.get, model.longer_from
    text = text[start : end + 3]
    size, end = len(text), end - start
    best = [0.0] * (end + 1)
    for i in range(end - 1, -1, -1):
        low = cost_of(text[i], NO_WORD) + best[i + 1]
        if i == end - 1 and text[i] in NEEDS_MORE and (end >= size or not is_han(text[end])):
            low += _DANGLING
        for stop in (i + 2, i + 3, i + 4) if text[i : i + 2] in longer else (i + 2,):
            cost = cost_of(text[i:stop])
            if cost is None or stop > size:
                continue
            if stop > end:
                cost *= (end - i) / (stop - i)
            else:
                cost += best[stop]
            if cost < low:
                low = cost
        best[i] = low
    return best


def costs_to(text: str, start: int, end: int) -> list[float]:
    """Cheapest cost of ``text[start:i]`` in ordinary words, for every i from start to end."""
    model = name_model()
    cost_of, longer = model.words.get, model.longer_to
    best = [0.0] * (end - start + 1)
    for i in range(start + 1, end + 1):
        low = cost_of(text[i - 1], NO_WORD) + best[i - 1 - start]
        for begin in (i - 2, i - 3, i - 4) if text[i - 2 : i] in longer else (i - 2,):
            cost = cost_of(text[begin:i]) if begin >= 0 else None
            if cost is None:
                continue
            if begin < start:
                cost *= (i - start) / (i - begin)
            else:
                cost += best[begin - start]
            if cost < low:
                low = cost
        best[i - start] = low
    return best


def parts_cost(text: str) -> float:
    """Cost of `text` as a Mongolian, Tibetan, Uyghur … name."""
    model = name_model()
    best = [0.0] + [99.0] * len(text)
    known = len(text) >= 4
    for i in range(len(text)):
        if best[i] >= 99:
            continue
        for length in range(2, min(model.longest_part, len(text) - i) + 1):
            if text[i : i + length] in model.parts:
                known = True
                best[i + length] = min(best[i + length], best[i] + 5.5)
        if text[i] in model.syllables:
            best[i + 1] = min(best[i + 1], best[i] + (5.5 if i else 6.5))
    return best[-1] + (3.5 if known else 11.0)


def read_on(
    text: str, start: int, end: int, plain: list[float], base: int, single: float, longer: float
) -> float:
    """Cost of ``text[start:end]`` where the first word is dearer unless it usually stands there.

    Parameters
    ----------
    plain : list of float
        Costs from every offset on, ``plain[0]`` at `base`.
    single, longer : float
        What an unusual word of one character, or of more, costs in addition.
    """
    if start >= end:
        return 0.0
    model = name_model()
    low = 1e9
    reach = 4 if text[start : start + 2] in model.longer_from else 2
    for stop in range(start + 1, min(start + reach, end) + 1):
        word = text[start:stop]
        cost = model.words.get(word, NO_WORD if stop == start + 1 else None)
        if cost is None:
            continue
        if word not in model.followers:
            cost += single if stop == start + 1 else longer
        elif stop == end and word in NEEDS_MORE and (end >= len(text) or not is_han(text[end])):
            cost += _DANGLING
        low = min(low, cost + plain[stop - base])
    return low
