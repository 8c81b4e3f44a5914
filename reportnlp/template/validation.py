"""What is wrong with a template: every fault at once, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from reportnlp.model.items import TOPICS
from reportnlp.template.reading import near

FULL = Decimal(100)
# key -> kind of value; a kind is text, texts, number, count, flag, table or tables
TOP = {
    "schema": "count",
    "name": "text",
    "title": "text",
    "extends": "text",
    "drop": "texts",
    "rescale": "flag",
    "document": "table",
    "shares": "table",
    "sections": "tables",
}
DOCUMENT = {"officials": "number", "period": "number", "place": "number"}
SHARES = {"presence": "number", "substance": "number", "expected": "number", "figures": "number"}
SECTION = {
    "key": "text",
    "title": "text",
    "weight": "number",
    "topics": "texts",
    "headings": "texts",
    "phrases": "texts",
    "rest": "flag",
    "indicators": "tables",
    "officials": "texts",
    "min_chars": "count",
    "min_figures": "count",
}
INDICATOR = {
    "name": "text",
    "words": "texts",
    "units": "texts",
    "required": "flag",
    "low": "limit",
    "high": "limit",
}
_SAY = {
    "text": "应是文字",
    "texts": '应是一组文字，如 ["甲", "乙"]',
    "number": "应是不小于0的数",
    "limit": "应是数",
    "count": "应是不小于0的整数",
    "flag": "应是 true 或 false",
    "table": "应是一节，如 [document]",
    "tables": "应是若干节",
}


def number(value: Any) -> Decimal | None:
    """Return a finite number, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _fits(value: Any, kind: str) -> bool:
    if kind == "text":
        return isinstance(value, str) and bool(value.strip())
    if kind == "texts":
        return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
    if kind == "limit":
        return number(value) is not None
    if kind == "number":
        found = number(value)
        return found is not None and found >= 0
    if kind == "count":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "table":
        return isinstance(value, dict)
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _table(data: Mapping[str, Any], known: Mapping[str, str], where: str) -> Iterator[str]:
    for key, value in data.items():
        path = f"{where}{key}"
        if key not in known:
            yield f"{path}：不认识这个键{near(key, known)}"
        elif not _fits(value, known[key]):
            yield f"{path}：{_SAY[known[key]]}，现在是 {value!r}"


def check_shape(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield unknown keys and values of the wrong kind, each with its path."""
    yield from _table(data, TOP, "")
    for key, known in (("document", DOCUMENT), ("shares", SHARES)):
        if isinstance(data.get(key), dict):
            yield from _table(data[key], known, f"{key}.")
    for index, section in enumerate(_rows(data.get("sections")), start=1):
        where = f"sections[{section.get('key') or section.get('title') or index}]."
        yield from _table(section, SECTION, where)
        for topic in _texts(section.get("topics")):
            if topic not in TOPICS:
                yield f"{where}topics：没有“{topic}”这个主题{near(topic, TOPICS)}"
        for place, row in enumerate(_rows(section.get("indicators")), start=1):
            inner = f"{where}indicators[{row.get('name') or place}]."
            yield from _table(row, INDICATOR, inner)
            if not row.get("name"):
                yield f"{inner}name：没有写指标名称"
            low, high = number(row.get("low")), number(row.get("high"))
            if low is not None and high is not None and low > high:
                yield f"{inner}low：下限 {low} 大于上限 {high}"


def check_whole(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing or does not add up in a template whose parents are merged in."""
    sections = _rows(data.get("sections"))
    if not data.get("name"):
        yield "name：没有写模板名称"
    if not sections:
        yield "sections：至少要有一个部分"
    seen: dict[str, int] = {}
    for index, section in enumerate(sections, start=1):
        where = f"sections[{section.get('key') or section.get('title') or index}]."
        yield from (f"{where}{key}：没有写" for key in ("key", "title") if not section.get(key))
        if not any(section.get(key) for key in ("topics", "headings", "phrases", "rest")):
            yield f"{where}topics：topics、headings、phrases 至少要写一个，否则无法识别这个部分"
        key = section.get("key")
        if isinstance(key, str):
            if key in seen:
                yield f"{where}key：与第{seen[key]}个部分重复"
            seen.setdefault(key, index)
    yield from _sums(data, sections)


def _sums(data: Mapping[str, Any], sections: list[dict[str, Any]]) -> Iterator[str]:
    shares = data.get("shares")
    if isinstance(shares, dict) and shares:
        values = [number(shares.get(key)) for key in SHARES]
        if all(value is not None for value in values):
            whole = sum((value for value in values if value is not None), Decimal(0))
            if whole != 1:
                yield f"shares：四项加起来是 {whole}，应为 1"
        else:
            missing = "、".join(key for key in SHARES if key not in shares)
            if missing:
                yield f"shares：四项要写全，缺 {missing}"
    document = data.get("document")
    parts = document if isinstance(document, dict) else {}
    weights = [number(section.get("weight")) for section in sections]
    given = [value for value in weights if value is not None]
    points = [value for key in DOCUMENT if (value := number(parts.get(key))) is not None]
    whole = sum((*given, *points), Decimal(0))
    for value, path in ((v, "weight") for v in (*given, *points)):
        if value != value.quantize(Decimal("0.01")):
            yield f"{path}：分值 {value} 最多两位小数"
    if sections and len(given) == len(sections) and not data.get("rescale") and whole != FULL:
        yield (
            f"sections：各部分和 document 的分值加起来是 {whole}，应为 100"
            "（删去 weight 则平均分配，写 rescale = true 则按比例调整）"
        )
    elif len(given) < len(sections) and whole >= FULL:
        yield f"sections：已写的分值加起来是 {whole}，没有分值留给没写 weight 的部分"
    elif data.get("rescale") and sum(points, Decimal(0)) >= FULL:
        yield "document：分值加起来不能达到 100"


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
