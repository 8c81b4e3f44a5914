"""Is a value fit for its blank, and how does it stand there?"""

from __future__ import annotations

import re
from decimal import Decimal

from reportnlp.output.blanks import BlankRow
from reportnlp.text.fold import fold

_MASK = "xX×✕*_〔〕…○〇□某"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+"
_ONE = re.compile(rf"{_NUMBER}|{_CHINESE}")
_RANGE = re.compile(rf"{_NUMBER}\s*[-~—－～至]+\s*{_NUMBER}")
_RANGE_SIGN = re.compile(r"[-~—－～至]")
_LEAD = re.compile(r"^(?:约|近|大约|将近)\s*")
_APPROX = "余多几来"
_DATE_PART = re.compile(r"(\d+)([年月日号季])")
_WHOLE = frozenset((
    "人", "户", "名", "个", "家", "次", "人次", "场", "件", "起", "所", "座", "条", "头", "只", "株",
    "辆", "台", "套", "处", "眼", "盏", "例", "宗", "批", "期", "份", "栋", "间", "对", "位", "场次", "户次",
))  # fmt: skip
_LONGEST_NAME = 40
_SHARE = re.compile(r"(?<!完成)(?<!产销)(?<!负债)(?<!增长)(?<!增)(?<!回报)(?<!利用)率$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Refusal(Exception):
    """A value that does not fit; the message says why in Chinese."""


def fit(value: str, row: BlankRow, surface: str) -> str:
    """Return the characters to put in place of a blank.

    Parameters
    ----------
    value : str
        What was typed.
    row : BlankRow
    surface : str
        What the value replaces.

    Raises
    ------
    Refusal
        If the value does not fit.
    """
    value = value.strip()
    if _CONTROL.search(value):
        raise Refusal("含有换行或控制字符")
    if any(char in _MASK for char in value) and not (row.kind == "name" and "某" not in value):
        raise Refusal("仍含占位符")
    if row.kind in ("figure", "gap"):
        # Folding keeps lengths, so full-width digits can be put in as they were typed.
        folded = fold(value)
        number = _figure(folded, row, surface)
        at = folded.find(number)
        return value[at : at + len(number)]
    if row.kind == "date":
        return _date(fold(value), surface)
    if len(value) > _LONGEST_NAME:
        raise Refusal(f"文字过长（超过 {_LONGEST_NAME} 个字）")
    return value


def _figure(value: str, row: BlankRow, surface: str) -> str:
    number = _without_unit(_LEAD.sub("", value), row.unit)
    ranged = _RANGE_SIGN.search(surface) is not None
    if ranged and _RANGE.fullmatch(number):
        return number
    if number.startswith(("-", "+", "−")):
        raise Refusal("不能带正负号；请在正文里写明增减")
    if not _ONE.fullmatch(number):
        raise Refusal(
            "不是数字" if not any(c.isdigit() for c in number) else _unit_reason(number, row)
        )
    kept = fold(surface)
    if any(char.isdigit() for char in kept) and not _agrees(number, kept):
        raise Refusal(f"与原文保留的数字“{surface}”不符")
    if row.unit in _WHOLE and "." in number:
        raise Refusal(f"单位是“{row.unit}”，应填整数")
    if fold(row.unit) == "%" and _is_share(row) and Decimal(_plain(number)) > 100:
        raise Refusal("比率不能超过 100%")
    return number


def _is_share(row: BlankRow) -> bool:
    """Whether a percentage measures a part of a whole (some rates may pass 100)."""
    change = row.figure is not None and row.figure.change
    return not change and _SHARE.search(row.name) is not None


def _plain(number: str) -> str:
    bare = number.replace(",", "")
    return bare if bare.replace(".", "").isascii() else "0"


def _without_unit(value: str, unit: str) -> str:
    folded = fold(unit)
    # The sign of a share may be typed along; everything after the number must be the unit.
    for tail in sorted({folded, *(sign + folded for sign in _APPROX)}, key=len, reverse=True):
        if tail and value.endswith(tail):
            return value[: -len(tail)].strip()
    return value.strip()


def _unit_reason(number: str, row: BlankRow) -> str:
    match = re.match(_NUMBER, number)
    tail = number[match.end() :].strip() if match else ""
    if tail and row.unit:
        return f"单位不符：原文的单位是“{row.unit}”，填的是“{tail}”"
    return "不是单独一个数字"


def _agrees(number: str, kept: str) -> bool:
    """Whether the digits that a partial mask left standing stay where they are."""
    parts = re.split(r"([0-9.]+)", kept)
    pattern = "".join(
        re.escape(p) if p[:1].isdigit() else r"[0-9.,]+" for p in parts if p.strip(".")
    )
    return re.fullmatch(pattern, number.replace(",", "")) is not None


def _date(value: str, surface: str) -> str:
    folded = fold(surface)
    units = [char for char in folded if char in "年月日号季"]
    if not units:
        if len(value) > _LONGEST_NAME:
            raise Refusal("文字过长")
        return value
    if value.isdigit() and len(units) == 1:
        value += units[0]
    parts = _DATE_PART.findall(value)
    if [unit for _, unit in parts] != units or _DATE_PART.sub("", value).strip("-~—至"):
        raise Refusal(f"日期写法与原文“{surface}”不同")
    for digits, unit in parts:
        low, high = {"年": (1949, 2099), "月": (1, 12), "季": (1, 4)}.get(unit, (1, 31))
        if unit == "年" and "年" in folded and len(digits) == 2:
            low, high = 0, 99
        if not low <= int(digits) <= high:
            raise Refusal(f"没有这样的日期：{digits}{unit}")
    return value


def note(number: str, row: BlankRow) -> str:
    """Return a Chinese remark on a value that is unusual but was taken; else nothing."""
    figure = row.figure
    if figure is None or figure.low is None or figure.high is None:
        return ""
    try:
        value = Decimal(number.replace(",", ""))
    except ArithmeticError:
        return ""
    if figure.low <= value <= figure.high:
        return ""
    return f"原文的占位符像是 {figure.low} 到 {figure.high} 之间的数，请核对"
