"""Ranges: 3-5个, 二三十至五十人, xx到xx万元, 百分之五至百分之八."""

from __future__ import annotations

import functools
import re

from reportnlp.extract.figures import kinds
from reportnlp.extract.figures.masks import style_of
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.tails import read_tail
from reportnlp.extract.figures.units import MULTIPLIER, unit_pattern
from reportnlp.text import atoms, numerals

_SIGNS = "-~—–−至到"
# What stands behind the first number and its unit where it may open a range.
OPENS = frozenset(_SIGNS + " ")
_SEPARATOR = r" ?(?:-{1,3}|~|—{1,2}|–|−|至|到) ?"
_SIGN = re.compile(f"[{_SIGNS}]").search


@functools.cache
def _pattern() -> re.Pattern[str]:
    second = rf"(?:{atoms.NUMBER_BODY}|{atoms.CN_BODY}|百分之{atoms.CN_BODY})"
    return re.compile(
        rf"(?P<u1> ?(?:{MULTIPLIER})?(?:{unit_pattern()})?)(?P<sep>{_SEPARATOR})(?P<second>{second})"
    )


def has_sign(text: str, end: int) -> bool:
    """Tell whether a sign of a range stands close behind `end`."""
    return _SIGN(text, end, end + 8) is not None


def read_range(text: str, start: int, end: int) -> Quantity | None:
    """Read the range whose first number is ``text[start:end]``.

    Examples
    --------
    >>> found = read_range("培训30-50人次", 2, 4)
    >>> found.start, found.end, found.value, found.high, found.unit
    (2, 9, Decimal('30'), Decimal('50'), '人次')
    >>> read_range("由30户到50户", 1, 3) is None
    True
    """
    match = _pattern().match(text, end)
    if not match:
        return None
    first, second = text[start:end], match["second"]
    separator = match["sep"].strip()
    if (
        separator == "-"
        and match["sep"][-1] == "-"
        and text.endswith("  ", 0, match.end("sep") - 1)
    ):
        return None  # 1.27  -3.6%: two columns of a table
    if separator in ("到", "至") and kinds.from_before(text, start):
        return None
    unit1 = match["u1"].strip()
    if separator == "到" and unit1:
        return None
    low, high = numerals.read(first), numerals.read(second)
    masked = not atoms.MASKS.isdisjoint(first + second)
    if not masked and (low is None or high is None):
        return None
    number_end = stop = match.end("second")
    tail = read_tail(text, stop)
    unit = tail.mult + tail.unit
    if not tail.unit and first.startswith(("百分之", "千分之")):
        unit = "%" if first[0] == "百" else "‰"
    if not unit or (unit1 and unit1 not in (unit, tail.mult) and not unit.endswith(unit1)):
        return None
    if tail.unit:
        stop = tail.end
    if not kinds.is_quantity(text, start, stop, unit, "range"):
        return None
    if masked:
        style = style_of(first + second)
        return Quantity(
            start, stop, number_end, True, unit, None, None, tail.approx, False, style, "mask"
        )
    return Quantity(
        start, stop, number_end, False, unit, low, high, tail.approx, False, "", "range"
    )
