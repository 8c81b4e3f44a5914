"""What a complete report is expected to hold, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedIndicator:
    """A figure that a section is asked for.

    Attributes
    ----------
    name : str
        What it is called in messages.
    words : tuple of str
        Any of these inside a figure's name satisfies it.
    units : tuple of str
        Accepted written units; empty accepts any.
    required : bool
        False where its absence is only a hint and costs nothing.
    low, high : Decimal or None
        Plausible range in the written unit.
    """

    name: str
    words: tuple[str, ...]
    units: tuple[str, ...] = ()
    required: bool = True
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSection:
    """One section of the template.

    Attributes
    ----------
    key, title : str
    weight : Decimal
        Points of the section; an absent section costs exactly these.
    topics : tuple of str
        Topics that count as this section.
    headings : tuple of str
        Words that make a heading count as this section whatever its topic.
    phrases : tuple of str
        Words that make a paragraph count as this section, whatever section it stands in.
    rest : bool
        Whether a top-level section that no other section of the template claims counts.
    indicators : tuple of ExpectedIndicator
    officials : tuple of str
        Posts or roles of which one must be named in the section; empty asks for none.
    min_chars : int
        Han characters (figures and masks left out) below which the section is thin.
    min_figures : int
    """

    key: str
    title: str
    weight: Decimal
    topics: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    rest: bool = False
    indicators: tuple[ExpectedIndicator, ...] = ()
    officials: tuple[str, ...] = ()
    min_chars: int = 0
    min_figures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How a section's weight is shared out; the four parts add up to 1.

    Attributes
    ----------
    presence, substance, expected, figures : Decimal
        For being there, for enough text, for the expected indicators and officials,
        and for figures that are given rather than masked.
    """

    presence: Decimal = Decimal("0.30")
    substance: Decimal = Decimal("0.20")
    expected: Decimal = Decimal("0.20")
    figures: Decimal = Decimal("0.30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A whole template; section weights and document points add up to 100.

    Attributes
    ----------
    officials, period, place : Decimal
        Points for naming at least one official, the period and the place.
    """

    name: str
    title: str
    sections: tuple[TemplateSection, ...]
    shares: Shares = Shares()
    officials: Decimal = Decimal(0)
    period: Decimal = Decimal(0)
    place: Decimal = Decimal(0)


def split_points(points: Decimal, parts: int) -> tuple[Decimal, ...]:
    """Share out hundredths as evenly as they go; the parts add up to `points` exactly.

    Examples
    --------
    >>> split_points(Decimal("1.00"), 3)
    (Decimal('0.34'), Decimal('0.33'), Decimal('0.33'))
    """
    if parts <= 0:
        return ()
    hundredths = int(points / HUNDREDTH)
    base, extra = divmod(hundredths, parts)
    return ((base + 1) * HUNDREDTH,) * extra + (base * HUNDREDTH,) * (parts - extra)
