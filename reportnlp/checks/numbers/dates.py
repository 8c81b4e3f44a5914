"""Dates that do not exist or lie outside the reported period."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

# Patterns that begin with a plain class of characters are searched for far faster.
_DATE = re.compile(r"([12](?<!\d[12])[09]\d\d)年(\d{1,2})月(?:(\d{1,2})日)?(?!\d)")
_CLOSING = re.compile(r"截[至止]到?$")
_LATE = 3


def check_dates(context: Context) -> Iterator[Draft]:
    """Yield impossible dates and closing dates outside the period (NUM008)."""
    period = context.facts.meta.period
    first = last = None
    if period and period.certain and period.start and period.end:
        first = datetime.date.fromisoformat(period.start)
        last = datetime.date.fromisoformat(period.end)
    for match in _DATE.finditer(context.folded):
        year, month, start = int(match[1]), int(match[2]), match.start()
        if not _exists(year, month, int(match[3] or 1)):
            yield Draft(
                rule="NUM008",
                message=f"没有“{context.quote(start, match.end())}”这一天；请核对",
                start=start,
                end=match.end(),
            )
        elif (
            first
            and last
            and _CLOSING.search(context.folded, max(0, start - 4), start)
            and not _inside(year, month, first, last)
        ):
            yield Draft(
                rule="NUM008",
                message=f"截止日期“{context.quote(start, match.end())}”不在报告的时间（{first}至{last}）内；请核对",
                start=start,
                end=match.end(),
            )


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _inside(year: int, month: int, first: datetime.date, last: datetime.date) -> bool:
    at = year * 12 + month
    return first.year * 12 + first.month - 1 <= at <= last.year * 12 + last.month + _LATE
