"""The facts of the last few texts, so that tokenizer and components extract each only once.

The extractors are pure functions, so a cache can only save time.
"""

from __future__ import annotations

import functools

from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.extract.officials import extract_officials
from reportnlp.extract.sections import extract_sections
from reportnlp.model.items import Figure, Official, Outline, Placeholder
from reportnlp.text.view import TextView

_TEXTS = 2


@functools.lru_cache(maxsize=_TEXTS)
def view_of(text: str) -> TextView:
    """Return the view of a text."""
    return TextView(text)


@functools.lru_cache(maxsize=_TEXTS)
def outline_of(text: str) -> Outline:
    """Return title, preamble and sections."""
    return extract_sections(view_of(text))


@functools.lru_cache(maxsize=_TEXTS)
def placeholders_of(text: str) -> tuple[Placeholder, ...]:
    """Return masks and gaps."""
    return extract_placeholders(view_of(text))


@functools.lru_cache(maxsize=_TEXTS)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return quantities."""
    return extract_figures(view_of(text), placeholders_of(text))


@functools.lru_cache(maxsize=_TEXTS)
def officials_of(text: str) -> tuple[Official, ...]:
    """Return named officials."""
    return extract_officials(view_of(text))


def forget() -> None:
    """Empty the caches, as a benchmark wants it."""
    for function in (view_of, outline_of, placeholders_of, figures_of, officials_of):
        function.cache_clear()
