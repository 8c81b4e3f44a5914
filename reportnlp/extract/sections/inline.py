"""Headings inside a line: lead sentences in a paragraph, and headings glued to the text."""

from __future__ import annotations

import re

from reportnlp.extract.sections.headings import Heading, lead_end
from reportnlp.extract.sections.lines import Line
from reportnlp.extract.sections.markers import DIGITS, NUM, marker_at

_INLINE_MARK = rf"(?:(?:{NUM})(?:是|要)|第(?:{NUM})[,、]|——|\((?:{NUM})\)|\(\d{{1,2}}\)|[①-⑳]|\d{{1,2}}[.、](?!\d))"
_AT_MARK = re.compile(_INLINE_MARK)
_INLINE = re.compile(rf"[。!?:」”] ?({_INLINE_MARK})")
# No look-behind in front: a set of first characters lets the engine skip fast.
_GLUED = re.compile(rf"(?:(?:{NUM})、|\((?:{NUM})\)、?)(?=[\u4e00-\u9fff“\dxX*])")
_NOT_BEFORE = frozenset(f"{DIGITS}百第周初和与及至到0123456789")
_BEFORE_GLUED = re.compile(r"[。!?;:」”) ]")
_TITLED = re.compile(r"(?:总结|报告|汇报|如下|打算|安排|情况|计划|小结)$")
_BODY_CUE = re.compile(
    r"(?<![的、“在和与及对把是])(?:全[镇乡县年街区市村]|今年|去年|过去|[一半]年来|[上下]半年|我[镇乡县街们]"
    r"|坚持以|认真|按照|紧?紧?围绕|以[^,。]{2,14}为|始终|积极|深入|为了|为进一步|在[^,。]{2,10}[下中上],|[镇乡]党委|成立|投[资入]|新[建增]|对照|不以|召开)"
)
_NUMERIC = re.compile(r"[\dxX*×_]")
_MIN_LINE = 30
_MAX_LEAD = 24
_MAX_GLUED = 40


def inline_leads(
    folded: str, lines: list[Line], taken: set[int], first: int, last: int
) -> list[Heading]:
    """Return lead sentences inside paragraphs: `…。二是坚持一月一核算。每月初…`."""
    found: list[Heading] = []
    for index in range(first, last):
        line = lines[index]
        if len(line.text) < _MIN_LINE:
            continue
        for match in _INLINE.finditer(folded, line.start, line.end):
            start = match.start(1)
            marker = None if start in taken else marker_at(folded, start, line.end)
            if marker is None:
                continue
            end = lead_end(folded, marker.end, line.end)
            lead = folded[marker.end : end]
            if (
                2 <= len(lead) <= _MAX_LEAD
                and lead.count(",") <= 1
                and not _NUMERIC.search(lead)
                and folded[end : end + 1] == "。"
                and line.end - end > 12
                and not _AT_MARK.match(folded, end + 1, line.end)
            ):
                found.append(
                    _inline(
                        marker.start, end, marker.end, marker.family, marker.number, index, True
                    )
                )
    return found


def glued_headings(
    folded: str, lines: list[Line], known: list[Heading], first: int, last: int
) -> list[Heading]:
    """Return `一、` and `（一）` headings with no line break before them, in turn of number."""
    found: list[Heading] = []
    by_line = {heading.line: heading for heading in known}
    turn = {"hanzi": 0, "phanzi": 0}
    for index in range(first, last):
        line = lines[index]
        heading = by_line.get(index)
        if heading and heading.family in turn:
            turn[heading.family] = heading.number
            if heading.family == "hanzi":
                turn["phanzi"] = 0
        if len(line.text) < _MIN_LINE:
            continue
        position = heading.marker_end if heading else line.start
        last_start = -_MAX_GLUED
        for match in _GLUED.finditer(folded, position, line.end):
            if match.start() and folded[match.start() - 1] in _NOT_BEFORE:
                continue
            marker = marker_at(folded, match.start(), line.end)
            if marker is None or marker.family not in turn:
                continue
            before = folded[max(line.start, marker.start - 12) : marker.start]
            clean = not before or _BEFORE_GLUED.match(before[-1]) is not None
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
            end, runin = _glued_end(folded, marker.end, line.end)
            found.append(
                _inline(marker.start, end, marker.end, marker.family, marker.number, index, runin)
            )
    return found


def _glued_end(folded: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a glued heading ends, and whether it is a lead sentence."""
    limit = min(end, start + _MAX_GLUED)
    nested = _GLUED.search(folded, start, limit)
    if nested:
        limit = nested.start()
    stop = lead_end(folded, start, limit)
    blank = folded.find(" ", start + 2, limit)
    if 0 <= blank < stop:
        return blank, False
    if stop < limit and stop - start <= _MAX_LEAD and folded[stop] == "。":
        return stop, True
    if nested and stop == limit:
        return limit, False
    cue = _BODY_CUE.search(folded, start + 5, limit)
    if cue:
        return cue.start(), False
    comma = folded.find(",", start, limit)
    return (comma if comma > start + 3 else max(start + 1, min(stop, start + 16))), False


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
