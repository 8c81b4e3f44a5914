"""A plain number, Arabic or Chinese, with the unit behind it."""

from __future__ import annotations

import re
from decimal import Decimal

from reportnlp.extract.figures import kinds, masks
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.tails import Tail, read_tail
from reportnlp.extract.figures.units import MULTIPLIERS
from reportnlp.text import numerals

_MIXED = re.compile(r"(?P<a>\d+)(?P<m>[万亿])(?P<b>\d+)(?P<s>[千百])(?P<y>[余多](?=万))?(?P<t>万)?")
# 七里半, 三斤半
_AND_A_HALF = re.compile(r"半(?:[,。;、)\n]|$)")
# 三米五宽, 两块三
_SPLIT_UNITS = frozenset({"米", "块"})
_AND_TENTHS = re.compile(r"[一二三四五六七八九](?:[,。;、)宽高长深厚见以的一]|$)")
_DIGIT = "([0-9一二两三四五六七八九])"
_COINS = {
    "元": re.compile(f"{_DIGIT}[角毛](?:{_DIGIT}分)?"),
    "块": re.compile(f"{_DIGIT}[角毛](?:{_DIGIT}分)?"),
    "角": re.compile(f"{_DIGIT}分"),
}
# 多 may follow these (三成多, 20%多).
_OPEN_UNITS = frozenset({"成", "倍", "%"})


def read_amount(
    text: str,
    start: int,
    end: int,
    tail: Tail,
    value: Decimal | None,
    high: Decimal | None = None,
    rule: str = "plain",
) -> Quantity | None:
    """Read the number ``text[start:end]`` with the unit behind it; None where it counts nothing.

    Examples
    --------
    >>> text = "投资80多万元"
    >>> found = read_amount(text, 2, 4, read_tail(text, 4), Decimal(80))
    >>> found.end, found.unit, found.inner_approx
    (7, '万元', True)
    """
    bare, mult, early, late, stop, mult_end = tail
    if not bare and not (mult and kinds.bare_multiplier(text, mult_end, late)):
        return None
    if mult and rule == "chinese" and ("亿" in text[start:end] or "万" in text[start:end]):
        # 七亿七千多万吨: the multiplier belongs to the number.
        value, mult = numerals.chinese(text[start:end].replace(" ", "") + mult), ""
        if value is None:
            return None
    unit = mult + bare
    if not kinds.is_quantity(text, start, stop, unit, rule):
        return None
    approx = early or late
    if unit == "成" and value is not None:
        value, stop = _tenths(text, value, stop)
    elif rule == "chinese" and value is not None:
        if _AND_A_HALF.match(text, stop):
            value, stop = value + Decimal("0.5"), stop + 1
        elif unit in _SPLIT_UNITS and _AND_TENTHS.match(text, stop):
            value, stop = value + Decimal(numerals.DIGITS[text[stop]]) / 10, stop + 1
    if bare in _COINS and value is not None and not mult:
        value, stop = _with_coins(text, value, bare, stop)
    if unit in _OPEN_UNITS and text[stop : stop + 1] in ("多", "余"):
        approx, stop = True, stop + 1
    return Quantity(start, stop, end, False, unit, value, high, approx, False, "", rule)


def read_masked_amount(text: str, start: int, end: int, tail: Tail, style: str) -> Quantity | None:
    """Read the mask ``text[start:end]`` with the unit behind it; None where none counts.

    Examples
    --------
    >>> text = "投资xx多万元"
    >>> found = read_masked_amount(text, 2, 4, read_tail(text, 4), "x")
    >>> found.end, found.unit, found.inner_approx
    (7, '万元', True)
    """
    unit, mult, early, late, stop, mult_end = tail
    approx = early or late
    if not unit:
        if not mult or not kinds.bare_multiplier(text, mult_end, late):
            return None
    elif unit in masks.ALSO_PLACES and masks.unit_is_place(text, start, end, tail):
        return None
    elif unit in _OPEN_UNITS and text[stop : stop + 1] in ("多", "余"):
        approx, stop = True, stop + 1
    return Quantity(start, stop, end, True, mult + unit, None, None, approx, False, style, "mask")


def _with_coins(text: str, value: Decimal, unit: str, stop: int) -> tuple[Decimal, int]:
    """Read the 二角 of 一元二角 and the 二分 of 九角二分."""
    coins = _COINS[unit].match(text, stop)
    if not coins:
        return value, stop
    for place, digit in enumerate(filter(None, coins.groups()), 1):
        value += (numerals.read(digit) or Decimal(0)).scaleb(-place)
    return value, coins.end()


def _tenths(text: str, value: Decimal, stop: int) -> tuple[Decimal, int]:
    """Read the 五 of 四成五 and the 半 of 一成半."""
    char = text[stop : stop + 1]
    if char == "半":
        return value + Decimal("0.5"), stop + 1
    if char in numerals.DIGITS and not read_tail(text, stop + 1).unit:
        return value + Decimal(numerals.DIGITS[char]) / 10, stop + 1
    return value, stop


def read_mixed(text: str, start: int) -> tuple[Quantity | None, bool]:
    """Read 2万5千公里 and 1亿3千多万.

    Returns
    -------
    tuple of (Quantity or None, bool)
        The second tells whether a number of this form stands there at all.

    Examples
    --------
    >>> found, _ = read_mixed("修路2万5千公里", 2)
    >>> found.end, found.unit, found.value
    (8, '公里', Decimal('25000'))
    """
    match = _MIXED.match(text, start)
    if not match:
        return None, False
    end, approx = match.end(), bool(match["y"])
    large, small = numerals.arabic(match["a"]), numerals.arabic(match["b"])
    assert large is not None and small is not None
    total = large * MULTIPLIERS[match["m"]] + small * MULTIPLIERS[match["s"]] * (
        MULTIPLIERS["万"] if match["t"] else 1
    )
    found = read_amount(text, start, end, read_tail(text, end), total, rule="mixed")
    if found:
        found.inner_approx |= approx
    elif match["t"] or match["m"] == "亿":
        found = Quantity(start, end, end, False, "", total, inner_approx=approx, rule="mixed")
    return found, True


def read_zero(text: str, start: int, end: int) -> Quantity | None:
    """Read the 0 or 零 of 降为0, which has no unit."""
    if not kinds.is_bare_zero(text, start, end):
        return None
    return Quantity(start, end, end, False, "", Decimal(0), rule="zero")
