"""Arabic and Chinese numerals as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2}
_ARABIC_DIGITS = {ord(char): str(value) for char, value in DIGITS.items()}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_PARTS = {char: Decimal(value) for char, value in (_TENS | _MYRIADS).items()}
_COLLOQUIAL = re.compile(
    r"((?:[一二两三四五六七八九]?[十百千万亿])*)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)"
)
# Thousands, hundreds, tens and ones in this order, parts of 亿 and 万 before the rest; what is no
# such row (十五三百, 千万千) is two numbers or none.
_SECTION = "(?=[零〇○一二两三四五六七八九十百千])(?:{d}?千)?{z}?(?:{d}?百)?{z}?(?:{d}?十)?{z}?{d}?"
_WELL_FORMED = re.compile(
    "(?!.*[万亿][十百千])(?:{s}万?亿)?(?:{z}?(?:{s})万)?(?:{s})?".replace("{s}", _SECTION)
    .replace("{d}", "[一二两三四五六七八九]")
    .replace("{z}", "[零〇○]")
)
ARABIC = re.compile(r"\d+(?:,\d{3})*(?:[.·]\d+)?")


def arabic(text: str) -> Decimal | None:
    """Read ``1,268`` or ``12.5``; None where `text` is no such number.

    Examples
    --------
    >>> arabic("1,268.50"), arabic("x2")
    (Decimal('1268.50'), None)
    """
    if text.isdecimal():
        return Decimal(text)
    if not ARABIC.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("·", "."))


def _whole(text: str) -> Decimal | None:
    if DIGITS.keys() >= set(text):
        return Decimal(text.translate(_ARABIC_DIGITS))
    if not _WELL_FORMED.fullmatch(text):
        return None
    total = section = digit = 0
    last_unit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            if digit == 0:
                last_unit = 0
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            last_unit, digit = _TENS[char], 0
        else:
            factor = _MYRIADS[char]
            below = section + digit
            total = (total + below) * factor if factor == 10**8 else total + below * factor
            section = digit = 0
            last_unit = factor
    if digit and last_unit > 10:
        # 两万四 is 24000, but 两万零四 is 20004.
        digit *= last_unit // 10
    return Decimal(total + section + digit)


def chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral; None where `text` is none.

    Parameters
    ----------
    text : str
        Such as ``一百四十六``, ``三万六千``, ``十二点五``, ``百分之九十二``, ``半``.

    Returns
    -------
    Decimal or None
        The low end where two digits stand side by side (``二三十`` is 20).

    Examples
    --------
    >>> chinese("一百四十六"), chinese("三万六千"), chinese("十二点五"), chinese("两千三")
    (Decimal('146'), Decimal('36000'), Decimal('12.5'), Decimal('2300'))
    >>> chinese("百分之九十二"), chinese("半"), chinese("二三十")
    (Decimal('92'), Decimal('0.5'), Decimal('20'))
    """
    if text.startswith(("百分之", "千分之", "万分之")):
        text = text[3:]
    if text == "半":
        return Decimal("0.5")
    if text.endswith("半") and len(text) > 1:
        whole = chinese(text[:-1])
        return None if whole is None else whole + Decimal("0.5")
    head, point, tail = text.partition("点")
    if point:
        whole = _whole(head)
        if whole is None or not tail or not DIGITS.keys() >= set(tail):
            return None
        return Decimal(f"{whole}.{tail.translate(_ARABIC_DIGITS)}")
    pair = colloquial(text)
    if pair:
        return pair[0]
    return _whole(text) if text else None


def colloquial(text: str) -> tuple[Decimal, Decimal] | None:
    """Read ``二三十``, ``三五`` or ``二百三四十`` as (20, 30), (3, 5) or (230, 240).

    Examples
    --------
    >>> [tuple(map(int, colloquial(text))) for text in ("二三十", "十七八", "三五")]
    [(20, 30), (17, 18), (3, 5)]
    >>> [tuple(map(int, colloquial(text))) for text in ("二百三四十", "一万二三", "十二三万")]
    [(230, 240), (12000, 13000), (120000, 130000)]
    >>> colloquial("三十") is None
    True
    """
    match = _COLLOQUIAL.fullmatch(text)
    if not match:
        return None
    lead, low, high, tail = match.groups()
    if DIGITS[high] != DIGITS[low] + 1 and low + high != "三五":
        return None
    base = (_whole(lead) or Decimal(0)) if lead else Decimal(0)
    factor = Decimal(1)
    for char in tail:
        factor *= _PARTS[char]
    if lead and not tail and lead[-1] != "十":
        factor = _PARTS[lead[-1]] / 10
    if lead and factor >= _PARTS[lead[-1]]:
        return (base + DIGITS[low]) * factor, (base + DIGITS[high]) * factor
    return base + DIGITS[low] * factor, base + DIGITS[high] * factor


def read(text: str) -> Decimal | None:
    """Read a numeral of either script, folded.

    Examples
    --------
    >>> read("1,268"), read("一百二"), read("xx")
    (Decimal('1268'), Decimal('120'), None)
    """
    value = arabic(text)
    return value if value is not None else chinese(text)
