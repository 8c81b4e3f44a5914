"""Named officials, and the people behind the mentions."""

from __future__ import annotations

from reportnlp.model.items import Official, Person
from reportnlp.text.view import TextView


def extract_officials(view: TextView) -> tuple[Official, ...]:
    """Find every named person with a public office, in reading order."""
    return ()


def merge_people(officials: tuple[Official, ...]) -> tuple[Person, ...]:
    """Merge mentions of one person."""
    return ()
