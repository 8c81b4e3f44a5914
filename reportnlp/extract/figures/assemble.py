"""Turn named quantities into figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from reportnlp.extract.figures import flags
from reportnlp.extract.figures.bounds import bounds_of, families_with_digits
from reportnlp.extract.figures.context import Place, places, unwrapped
from reportnlp.extract.figures.indicators import canonical
from reportnlp.extract.figures.naming import Namer
from reportnlp.extract.figures.records import SIDE_NOTE, Quantity
from reportnlp.extract.figures.relations import parts, period
from reportnlp.extract.figures.targets import Plans
from reportnlp.extract.figures.units import family, to_base
from reportnlp.model.items import Figure
from reportnlp.model.making import blank
from reportnlp.text.view import TextView

_PER_CAPITA = re.compile(r"人均|户均|亩均|每人|每户|每亩")
# How far back the clause of a figure and the sentence that makes it a target are read.
_CLAUSE = 60
_WINDOW = 160
_BESIDE_UNITS = dict.fromkeys(map(ord, "余餘多几幾来來 \u3000\n"))


def build_figures(view: TextView, quantities: list[Quantity]) -> tuple[Figure, ...]:
    """Turn quantities, in reading order, into figures with everything known of them."""
    if not quantities:
        return ()
    text = unwrapped(view)
    where = places(text, quantities)
    names, changes = Namer(text, quantities, where).run()
    plans = Plans(view.folded)
    digit_styles = families_with_digits(
        (q.style, text[q.start : q.number_end]) for q in quantities if q.masked and not q.gap
    )
    wholes = parts(quantities, where) if "其中" in text else [None] * len(quantities)
    make = blank(Figure)
    return tuple(
        _figure(
            number, view.raw, text, quantity, place, name, change, whole, plans, digit_styles, make
        )
        for number, (quantity, place, name, change, whole) in enumerate(
            zip(quantities, where, names, changes, wholes, strict=True), 1
        )
    )


def _figure(
    number: int,
    raw: str,
    text: str,
    quantity: Quantity,
    place: Place,
    name: str,
    change: bool,
    whole: int | None,
    plans: Plans,
    digit_styles: frozenset[str],
    make: Callable[[], Any],
) -> Figure:
    start, end, value, unit = quantity.start, quantity.end, quantity.value, quantity.unit
    group = family(unit)
    base = to_base(unit)
    far, sentence = start - _CLAUSE, place.sentence_start
    clause = text[place.clause_start if place.clause_start > far else far : start]
    near = clause[-14:]
    approx, bound = flags.beside(text, start, end)
    figure = make()
    figure.id = f"f{number}"
    figure.start = start
    figure.end = end
    figure.text = raw[start:end]
    figure.number = raw[start : quantity.number_end]
    figure.value = value
    figure.unit = _as_written(raw, quantity) if unit else unit
    figure.approx = approx or quantity.inner_approx
    figure.redacted = quantity.masked
    figure.name = name
    figure.change = change
    figure.target = plans.target(
        sentence if sentence > start - _WINDOW else start - _WINDOW, clause, start
    )
    figure.section = None
    figure.low, figure.high = (value, quantity.high) if quantity.high is not None else (None, None)
    figure.bound = bound
    figure.bound_assumed = False
    if quantity.masked and quantity.style in digit_styles and quantity.rule != SIDE_NOTE:
        limits = bounds_of(text[start : quantity.number_end], group == "share" and not change)
        if limits:
            (figure.low, figure.high), figure.bound_assumed = limits, True
    figure.base_value = value * base[0] if value is not None and base else None
    figure.base_unit = base[1] if base else None
    figure.indicator = canonical(name, group, change) if name else None
    figure.part_of = None if whole is None else f"f{whole + 1}"
    figure.compared_to = flags.compared_to(clause) if change else None
    figure.period = period(clause) if "年" in clause else None
    figure.cumulative = "累计" in near
    figure.per_capita = ("均" in near or "每" in near) and _PER_CAPITA.search(near) is not None
    figure.previous = group != "multiple" and flags.previous(text, place.left, end)
    figure.rule = quantity.rule
    figure.__class__ = Figure
    return figure  # type: ignore[no-any-return]


def _as_written(raw: str, quantity: Quantity) -> str:
    """Return the unit as it stands (萬元, ％), without 余 or 多."""
    written = raw[quantity.number_end : quantity.end]
    if written == quantity.unit or raw.startswith("分之", quantity.start + 1):
        return quantity.unit
    written = written.translate(_BESIDE_UNITS)
    return written if len(written) == len(quantity.unit) else quantity.unit
