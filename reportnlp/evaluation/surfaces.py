"""How gold and predicted surfaces, units and names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reportnlp.evaluation.annotation import Annotation

MASKS = "xXｘＸ×✕*＊_＿〔〕…○□〇某�"
BLANKS = " \t\r\n\u3000\u2003\u2002\xa0"
_MASKED_NUMBER = re.compile(
    rf"[0-9.．{re.escape(MASKS)}]*[{re.escape(MASKS)}][0-9.．{re.escape(MASKS)}]*"
)
_MULTIPLIERS = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
_NO_MULTIPLIER = ("千瓦", "千克", "千米", "百分")
_TERM = re.compile(r"PM_?(?:2[.．]5|10)|[2-6]G|[1-5]A级?|4S|[XCD](?=光|级)", re.I)
_LOOSE = re.compile(rf"[0-9,，。;；、:：{re.escape(MASKS)}]")


def squeeze(text: str | None) -> str:
    """Fold width and drop white space and quotes.

    Examples
    --------
    >>> squeeze("“镇 长”")
    '镇长'
    """
    return re.sub(r"[\s“”\"‘’]", "", unicodedata.normalize("NFKC", text or ""))


def plain_unit(unit: str | None) -> str:
    """Return a unit without 余, 多, 来 and without the second end of a range."""
    return re.sub(r"^[-~—–至到][\d.]+", "", re.sub("[余多来]", "", squeeze(unit)))


def alternatives(*values: str | None) -> list[str]:
    """Split ``;``-joined values; empty ones drop out."""
    return [part for value in values if value for part in value.split(";") if part]


def units_of(gold: Annotation) -> set[str]:
    """Return every way to write the unit of a gold figure."""
    units = {plain_unit(unit) for unit in alternatives(gold.keys.get("unit"))} or {""}
    shorter = {
        unit[1:]
        for unit in units
        if len(unit) > 1 and unit[0] in "十百千" and not unit.startswith(_NO_MULTIPLIER)
    }
    return units | shorter


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many characters two spans share."""
    return max(0, min(end, other_end) - max(start, other_start))


def share_inside(start: int, end: int, left: int, right: int) -> float:
    """Return the share of a span inside [left, right); an empty span counts where it touches."""
    if end <= start:
        return float(left - 1 <= start <= right)
    return overlap(start, end, left, right) / (end - start)


def is_masked(gold: Annotation) -> bool:
    """Tell whether a gold figure or gap has no number to read."""
    value = gold.keys.get("val")
    if gold.tag == "gap":
        return True
    return "?" in value if value else any(char in MASKS for char in gold.surface)


def number_spans(gold: Annotation) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the number inside a gold figure, and the run of masks inside that number."""
    match = _MASKED_NUMBER.search(gold.surface)
    if match:
        masks = [i for i in range(match.start(), match.end()) if gold.surface[i] in MASKS]
        number = (gold.start + match.start(), gold.start + match.end())
        return number, (gold.start + masks[0], gold.start + masks[-1] + 1)
    body = gold.surface
    for unit in alternatives(gold.keys.get("unit")):
        body = body.removesuffix(unit) if unit else body
    whole = (gold.start, gold.start + len(body.rstrip("余多来")))
    return whole, whole


def to_float(value: object) -> float | None:
    """Read a value as a float, or None."""
    try:
        return float(str(value).replace("·", ".").replace(",", ""))
    except (TypeError, ValueError):
        return None


def _split_unit(unit: str) -> tuple[float, str]:
    factor, rest = 1.0, plain_unit(unit)
    while rest and rest[0] in _MULTIPLIERS and not rest.startswith(_NO_MULTIPLIER):
        factor *= _MULTIPLIERS[rest[0]]
        rest = rest[1:]
    return factor, rest


def same_quantity(gold: Annotation, value: object, unit: str) -> bool:
    """Tell whether a value in another multiple of the unit is the gold amount.

    Examples
    --------
    >>> gold = Annotation(tag="fig", start=0, end=3, surface="2万元", keys={"unit": "万元", "val": "2"})
    >>> same_quantity(gold, 20000, "元")
    True
    """
    amount = to_float(value)
    if gold.tag != "fig" or is_masked(gold) or amount is None:
        return False
    factor, base = _split_unit(unit)
    low = to_float(gold.keys.get("val"))
    if low is None:
        return False
    high = max(low, to_float(gold.keys.get("hi")) or low)
    for other in alternatives(gold.keys.get("unit")):
        gold_factor, gold_base = _split_unit(other)
        lowest, highest = low * gold_factor * (1 - 1e-6), high * gold_factor * (1 + 1e-6)
        if gold_base == base and lowest <= amount * factor <= highest:
            return True
    return False


def value_matches(gold: Annotation, value: object, unit: str) -> bool:
    """Tell whether a value is the gold value or inside the gold range."""
    if same_quantity(gold, value, unit):
        return True
    amount, low = to_float(value), to_float(gold.keys["val"])
    if amount is None or low is None:
        return False
    high = max(low, to_float(gold.keys.get("hi")) or low)
    return low - 1e-6 * max(1, abs(low)) <= amount <= high + 1e-6 * max(1, abs(low))


def name_contains(heads: Iterable[str], name: str) -> bool:
    """Tell whether a squeezed name holds any head."""
    return any(head in name for head in heads)


def name_is_tight(heads: Iterable[str], name: str) -> bool:
    """Tell whether a name holds a head and little else: no digit, mask or punctuation."""
    return any(
        head in name
        and len(name) <= max(16, len(head) + 8)
        and not _LOOSE.search(_TERM.sub("", name.replace(head, "", 1)))
        for head in heads
    )
