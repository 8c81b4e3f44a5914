"""Where each topic of the template is found."""

from __future__ import annotations

from reportnlp.model.items import Coverage, Outline
from reportnlp.text.view import TextView


def extract_coverage(view: TextView, outline: Outline) -> tuple[Coverage, ...]:
    """Say for each of the eight topics whether it has a section of its own."""
    return ()
