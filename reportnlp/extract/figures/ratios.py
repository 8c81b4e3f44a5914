"""Numbers that stand in a proportion: 19:37:44, 三分之一, 百分之九十二."""

from __future__ import annotations

import re
from decimal import Decimal

from reportnlp.extract.figures import kinds
from reportnlp.extract.figures.masks import style_of
from reportnlp.extract.figures.records import Quantity
from reportnlp.text import atoms, numerals

_RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}(?![\d年月日])")
_M = re.escape(atoms.MASK_CHARS)
_MASKED_RATIO = re.compile(rf"[{_M}\d.]+(?::[{_M}\d.]+){{2,4}}")
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
# 收入比由2.3:1缩小到1.9:1: the second belongs to the same 比.
_CHANGED = re.compile(
    r"比[^,。;\n]{0,16}(?:缩小|扩大|下降|降低|提高|调整|优化|收窄|降|升)(?:到|至|为)$"
)
# 师生比小学为1:18,初中为1:13
_AGAIN = re.compile(r"比[^。;\n]{0,8}\d:\d[\d.]*[,、][^。,;\n]{1,8}为$")
_INDEX = re.compile(
    r"(?:收入比|性别比|倍差|系数|指数|率比|之比|比值|容积率)[^,。;\n\d]{0,6}(?:[^,。;\n]{0,8}(?:缩小|扩大|下降|降低|提高|上升|降|升))?[由从到至为达]$"
    r"|(?:容积率|系数|指数|性别比|比值)$"
)
_LEADS = frozenset("由从到至为达率数比值")
_CLOSES = frozenset((*",。;、)\n缩扩下降提上升", ""))


def read_index(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """Read the 1.97 of 收入比由1.97缩小到1.92, a number that has no unit.

    Examples
    --------
    >>> read_index("恩格尔系数为31.2。", 6, 10, Decimal("31.2")).number_end
    10
    >>> read_index("版本为1.2。", 3, 6, Decimal("1.2")) is None
    True
    """
    if text[start - 1 : start] not in _LEADS or text[end : end + 1] not in _CLOSES:
        return None
    if not _INDEX.search(text, max(0, start - 30), start):
        return None
    return Quantity(start, end, end, False, "", value, rule="index")


def read_half(text: str, start: int, end: int) -> Quantity | None:
    """Read 一半 where something fell or rose by it.

    Examples
    --------
    >>> read_half("天数减少一半。", 4, 6).value
    Decimal('0.5')
    >>> read_half("超过一半。", 2, 4) is None
    True
    """
    if text[end : end + 1] not in _CLOSES or not _HALVED.search(text, max(0, start - 4), start):
        return None
    return Quantity(start, end, end, False, "", Decimal("0.5"), rule="fraction")


_HALVED = re.compile(
    r"(?:减少|下降|降低|缩短|缩减|压减|压缩|减轻|增加|提高|降|减)(?:了|近|约|逾)?$"
)


def read_ratio(text: str, start: int, end: int) -> Quantity | None:
    """Read the ratio whose first number is ``text[start:end]``; two numbers need 比 before them.

    Examples
    --------
    >>> found = read_ratio("三次产业结构为19:37:44", 7, 9)
    >>> found.start, found.end, found.value
    (7, 15, Decimal('19'))
    >>> read_ratio("会议于8:30召开", 3, 4) is None
    True
    """
    match = _RATIO.match(text, start)
    if not match or match.end() <= end:
        return None
    before = text[max(0, start - 6) : start]
    if (
        match[0].count(":") < 2
        and "比" not in before
        and not _AGAIN.search(text, max(0, start - 30), start)
        and not _CHANGED.search(text, max(0, start - 24), start)
    ):
        return None
    return Quantity(
        start,
        match.end(),
        match.end(),
        False,
        "",
        numerals.arabic(text[start:end]),
        rule="ratio",
    )


def masked_ratio_end(text: str, start: int) -> int:
    """Return where a ratio of at least three numbers, some of them masked, ends, or 0.

    Examples
    --------
    >>> masked_ratio_end("xx:xx:xx", 0), masked_ratio_end("xx:xx", 0)
    (8, 0)
    """
    match = _MASKED_RATIO.match(text, start)
    return match.end() if match else 0


def read_fraction(text: str, start: int, end: int) -> Quantity | None:
    """Read 三分之一, 百分之九十二 or 百分之xx.

    Examples
    --------
    >>> read_fraction("占三分之一", 1, 5).value, read_fraction("达百分之十多", 1, 5).end
    (Decimal('0.3333333'), 6)
    """
    core = text[start:end]
    if core[1:3] == "分之" and core[0] in _SHARES:
        unit = _SHARES[core[0]]
        if not atoms.MASKS.isdisjoint(core):
            return Quantity(start, end, end, True, unit, style=style_of(core), rule="mask")
        value = numerals.read(core[3:])
        if value is None:
            return None
        approx = core[-1] == "十" and text[end : end + 1] in ("多", "余")
        return Quantity(
            start, end + approx, end, False, unit, value, inner_approx=approx, rule="fraction"
        )
    if kinds.is_not_fraction(text, start, end):
        return None
    below, _, above = core.partition("分之")
    bottom, top = numerals.chinese(below), numerals.chinese(above)
    if not bottom or top is None:
        return None
    value = (top / bottom).quantize(Decimal("0.0000001"))
    return Quantity(start, end, end, False, "", value, rule="fraction")
