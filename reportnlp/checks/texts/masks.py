"""Masks of several kinds, and real names left among masked ones."""

from __future__ import annotations

from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.model.items import Placeholder

_FAMILIES = {
    "x": "x",
    "X": "x",
    "star": "*",
    "cross": "×",
    "underscore": "_",
    "bracket": "〔〕",
    "box": "□",
}
_HABIT = 2


def check_masks(context: Context) -> Iterator[Draft]:
    """Yield the first mask of a second family (TXT005)."""
    families: dict[str, list[Placeholder]] = {}
    for mask in context.facts.placeholders:
        family = _FAMILIES.get(mask.style)
        if family and mask.kind == "figure":
            families.setdefault(family, []).append(mask)
    habits = [masks for masks in families.values() if len(masks) >= _HABIT]
    if len(habits) < 2:
        return
    shown = "、".join(f"“{masks[0].text}”" for masks in habits)
    odd = min(habits, key=len)[0]
    yield Draft(
        rule="TXT005",
        message=f"遮盖方式不统一（{shown}）；请统一，或直接补填数据",
        start=odd.start,
        end=odd.end,
    )


def check_names(context: Context) -> Iterator[Draft]:
    """Yield the first mention of each real name in a report that masks names (TXT006)."""
    masked = [mask for mask in context.facts.placeholders if mask.kind == "name"]
    if len(masked) < _HABIT:
        return
    seen: set[str] = set()
    for official in context.facts.officials:
        if official.level == "national" or official.name in seen:
            continue
        seen.add(official.name)
        yield Draft(
            rule="TXT006",
            message=f"名称已经遮盖，却留有真实姓名“{official.name}”；对外时请一并遮盖",
            start=official.start,
            end=official.end,
        )
