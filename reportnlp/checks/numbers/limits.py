"""Values that cannot be, or hardly can: rates above 100 %, implausible sizes, template limits."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from reportnlp import lexicons
from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.quantities import Amount, amount, unit_of
from reportnlp.model.items import Figure

_BOUNDED = re.compile(
    r"(?:参保|参合|覆盖|入户|合格|达标|及格|入学|巩固|升学|就业|普及|通车|通畅|硬化|通电|通水|供水保证|到位|到岗"
    r"|满意|知晓|化解|办结|调解成功|整改|破案|接种|免疫|抽检|建档|签约服务|森林覆盖|绿化|处理|处置|利用|回收|入园"
    r"|毕业|录取|出勤|参与|通过|优良|清零|脱贫|普惠|自给|机械化|城镇化|贫困发生|出租|入住|成活|保存|良种)率"
)
_PER_AREA = re.compile(r"亩均|亩产|单产|每亩")
_WHOLE = re.compile(r"总产|产量|产值|总收入")
_FULFILMENT = re.compile(
    r"任务|计划|目标|预算|进度|序时|完成|超额|增长|同比|提高|上升|下降|相当于|达到.{0,8}水平"
)


def check_percentages(context: Context) -> Iterator[Draft]:
    """Yield rates above 100 % that cannot be (NUM006)."""
    hundred = Decimal(100)
    for figure in context.facts.figures:
        if figure.unit not in ("%", "％") or figure.change:
            continue
        low = amount(figure).low
        if low <= hundred or (figure.value is not None and figure.value <= hundred):
            continue
        before = context.folded[max(0, figure.start - 24) : figure.start]
        clause = re.split("[,。;、\n]", before)[-1]
        name = _BOUNDED.search(f"{figure.name}|{clause}")
        if name and not _FULFILMENT.search(f"{figure.name}|{clause}"):
            yield Draft(
                rule="NUM006",
                message=f"“{name[0]}”{figure.text}超过100%，不可能；请核对",
                start=figure.start,
                end=figure.end,
            )


@functools.cache
def _ranges() -> tuple[tuple[re.Pattern[str], str, Decimal, Decimal], ...]:
    found = []
    for row in lexicons.table("ranges"):
        base, factor, _ = unit_of(row["unit"])
        found.append(
            (
                re.compile(row["name"]),
                base,
                Decimal(row["low"]) * factor,
                Decimal(row["high"]) * factor,
            )
        )
    return tuple(found)


@functools.cache
def _limited() -> re.Pattern[str]:
    """Return a pattern for any name that has a range."""
    return re.compile("|".join(row["name"] for row in lexicons.table("ranges")))


def _outside(value: Amount, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is not None and value.high is not None and value.high < low) or (
        high is not None and value.low > high
    )


def check_units(context: Context) -> Iterator[Draft]:
    """Yield values far from what is plausible, or from area times yield (NUM007)."""
    names = "\n".join(figure.name for figure in context.facts.figures)
    if _PER_AREA.search(names):
        yield from _products(context)
    limited = _limited().search
    if not limited(names):
        return
    for figure in context.facts.figures:
        if figure.change or figure.bound or not limited(figure.name):
            continue
        for pattern, base, low, high in _ranges():
            if not pattern.search(figure.name):
                continue
            value = amount(figure)
            if value.base == base and _outside(value, low, high):
                yield Draft(
                    rule="NUM007",
                    message=f"“{figure.name}”{figure.text}不合常理，多半是单位或小数点写错；请核对",
                    start=figure.start,
                    end=figure.end,
                )
            break


def _products(context: Context) -> Iterator[Draft]:
    """`面积A亩，亩产B公斤，总产C吨`: C must be about A times B."""
    for _, _, figures in context.statements:
        if len(figures) < 3:
            continue
        levels = [figure for figure in figures if not figure.change]
        areas = [f for f in levels if amount(f).base == "亩" and "面积" in f.name]
        rates = [f for f in levels if _PER_AREA.search(f.name)]
        if len(areas) != 1 or len(rates) != 1:
            continue
        area, rate = amount(areas[0]), amount(rates[0])
        wholes = [f for f in levels if _WHOLE.search(f.name) and amount(f).base == rate.base]
        wholes = [f for f in wholes if f is not rates[0]]
        if len(wholes) != 1:
            continue
        whole = amount(wholes[0])
        if area.high is None or rate.high is None or whole.high is None or not whole.low:
            continue
        middle = (area.low + area.high) * (rate.low + rate.high) / 2 / (whole.low + whole.high)
        for factor in (10, 100, 1000, 10000):
            if any(
                Decimal("0.75") < middle * scale < Decimal("1.34")
                for scale in (Decimal(factor), 1 / Decimal(factor))
            ):
                trio = (areas[0], rates[0], wholes[0])
                texts = "、".join(f.text for f in trio)
                yield Draft(
                    rule="NUM007",
                    message=f"面积、单产与总量（{texts}）对不上，相差{factor}倍，多半是单位或小数点写错；请核对",
                    start=min(f.start for f in trio),
                    end=max(f.end for f in trio),
                )


def check_range(context: Context) -> Iterator[Draft]:
    """Yield values outside the limits of the template (FIG006)."""
    rows = [
        row
        for spec in context.template.sections
        for row in spec.indicators
        if row.low is not None or row.high is not None
    ]
    if not rows:
        return
    for figure in context.facts.figures:
        if figure.change:
            continue
        for row in rows:
            if not any(word in figure.name for word in row.words):
                continue
            scaled = _in_units(figure, row.units)
            if scaled is not None and _outside(scaled, row.low, row.high):
                limits = (
                    f"{'' if row.low is None else row.low}～{'' if row.high is None else row.high}"
                )
                unit = row.units[0] if row.units else figure.unit
                yield Draft(
                    rule="FIG006",
                    message=f"“{row.name}”{figure.text}不在模板规定的范围（{limits}{unit}）内；请核对数字和单位",
                    start=figure.start,
                    end=figure.end,
                )
                break


def _in_units(figure: Figure, units: tuple[str, ...]) -> Amount | None:
    """Return a figure's bounds in the template's first unit, None where they do not convert."""
    value = amount(figure)
    base, factor, _ = unit_of(units[0] if units else figure.unit)
    if base != value.base:
        return None
    return Amount(value.low / factor, None if value.high is None else value.high / factor, base)
