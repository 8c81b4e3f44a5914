"""A finding before it has an id and a section."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a check hands to the engine.

    Attributes
    ----------
    rule : str
        A code of the catalogue.
    message : str
        One Chinese sentence: what is wrong and what to do.
    start, end : int
    points : Decimal
        Points lost.
    charges : tuple of (str, Decimal)
        Keys of the template's sections that lose them, with what each loses.
    key : str or None
        What the finding is about, where the text around `start` does not say it (an absent
        section stands nowhere); part of its fingerprint.
    """

    rule: str
    message: str
    start: int
    end: int
    points: Decimal = Decimal(0)
    charges: tuple[tuple[str, Decimal], ...] = ()
    key: str | None = None
