"""The name model: where a personal name starts and ends in running text.

Costs are ``-ln P``.  A reading of a short window is a name plus ordinary words, or
ordinary words alone; the cheapest reading wins, so a verb or noun next to the name is
never swallowed and a common word is not taken for a name.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from reportnlp import lexicons

_WINDOW = 7
_NO_WORD = 15.0
_NO_CHAR = 10.2
_UNUSUAL = 8.0
_DANGLING = 6.0
_STUMP = 3.0  # a lone character after a name is more often its last one
_NEVER_GIVEN = frozenset("某的了在是与及被让等就而或且各该此并很没")
_RARELY_GIVEN = frozenset("和为由从对把任将又也都其再已不向同上下")
_NEEDS_MORE = frozenset("为在对到向把将由从被与和及当是因就于")
_ENTRY = re.compile(r"(\D{0,3})(\d)")
_HAN = "\u3400-\u9fff"
DOTS = "·•‧・."
_DOTTED = re.compile(rf"[{_HAN}]{{1,9}}(?:[{DOTS}][{_HAN}]{{1,10}}){{1,2}}")
_GAP = re.compile(r" {1,6}")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A candidate: half-open span and how much cheaper it is than ordinary words."""

    start: int
    end: int
    margin: float


def is_han(char: str) -> bool:
    """Say whether `char` is one Chinese character."""
    return "\u3400" <= char <= "\u9fff"


@dataclass(frozen=True, slots=True)
class _Model:
    surnames: dict[str, float]
    inner: dict[str, float]
    last: dict[str, float]
    words: dict[str, float]
    followers: frozenset[str]
    parts: frozenset[str]
    longest_part: int
    syllables: frozenset[str]


@functools.cache
def _model() -> _Model:
    surnames = {r["surname"]: int(r["cost"]) / 10 for r in lexicons.table("surnames")}
    given = lexicons.table("given_names")
    words: dict[str, float] = {}
    for row in lexicons.table("common_words"):
        first = row["first"]
        for rest, digit in _ENTRY.findall(row["rest"]):
            words[first + rest] = 5.5 + int(digit)
    followers = {row["word"]: float(row["cost"]) for row in lexicons.table("name_followers")}
    words.update(followers)
    parts = frozenset(lexicons.words("ethnic_names"))
    return _Model(
        surnames=surnames,
        inner={r["char"]: int(r["inner"]) / 10 for r in given},
        last={r["char"]: int(r["last"]) / 10 for r in given},
        words=words,
        followers=frozenset(followers),
        parts=parts,
        longest_part=max(map(len, parts)),
        syllables=frozenset("".join(parts)),
    )


def _given_cost(model: _Model, given: str) -> float:
    if any(char in _NEVER_GIVEN for char in given):
        return 99.0
    extra = 3.0 if given[-1] in _RARELY_GIVEN else 0.0
    last = model.last.get(given[-1])
    if last is None:
        last = _NO_CHAR + (2.5 if given[-1] in model.words else 0.0)
    if len(given) == 1:
        return extra + 1.9 + last
    return extra + 0.2 + model.inner.get(given[0], _NO_CHAR) + last


@functools.lru_cache(maxsize=4096)
def name_cost(name: str) -> float:
    """Return ``-ln P`` of `name` as a Han personal name; 99 where it cannot be one."""
    model = _model()
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


def _han_end(text: str, start: int, limit: int) -> int:
    limit = min(limit, len(text))
    end = start
    while end < limit and "\u3400" <= text[end] <= "\u9fff":
        end += 1
    return end


