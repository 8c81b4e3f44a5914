"""What the scanner finds, before it has a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

# The rule of a number whose unit is that of the figure in front of its brackets; how long its
# mask is says nothing of that unit.
SIDE_NOTE = "side-note"


@dataclass(slots=True)
class Quantity:
    """A number with its unit, not yet named."""

    start: int
    end: int
    number_end: int
    masked: bool
    unit: str
    value: Decimal | None = None
    high: Decimal | None = None
    inner_approx: bool = False
    gap: bool = False
    style: str = ""
    rule: str = ""


@dataclass(slots=True)
class Mask:
    """A mask or gap, with its kind."""

    start: int
    end: int
    kind: str
    style: str
    rule: str


@dataclass(slots=True)
class Scan:
    """All quantities and masks of one text, in reading order.

    `labels` is where table cells begin that only name a column, or the unit of a row.
    """

    quantities: list[Quantity]
    masks: list[Mask]
    labels: set[int] = field(default_factory=set)
