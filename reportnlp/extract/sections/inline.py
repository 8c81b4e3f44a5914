"""Headings inside a line: lead sentences in a paragraph, and headings glued to the text."""

from __future__ import annotations

import bisect
import operator
import re

from reportnlp.extract.sections.ends import glued_end
from reportnlp.extract.sections.headings import Heading
from reportnlp.extract.sections.lines import Line
from reportnlp.extract.sections.markers import DIGITS, NUM, NUMERALS, marker_at

_INLINE_MARK = rf"(?:(?:{NUM})(?:是|要)|第(?:{NUM})[,、]|——|\((?:{NUM})\)|\(\d{{1,2}}\)|[①-⑳]|\d{{1,2}}[.、](?!\d))"
_AT_MARK = re.compile(_INLINE_MARK)
# Once the other stops are written as the first; the engine runs to one character much faster.
_OTHER_STOPS = "!?:」”"
_INLINE = re.compile(rf"。 ?({_INLINE_MARK})")
_NOT_BEFORE = frozenset(f"{DIGITS}百第周初和与及至到0123456789")
_BEFORE_GLUED = frozenset("。!?;:」”) ")
_TITLED = re.compile(r"(?:总结|报告|汇报|如下|打算|安排|情况|计划|小结)$")
_MIN_LINE = 30
_LEAST_BODY = 12
_MAX_GLUED = 40
# What GLUED finds, cut in two so that each begins with one character; `_numbered` finds where
# the number before 、 begins.
_FOLLOWED = r"(?=[\u4e00-\u9fff“\dxX*])"
_DUN = re.compile(rf"、(?<=[{NUMERALS}]、){_FOLLOWED}")
_IN_PARENS = re.compile(rf"\((?:{NUM})\)、?{_FOLLOWED}")
_start = operator.methodcaller("start")
# A short sentence without a number, and no list of such.
_LEAD = re.compile(rf"([^。!?;:\dxX*×_]{{2,24}})。(?!{_INLINE_MARK})")


def inline_leads(
    folded: str, lines: list[Line], known: list[Heading], first: int, last: int
) -> list[Heading]:
    """Return lead sentences inside paragraphs: `…。二是健全督办制度。对交办事项…`."""
    alike = folded
    for stop in _OTHER_STOPS:
        alike = alike.replace(stop, "。")
    starts = {match.start(1) for match in _INLINE.finditer(alike, *_reach(lines, first, last))}
    # A lead may also follow directly on a heading that has no full stop behind it.
    for heading in known:
        line_end = lines[heading.line].end
        at = heading.end
        while at < line_end and folded[at] == " ":
            at += 1
        if at < line_end and _AT_MARK.match(folded, at, line_end):
            starts.add(at)
    starts.difference_update([heading.start for heading in known])
    found: list[Heading] = []
    for index, marks in _by_line(sorted(starts), lines).items():
        line = lines[index]
        if len(line.text) < _MIN_LINE:
            continue
        for start in marks:
            marker = marker_at(folded, start, line.end)
            if marker is None:
                continue
            lead = _LEAD.match(folded, marker.end, line.end)
            if lead and line.end - lead.end() >= _LEAST_BODY and lead[1].count(",") <= 1:
                end = lead.end(1)
                found.append(
                    _inline(start, end, marker.end, marker.family, marker.number, index, True)
                )
    return found


def _reach(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """Return the stretch of text that the lines from `first` to `last` take."""
    return (lines[first].start, lines[last - 1].end) if first < last else (0, 0)


def _by_line(offsets: list[int], lines: list[Line]) -> dict[int, list[int]]:
    """Group offsets, in the order given, by the index of the line they stand in."""
    if not offsets:
        return {}
    starts = [line.start for line in lines]
    found: dict[int, list[int]] = {}
    for offset in offsets:
        found.setdefault(bisect.bisect_right(starts, offset) - 1, []).append(offset)
    return found


def glued_headings(
    folded: str, lines: list[Line], known: list[Heading], first: int, last: int
) -> list[Heading]:
    """Return `一、` and `（一）` headings with no line break before them, in turn of number."""
    found: list[Heading] = []
    by_line = {heading.line: heading for heading in known}
    turn = {"hanzi": 0, "phanzi": 0}
    start, end = _reach(lines, first, last)
    known_marks = {heading.start for heading in known if heading.marker_end > heading.start}
    starts = {_numbered(folded, match.start()) for match in _DUN.finditer(folded, start, end)}
    starts.update(map(_start, _IN_PARENS.finditer(folded, start, end)))
    marks = _by_line(sorted(starts - known_marks), lines)
    if not marks:
        return found
    for index in sorted(by_line.keys() | marks.keys()):
        line = lines[index]
        heading = by_line.get(index)
        if heading and heading.family in turn:
            turn[heading.family] = heading.number
            if heading.family == "hanzi":
                turn["phanzi"] = 0
        if index not in marks or len(line.text) < _MIN_LINE:
            continue
        position = heading.marker_end if heading else line.start
        last_start = -_MAX_GLUED
        for start in marks[index]:
            if start < position or (start and folded[start - 1] in _NOT_BEFORE):
                continue
            marker = marker_at(folded, start, line.end)
            if marker is None or marker.family not in turn:
                continue
            before = folded[max(line.start, marker.start - 12) : marker.start]
            clean = not before or before[-1] in _BEFORE_GLUED
            near = marker.start - last_start <= _MAX_GLUED
            if not (clean or (marker.number == 1 and (near or _TITLED.search(before)))):
                continue
            if marker.number not in (turn[marker.family] + 1, 1):
                continue
            if marker.number == 1 and marker.family == "hanzi" and turn["hanzi"] > 0:
                continue
            turn[marker.family] = marker.number
            if marker.family == "hanzi":
                turn["phanzi"] = 0
            last_start = marker.end
            end, runin = glued_end(folded, marker.end, line.end)
            found.append(
                _inline(marker.start, end, marker.end, marker.family, marker.number, index, runin)
            )
    return found


def _numbered(folded: str, end: int) -> int:
    """Return where the number begins that stops at `end`."""
    start = end - 1
    while start > max(0, end - 3) and folded[start - 1] in NUMERALS:
        start -= 1
    return start


def _inline(
    start: int, end: int, marker_end: int, family: str, number: int, line: int, runin: bool
) -> Heading:
    return Heading(
        start=start,
        end=end,
        marker_end=marker_end,
        family=family,
        number=number,
        runin=runin,
        inline=True,
        line=line,
        rule=f"{family}-{'inline' if runin else 'glued'}",
    )
