"""Units: what may follow a number, and what it is in a base unit."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import NamedTuple

from reportnlp import lexicons

MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
}
MULTIPLIER = r"万亿|[十百千]?[万亿]|[百千](?!瓦|克|米|伏)"


class Unit(NamedTuple):
    """One row of the unit table."""

    base: str
    factor: Decimal
    family: str


@functools.cache
def _rows() -> dict[str, Unit]:
    return {
        row["unit"]: Unit(row["base"], Decimal(row["factor"]), row["family"])
        for row in lexicons.table("units")
    }


@functools.cache
def guarded_units() -> tuple[tuple[str, str], ...]:
    """Return every unit, longest first, with its pattern: what may not follow it is in there.

    The table has the characters that may not follow, or a pattern where one character is too
    little or all others may not.
    """
    found = []
    for row in sorted(lexicons.table("units"), key=lambda row: -len(row["unit"])):
        stop = row["not_before"]
        if stop and not _PATTERN_SIGNS.intersection(stop):
            stop = f"[{stop}]"
        found.append((row["unit"], re.escape(row["unit"]) + (stop and f"(?!{stop})")))
    return tuple(found)


_PATTERN_SIGNS = frozenset("|[")


@functools.cache
def unit_pattern() -> str:
    """Return the alternation of all units, longest first, each with what may not follow it."""
    return "|".join(pattern for _, pattern in guarded_units())


@functools.cache
def split_unit(unit: str) -> tuple[Decimal, str]:
    """Split a written unit into the product of its multipliers and the bare unit.

    Examples
    --------
    >>> split_unit("万亿元"), split_unit("千瓦时")
    ((Decimal('1000000000000'), '元'), (Decimal('1'), '千瓦时'))
    """
    factor = Decimal(1)
    rows = _rows()
    bare = unit
    while bare and bare[0] in MULTIPLIERS and bare.split("/")[0] not in rows:
        factor *= MULTIPLIERS[bare[0]]
        bare = bare[1:]
    return factor, bare


@functools.cache
def to_base(unit: str) -> tuple[Decimal, str] | None:
    """Return the factor and the base unit of a written unit; None where the table has none.

    Examples
    --------
    >>> to_base("万元"), to_base("公顷"), to_base("元/吨"), to_base("台(套)")
    ((Decimal('10000'), '元'), (Decimal('15'), '亩'), (Decimal('1'), '元/吨'), (Decimal('1'), '台'))
    """
    factor, bare = split_unit(unit)
    head, slash, tail = bare.partition("/")
    row = _rows().get(head.partition("(")[0])
    if row is None:
        return (factor, bare) if not bare else None
    if slash:
        return factor * row.factor, f"{row.base}/{tail}"
    return factor * row.factor, row.base


@functools.cache
def family(unit: str) -> str:
    """Return the family of a written unit (``money``, ``share``, ``person`` …), or ``""``.

    Examples
    --------
    >>> family("亿元"), family("%"), family("万")
    ('money', 'share', '')
    >>> family("台(套)")
    'count'
    """
    row = _rows().get(split_unit(unit)[1].partition("/")[0].partition("(")[0])
    return row.family if row else ""
