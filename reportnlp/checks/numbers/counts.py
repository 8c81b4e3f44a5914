"""Announced counts against the list that follows, or that stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

_CN = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_FIRST = re.compile(r"一是|第一[,、]|\(一\)")
_ANNOUNCED = re.compile(
    r"(?<![第十百千\d.xX×*_一二三四五六七八九])([二两三四五六七八九十]|\d{1,2})"
    r"(?:个?方面|项重点工作|项工作|项措施|项任务|项举措|个问题|个重点|点|项|条|个环节|个转变|个着力|个突破|大任务|大工程|大行动|个强化|个坚持)"
    r"[^。;,一二三四五六七八九十\d\n]{0,12}[:。,]\n?\s*$"
)
_BACK = 40
_PLACES = re.compile(
    r"([0-9两二三四五六七八九十](?<=[等村镇乡道区查].)(?:(?<=\d)\d)?)个?(行政村|自然村|村|镇|乡|乡镇|街道|社区|嘎查)"
)
_LISTED = re.compile(
    r"([^、,。;:\s()]{2,12}(?:、[^、,。;:\s()等]{2,8}){1,14}(?:[和及][^、,。;:\s()和及等]{2,6})?)(等)?$"
)
_LIST_BACK = 120
# How far a list may reach; beyond, it is taken as whole.
_FAR_INSIDE, _FAR_LINES = 4000, 30000
_HAN_NUMBERS = "一二三四五六七八九十"


def _value(text: str) -> int:
    return int(text) if text.isdigit() else _CN[text]


def check_counts(context: Context) -> Iterator[Draft]:
    """Yield counts that differ from their list (NUM009)."""
    folded = context.folded
    for first in _FIRST.finditer(folded):
        begin = max(0, first.start() - _BACK)
        match = _ANNOUNCED.search(folded[begin : first.start()])
        if not match:
            continue
        announced = _value(match[1])
        step = first[0].replace("一", "{}")
        listed = _count(folded, first.end(), step, announced)
        if listed >= 2 and listed != announced:
            yield _draft(context, begin + match.start(), first.start(), announced, listed)
    for number in _PLACES.finditer(folded):
        begin = max(0, number.start() - _LIST_BACK)
        if "、" not in folded[number.start() - 14 : number.start()]:
            continue
        match = _LISTED.search(folded[begin : number.start()])
        if not match:
            continue
        announced = _value(number[1])
        names = re.split("[、和及]", match[1])
        sure = bool(match[2]) or all(name.endswith(number[2][-1]) for name in names)
        if len(names) > announced >= 2 and sure and not any(re.search(r"\d", n) for n in names):
            yield _draft(context, begin + match.start(), number.end(), announced, len(names))


def _count(folded: str, start: int, step: str, announced: int) -> int:
    """Count the items of a list whose first marker ends at `start`.

    A list inside a paragraph ends with it; one whose items open lines goes on over lines.
    Where the announced last marker stands somewhere further on, the list is taken as whole.
    """
    opening = start - len(step.format("一"))
    in_lines = folded[:opening].rstrip(" ").endswith("\n")
    stop = -1 if in_lines else folded.find("\n", start, start + _FAR_INSIDE)
    if stop < 0:
        stop = min(len(folded), start + (_FAR_LINES if in_lines else _FAR_INSIDE))
    lead = "\n" if in_lines else ""
    if announced > len(_HAN_NUMBERS):
        return announced
    final = step.format(_HAN_NUMBERS[announced - 1])
    count = 1
    at = start
    for number in _HAN_NUMBERS[1:]:
        sign = step.format(number)
        place = folded.find(lead + sign, at, stop)
        again = folded.find(lead + step.format("一"), at, place if place >= 0 else stop)
        if place < 0 or again >= 0 or folded[place - 1 + len(lead)] not in "。;,:!?\n ”)":
            break
        count, at = count + 1, place + len(lead) + len(sign)
    cut_off = stop < len(folded) and folded[stop] != "\n"
    if count < announced and (cut_off or folded.find(lead + final, start, stop) >= 0):
        return announced
    return count


def _draft(context: Context, start: int, end: int, announced: int, listed: int) -> Draft:
    return Draft(
        rule="NUM009",
        message=f"“{context.quote(start, end).rstrip('：:。，,')}”说的是{announced}个，列出的是{listed}个；请核对",
        start=start,
        end=end,
    )