def _costs_from(text: str, start: int, end: int) -> list[float]:
    """Cheapest cost of ``text[i:end]`` in ordinary words, for every i from start to end."""
    cost_of = _model().words.get
    size = len(text)
    dangling = end >= size or not is_han(text[end])
    best = [0.0] * (end - start + 1)
    for i in range(end - 1, start - 1, -1):
        low = cost_of(text[i], _NO_WORD) + best[i + 1 - start]
        if dangling and i == end - 1 and text[i] in _NEEDS_MORE:
            low += _DANGLING
        for stop in range(i + 2, min(i + 5, size + 1)):
            cost = cost_of(text[i:stop])
            if cost is None:
                continue
            if stop > end:
                cost *= (end - i) / (stop - i)
            else:
                cost += best[stop - start]
            if cost < low:
                low = cost
        best[i - start] = low
    return best


def _costs_to(text: str, start: int, end: int) -> list[float]:
    """Cheapest cost of ``text[start:i]`` in ordinary words, for every i from start to end."""
    cost_of = _model().words.get
    best = [0.0] * (end - start + 1)
    for i in range(start + 1, end + 1):
        low = cost_of(text[i - 1], _NO_WORD) + best[i - 1 - start]
        for begin in range(i - 2, max(-1, i - 5), -1):
            cost = cost_of(text[begin:i])
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


def _parts_cost(text: str) -> float:
    """Cost of `text` as a Mongolian, Tibetan, Uyghur … name."""
    model = _model()
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


def _dotted(text: str, start: int) -> tuple[int, float] | None:
    """End and cost of a name with a middle dot that starts at `start`."""
    match = _DOTTED.match(text, start)
    if match is None:
        return None
    last = max(match[0].rfind(dot) for dot in DOTS) + start + 1
    end = match.end()
    after = _costs_from(text, last, end)
    best: tuple[float, int] | None = None
    for stop in range(last + 1, end + 1):
        cost = _parts_cost(text[last:stop]) + after[stop - last]
        if best is None or cost < best[0]:
            best = cost, stop
    return (best[1], best[0]) if best else None


def _dotted_start(text: str, dot: int) -> int | None:
    """Start of the part in front of a middle dot."""
    low = dot
    while low > 0 and dot - low < 10 and is_han(text[low - 1]):
        low -= 1
    before = _costs_to(text, low, dot)
    best: tuple[float, int] | None = None
    for start in range(low, dot - 1):
        cost = _parts_cost(text[start:dot]) + before[start - low]
        if cost < 99 and (best is None or cost < best[0]):
            best = cost, start
    return best[1] if best else None


def _padded(text: str, start: int) -> int | None:
    """End of ``王 敏`` or ``王 小 明`` at `start`."""
    model = _model()
    for length in (1, 2):
        if text[start : start + length] not in model.surnames:
            continue
        gap = _GAP.match(text, start + length)
        if gap is None:
            continue
        given = gap.end()
        if given >= len(text) or not is_han(text[given]) or text[given] in _NEVER_GIVEN:
            continue
        again = _GAP.match(text, given + 1)
        if again and len(again[0]) == len(gap[0]) and length == 1:
            third = again.end()
            if (
                third < len(text)
                and is_han(text[third])
                and _han_end(text, third, third + 2) == third + 1
                and len(gap[0]) == 1
            ):
                return third + 1
        tail = _han_end(text, given, given + 5)
        if tail == given + 1:
            return given + 1
        cost = _costs_from(text, given + 1, tail)[0]
        whole = _costs_from(text, given, tail)[0]
        if name_cost(text[start : start + length] + text[given]) < 25 and cost < whole + 2:
            return given + 1
    return None


