"""A corpus and a panel as HTML: a page of their own, or a fragment in a notebook."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportnlp.collection.corpus import Corpus
    from reportnlp.collection.panel import Panel

_PLACES = 30  # rows that a notebook shows
_WORDS = 2000  # values that carry their words with them
MEASURES = {"level": "数额", "growth": "增长", "target": "计划"}


@functools.cache
def _environment() -> Any:
    import jinja2

    loader = jinja2.PackageLoader("reportnlp", "collection")
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def render(name: str, **context: Any) -> str:
    """Fill one of the templates of this package."""
    page: str = _environment().get_template(name).render(**context)
    return page


def number(value: float) -> str:
    """Return a number for reading, without noise of binary fractions.

    Examples
    --------
    >>> number(1318.0), number(0.1 + 0.2), number(math.inf), number(12345678.9)
    ('1318', '0.3', '∞', '12345678.9')
    """
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value:.10g}"


def interval(low: float, high: float) -> str:
    """Return the words for what a masked value can be.

    Examples
    --------
    >>> interval(100, 999), interval(0, math.inf), interval(5, math.inf)
    ('100～999', '隐去', '≥5')
    """
    if math.isinf(high):
        return f"≥{number(low)}" if low > 0 else "隐去"
    return f"{number(low)}～{number(high)}"


def corpus_fragment(corpus: Corpus) -> str:
    """Return what a notebook shows of a corpus."""
    entries = corpus.entries
    periods = corpus.periods
    shown = corpus.places[:_PLACES]
    grid: dict[tuple[str, str], list[Any]] = {}
    for entry in entries:
        if entry.place and entry.label:
            grid.setdefault((entry.place, entry.label), []).append(entry)
    return render(
        "corpus.html",
        corpus=corpus,
        entries=entries,
        periods=periods,
        places=shown,
        more=len(corpus.places) - len(shown),
        grid=grid,
        figures=sum(entry.head.figures for entry in entries),
        masked=sum(entry.head.masked for entry in entries),
        unsure=[e for e in entries if not (e.place_sure and e.period_sure)],
        unplaced=[e for e in entries if not (e.place and e.label)],
        unreadable=corpus.unreadable,
    )


def _panel(panel: Panel, most: int) -> dict[str, Any]:
    wide = panel.text
    places = list(wide.index[:most])
    kept = panel.cells[panel.cells["place"].isin(places)]
    words = len(kept) <= _WORDS
    cells = {}
    for _, row in kept.iterrows():
        shut = bool(row["masked"])
        text = interval(row["low"], row["high"]) if shut else number(float(row["value"]))
        cells[row["place"], row["period"]] = {
            "text": text,
            "masked": shut,
            "approximate": bool(row["approximate"]),
            "more": int(row["alternatives"]),
            "passage": panel.passage(row) if words else None,
        }
    return {
        "panel": panel,
        "measure": MEASURES[panel.measure],
        "places": places,
        "periods": list(wide.columns),
        "cells": cells,
        "more": len(wide.index) - len(places),
    }


def panel_fragment(panel: Panel) -> str:
    """Return what a notebook shows of a panel."""
    return render("panel.html", whole=False, **_panel(panel, _PLACES))


def panel_page(panel: Panel) -> str:
    """Return a panel as a page of its own."""
    return render("panel.html", whole=True, **_panel(panel, len(panel.cells)))
