"""Turn named quantities into figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from reportnlp.extract.figures import flags
from reportnlp.extract.figures.bounds import bounds_of, families_with_digits
from reportnlp.extract.figures.context import Place, places, unwrapped
from reportnlp.extract.figures.indicators import canonical
from reportnlp.extract.figures.naming import Namer
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.relations import parts, period
from reportnlp.extract.figures.targets import Plans
from reportnlp.extract.figures.units import family, to_base
from reportnlp.model.items import Bound, Figure
from reportnlp.model.making import twin
from reportnlp.text.view import TextView

_PER_CAPITA = re.compile(r"人均|户均|亩均|每人|每户|每亩")
_WINDOW = 160


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
    wholes = parts(quantities, where)
    make = twin(Figure)
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
    make: Callable[..., Figure],
) -> Figure:
    start, end = quantity.start, quantity.end
    value = quantity.value
    low, high = (value, quantity.high) if quantity.high is not None else (None, None)
    assumed = False
    group = family(quantity.unit)
    if quantity.masked and quantity.style in digit_styles:
        share = group == "share" and not change
        limits = bounds_of(text[start : quantity.number_end], share)
        if limits:
            (low, high), assumed = limits, True
    base = to_base(quantity.unit)
    clause = text[max(place.clause_start, start - 60) : start]
    near = clause[-14:]
    figure = make(
        id=f"f{number}",
        start=start,
        end=end,
        text=raw[start:end],
        number=raw[start : quantity.number_end],
        value=value,
        unit=_as_written(raw, quantity),
        approx=flags.approx(text, start, end, quantity.inner_approx),
        redacted=quantity.masked,
        name=name,
        change=change,
        target=plans.target(text, max(place.sentence_start, start - _WINDOW), clause, start),
        low=low,
        high=high,
        bound=cast("Bound | None", flags.bound(text, start, end)),
        bound_assumed=assumed,
        base_value=value * base[0] if value is not None and base else None,
        base_unit=base[1] if base else None,
        indicator=canonical(name, group, change) if name else None,
        part_of=None if whole is None else f"f{whole + 1}",
        period=period(clause),
        compared_to=flags.compared_to(clause) if change else None,
        cumulative="累计" in near,
        per_capita=("均" in near or "每" in near) and bool(_PER_CAPITA.search(near)),
        previous=flags.previous(text, place.left, end),
        rule=quantity.rule,
    )
    figure.__class__ = Figure
    return figure


def _as_written(raw: str, quantity: Quantity) -> str:
    """Return the unit as it stands (萬元, ％), without 余 or 多."""
    if not quantity.unit or raw[quantity.start + 1 : quantity.start + 3] == "分之":
        return quantity.unit
    written = raw[quantity.number_end : quantity.end]
    if written == quantity.unit:
        return written
    for char in "余餘多几幾来來 \u3000\n":
        written = written.replace(char, "")
    return written if len(written) == len(quantity.unit) else quantity.unit
