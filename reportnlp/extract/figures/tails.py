"""What follows a number: approximation, multiplier, unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from reportnlp.extract.figures.units import MULTIPLIER, guarded_units

_MULTIPLIER = re.compile(MULTIPLIER)
_MULTIPLIER_FIRST = frozenset("十百千万亿")
_APPROX = frozenset("余多几来")
# Where one of these stands first, more than a unit may follow.
_LEADING = _MULTIPLIER_FIRST | _APPROX | {" "}
# Letters by what they are not: a range of Han in so many patterns takes 0.15 s to compile.
_PER = r"(?:/(?:人|吨|亩|户|公斤|斤|平方米|立方米|㎡|天|日|月|年|千瓦时|度|[^\W\dA-Z_])(?:·[年月天日次])?)"
# 84台(套), 12家(次)
_OR = r"(?:\((?:[台套件个处家户人次场期批只匹头间座栋辆条所]|人次|[台件]套)\))?"


class Tail(NamedTuple):
    """The words behind a number.

    Attributes
    ----------
    unit, mult : str
        Empty where there is none.
    early, late : bool
        余 or 多 before and after the multiplier.
    end : int
        Behind the unit; behind the multiplier where there is no unit.
    mult_end : int
    """

    unit: str
    mult: str
    early: bool
    late: bool
    end: int
    mult_end: int

    @property
    def approx(self) -> bool:
        """True where 余, 多, 几 or 来 stands inside."""
        return self.early or self.late


# What ``Tail(...)`` comes to: its own constructor takes twice the time, once for every number.
_tail: Callable[[tuple[str, str, bool, bool, int, int]], Tail] = functools.partial(
    tuple.__new__, Tail
)


@functools.cache
def _unit_matchers() -> dict[str, Callable[[str, int], re.Match[str] | None]]:
    """Return one short alternation for each first character: far fewer tries than one for all."""
    rows: dict[str, list[str]] = {}
    for unit, body in guarded_units():
        rows.setdefault(unit[0], []).append(body)
    rows["/"] = ["/(?:10万|十万|万|千)"]
    return {
        first: re.compile(f"(?:{'|'.join(bodies)})(?:{_PER}|{_OR})").match
        for first, bodies in rows.items()
    }


def _unit_at(text: str, at: int) -> re.Match[str] | None:
    matcher = _unit_matchers().get(text[at : at + 1])
    return matcher(text, at) if matcher else None


def read_tail(text: str, at: int) -> Tail:
    """Read what follows the number that ends at `at`.

    Examples
    --------
    >>> tail = read_tail("80多万元投资", 2)
    >>> tail.unit, tail.mult, tail.approx, tail.end
    ('元', '万', True, 5)
    >>> read_tail("2024年", 4).unit
    ''
    """
    first = text[at : at + 1]
    if first not in _LEADING:
        found = _unit_at(text, at)
        if not found:
            return _tail(("", "", False, False, at, at))
        return _tail((found[0], "", False, False, found.end(), at))
    if first in _MULTIPLIER_FIRST and (multiplier := _MULTIPLIER.match(text, at)):
        # 万元 as most write it; what else may stand between is read below.
        mult_end = multiplier.end()
        if found := _unit_at(text, mult_end):
            return _tail((found[0], multiplier[0], False, False, found.end(), mult_end))
    early = late = False
    skip = at + 1 if text.startswith(" ", at) else at
    if text[skip : skip + 1] in _APPROX and (
        _MULTIPLIER.match(text, skip + 1) or _unit_at(text, skip + 1)
    ):
        early = True
        at = skip + 1
        skip = at + 1 if text.startswith(" ", at) else at
    mult = ""
    mult_end = at
    if text[skip : skip + 1] in _MULTIPLIER_FIRST:
        match = _MULTIPLIER.match(text, skip)
        if match and (mult := match[0]):
            at = mult_end = match.end()
    if not mult and skip > at:
        at = skip
    if text[at : at + 1] in _APPROX and not early:
        after = text[at + 1 : at + 2]
        if (
            "\u4e00" <= after <= "\u9fff"
            or _unit_at(text, at + 1)
            or after == " "
            and _unit_at(text, at + 2)
        ):
            late, at = True, at + 1
            if mult and mult in "十百千" and text[at] in "万亿":
                # 3千多万元: the two multipliers are one, and 多 stands inside it.
                mult, at = mult + text[at], at + 1
                mult_end, early, late = at, True, False
    if text.startswith(" ", at):
        at += 1
    found = _unit_at(text, at)
    if not found:
        return _tail(("", mult, early, late, mult_end + late, mult_end))
    return _tail((found[0], mult, early, late, found.end(), mult_end))
