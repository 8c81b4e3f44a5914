"""Section structure: headings of any numbering, their tree and topics."""

from __future__ import annotations

from reportnlp.model.items import Outline, Span
from reportnlp.text.view import TextView


def extract_sections(view: TextView) -> Outline:
    """Find the title, the preamble and the tree of sections."""
    return Outline(title=None, preamble=Span(start=0, end=len(view.raw)), sections=())
