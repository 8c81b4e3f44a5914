"""Periods as labels that sort and read back: ``2021``, ``2021H1``, ``2021Q1-Q3``, ``2018-2022``."""

from __future__ import annotations

import calendar
import datetime
import functools
import re

from reportnlp.model.items import Period

_PARTS = {
    (1, 12): "",
    (1, 6): "H1",
    (7, 12): "H2",
    (1, 3): "Q1",
    (4, 6): "Q2",
    (7, 9): "Q3",
    (10, 12): "Q4",
    (1, 9): "Q1-Q3",
}
_MONTHS = {part: months for months, part in _PARTS.items()}
_WORDS = (
    ("上半年", "H1"),
    ("下半年", "H2"),
    ("前三季度", "Q1-Q3"),
    ("第一季度", "Q1"),
    ("一季度", "Q1"),
    ("第二季度", "Q2"),
    ("二季度", "Q2"),
    ("第三季度", "Q3"),
    ("三季度", "Q3"),
    ("第四季度", "Q4"),
    ("四季度", "Q4"),
    ("全年", ""),
    ("年度", ""),
    ("年", ""),
)
_LABEL = re.compile(r"(\d{4})(?:-(\d{4})|(H[12]|Q[1-4](?:-Q3)?)|M(\d{2})-M(\d{2}))?")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:/|至|到|~|—|–|\.\.)\s*(\d{4}-\d{2}-\d{2})")


def _months(year: int, first: int, last: int, end_year: int | None = None) -> Period:
    end_year = end_year or year
    day = calendar.monthrange(end_year, last)[1]
    return Period(start=f"{year:04}-{first:02}-01", end=f"{end_year:04}-{last:02}-{day:02}")


def label(period: Period | None) -> str | None:
    """Return the short name of a period; None where a bound is not known.

    Examples
    --------
    >>> label(Period(start="2021-01-01", end="2021-06-30"))
    '2021H1'
    >>> label(Period(start="2018-01-01", end="2022-12-31"))
    '2018-2022'
    >>> label(Period(start="2020-01-01", end="2020-05-31"))
    '2020M01-M05'
    """
    if period is None or period.start is None or period.end is None:
        return None
    return _label(period.start, period.end)


@functools.lru_cache(maxsize=1024)
def _label(start: str, end: str) -> str:
    first, last = start.split("-"), end.split("-")
    months = int(first[1]), int(last[1])
    if first[0] != last[0]:
        return f"{first[0]}-{last[0]}" if months == (1, 12) else f"{start}/{end}"
    if months in _PARTS:
        return first[0] + _PARTS[months]
    return f"{first[0]}M{first[1]}-M{last[1]}"


def parse(text: str) -> Period:
    """Read a period that a person wrote, or :func:`label` did.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> label(parse("2021年上半年")), label(parse("2021H2")), parse("2020").end
    ('2021H1', '2021H2', '2020-12-31')
    >>> label(parse("2018-2022")), label(parse("2020-01-01/2020-05-31"))
    ('2018-2022', '2020M01-M05')
    """
    text = text.strip().upper()
    dates = _DATES.fullmatch(text)
    if dates:
        first, last = (datetime.date.fromisoformat(part) for part in dates.groups())
        if first > last:
            raise ValueError(text)
        return Period(start=first.isoformat(), end=last.isoformat())
    short = text
    for word, part in _WORDS:
        if short.endswith(word):
            short = short[: -len(word)].rstrip("年") + part
            break
    match = _LABEL.fullmatch(short)
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    if match[2]:
        if int(match[2]) < year:
            raise ValueError(text)
        return _months(year, 1, 12, int(match[2]))
    first_month, last_month = _MONTHS[match[3] or ""]
    if match[4]:
        first_month, last_month = int(match[4]), int(match[5])
        if not 1 <= first_month <= last_month <= 12:
            raise ValueError(text)
    return _months(year, first_month, last_month)


def year_before(name: str) -> str | None:
    """Return the label of the same stretch one year earlier.

    Examples
    --------
    >>> year_before("2021H1"), year_before("2021"), year_before("2018-2022")
    ('2020H1', '2020', None)
    """
    match = _LABEL.fullmatch(name)
    if match is None or match[2]:
        return None
    return f"{int(match[1]) - 1}{name[4:]}"


def sort_key(name: str) -> tuple[str, str]:
    """Order labels by start, then by end.

    Examples
    --------
    >>> sorted(["2021", "2021H2", "2020H2", "2021H1"], key=sort_key)
    ['2020H2', '2021H1', '2021', '2021H2']
    """
    try:
        period = parse(name)
    except (ValueError, KeyError):
        return ("9999", name)
    return (period.start or "", period.end or "")
