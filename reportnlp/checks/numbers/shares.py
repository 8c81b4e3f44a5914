"""Stated shares and rates against part and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.quantities import Amount, amount, unit_of
from reportnlp.model.items import Figure

_SHARE = re.compile(
    r"^[,、(]?(?:约|大约|分别)?(?:占(?:比|到)?|比重|比例|占比)(?:约|近|达到?|为|是|的)*$"
)
_SHARE_OF = re.compile(
    r"^[,、(]?(?:约)?占(?:全部|总数|总量|总额|总户数|总人数|总面积|其)(?:的)?(?:约|近|达)?$"
)
_DONE = re.compile(
    r"整改|化解|办结|调处|调解成功|成功调解|成功|解决|销号|办复|答复|完成|处置|办理|反馈|参保|参合|接种|脱贫|验收"
)
_DUE = re.compile(
    r"应|发现|排查|受理|接待|收到|接到|交办|承办|摸排|查出|调解|登记|计划|任务|共有|梳理|征集"
)
_RATE = re.compile(
    r"(?:整改|化解|办结|调处|调解|成功|解决|销号|办复|答复|参保|参合|接种|验收|完成|反馈|处置)率"
)
_NO_RATE = frozenset({"share", "points", "multiple"})


def check_shares(context: Context) -> Iterator[Draft]:
    """Yield shares that contradict part and whole (NUM004)."""
    for _, _, figures in context.statements:
        if len(figures) < 3:
            continue
        for index in range(2, len(figures)):
            rate = figures[index]
            if rate.unit in ("%", "％") and not rate.change and not rate.target:
                yield from _share(context, figures, index)
                yield from _rate(context, figures, index)


def _level(figure: Figure) -> bool:
    return not figure.change and unit_of(figure.unit)[2] not in _NO_RATE


def _differs(part: Amount, whole: Amount, stated: Amount) -> Decimal | None:
    """Return the computed share where it cannot be the stated one."""
    if part.high is None or whole.high is None or stated.high is None or whole.low <= 0:
        return None
    low, high = part.low / whole.high * 100, part.high / whole.low * 100
    slack = max(Decimal("0.3"), stated.high * Decimal("0.005"))
    if low <= stated.high + slack and high >= stated.low - slack:
        return None
    return (low + high) / 2


def _share(context: Context, figures: tuple[Figure, ...], index: int) -> Iterator[Draft]:
    """`A户，其中B户，占p%`, also `B户，占A户的p%`."""
    folded = context.folded
    rate = figures[index]
    whole, part = figures[index - 2], figures[index - 1]
    if not (_level(whole) and _level(part)) or amount(whole).base != amount(part).base:
        return
    between, link = folded[whole.end : part.start], folded[part.end : rate.start]
    if re.fullmatch(r"[,、(]?(?:约)?占[^,。;\d]{0,12}", between) and re.fullmatch(
        r"的(?:约|近)?", link
    ):
        whole, part = part, whole
    elif not (
        len(between) <= 24
        and re.search(r"其中|含|包括", between)
        and (_SHARE.match(link) or _SHARE_OF.match(link))
    ):
        return
    computed = _differs(amount(part), amount(whole), amount(rate))
    if computed is not None:
        yield _draft(part, whole, rate, computed, "占比")


def _rate(context: Context, figures: tuple[Figure, ...], index: int) -> Iterator[Draft]:
    """`排查隐患A处，整改B处，整改率p%`."""
    folded = context.folded
    rate = figures[index]
    whole, part = figures[index - 2], figures[index - 1]
    if not (_level(whole) and _level(part)) or amount(whole).base != amount(part).base:
        return
    link = folded[part.end : rate.start]
    named = _RATE.search(link)
    if not named or len(link) > 16 or link.count(",") > 1:
        return
    between = folded[whole.end : part.start]
    lead = folded[max(0, whole.start - 16) : whole.start]
    forward = _DUE.search(lead) and _DONE.search(between)
    backward = "应" in between and _DONE.search(lead)
    if len(between) > 20 or not (forward or backward):
        return
    if "应" in between and "应" not in lead:
        whole, part = part, whole
    if whole.target or re.search(r"占|满意|提高|上升", link):
        return
    computed = _differs(amount(part), amount(whole), amount(rate))
    if computed is not None:
        yield _draft(part, whole, rate, computed, named[0])


def _draft(part: Figure, whole: Figure, rate: Figure, computed: Decimal, word: str) -> Draft:
    return Draft(
        rule="NUM004",
        message=(
            f"{part.text}与{whole.text}相比，{word}应约为{computed:.1f}%，"
            f"文中写作{rate.text}；请核对这三个数"
        ),
        start=min(part.start, whole.start),
        end=rate.end,
    )
