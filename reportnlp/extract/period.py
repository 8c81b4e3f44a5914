"""The period a report reviews, checked against what the text can have known."""

from __future__ import annotations

import calendar
import collections
import functools
import re

from reportnlp import lexicons
from reportnlp.model.items import Outline, Period
from reportnlp.text.view import TextView

_CJK_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_Y = r"(?:19|20)\d{2}|[一二12][〇○零九0O]?[〇○零一二三四五六七八九\d]{2,3}"
_YEAR = re.compile(rf"(?<!\d)({_Y})\s?年")
_MASKED_YEAR = re.compile(r"(?:[12][\d×xX*_〇○某]{0,3}|[×xX*_某]{1,4})年|(?<=[镇乡道木]) ?年")
_RANGE = re.compile(rf"(?<!\d)({_Y})年?\s?[-—–~至到]+\s?({_Y})年")
_MONTH = r"(\d{1,2}|十[一二]?|[一二三四五六七八九])"
_MONTHS = re.compile(rf"{_MONTH}\s?[-—–~至到]+\s?{_MONTH}月")
_ONE_MONTH = re.compile(rf"(?<![\d至到、-]){_MONTH}月份?(?:份的?)?(?:工作|总结|小结)")
_FIRST_WORDS = 40
_PART = (
    (re.compile(r"上半年|前半年|(?<!下)半年(?:来|以来|工作)"), 1, 6),
    (re.compile(r"下半年"), 7, 12),
    (re.compile(r"前三季度|[前一]至三季度|1-9月"), 1, 9),
    (re.compile(r"第?一季度|首季"), 1, 3),
    (re.compile(r"第?二季度"), 4, 6),
    (re.compile(r"第?三季度"), 7, 9),
    (re.compile(r"第?四季度"), 10, 12),
)
_PLAN = re.compile(r"计划|打算|安排|思路|谋划|目标|部署|任务|要点|下一步|总体要求|政策取向|建议")
_REVIEW = re.compile(r"回顾|总结|完成情况|工作情况|工作成效|主要工作")
_SESSION = re.compile(rf"({_Y})年\s?({_MONTH})月\s?\d{{1,2}}日")
_PAST = re.compile(rf"(?:过去的?|已经过去的)\s?({_Y})年")
_FIVE = re.compile(r"(?:过去|本届|前)(?:的)?五年")
_FILE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?!\d)\s?(?:年?(上半年|下半年)|[hH]([12])|[qQ]([1-4]))?"
)
_PLAN_NAMES = ("十五", "十一五", "十二五", "十三五", "十四五", "十五五")
_FIVE_YEAR = re.compile(
    r"(十[一二三四五]?五)[”\"]?(?:规划|时期|计划)?(?:实施)?的?[^。;]{0,6}?(开局|起步|第一年|首年|收官|收尾|最后一年|末年)"
)
# What grew from one year to the same year: someone rewrote the years.
_TO_YEAR = re.compile(rf"到({_Y})年")
_NEXT = re.compile(r"明年|来年|下一年|次年|下半年")


def _year(text: str) -> int | None:
    value = text.translate(_CJK_DIGITS)
    return (
        int(value) if len(value) == 4 and value.isdigit() and 1949 <= int(value) <= 2099 else None
    )


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return {"十": 10, "十一": 11, "十二": 12}.get(text) or "一二三四五六七八九".find(text) + 1


def _days(year: int, first: int, last: int, *, certain: bool) -> Period:
    end = calendar.monthrange(year, last)[1]
    return Period(start=f"{year}-{first:02}-01", end=f"{year}-{last:02}-{end:02}", certain=certain)


def _part(text: str) -> tuple[int, int] | None:
    """Return the first and last month that a title or opening names."""
    if "月" in text:
        match = _MONTHS.search(text)
        if match:
            first, last = _month(match[1]), _month(match[2])
            if 1 <= first <= last <= 12:
                return first, last
        match = _ONE_MONTH.search(text)
        if match and 1 <= _month(match[1]) <= 12:
            return _month(match[1]), _month(match[1])
    elif not ("季" in text or "半年" in text):
        return None
    for pattern, first, last in _PART:
        found = pattern.search(text)
        # 下半年 in a plan (`上半年总结及下半年打算`) does not count.
        if found and not _PLAN.match(text[found.end() : found.end() + 8].replace("工作", "", 1)):
            return first, last
    return None


@functools.cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[int, int, float]]]:
    rows = lexicons.table("dating")
    table = {row["cue"]: (int(row["from"]), int(row["to"]), float(row["weight"])) for row in rows}
    # One branch for each first character: the engine tries far fewer.
    branches: dict[str, list[str]] = {}
    for cue in sorted(table, key=len, reverse=True):
        branches.setdefault(cue[0], []).append(re.escape(cue[1:]))
    tree = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items())
    return re.compile("|".join(tree)), table


def _evidence(text: str) -> collections.Counter[int]:
    """Weigh each year by sessions, plans, campaigns and anniversaries named in `text`."""
    votes: collections.Counter[int] = collections.Counter()
    pattern, table = _cues()
    for cue in sorted(set(pattern.findall(text))):
        first, last, weight = table[cue]
        for year in range(first, last + 1):
            votes[year] += weight  # type: ignore[assignment]
    for match in _FIVE_YEAR.finditer(text):
        if match[1] not in _PLAN_NAMES:
            continue
        base = 2001 + 5 * _PLAN_NAMES.index(match[1])
        year = base if match[2] in ("开局", "起步", "第一年", "首年") else base + 4
        if _NEXT.search(text, max(0, match.start() - 12), match.start()):
            year -= 1
        votes[year] += 4
    return votes


