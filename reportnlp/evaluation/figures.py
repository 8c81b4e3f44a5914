"""Figures against gold: span and unit, value, name and flags."""

from __future__ import annotations

from collections import Counter

from reportnlp.evaluation.annotation import Annotation
from reportnlp.evaluation.errors import Errors
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.surfaces import (
    alternatives,
    is_masked,
    name_contains,
    name_is_tight,
    overlap,
    plain_unit,
    same_quantity,
    share_inside,
    squeeze,
    units_of,
    value_matches,
)
from reportnlp.model.items import Figure
from reportnlp.model.report import Report

FLAGS = (("approx", "approx"), ("growth", "change"), ("target", "target"))


def _common(gold: Annotation, figure: Figure) -> float:
    shared = float(overlap(figure.start, figure.end, gold.start, gold.end))
    touches = share_inside(figure.start, figure.start, gold.start, gold.end)
    return 0.5 if gold.tag == "gap" and not shared and touches else shared


def match_figures(
    gold: list[Annotation], figures: tuple[Figure, ...]
) -> dict[int, tuple[int, bool]]:
    """Pair gold and predicted figures one to one, best first.

    Returns
    -------
    dict of int to (int, bool)
        Gold index to (predicted index, whether the unit is right).
    """
    candidates = []
    first = 0
    for i, wanted in enumerate(gold):
        units = units_of(wanted)
        while first < len(figures) and figures[first].end < wanted.start - 200:
            first += 1
        for j in range(first, len(figures)):
            figure = figures[j]
            if figure.start > wanted.end + 1:
                break
            shared = _common(wanted, figure)
            length, wanted_length = figure.end - figure.start, wanted.end - wanted.start
            if shared and shared >= 0.5 * min(max(1, length), wanted_length):
                right = plain_unit(figure.unit) in units or same_quantity(
                    wanted, _value(figure), figure.unit
                )
                candidates.append((right, shared / max(length, wanted_length), i, j))
    candidates.sort(key=lambda row: (not row[0], -row[1]))
    pairs: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for right, _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = (j, right)
            taken.add(j)
    return pairs


def _value(figure: Figure) -> object:
    return figure.number if figure.value is None else figure.value


def count_figures(
    document: GoldDocument, report: Report, counts: Counter[str], errors: Errors
) -> None:
    """Add one report's figures to `counts` and what went wrong to `errors`."""
    gold = document.tagged("fig", "gap")
    figures = report.figures
    pairs = match_figures(gold, figures)
    counts["fig_gold"] += len(gold)
    counts["fig_span"] += len(pairs)
    for i, wanted in enumerate(gold):
        kind = "gap" if wanted.tag == "gap" else "masked" if is_masked(wanted) else "plain"
        counts[f"fig_gold_{kind}"] += 1
        if i not in pairs:
            errors.add(f"figure missed: {kind}", wanted.start, wanted.end, "")
        elif not pairs[i][1]:
            said = figures[pairs[i][0]]
            note = f"said {said.text!r}, unit {said.unit!r}; gold unit {wanted.keys.get('unit')!r}"
            errors.add("figure unit", wanted.start, wanted.end, note)
        else:
            counts["fig_tp"] += 1
            counts[f"fig_tp_{kind}"] += 1
            _count_pair(wanted, figures[pairs[i][0]], counts, errors)
    used = {j for j, right in pairs.values() if right}
    _count_invented(document, [f for j, f in enumerate(figures) if j not in used], counts, errors)


def _count_pair(wanted: Annotation, figure: Figure, counts: Counter[str], errors: Errors) -> None:
    keys = wanted.keys
    if is_masked(wanted):
        counts["value_masked"] += 1
        counts["value_masked_null"] += figure.value is None
    else:
        counts["value_plain"] += 1
        if value_matches(wanted, _value(figure), figure.unit):
            counts["value_ok"] += 1
        else:
            note = f"said {figure.value}, gold {keys.get('val')}"
            errors.add("figure value", wanted.start, wanted.end, note)
    counts["redacted_n"] += 1
    counts["redacted_ok"] += figure.redacted == is_masked(wanted)
    heads = [squeeze(head) for head in alternatives(keys.get("head"), keys.get("alt"))]
    if heads:
        name = squeeze(figure.name)
        tight = name_is_tight(heads, name)
        counts["name_n"] += 1
        counts["name_ok"] += name_contains(heads, name)
        counts["name_tight"] += tight
        if not tight:
            label = "name loose" if name_contains(heads, name) else "name wrong"
            note = f"said {figure.name!r}, gold {'/'.join(heads)}"
            errors.add(label, wanted.start, wanted.end, note)
    for flag, field in FLAGS:
        if keys.get(flag) == "?" and flag != "approx":
            continue
        asked, said = keys.get(flag) == "1", bool(getattr(figure, field))
        counts[f"{flag}_{'t' if asked == said else 'f'}{'p' if said else 'n'}"] += 1
        if asked != said:
            label = f"{flag} {'invented' if said else 'missed'}"
            errors.add(label, wanted.start, wanted.end, f"name {figure.name!r}")


def _count_invented(
    document: GoldDocument, figures: list[Figure], counts: Counter[str], errors: Errors
) -> None:
    weak, never = document.tagged("opt"), document.tagged("not")
    alarms: set[int] = set()
    for figure in figures:
        if any(overlap(figure.start, figure.end, w.start, w.end) for w in weak):
            counts["fig_neutral"] += 1
            continue
        counts["fig_fp"] += 1
        hit = [n for n in never if overlap(figure.start, figure.end, n.start, n.end)]
        alarms.update(n.start for n in hit)
        label = "figure invented on not" if hit else "figure invented"
        errors.add(label, figure.start, figure.end, f"unit {figure.unit!r}")
    counts["not_alarm"] += len(alarms)
    counts["not_gold"] += len(never)
