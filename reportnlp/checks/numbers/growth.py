"""Stated change against the two values: rate, amount, direction."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.quantities import Amount, amount, unit_of
from reportnlp.model.items import Figure

_BEFORE = re.compile(
    r"(?:(?:上|去|前|往)(?:一)?年(?:同期|同时期|度)?|同期|上期|期初|(?:19|20)\d\d年)"
    r"[^,。;、增减多少高低降升涨超翻]{0,8}$"
)
_FROM = re.compile(r"(?:[由从]|[较比](?:上|去)年(?:同期)?的?)([^,。;由从]{0,14})$")
_TO = re.compile(
    r"^(?:[^,。;]{0,8}?)(增加|增长|提高|提升|上升|扩大|发展|增|升|上涨|攀升|下降|减少|降低|压减|减|降|缩减|回落|调整|变)?(?:至|到|为)[^,。;]{0,4}$"
)
_UP = re.compile(r"增长|增加|提高|提升|上升|增幅|扩大|增收|增产|上涨|净增|多|高|增|升|涨")
_DOWN = re.compile(r"下降|减少|降低|减幅|降幅|回落|压减|缩减|减产|减收|负增长|少|低|减|降")
_OTHER_BASIS = re.compile(
    r"可比|同口径|剔除|扣除|年均|平均|按.{0,6}计算|不变价|实际增长|累计增长|翻"
)
_UP_VERBS = frozenset(
    {"增加", "增长", "提高", "提升", "上升", "扩大", "发展", "增", "升", "上涨", "攀升"}
)
_DOWN_VERBS = frozenset({"下降", "减少", "降低", "压减", "减", "降", "缩减", "回落"})
# Their growth is stated at constant prices, so it may differ from that of the two values.
_CONSTANT_PRICES = re.compile(r"生产总值|GDP|增加值")
_SLIPS = (10, 100, 1000, 10000)
_ANOTHER = re.compile(r"(?<![同环])比|较|其中|占")
_STEP = re.compile(r"^[,、)]+(?:净)?(?:增加|增长|减少|提高|下降|降低)了?$")
_PIECES = ("亿", "万", "千")
_CLOSE = 26
# What stands between two values of one indicator has one of these: to, or the year before.
_LINKS = re.compile("[至到为年期]").search
Comparison = Callable[[Context, tuple[Figure, ...], int], Iterator[Draft]]


def _plain(figure: Figure) -> bool:
    return unit_of(figure.unit)[2] not in ("share", "points", "multiple")


def _direction(context: Context, start: int, figure: Figure) -> int:
    """Return 1 or -1 for what is said between `start` and a figure of change."""
    words = context.folded[start : figure.start]
    if figure.value is not None and figure.value < 0:
        return 1  # 增长-3.6%: the sign is in the value
    up = [match.start() for match in _UP.finditer(words)]
    down = [match.start() for match in _DOWN.finditer(words)]
    if not up and not down:
        return 0
    return 1 if (up[-1] if up else -1) > (down[-1] if down else -1) else -1


def check_growth(context: Context) -> Iterator[Draft]:
    """Yield growth that contradicts the values (NUM003) and unit slips it reveals (NUM007)."""
    for start, end, figures in context.statements:
        candidates = list(_candidates(context.folded, figures))
        if candidates and not _OTHER_BASIS.search(context.folded, start, end):
            for compare, index in candidates:
                yield from compare(context, figures, index)


def _candidates(folded: str, figures: tuple[Figure, ...]) -> Iterator[tuple[Comparison, int]]:
    """Yield the few places worth a look, found at little cost, and how to look at them."""
    last = len(figures) - 2
    for index, (one, two) in enumerate(itertools.pairwise(figures)):
        if not two.change:
            if two.start - one.end <= _CLOSE and _LINKS(folded, one.end, two.start):
                yield _pair, index
        elif index < last and figures[index + 2].change and not one.change:
            yield _amount_and_rate, index


def _pair(context: Context, figures: tuple[Figure, ...], index: int) -> Iterator[Draft]:
    """Where the figure after `index` and an earlier one are two values of one indicator."""
    folded = context.folded
    one, two = figures[index], figures[index + 1]
    between = folded[one.end : two.start]
    if folded[two.start - 1] in _PIECES or folded[one.start - 1 : one.start] in _PIECES:
        return  # a number such as 1亿3千万 that was read in pieces
    base = amount(two).base
    if not one.change and amount(one).base == base:
        arrow = _TO.match(between) and _FROM.search(folded[max(0, one.start - 18) : one.start])
        if arrow:
            verb = _TO.match(between)
            yield from _arrow(one, two, (verb and verb[1]) or "")
            change = _following(context, figures, index + 1, two)
            if change:
                yield from _check(context, one, two, change, two.end)
            return
    if not _BEFORE.search(between.rstrip("的为是达约有")):
        return
    new = next(
        (
            figure
            for figure in reversed(figures[max(0, index - 2) : index + 1])
            if not figure.change
            and not figure.previous
            and amount(figure).base == base
            and two.start - figure.end <= 2 * _CLOSE
        ),
        None,
    )
    if new is None:
        return
    change = _following(context, figures, index + 1, new)
    if change:
        yield from _check(context, two, new, change, two.end)
    elif one.change and new is figures[index - 1] and _is_rate(one):
        # 完成A，增长p%，上年为B
        yield from _check(context, two, new, one, new.end)


def _is_rate(figure: Figure) -> bool:
    return unit_of(figure.unit)[2] == "share"


def _following(
    context: Context, figures: tuple[Figure, ...], index: int, new: Figure
) -> Figure | None:
    """Return the change that is said right after ``figures[index]``."""
    if index + 1 >= len(figures):
        return None
    change = figures[index + 1]
    link = context.folded[figures[index].end : change.start]
    stepped = _STEP.match(link) and amount(change).base == amount(new).base
    if len(link) > _CLOSE or not (change.change or stepped):
        return None
    if link.count(",") > 1 or _ANOTHER.search(link):
        return None
    return change


def _arrow(old: Figure, new: Figure, verb: str) -> Iterator[Draft]:
    a, b = amount(old), amount(new)
    rises = verb in _UP_VERBS and b.high is not None and b.high < a.low
    falls = verb in _DOWN_VERBS and a.high is not None and a.high < b.low
    if rises or falls:
        yield Draft(
            rule="NUM003",
            message=f"写的是由{old.text}{verb}到{new.text}，方向与数值不符；请核对",
            start=old.start,
            end=new.end,
        )


def _rates(old: Amount, new: Amount) -> tuple[Decimal, Decimal] | None:
    if old.high is None or new.high is None or old.low <= 0:
        return None
    return (new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100


def _check(
    context: Context, old: Figure, new: Figure, change: Figure, said: int
) -> Iterator[Draft]:
    """Compare two values with the change that is said after offset `said`."""
    sign = _direction(context, said, change)
    if not sign:
        return
    before, after = amount(old), amount(new)
    family, kind = unit_of(change.unit)[2], unit_of(new.unit)[2]
    if kind == "share" and family != "points":
        return
    stated = amount(change)
    if stated.high is None:
        return
    low, high = sorted((stated.low * sign, stated.high * sign))
    if family == "share":
        rates = _rates(before, after)
        if rates is None:
            return
        slack = max(Decimal("0.2"), abs(high) * Decimal("0.01"))
        if _CONSTANT_PRICES.search(new.name):
            slack = Decimal(8)
        if rates[0] <= high + slack and rates[1] >= low - slack:
            return
        slip = _slip(before, after, low, high)
        if slip:
            yield _slipped(new, old, change, slip)
            return
        computed = (rates[0] + rates[1]) / 2
        word = "增长" if computed >= 0 else "下降"
        yield Draft(
            rule="NUM003",
            message=(
                f"{new.text}与{old.text}相比应{word}约{abs(computed):.1f}%，"
                f"文中写作{change.text}；请核对这三个数"
            ),
            start=min(old.start, new.start),
            end=change.end,
        )
    elif (stated.base == after.base or (kind == "share" and family == "points")) and (
        after.high is not None and before.high is not None
    ):
        if after.low - before.high <= high and after.high - before.low >= low:
            return
        yield Draft(
            rule="NUM003",
            message=f"{new.text}与{old.text}之差不是{change.text}；请核对这三个数",
            start=min(old.start, new.start),
            end=change.end,
        )


def _slip(old: Amount, new: Amount, low: Decimal, high: Decimal) -> int:
    """Return the power of ten that would make the stated rate right, or 0."""
    for factor in _SLIPS:
        for scale in (Decimal(1) / factor, Decimal(factor)):
            rates = _rates(old, Amount(new.low * scale, (new.high or 0) * scale, new.base))
            if rates and rates[0] <= high + Decimal("0.5") and rates[1] >= low - Decimal("0.5"):
                return factor
    return 0


def _slipped(new: Figure, old: Figure, change: Figure, factor: int) -> Draft:
    return Draft(
        rule="NUM007",
        message=(
            f"{new.text}与{old.text}、{change.text}对不上，相差{factor}倍，"
            "多半是单位或小数点写错；请核对"
        ),
        start=min(old.start, new.start),
        end=change.end,
    )


def _amount_and_rate(context: Context, figures: tuple[Figure, ...], index: int) -> Iterator[Draft]:
    """`B，比上年增加D，增长p%`: D and p must agree."""
    level, step, rate = figures[index : index + 3]
    if not _plain(level):
        return
    if amount(level).base != amount(step).base or unit_of(rate.unit)[2] != "share":
        return
    if level.target != step.target or _CONSTANT_PRICES.search(level.name):
        return
    folded = context.folded
    first, second = folded[level.end : step.start], folded[step.end : rate.start]
    if len(first) > 14 or len(second) > 8 or "其中" in first or "占" in second:
        return
    if not re.fullmatch(
        r"[,、(]?(?:同比|比.{0,4}年(?:同期)?|较.{0,4}年(?:同期)?|环比|净)*(?:增长|增加|减少|下降|净增|增|减|多|少)了?",
        first,
    ):
        return
    if not re.fullmatch(
        r"[,、](?:同比|增幅|降幅|减幅)?(?:增长|增加|下降|减少|提高|增幅|降幅)?(?:为|达|达到)?",
        second,
    ):
        return
    sign = _direction(context, level.end, step)
    now, delta, stated = amount(level), amount(step), amount(rate)
    if not sign or now.high is None or delta.high is None or stated.high is None:
        return
    old_low, old_high = now.low - sign * delta.high, now.high - sign * delta.low
    if sign < 0:
        old_low, old_high = now.low + delta.low, now.high + delta.high
    if old_low <= 0:
        return
    low, high = delta.low / old_high * 100, delta.high / old_low * 100
    slack = max(Decimal("0.2"), stated.high * Decimal("0.01"))
    if low <= stated.high + slack and high >= stated.low - slack:
        return
    yield Draft(
        rule="NUM003",
        message=(
            f"{level.text}比上年{'增加' if sign > 0 else '减少'}{step.text}，"
            f"应为{(low + high) / 2:.1f}%，文中写作{rate.text}；请核对这三个数"
        ),
        start=level.start,
        end=rate.end,
    )
