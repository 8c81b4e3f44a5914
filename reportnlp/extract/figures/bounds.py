"""Bounds of a mask whose style keeps one character a digit."""

from __future__ import annotations

import collections
import functools
from collections.abc import Iterable
from decimal import Decimal

from reportnlp.text.atoms import MASK_CHARS

_PURE = frozenset(MASK_CHARS + ".")


def families_with_digits(masks: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the mask families of one document whose run length means digits.

    Parameters
    ----------
    masks : iterable of (style, text)
        Of the masked figures.

    Returns
    -------
    frozenset of str
        A family is in where its runs come in three lengths or more, or in two with a decimal
        point kept; a family of one fixed width says nothing.

    Examples
    --------
    >>> sorted(families_with_digits([("x", "xx"), ("x", "xxx"), ("x", "x.xx"), ("X", "XX")]))
    ['x']
    """
    lengths: dict[str, set[int]] = collections.defaultdict(set)
    points: set[str] = set()
    for style, text in set(masks):
        if not _PURE.issuperset(text):
            continue
        whole, point, decimals = text.partition(".")
        lengths[style].add(len(whole))
        if point:
            points.add(style)
    return frozenset(
        style
        for style, seen in lengths.items()
        if len(seen) >= 3 or len(seen) == 2 and style in points
    )


@functools.lru_cache(maxsize=1024)
def bounds_of(text: str, share: bool) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest number a digit-per-character mask can hide.

    Examples
    --------
    >>> bounds_of("xxx", False), bounds_of("x.xx", False), bounds_of("xxx", True)
    ((Decimal('100'), Decimal('999')), (Decimal('1.00'), Decimal('9.99')), (Decimal('100'), Decimal('100')))
    """
    if not _PURE.issuperset(text) or text.count(".") > 1 or not text or text[0] == ".":
        return None
    whole, _, decimals = text.partition(".")
    if len(whole) > 12:
        return None
    low_whole = "1" + "0" * (len(whole) - 1)
    if decimals and len(whole) == 1:
        low_whole = "1"
    low = Decimal(low_whole + ("." + "0" * len(decimals) if decimals else ""))
    high = Decimal("9" * len(whole) + ("." + "9" * len(decimals) if decimals else ""))
    if share:
        hundred = Decimal(100)
        if low > hundred:
            return None
        high = min(high, hundred)
    return low, high
