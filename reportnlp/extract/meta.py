"""Place, county, kind and period of a report, read from its text."""

from __future__ import annotations

from reportnlp.model.items import Meta, Outline
from reportnlp.text.view import TextView


def extract_meta(view: TextView, outline: Outline, *, file_name: str | None = None) -> Meta:
    """Read what the report says about itself."""
    title = view.raw[outline.title.start : outline.title.end] if outline.title else None
    return Meta(title=title)
