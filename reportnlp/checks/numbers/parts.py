"""Parts against their whole: 其中, sums of lists, 合计."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.quantities import Amount, amount, apart, total, unit_of
from reportnlp.model.items import Figure

_PARTS = re.compile(r"(?:其中|包括)(?!之一|一[个名位项])[有:,]?")
_SUM = re.compile(r"(?:合计|共计|总计|累计|总共|合共|加起来|一共)[为达有约]?$|,共[^,、]{1,9}$")
# The letters without which nothing above is said.
_SUMMED = re.compile("[计共起]")
# What follows these words is no longer a part of the same whole.
_LEAVES = re.compile(
    r"惠及|受益|带动(?!$)|覆盖|服务|兑现|新增|投资|投入|完成|实现|建成|新建|同比|比上年|较上年|增长|达到|超过"
    r"|其中|涉及|占|人均|户均|每|平均|计划|目标|任务|高于|低于|产值|折合|价值|预计"
)
_LEAD_LEAVES = re.compile(r"惠及|受益|覆盖|服务|人均|户均|平均|同比|比上年|较上年|增长|占|每")
# How far before a figure stands what it counts.
_LEAD = 14
_DUE = re.compile(r"发现|排查|摸排|受理|接到|收到|交办|查出|梳理")
_DONE = re.compile(r"整改|化解|办结|调处|解决|销号|处置|办理|答复")
_OTHER_TIME = re.compile(r"累计|历年|往年|积案|存量|去年|上年")
_SEPARATOR = re.compile(r"[、,和及与]")
_PER = re.compile(r"人均|户均|每|平均|均价|亩均|单价|亩产|单产")
_OVERLAPS = re.compile(
    r"女|青年|少数民族|党员|大专|本科|学历|岁|以上|以下|重点|新增|主要|脱贫|骨干|代表"
)
_MEASURED = frozenset({"money", "land", "area", "mass", "length", "volume", "energy"})
_RATES = frozenset({"share", "points", "multiple"})
_SETS = (
    (re.compile(r"男"), re.compile(r"女")),
    (re.compile(r"一产"), re.compile(r"二产"), re.compile(r"三产")),
    (re.compile(r"第一产业"), re.compile(r"第二产业"), re.compile(r"第三产业")),
    (re.compile(r"城镇"), re.compile(r"农村|乡村")),
    (re.compile(r"C级"), re.compile(r"D级")),
    (re.compile(r"已"), re.compile(r"未|尚|正在")),
)
_REST = re.compile(r"其他|其它|其余|剩余|余下")
_FAR = 45
# A list of parts is no longer, which keeps a text without full stops linear.
_LONGEST = 20
_LINK = 18


def _is_level(figure: Figure) -> bool:
    return not (
        figure.change or figure.per_capita or figure.previous or _PER.search(figure.name)
    ) and (unit_of(figure.unit)[2] not in _RATES)


def chain(context: Context, figures: tuple[Figure, ...], index: int) -> list[Figure]:
    """Return the list that begins at ``figures[index]``: short links, nothing that leaves it."""
    found = [figures[index]]
    for figure in figures[index + 1 : index + _LONGEST]:
        link = context.folded[found[-1].end : figure.start]
        if (
            len(link) > _LINK
            or ")" in link
            or _LEAVES.search(link)
            or len(_SEPARATOR.findall(link)) > 2
        ):
            break
        found.append(figure)
    return found


def _label(context: Context, figure: Figure) -> str:
    """Return name and near words of a part."""
    before = context.folded[max(0, figure.start - 14) : figure.start]
    return f"{figure.name}|{re.split('[,、;。:]', before)[-1]}"


def _exhaustive(labels: list[str]) -> bool:
    if any(_REST.search(label) for label in labels):
        return True
    return any(
        len(kinds) == len(labels)
        and all(kind.search(label) for kind, label in zip(kinds, labels, strict=True))
        for kinds in _SETS
    )


def one_digit_off(one: Amount, other: Amount) -> bool:
    """Whether two amounts look like one number with one digit miscopied.

    Examples
    --------
    >>> from decimal import Decimal
    >>> def exact(value): return Amount(Decimal(value), Decimal(value), "元")
    >>> one_digit_off(exact(766), exact(786)), one_digit_off(exact(766), exact(801))
    (True, False)
    """
    if one.high is None or other.high is None:
        return False
    left = str(int((one.low + one.high) / 2)).rstrip("0")
    right = str(int((other.low + other.high) / 2)).rstrip("0")
    width = max(len(left), len(right))
    left, right = left.ljust(width, "0"), right.ljust(width, "0")
    wrong = [i for i in range(width) if left[i] != right[i]]
    swapped = len(wrong) == 2 and sorted(left) == sorted(right)
    return len(wrong) == 1 or swapped


def _near(one: Amount, other: Amount) -> bool:
    if one.high is None or other.high is None or not other.low:
        return False
    ratio = (one.low + one.high) / (other.low + other.high)
    return 0.85 < float(ratio) < 1.15


def check_parts(context: Context) -> Iterator[Draft]:
    """Yield parts that exceed their whole (NUM001) and parts that do not add up (NUM002)."""
    folded = context.folded
    for start, end, figures in context.statements:
        if len(figures) < 2:
            continue
        for match in _PARTS.finditer(folded, start, end):
            yield from _after(context, figures, match.start(), match.end())
        if len(figures) > 3:
            yield from _industries(context, figures)
        if len(figures) > 2 and _SUMMED.search(folded, start, end):
            yield from _sums(context, figures)
        if _DUE.search(folded, max(0, start - _LEAD), end):
            yield from _dealt_with(context, figures)


def _after(context: Context, figures: tuple[Figure, ...], at: int, begin: int) -> Iterator[Draft]:
    first = bisect.bisect_left(figures, begin, key=lambda figure: figure.start)
    if not 0 < first < len(figures) or figures[first].start - begin > 30:
        return
    lead = context.folded[begin : figures[first].start]
    if lead.count(",") > 1 or ")" in lead or _LEAD_LEAVES.search(lead):
        return
    wholes: dict[str, Figure] = {}
    for figure in figures[max(0, first - _LONGEST) : first]:
        if _is_level(figure) and at - figure.end <= _FAR:
            wholes[amount(figure).base] = figure
    groups: dict[str, list[Figure]] = {}
    parts = chain(context, figures, first)
    for figure in parts:
        if not _is_level(figure):
            break
        groups.setdefault(amount(figure).base, []).append(figure)
    closes = parts[-1] is figures[-1]
    for base, members in groups.items():
        if base in wholes:
            yield from _compare(context, wholes[base], members, closes=closes)


def _compare(
    context: Context, whole: Figure, parts: list[Figure], *, closes: bool
) -> Iterator[Draft]:
    limit = amount(whole)
    amounts = [amount(part) for part in parts]
    if _is_run(whole) and any(_is_run(p) and len(p.number) != len(whole.number) for p in parts):
        # two widths side by side show that the width of a run means digits
        limit = _by_width(whole, limit)
        amounts = [
            _by_width(part, one) if _is_run(part) else one
            for part, one in zip(parts, amounts, strict=True)
        ]
    labels = [_label(context, part) for part in parts]
    for part, one, label in zip(parts, amounts, labels, strict=True):
        if _REST.search(label):
            continue
        if limit.high is not None and one.low > limit.high:
            yield Draft(
                rule="NUM001",
                message=f"“其中”的{part.text}超过了总数{whole.text}；请核对这两个数",
                start=part.start,
                end=part.end,
            )
            return
    if len(parts) < 2 or any(part.redacted and not part.low for part in parts):
        return
    whole_sum = total(amounts)
    if not apart(whole_sum, limit):
        return
    family = unit_of(whole.unit)[2]
    overlapping = any(_OVERLAPS.search(label) for label in labels)
    measured = family in _MEASURED or (family == "count" and closes and not overlapping)
    loose = any(part.approx or part.bound for part in (*parts, whole))
    over = limit.high is not None and whole_sum.low > limit.high
    wrong = _exhaustive(labels) or (measured and over and not loose)
    if not wrong and closes and not loose:
        wrong = (
            (measured or not overlapping)
            and _near(whole_sum, limit)
            and one_digit_off(whole_sum, limit)
        )
    if wrong:
        yield _mismatch(parts, whole)


def _is_run(figure: Figure) -> bool:
    return bool(figure.redacted and figure.high is None and set(figure.number) <= set("xｘ"))


def _by_width(figure: Figure, value: Amount) -> Amount:
    factor = unit_of(figure.unit)[1]
    width = len(figure.number)
    low, high = Decimal(10) ** (width - 1), Decimal(10) ** width - 1
    return Amount(low * factor, high * factor, value.base)


def _mismatch(parts: list[Figure], whole: Figure) -> Draft:
    listed = "、".join(part.text for part in parts)
    return Draft(
        rule="NUM002",
        message=f"各分项（{listed}）相加与总数{whole.text}不符；请核对",
        start=parts[0].start,
        end=parts[-1].end,
    )


def _industries(context: Context, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    """三次产业 against the gross product beside them, also without 其中."""
    if not any("生产总值" in figure.name for figure in figures):
        return
    levels = [figure for figure in figures if _is_level(figure)]
    for index in range(len(levels) - 2):
        parts = levels[index : index + 3]
        labels = [_label(context, part) for part in parts]
        named = all("产" in label for label in labels) and _exhaustive(labels)
        if not named and not all("三次产业" in part.name for part in parts):
            continue
        before = levels[index - 1] if index else None
        if before and "其中" in context.folded[before.end : parts[0].start] and named:
            continue
        after = levels[index + 3] if index + 3 < len(levels) else None
        for whole in filter(None, (before, after)):
            if "生产总值" not in whole.name or len({amount(f).base for f in (*parts, whole)}) > 1:
                continue
            if apart(total([amount(part) for part in parts]), amount(whole)):
                yield _mismatch(parts, whole)
            break


def _dealt_with(context: Context, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    """`发现隐患A处，整改B处`: no more can be dealt with than was found."""
    for whole, part in itertools.pairwise(figures):
        between = context.folded[whole.end : part.start]
        if len(between) > 14 or not _DONE.search(between) or whole.unit != part.unit:
            continue
        lead = context.folded[max(0, whole.start - _LEAD) : whole.start]
        if not _DUE.search(lead.split(",")[-1]) or _OTHER_TIME.search(lead + between):
            continue
        limit = amount(whole).high
        if _is_level(whole) and _is_level(part) and limit is not None and amount(part).low > limit:
            yield Draft(
                rule="NUM001",
                message=f"{part.text}超过了{whole.text}；请核对这两个数",
                start=part.start,
                end=part.end,
            )


def _sums(context: Context, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    """A list that is closed by 合计."""
    for index in range(2, len(figures)):
        whole = figures[index]
        before = context.folded[figures[index - 1].end : whole.start]
        if len(before) > 14 or not _SUM.search(before.rstrip()):
            continue
        base = amount(whole).base
        parts: list[Figure] = []
        for figure in reversed(figures[max(0, index - _LONGEST) : index]):
            if not _is_level(figure) or amount(figure).base != base:
                break
            following = parts[0].start if parts else whole.start
            link = context.folded[figure.end : following]
            if parts and (len(link) > _LINK or len(_SEPARATOR.findall(link)) > 1):
                parts = []
                break
            parts.insert(0, figure)
        if len(parts) < 2 or any(part.approx or part.bound for part in (*parts, whole)):
            continue
        if "其中" in context.folded[max(0, parts[0].start - 40) : whole.start]:
            continue
        if any(part.redacted and not part.low for part in parts):
            continue
        if apart(total([amount(part) for part in parts]), amount(whole)):
            yield _mismatch(parts, whole)
