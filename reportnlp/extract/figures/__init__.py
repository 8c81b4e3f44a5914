"""Masks, silent deletions and quantities."""

from __future__ import annotations

from reportnlp.model.items import Figure, Placeholder
from reportnlp.text.view import TextView


def extract_placeholders(view: TextView) -> tuple[Placeholder, ...]:
    """Find every mask and silent deletion, in reading order."""
    return ()


def extract_figures(view: TextView, placeholders: tuple[Placeholder, ...]) -> tuple[Figure, ...]:
    """Find every quantity, masked ones and gaps included, in reading order."""
    return ()