def _read_on(
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
    model = _model()
    low = 1e9
    for stop in range(start + 1, min(start + 4, end) + 1):
        word = text[start:stop]
        cost = model.words.get(word, _NO_WORD if stop == start + 1 else None)
        if cost is None:
            continue
        if word not in model.followers:
            cost += single if stop == start + 1 else longer
        elif stop == end and word in _NEEDS_MORE and (end >= len(text) or not is_han(text[end])):
            cost += _DANGLING
        low = min(low, cost + plain[stop - base])
    return low


def name_after(text: str, start: int, *, prior: float) -> NameSpan | None:
    """Find the name that begins exactly at `start`.

    Parameters
    ----------
    text : str
        Folded text.
    start : int
    prior : float
        Probability that a name stands here, from the context.

    Examples
    --------
    >>> name_after("镇长惠刚跃带队检查", 2, prior=0.5).end
    5
    >>> name_after("镇长带队检查", 2, prior=0.5) is None
    True
    """
    import math

    if start >= len(text) or not is_han(text[start]):
        return None
    padded = _padded(text, start)
    if padded is not None:
        return NameSpan(start, padded, 5.0)
    dotted = _dotted(text, start)
    end = _han_end(text, start, start + _WINDOW)
    plain = _costs_from(text, start, end)
    bonus = -math.log(prior)
    none = _read_on(text, start, end, plain, start, _UNUSUAL, _UNUSUAL) - math.log(1 - prior)
    if dotted is not None:
        return NameSpan(start, dotted[0], 5.0)
    best: tuple[float, int] | None = None
    for length in (2, 3, 4):
        if start + length > end:
            break
        after = _read_on(text, start + length, end, plain, start, _STUMP, 0.0)
        cost = bonus + name_cost(text[start : start + length]) + after
        if best is None or cost < best[0]:
            best = cost, start + length
    far = _han_end(text, start, start + 10)
    if far - start >= 2 and text[start : start + 2] and text[start] in _model().syllables:
        wide = _costs_from(text, start, far) if far > end else plain
        shift = wide[0] - plain[0]
        for stop in range(start + 2, far + 1):
            if text[stop - 1] not in _model().syllables:
                break
            cost = bonus + _parts_cost(text[start:stop]) + wide[stop - start] - shift
            if best is None or cost < best[0]:
                best = cost, stop
    if best is None or best[0] >= none:
        return None
    return NameSpan(start, best[1], none - best[0])


def name_before(text: str, end: int, *, prior: float) -> NameSpan | None:
    """Find the name that stops exactly at `end` (see :func:`name_after`).

    Examples
    --------
    >>> name_before("会议选举祝晓棠为镇长", 7, prior=0.8).start
    4
    """
    import math

    if end < 2 or not is_han(text[end - 1]):
        if end >= 2 and text[end - 1] == " ":
            return None
        return None
    start = end
    low = max(0, end - _WINDOW - 3)
    while start > low and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    if start > 1 and text[start - 1] in DOTS and is_han(text[start - 2]):
        first = _dotted_start(text, start - 1)
        return NameSpan(first, end, 5.0) if first is not None else None
    if end - start == 1 and start > 1 and text[start - 1] == " ":
        gap = start
        while gap > 0 and text[gap - 1] == " ":
            gap -= 1
        for length in (2, 1):
            if gap >= length and text[gap - length : gap] in _model().surnames:
                before = text[gap - length - 1] if gap > length else "\n"
                if not is_han(before) or name_before_ok(text, gap - length):
                    return NameSpan(gap - length, end, 4.0)
    plain = _costs_to(text, start, end)
    bonus = -math.log(prior)
    none = plain[-1] + (_UNUSUAL if prior > 0.5 else 0.0) - math.log(1 - prior)
    best: tuple[float, int] | None = None
    for length in range(2, min(10, end - start) + 1):
        name = text[end - length : end]
        cost = name_cost(name) if length <= 4 else 99.0
        if length >= 2 and all(char in _model().syllables for char in name):
            cost = min(cost, _parts_cost(name))
        cost += bonus + plain[end - length - start]
        if best is None or cost < best[0]:
            best = cost, end - length
    if best is None or best[0] >= none:
        return None
    return NameSpan(best[1], end, none - best[0])


def name_before_ok(text: str, start: int) -> bool:
    """Say whether ordinary words can stop at `start`."""
    return start == 0 or _costs_to(text, max(0, start - 4), start)[-1] < 22
