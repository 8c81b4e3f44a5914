"""Where a personal name starts and ends in running text.

A reading of a short window is a name plus ordinary words, or ordinary words alone; the
cheapest reading wins, so a verb or noun next to the name is never swallowed and a common
word is not taken for a name.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reportnlp.extract.officials.name_model import (
    NEVER_GIVEN,
    costs_from,
    costs_to,
    is_han,
    name_cost,
    name_model,
    parts_cost,
    read_on,
)

_WINDOW = 7
_UNUSUAL = 8.0
_STUMP = 3.0  # a lone character after a name is more often its last one
_SURE = 5.0
# a padded name costs no more; so much surer must what follows be for one of two given characters
_PADDED, _PADDED_LONG = 25, 7
# what says how an office is held stands between a name and its verb: 同任, 再兼, 均为
_HELD_HOW = frozenset("同齐俱皆均都各另即暂拟再又也并仍还则互亲轮分首自双初任")
_HOLDS = frozenset("任兼为")
_NOT_LAST = frozenset("同再都")
_BY = frozenset("由请经让以对和与在向从为将同跟被")
_HAN = "\u3400-\u9fff"
DOTS = "·•‧・."
_DOT_SET = frozenset(DOTS)
_DOTTED = re.compile(rf"[{_HAN}]{{1,9}}(?:[{DOTS}][{_HAN}]{{1,10}}){{1,2}}")
_GAP = re.compile(r" {1,6}")


@dataclass(slots=True)
class NameSpan:
    """A candidate: half-open span and how much cheaper it is than ordinary words."""

    start: int
    end: int
    margin: float


def _han_end(text: str, start: int, limit: int) -> int:
    limit = min(limit, len(text))
    end = start
    while end < limit and "\u3400" <= text[end] <= "\u9fff":
        end += 1
    return end


def _dotted(text: str, start: int) -> int | None:
    """End of a name with a middle dot that starts at `start`."""
    if _DOT_SET.isdisjoint(text[start + 1 : start + 10]):
        return None
    match = _DOTTED.match(text, start)
    if match is None:
        return None
    last = max(match[0].rfind(dot) for dot in DOTS) + start + 1
    end = match.end()
    after = costs_from(text, last, end)
    best: tuple[float, int] | None = None
    for stop in range(last + 1, end + 1):
        cost = parts_cost(text[last:stop]) + after[stop - last]
        if best is None or cost < best[0]:
            best = cost, stop
    return best[1] if best else None


def _dotted_start(text: str, dot: int) -> int | None:
    """Start of the part in front of a middle dot."""
    low = dot
    while low > 0 and dot - low < 10 and is_han(text[low - 1]):
        low -= 1
    before = costs_to(text, low, dot)
    best: tuple[float, int] | None = None
    for start in range(low, dot - 1):
        cost = parts_cost(text[start:dot]) + before[start - low]
        if cost < 99 and (best is None or cost < best[0]):
            best = cost, start
    return best[1] if best else None


def _padded(text: str, start: int) -> int | None:
    """End of ``王 敏`` or ``王 小 明`` at `start`."""
    model = name_model()
    for length in (1, 2):
        gap = _GAP.match(text, start + length)
        if gap is None or text[start : start + length] not in model.surnames:
            continue
        given = gap.end()
        if given >= len(text) or not is_han(text[given]) or text[given] in NEVER_GIVEN:
            continue
        again = _GAP.match(text, given + 1)
        if again and len(again[0]) == len(gap[0]) and length == 1:
            third = again.end()
            if (
                third < len(text)
                and is_han(text[third])
                and len(gap[0]) == 1
                and (
                    _han_end(text, third, third + 2) == third + 1
                    or not model.followers.isdisjoint(
                        (text[third + 1], text[third + 1 : third + 3])
                    )
                    and text[third : third + 2] not in model.words
                    and name_cost(text[start] + text[given] + text[third]) < 27
                )
            ):
                return third + 1
        tail = _han_end(text, given, given + 5)
        if tail == given + 1:
            return given + 1
        costs = costs_from(text, given, tail)
        surname = text[start : start + length]
        found = None
        low = costs[0] + 2
        # Blanks fill up two characters to three as a rule; longer names have them by chance.
        for stop, unusual in ((given + 1, 0), (given + 2, _PADDED_LONG)):
            if text[stop - 1] == "任" and is_han(text[stop : stop + 1]):
                continue  # 龚 兵任主任
            name = name_cost(surname + text[given:stop])
            if name < _PADDED and costs[stop - given] + unusual < low:
                found, low = stop, costs[stop - given] + unusual
        if found:
            return found
    return None


def _gap_start(text: str, at: int) -> int:
    """Start of the blanks, at most six, that stop at `at`."""
    low = max(0, at - 6)
    while at > low and text[at - 1] == " ":
        at -= 1
    return at


def _padded_start(text: str, last: int) -> int | None:
    """Start of ``王 敏`` or ``王 小 明`` whose last character is at `last`."""
    surnames = name_model().surnames
    gap = _gap_start(text, last)
    second = gap - 1
    inner = _gap_start(text, second) if second > 0 else 0
    starts = [gap - length for length in (2, 1) if text[max(0, gap - length) : gap] in surnames]
    if inner > 0 and second - inner == last - gap:
        first = inner - 1
        whole = text[first] in surnames or text[first] + text[second] in surnames
        if whole and not (text[first] in _BY and text[second] in surnames):
            starts.insert(0, first)
    for start in starts:
        if start <= 0 or not is_han(text[start - 1]) or name_before_ok(text, start):
            return max(0, start)
    return None


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
    if start >= len(text) or not is_han(text[start]):
        return None
    model = name_model()
    foreign = text[start] in model.syllables
    if not foreign and text[start] not in model.firsts:
        fixed = _dotted(text, start)
        return NameSpan(start, fixed, _SURE) if fixed is not None else None
    fixed = _padded(text, start) if " " in text[start + 1 : start + 3] else None
    fixed = fixed or _dotted(text, start)
    if fixed is not None:
        return NameSpan(start, fixed, _SURE)
    end = _han_end(text, start, start + _WINDOW)
    plain = costs_from(text, start, end)
    none = read_on(text, start, end, plain, start, _UNUSUAL, _UNUSUAL) - math.log(1 - prior)
    low, stop = none, start
    for length in range(2, min(4, end - start) + 1):
        cost = name_cost(text[start : start + length]) - math.log(prior)
        if cost < low:
            cost += read_on(text, start + length, end, plain, start, _STUMP, 0.0)
            if length > 2 and _is_held(text, start + length, end):
                cost += _UNUSUAL
            if cost < low:
                low, stop = cost, start + length
    if foreign:
        cost, at = _foreign(text, start, end, plain)
        if cost - math.log(prior) < low:
            low, stop = cost - math.log(prior), at
    return NameSpan(start, stop, none - low) if stop > start else None


def _foreign(text: str, start: int, end: int, plain: list[float]) -> tuple[float, int]:
    """Cost and end of the best reading as a Mongolian, Tibetan, Uyghur … name."""
    syllables = name_model().syllables
    best = 1e9, start
    if text[start + 1 : start + 2] not in syllables:
        return best
    far = _han_end(text, start, start + 10)
    wide = costs_from(text, start, far) if far > end else plain
    shift = wide[0] - plain[0]
    for stop in range(start + 2, far + 1):
        if text[stop - 1] not in syllables:
            break
        cost = parts_cost(text[start:stop]) + wide[stop - start] - shift
        if stop < far and (text[stop - 1] in _NOT_LAST or _is_held(text, stop, far)):
            cost += _UNUSUAL
        best = min(best, (cost, stop))
    return best


def _is_held(text: str, at: int, end: int) -> bool:
    """Say whether the character before `at` belongs to the verb that gives an office."""
    last = text[at - 1]
    return at < end and last in _HELD_HOW and (last == "任" or text[at] in _HOLDS)


def name_before(text: str, end: int, *, prior: float) -> NameSpan | None:
    """Find the name that stops exactly at `end` (see :func:`name_after`).

    Examples
    --------
    >>> name_before("会议选举祝晓棠为镇长", 7, prior=0.8).start
    4
    """
    if end < 2 or not is_han(text[end - 1]):
        return None
    start = end
    low = max(0, end - _WINDOW - 3)
    while start > low and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    if start > 1 and text[start - 1] in DOTS and is_han(text[start - 2]):
        first = _dotted_start(text, start - 1)
        return NameSpan(first, end, _SURE) if first is not None else None
    if end - start == 1 and start > 1 and text[start - 1] == " ":
        first = _padded_start(text, start)
        if first is not None:
            return NameSpan(first, end, 4.0)
    if end - start > 4 and _is_held(text, end, len(text)):
        shorter = name_before(text, end - 1, prior=prior)
        if shorter and shorter.end - shorter.start > 3:
            return None
    plain = costs_to(text, start, end)
    bonus = -math.log(prior)
    none = plain[-1] + (_UNUSUAL if prior > 0.5 else 0.0) - math.log(1 - prior)
    best: tuple[float, int] | None = None
    syllables = name_model().syllables
    foreign = text[end - 1] in syllables
    for length in range(2, min(10, end - start) + 1):
        name = text[end - length : end]
        cost = name_cost(name) if length <= 4 else 99.0
        foreign = foreign and name[0] in syllables
        if foreign:
            cost = min(cost, parts_cost(name))
        cost += bonus + plain[end - length - start]
        if best is None or cost < best[0]:
            best = cost, end - length
    if best is None or best[0] >= none:
        return None
    return NameSpan(best[1], end, none - best[0])


def name_before_ok(text: str, start: int) -> bool:
    """Say whether ordinary words can stop at `start`."""
    if start == 0 or text[start - 2 : start] in name_model().words:
        return True
    low = start
    while low > max(0, start - 4) and is_han(text[low - 1]):
        low -= 1
    return costs_to(text, low, start)[-1] < 22
