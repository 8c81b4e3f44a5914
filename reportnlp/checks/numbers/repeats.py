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
_NUMBERED = frozenset({"share", "points", "multiple", "kind"})


def _clause(context: Context, figure: Figure) -> str:
    left = max(context.folded.rfind(sign, max(0, figure.start - 60), figure.start) for sign in "。;,\n")
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
        key = (_SCOPE.sub("", figure.name), amount(figure).base)
        seen.setdefault(key, []).append(figure)
    for (name, _), figures in seen.items():
        if len(figures) < 2:
            continue
        scoped = [figure for figure in figures if _is_scoped(context, figure)]
        if len(scoped) >= 2:
            yield from _differ(name, scoped)


def _is_scoped(context: Context, figure: Figure) -> bool:
    clause = _clause(context, figure)
    return bool(_SCOPE.search(clause)) and not _OTHER_TIME.search(clause)


def _differ(name: str, figures: list[Figure]) -> Iterator[Draft]:
    first = figures[0]
    for other in figures[1:]:
        one, two = amount(first), amount(other)
        if apart(one, two) and one_digit_off(one, two):
            yield Draft(
                rule="NUM005",
                message=f"“{name}”前面写{first.text}，这里写{other.text}；请核对并统一",
                start=other.start,
                end=other.end,
            )
