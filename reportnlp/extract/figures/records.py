"""What the scanner finds, before it has a name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


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
    """All quantities and masks of one text, in reading order."""

    quantities: list[Quantity]
    masks: list[Mask]
