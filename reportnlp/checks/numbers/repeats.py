"""One indicator of the whole place with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.numbers.parts import one_digit_off
from reportnlp.checks.quantities import amount, apart, unit_of
from reportnlp.model.items import Figure

_SCOPE = re.compile(r"(?:全|我|本)(?:镇|乡|街道|苏木|县|旗|区|市|省|村|社区|国)|全年|辖区")
_OTHER_TIME = re.compile(
    r"(?:上|去|前|往|明|来)(?:一)?年|同期|计划|目标|力争|预计|到20\d\d年|期末|期初|累计|以来|月底|季度|月份|新增|净增|其中|由|从|比"
    r"|上半年|下半年|截至|每"
)
_COUNTED = re.compile(
    r"党员|户籍|人口|总户数|农户|外出务工|务工人员|劳动力|脱贫户|贫困户|监测户|低保|五保|特困|参保|参合|行政村|村民小组|党支部"
    r"|党组织|耕地|面积|生产总值|财政|税收|总产值|总产量|产量|纯收入|可支配收入|固定资产投资|零售总额|存栏|出栏|企业|合作社|学校|村医"
)
_TAIL = re.compile(r"(?:人数|总数|总量|总|数|中|达|完成|实现)$")
# These are said of the whole place whatever the sentence.
_HEADLINE = re.compile(
    r"^(?:地区生产总值|国内生产总值|生产总值|财政总收入|财政收入|一般公共预算收入|公共财政预算收入|地方财政收入|总人口|户籍人口|常住人口|总户数"
    r"|农民人均纯收入|农村居民人均可支配收入|城镇居民人均可支配收入|固定资产投资|全社会固定资产投资|社会消费品零售总额|工农业总产值"
    r"|粮食总产量|粮食产量|规模以上工业增加值|辖区面积|耕地面积|森林覆盖率)$"
)
_APART = 25
_NUMBERED = frozenset({"share", "points", "multiple", "kind"})


def _clause(context: Context, figure: Figure) -> str:
    left = max(
        context.folded.rfind(sign, max(0, figure.start - 60), figure.start) for sign in "。;,\n"
    )
    return context.folded[max(left + 1, figure.start - 40) : figure.end + 12]


def check_repeats(context: Context) -> Iterator[Draft]:
    """Yield a second value of an indicator that can have only one (NUM005)."""
    seen: dict[tuple[str, str], list[Figure]] = {}
    for figure in context.facts.figures:
        if (
            figure.change
            or figure.target
            or figure.previous
            or figure.approx
            or figure.bound
            or figure.redacted
            or figure.value is None
            or figure.high is not None
            or len(figure.name) < 3
            or not _COUNTED.search(figure.name)
            or unit_of(figure.unit)[2] in _NUMBERED
        ):
            continue
        name = _TAIL.sub("", _SCOPE.sub("", figure.name)) or figure.name
        key = (name, amount(figure).base)
        seen.setdefault(key, []).append(figure)
    for (name, _), figures in seen.items():
        if len(figures) < 2:
            continue
        headline = bool(_HEADLINE.search(name))
        scoped = [figure for figure in figures if _is_scoped(context, figure, headline)]
        if len(scoped) >= 2:
            yield from _differ(name, scoped, headline)


def _is_scoped(context: Context, figure: Figure, headline: bool) -> bool:
    clause = _clause(context, figure)
    if _OTHER_TIME.search(clause) or not (headline or _SCOPE.search(clause)):
        return False
    return all(part.topic != "plan" for part in context.path_at(figure.start))


def _differ(name: str, figures: list[Figure], headline: bool) -> Iterator[Draft]:
    first = figures[0]
    for other in figures[1:]:
        one, two = amount(first), amount(other)
        alike = headline or one_digit_off(one, two)
        if other.start - first.end > _APART and apart(one, two) and alike:
            yield Draft(
                rule="NUM005",
                message=f"“{name}”前面写{first.text}，这里写{other.text}；请核对并统一",
                start=other.start,
                end=other.end,
            )
