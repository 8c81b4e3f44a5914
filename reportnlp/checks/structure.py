"""Numbering faults as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.extract.sections.numbering import NumberingFault, numbering_faults

# A way of numbering is said once, not at every heading.
_HABITS = ("mixed", "double")
_ANNOUNCES = re.compile(r"(?:以下|如下|下列|主要做了|几个方面|几项)[^。\n]{0,30}[。:]?\s*$|:\s*$")
_BEFORE = 60
_CN = "零一二三四五六七八九十"


def _numeral(number: int) -> str:
    return _CN[number] if number < len(_CN) else str(number)


def _say(fault: NumberingFault) -> str:
    wanted, found = _numeral(fault.expected), _numeral(fault.found)
    return {
        "skip": f"编号从“{_numeral(fault.expected - 1)}”跳到“{found}”，缺“{wanted}”；请改正或补上",
        "repeat": f"编号“{found}”重复；应为“{wanted}”",
        "restart": f"编号在中途又从“{found}”开始；按顺序应为“{wanted}”",
        "first": f"编号从“{found}”开始，前面缺“一”；请改正或补上",
        "mixed": "编号体例与前面的不一致；请统一",
        "double": "编号后多了一个标点；请删去",
    }[fault.kind]


def check_numbering(context: Context) -> Iterator[Draft]:
    """Yield numbering faults (SEC005) and list items that lack their 是 (TXT002)."""
    sections = {section.id: section for section in context.facts.outline.walk()}
    said: set[str] = set()
    for fault in numbering_faults(context.facts.outline):
        rule, message = "SEC005", ""
        if fault.kind == "missing_shi":
            rule = "TXT002"
            message = f"“{_numeral(fault.found)}”后面漏了“是”字；请补上"
        elif sections[fault.section].runin or (fault.kind == "first" and fault.found > 2):
            # lists inside paragraphs begin and break off freely
            continue
        elif fault.kind == "restart" and _ANNOUNCES.search(
            context.folded, max(0, fault.start - _BEFORE), fault.start
        ):
            continue  # a new list that the text announces
        elif fault.kind in _HABITS:
            if fault.kind in said:
                continue
            said.add(fault.kind)
        yield Draft(rule=rule, message=message or _say(fault), start=fault.start, end=fault.end)
