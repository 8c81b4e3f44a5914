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
    topic : str or None
        Key of the template's section that loses them.
    key : str or None
        What the finding is about, where the text around `start` does not say it (an absent
        section stands nowhere); part of its fingerprint.
    """

    rule: str
    message: str
    start: int
    end: int
    points: Decimal = Decimal(0)
    topic: str | None = None
    key: str | None = None
