"""Years that cannot be true."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from reportnlp import lexicons
from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

_YEAR = re.compile(r"([12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\d)年")
_FROM_TO = re.compile(
    r"[由从自](?<!\d)((?:19|20)\d\d)年(?:底|末|初)?(?:的)?[^。;\n]{0,24}?[到至为]\1年(?!\d{1,2}月)"
)
_SURE = 2.0
_AHEAD = 2


@functools.cache
def _cues() -> tuple[re.Pattern[str], dict[str, int]]:
    first = {
        row["cue"]: int(row["from"])
        for row in lexicons.table("dating")
        if float(row["weight"]) >= _SURE or row["cue"].startswith("党的")
    }
    ordered = sorted(first, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))), first


def check_years(context: Context) -> Iterator[Draft]:
    """Yield years that are start and end at once, or older than what is spoken of (TXT007)."""
    folded = context.folded
    for match in _FROM_TO.finditer(folded):
        if re.search(r"\d月", match[0]):
            continue
        yield Draft(
            rule="TXT007",
            message=f"“{match[1]}年”既是起点又是终点，年份多半被改过；请核对",
            start=match.start(1),
            end=match.end(),
        )
    years = [int(match[1]) for match in _YEAR.finditer(folded)]
    if not years:
        return
    latest = max(years)
    pattern, first = _cues()
    late = max(first.values(), default=latest) - latest >= _AHEAD
    for match in pattern.finditer(folded) if late else ():
        if first[match[0]] - latest >= _AHEAD:
            yield Draft(
                rule="TXT007",
                message=(
                    f"文中写到“{match[0]}”（最早{first[match[0]]}年），"
                    f"年份却都不晚于{latest}年；请核对年份"
                ),
                start=match.start(),
                end=match.end(),
            )
            return
    yield from _own_year(context)


def _own_year(context: Context) -> Iterator[Draft]:
    """A report on one year that compares itself with that year."""
    period = context.facts.meta.period
    if not (period and period.certain and period.start and period.end):
        return
    year = period.start[:4]
    if period.end[:4] != year:
        return
    pattern = rf"(?:比|较|同){year}年(?:同期|全年)?(?:增长|增加|提高|上升|下降|减少|降低|净增|翻)"
    for match in re.finditer(pattern, context.folded):
        section = context.path_at(match.start())
        if any(part.topic == "plan" for part in section):
            continue
        yield Draft(
            rule="TXT007",
            message=f"报告的就是{year}年，却与{year}年比较，年份多半被改过；请核对",
            start=match.start(),
            end=match.end(),
        )
