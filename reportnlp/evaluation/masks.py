"""Masks and gaps against gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportnlp.evaluation.errors import Errors
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.surfaces import MASKS, is_masked, number_spans, overlap, share_inside
from reportnlp.model.items import Placeholder
from reportnlp.model.report import Report

KINDS = ("figure", "date", "name", "word", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMask:
    """What one gold mask asks for.

    Attributes
    ----------
    core : frozenset of int
        The characters of which half must be covered.
    exact : frozenset of (int, int)
        Spans that count as exact; empty for a gap, where any is.
    """

    start: int
    end: int
    core: frozenset[int]
    exact: frozenset[tuple[int, int]]
    kind: str


def gold_masks(document: GoldDocument) -> list[GoldMask]:
    """Return every mask and gap of the gold, in reading order."""
    found = []
    for item in document.annotations:
        start, end = item.start, item.end
        if item.tag == "fig" and is_masked(item):
            number, run = number_spans(item)
            core, exact, kind = range(*run), {number, run}, "figure"
        elif item.tag == "gap":
            core, exact, kind = range(start - 1, end + 1), set(), "gap"
        elif item.tag in ("date", "name", "word"):
            inside = [i for i in range(start, end) if item.surface[i - start] in MASKS]
            inside = inside or list(range(start, end))
            trimmed = start + len(item.surface.rstrip("年月日号"))
            exact = {(start, end), (start, trimmed), (inside[0], inside[-1] + 1)}
            found.append(_gold(start, end, frozenset(inside), exact, item.tag))
            continue
        else:
            continue
        found.append(_gold(start, end, frozenset(core), exact, kind))
    return found


def _gold(
    start: int, end: int, core: frozenset[int], exact: set[tuple[int, int]], kind: str
) -> GoldMask:
    return GoldMask(start=start, end=end, core=core, exact=frozenset(exact), kind=kind)


def _hits(mask: Placeholder, gold: list[GoldMask]) -> list[GoldMask]:
    """Return the gold masks that a predicted mask is about."""
    start, end = mask.start, mask.end
    if end > start:
        hits = [g for g in gold if share_inside(start, end, g.start, g.end) > 0]
        if sum(share_inside(start, end, g.start, g.end) for g in hits) >= 0.5:
            return hits
    else:
        hits = [g for g in gold if g.kind == "gap" and share_inside(start, end, g.start, g.end)]
        if hits:
            return hits
    # a gap may be reported as the blank in front of its unit
    return [
        g
        for g in gold
        if g.kind == "gap"
        and start < g.end
        and end >= g.start - 1
        and end - start <= len(g.core) + 2
    ]


def count_masks(
    document: GoldDocument, report: Report, counts: Counter[str], errors: Errors
) -> None:
    """Add one report's masks to `counts` and what went wrong to `errors`."""
    gold = gold_masks(document)
    weak, never = document.tagged("opt"), document.tagged("not")
    used: list[tuple[Placeholder, list[GoldMask]]] = []
    for mask in report.placeholders:
        hits = _hits(mask, gold)
        if hits:
            counts["mask_tp"] += 1
            counts[f"mask_pred_{mask.kind}"] += 1
            counts[f"mask_predok_{mask.kind}"] += any(g.kind == mask.kind for g in hits)
            used.append((mask, hits))
        elif any(share_inside(mask.start, mask.end, w.start, w.end) >= 0.5 for w in weak):
            counts["mask_neutral"] += 1
        else:
            counts["mask_fp"] += 1
            counts[f"mask_pred_{mask.kind}"] += 1
            end = max(mask.end, mask.start + 1)
            on_not = any(overlap(mask.start, end, n.start, n.end) for n in never)
            counts["mask_fp_not"] += on_not
            errors.add("mask invented", mask.start, mask.end, f"{mask.kind}, {mask.style}")
    for wanted in gold:
        _count_gold(wanted, [mask for mask, hits in used if wanted in hits], counts, errors)


def _count_gold(
    wanted: GoldMask, mine: list[Placeholder], counts: Counter[str], errors: Errors
) -> None:
    covered: set[int] = set()
    for mask in mine:
        covered.update(range(mask.start, mask.end))
    counts["mask_gold"] += 1
    counts[f"mask_gold_{wanted.kind}"] += 1
    found = bool(mine) and (
        wanted.kind == "gap" or len(covered & wanted.core) >= 0.5 * len(wanted.core)
    )
    if not found:
        errors.add(f"mask missed: {wanted.kind}", wanted.start, wanted.end, "")
        return
    counts["mask_hit"] += 1
    counts[f"mask_hit_{wanted.kind}"] += 1
    counts["mask_exact"] += not wanted.exact or any(
        (mask.start, mask.end) in wanted.exact for mask in mine
    )
    best = max(mine, key=lambda mask: overlap(mask.start, mask.end, wanted.start, wanted.end))
    if best.kind == wanted.kind:
        counts["mask_kind"] += 1
        counts[f"mask_kind_{wanted.kind}"] += 1
    else:
        note = f"said {best.kind}"
        errors.add(f"mask kind: {wanted.kind} as {best.kind}", wanted.start, wanted.end, note)