def _sections_text(view: TextView, outline: Outline) -> str:
    """Return the text before the plan."""
    for section in outline.sections:
        if section.topic == "plan" and section.start > len(view.raw) // 3:
            return view.folded[: section.start]
    return view.folded


def _stated(
    view: TextView, outline: Outline, congress: bool, file_name: str | None
) -> tuple[int | None, int | None, bool]:
    """Return (first year, last year, masked) as the report states them."""
    folded = view.folded
    title = folded[outline.title.start : outline.title.end] if outline.title else ""
    opening = folded[outline.preamble.start : outline.preamble.start + 400]
    head = folded[: outline.preamble.end][:1200]
    session = _SESSION.search(head) if congress else None
    session_year = _year(session[1]) if session else None
    if session and session_year and _month(session[2]) > 6:
        session_year += 1
    headings = [folded[s.start : s.end] for s in outline.sections]
    planned = next(
        (
            _year(m[1])
            for h in headings
            if (_PLAN.search(h) or "重点工作" in h) and (m := _YEAR.search(h))
        ),
        None,
    )
    if congress and (_FIVE.search(opening) or any(_FIVE.search(h) for h in headings[:2])):
        year = session_year or planned or _file_year(file_name)
        if year:
            return year - 5, year - 1, False
    for heading in headings[:3]:
        match = _YEAR.search(heading)
        if match and _REVIEW.search(heading) and not _PLAN.search(heading):
            return _year(match[1]), _year(match[1]), False
    if congress:
        match = _PAST.search(opening)
        if match:
            return _year(match[1]), _year(match[1]), False
        if session_year:
            return session_year - 1, session_year - 1, False
    span = _RANGE.search(title)
    if span:
        return _year(span[1]), _year(span[2]), False
    match = _YEAR.search(title)
    if match:
        year = _year(match[1])
        if year and (congress or (_PLAN.search(title) and not _REVIEW.search(title))):
            year -= 1
        return year, year, False
    masked = _MASKED_YEAR.search(title) is not None
    match = None if masked else _YEAR.search(opening)
    if match:
        year = _spoken_of(folded, _year(match[1]))
        return year, year, False
    if planned:
        return planned - 1, planned - 1, False
    return None, None, masked or _MASKED_YEAR.search(opening) is not None


def _spoken_of(folded: str, first: int | None) -> int | None:
    """Return the year that a text speaks of, where its first words only tell how it began."""
    if first is None or folded.count(f"{first}年") != 1:
        return first
    years = collections.Counter(_year(match[1]) for match in _YEAR.finditer(folded))
    best, count = years.most_common(1)[0]
    return best if best and count >= 4 and first < best - 5 else first


def _grows_within_a_year(folded: str) -> bool:
    for match in _TO_YEAR.finditer(folded):
        before = folded[max(0, match.start() - 36) : match.start()]
        at = before.rfind(match[1] + "年")
        if at >= 0 and not ("。" in before[at:] or "\n" in before[at:]):
            return True
    return False


def _file_year(file_name: str | None) -> int | None:
    match = _FILE.search(file_name.replace("\\", "/").rsplit("/", 1)[-1]) if file_name else None
    return int(match[1]) if match else None


def _file_part(file_name: str | None) -> tuple[int, int] | None:
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1] if file_name else ""
    match = _FILE.search(name)
    if not match:
        return None
    if match[3]:
        return (1, 6) if match[3] == "1" else (7, 12)
    if match[4]:
        return 3 * int(match[4]) - 2, 3 * int(match[4])
    return _part(name)


def find_period(
    view: TextView, outline: Outline, *, congress: bool, file_name: str | None = None
) -> Period | None:
    """Return the period that the report reviews.

    Parameters
    ----------
    view : TextView
    outline : Outline
    congress : bool
        A report to a people's congress reviews the year before the session.
    file_name : str, optional
        Used where the text is silent.

    Returns
    -------
    Period or None
        ``certain`` is False where the year is masked, contradicted by what the text speaks of
        (a site rewrote the years) or only inferred.
    """
    folded = view.folded
    first, last, masked = _stated(view, outline, congress, file_name)
    title = folded[outline.title.start : outline.title.end] if outline.title else ""
    opening = folded[
        outline.preamble.start : min(outline.preamble.end, outline.preamble.start + 600)
    ]
    part = None
    if not congress:
        # A title with a year but no part of it means the whole year, unless the first words differ.
        whole = _YEAR.search(title) or _MASKED_YEAR.search(title)
        part = _part(title) or _part(opening[: _FIRST_WORDS if whole else len(opening)])
        part = part or _file_part(file_name)
    months = part or (1, 12)
    certain = first is not None
    if _grows_within_a_year(folded):
        certain = False
    votes = _evidence(_sections_text(view, outline))
    if first is not None and last is not None and first == last:
        best, weight = max(votes.items(), key=lambda item: (item[1], item[0]), default=(first, 0))
        if weight - votes[first] >= 3 and votes[first] < 0.5 * weight:
            first = last = best
            certain = False
    if first is None:
        hinted = _file_year(file_name)
        if hinted and congress:
            hinted -= 1
        if hinted and (not votes or max(votes.values()) - votes[hinted] < 3):
            first = last = hinted
        elif votes:
            ranked = votes.most_common(2)
            if ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                first = last = ranked[0][0]
    if first is None or last is None:
        return Period(start=None, end=None, certain=False) if masked or part else None
    if first != last:
        return Period(start=f"{first}-01-01", end=f"{last}-12-31", certain=certain)
    return _days(first, *months, certain=certain)
