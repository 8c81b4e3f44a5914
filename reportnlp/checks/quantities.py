"""What a figure can be: bounds in a base unit, so that figures can be compared.

A check speaks only where no value inside the bounds could be right.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import NamedTuple

from reportnlp import lexicons
from reportnlp.model.items import Figure
from reportnlp.text.fold import fold

_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LOOSE = Decimal("0.15")
_ZERO = Decimal(0)
_HALF = Decimal("0.5")
# These units count things one by one: a number without a multiplier is meant exactly.
_COUNTED = frozenset({"person", "household", "count", "persontime", "householdtime"})


class Amount(NamedTuple):
    """What a figure can be, in a base unit.

    Attributes
    ----------
    low : Decimal
    high : Decimal or None
        None where nothing bounds it from above.
    base : str
    """

    low: Decimal
    high: Decimal | None
    base: str


@functools.cache
def _units() -> dict[str, tuple[str, Decimal, str]]:
    return {
        row["unit"]: (row["base"], Decimal(row["factor"]), row["family"])
        for row in lexicons.table("units")
    }


@functools.lru_cache(maxsize=4096)
def unit_of(unit: str) -> tuple[str, Decimal, str]:
    """Return base unit, factor and family of a written unit; an unknown unit is its own base.

    Examples
    --------
    >>> unit_of("万元"), unit_of("名")
    (('元', Decimal('10000'), 'money'), ('人', Decimal('1'), 'person'))
    """
    factor = Decimal(1)
    rest = fold(unit)
    known = _units()
    while rest not in known and rest[:1] in _MULTIPLIERS:
        factor *= _MULTIPLIERS[rest[0]]
        rest = rest[1:]
    if rest in known:
        base, scale, family = known[rest]
        # 人, 名 and 位 count the same thing
        return "人" if family == "person" else base, scale * factor, family
    return rest or "个", factor, "count" if not rest else "unknown"


def _step(value: Decimal) -> Decimal:
    """Return the weight of the last digit as written."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def _round_step(value: Decimal) -> Decimal:
    """Return the weight of the last digit that is not 0: 3000 余 lies below 4000."""
    digits = value.normalize().as_tuple()
    return Decimal(1).scaleb(digits.exponent) if isinstance(digits.exponent, int) else Decimal(1)


@functools.lru_cache(maxsize=8192)
def _amount(
    unit: str,
    value: Decimal | None,
    written: str,
    low: Decimal | None,
    high: Decimal | None,
    approx: bool,
    bound: str | None,
) -> Amount:
    """Return what a figure can be; `written` tells 7.8 from 7.80, which are equal as keys."""
    base, factor, family = unit_of(unit)
    exact = family in _COUNTED and factor == 1
    bottom, top = _bounds(value, low, high, approx, bound, exact)
    return Amount(bottom * factor, None if top is None else top * factor, base)


def _bounds(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    approx: bool,
    bound: str | None,
    exact: bool,
) -> tuple[Decimal, Decimal | None]:
    if value is None:
        return (low or _ZERO), high
    bottom, top = value, value
    if high is not None and high > value:
        top = high
    if approx:
        bottom, top = bottom * (1 - _LOOSE), max(top * (1 + _LOOSE), top + _round_step(top))
    elif not exact:
        half = _step(value) * _HALF
        bottom, top = bottom - half, top + half
    if bound == "above":
        return bottom, None
    if bound == "below":
        return _ZERO, top
    return bottom, top


def amount(figure: Figure) -> Amount:
    """Return what a figure can be.

    Examples
    --------
    >>> def figure(text, value, unit, **rest):
    ...     return Figure(id="f1", start=0, end=len(text), text=text, number=text, value=value, unit=unit, **rest)
    >>> amount(figure("7.86亿元", Decimal("7.86"), "亿元"))
    Amount(low=Decimal('785500000.000'), high=Decimal('786500000.000'), base='元')
    >>> amount(figure("xxx户", None, "户", low=Decimal(100), high=Decimal(999), redacted=True))
    Amount(low=Decimal('100'), high=Decimal('999'), base='户')
    """
    value = figure.value
    return _amount(
        figure.unit, value, str(value), figure.low, figure.high, figure.approx, figure.bound
    )


def total(amounts: list[Amount]) -> Amount:
    """Return the bounds of a sum."""
    high = _ZERO
    bounded = True
    for item in amounts:
        if item.high is None:
            bounded = False
        else:
            high += item.high
    return Amount(sum((a.low for a in amounts), _ZERO), high if bounded else None, amounts[0].base)


def apart(one: Amount, other: Amount, slack: Decimal = _ZERO) -> bool:
    """Whether no value of one can equal a value of the other (`slack` is a share of it)."""
    more = 1 + slack
    return (one.high is not None and one.high * more < other.low) or (
        other.high is not None and other.high * more < one.low
    )
