"""Headings that begin a line: marked ones, run-in lead sentences, bare ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.extract.sections.ends import lead_end, runs_on
from reportnlp.extract.sections.lines import BLANKS, Line
from reportnlp.extract.sections.markers import NUM, Marker, numeral

_STOP = re.compile(r"[。!?;]")
_BARE_NUMERAL = re.compile(rf"({NUM})(?=[\u4e00-\u9fff])")
_LEAD = re.compile(r"[\u4e00-\u9fff、“”,]{4,34}。(?=.{12})")
_BARE_LEAD = re.compile(r"[\u4e00-\u9fff]{4,16}")
# A clause with a subject or an auxiliary tells something; a heading names it.
_CLAUSE = re.compile(r"^要|(?<![一二三四五六七八九十])是(?!否)|我们|了[,。]|了$")
_PLAIN_CLAUSE = re.compile(r"是|我们|了[,。]|以上|如下|不易|目前|现已|今年|去年")
_BARE = re.compile(r"[\u4e00-\u9fff〇○\da-zA-Z、“”,()《》*×_〔〕… ·—-]{2,40}。?$")
_BARE_NOT = re.compile(
    r"^(?:各位|同志们|谢谢|附[件表:]|表\d|图\d|单位[:(]|注[:]|第\s?\d+\s?页|[—-]\s?\d+)|[长任记席员]\s*[xX*某]{1,3}$"
    r"|\d(?:万|亿|元|亩|吨|户|人|公里|%)|\S \d|\S {2,}\S.* \S"
    r"|[镇乡县区市旗道].{0,14}工作(?:总结|报告|汇报)$|^[\d\W]+$|[xX*_]{1,4}(?:万|亿|元|亩|户|人|%)"
)
# What a part of a report is called wherever it stands.
_USUAL = re.compile(
    r"存在的?(?:主要|突出)?(?:问题|困难)(?:[与和及](?:不足|困难|短板))?$"
    r"|工作(?:的?打算|计划|安排|思路|回顾|总结|情况)$|下一?步(?:的?打算|计划|安排|思路)$"
)
_LONGEST_BARE = 41
_MAX_STANDING = 64
_LONGEST_LEAD = 25
_HABIT = 3
_RESETS = frozenset({"hanzi", "phanzi", "part", "jie", "volume"})


@dataclass(slots=True, kw_only=True)
class Heading:
    """A heading that was found, before it has a place in the tree.

    Attributes
    ----------
    family : str
        See :class:`~reportnlp.extract.sections.markers.Marker`; ``bare`` and ``lead`` carry
        no marker.
    line : int
        Index of its content line.
    inline : bool
        It does not begin its line.
    """

    start: int
    end: int
    marker_end: int
    family: str
    number: int = 0
    runin: bool = False
    inline: bool = False
    line: int
    rule: str


def stands_alone(text: str) -> bool:
    """Whether a line (without its marker) is nothing but a heading.

    Examples
    --------
    >>> stands_alone("产业发展提速"), stands_alone("修道路。全年硬化村道六公里。")
    (True, False)
    """
    if not text or len(text) > _MAX_STANDING or text[-1] in ",;、" or _STOP.search(text[:-1]):
        return False
    if text.endswith("。"):
        return len(text) <= 42 and text.count(",") <= 2
    return text.count(",") <= 3


def _from_marker(folded: str, marker: Marker, line: Line, index: int) -> Heading:
    end, runin = line.end, False
    if marker.family == "lentic":
        end, runin = marker.end, marker.end < line.end
    elif not marker.family.startswith("md") and not stands_alone(folded[marker.end : end]):
        at = runs_on(folded, marker.end, end) if marker.family in _RESETS else None
        runin = at is None
        end = at or lead_end(folded, marker.end, end, cut_comma=marker.family == "shi")
    return Heading(
        start=line.start,
        end=end,
        marker_end=marker.end if marker.family != "lentic" else line.start,
        family=marker.family,
        number=marker.number,
        runin=runin,
        line=index,
        rule=f"{marker.family}-{'lead' if runin else 'line'}",
    )


def _missing_shi(folded: str, line: Line, expected: int) -> Marker | None:
    """`三推进…` continues a run of 是 headings; only 是 is missing."""
    match = _BARE_NUMERAL.match(folded, line.start, line.end)
    if not match or numeral(match[1]) != expected:
        return None
    return Marker(family="shi", number=expected, start=line.start, end=match.end())


def marked_headings(
    folded: str, lines: list[Line], markers: list[Marker | None], first: int, last: int
) -> list[Heading]:
    """Return headings that begin a line and carry a marker."""
    found: list[Heading] = []
    seen: dict[str, int] = {}
    for index in range(first, last):
        line = lines[index]
        marker = markers[index]
        if marker is None and seen.get("shi"):
            marker = _missing_shi(folded, line, seen["shi"] + 1)
        if marker is None:
            continue
        heading = _from_marker(folded, marker, line, index)
        in_turn = marker.number > 1 and seen.get(marker.family) == marker.number - 1
        # A broken line hardly ever begins with `一、` and then holds nothing but a heading.
        in_turn |= marker.number == 1 and marker.family in ("hanzi", "phanzi")
        if not line.opens and (heading.runin or not in_turn):
            continue
        if heading.runin and _is_listed(folded, heading, line):
            continue
        if marker.family == "spaced" and (heading.runin or not (in_turn or marker.number == 1)):
            continue
        if marker.family in _RESETS:
            seen.pop("shi", None)
        seen[marker.family] = marker.number
        found.append(heading)
    return found


def _is_listed(folded: str, heading: Heading, line: Line) -> bool:
    """Whether a lead opens a list in one sentence: `一是资金短缺,…;二是人手不足,…`."""
    following = _SECOND.get(heading.family)
    return (
        following is not None
        and heading.number == 1
        and folded.startswith((",", ";"), heading.end)
        and folded.find(";" + following, heading.end, line.end) > 0
    )


_SECOND = {"shi": "二是", "circled": "②", "parabic": "(2)"}


def bare_headings(lines: list[Line], taken: set[int], first: int, last: int) -> list[Heading]:
    """Return lines without a marker that stand as headings."""
    spaced = sum(lines[i].spaced for i in range(first, last)) > 0.3 * max(1, last - first)
    found: list[Heading] = []
    sentences: list[Heading] = []
    tight: list[Heading] = []
    for index in range(first, last - 1):
        line = lines[index]
        following = lines[index + 1].text
        if (
            index in taken
            or not (line.opens or index - 1 in taken)
            or len(line.text) > _LONGEST_BARE
            or not _BARE.match(line.text)
            or _BARE_NOT.search(line.text)
            or _CLAUSE.search(line.text)
            or line.text.count(",") > 2
            or (spaced and not line.spaced and index - 1 not in taken and index > first)
            or not (index + 1 in taken or len(following) > 34 or following.endswith(("。", ":")))
        ):
            continue
        sentence = line.text.endswith("。")
        if sentence and (not line.spaced or not 6 <= len(line.text) <= 30 or len(following) < 40):
            continue
        heading = Heading(
            start=line.start,
            end=line.end,
            marker_end=line.start,
            family="bare",
            line=index,
            rule="bare-sentence" if sentence else "bare-line",
        )
        if sentence:
            sentences.append(heading)
        elif spaced and not lines[index + 1].spaced and not _USUAL.search(line.text):
            tight.append(heading)
        else:
            found.append(heading)
    # A short sentence on a line of its own, or in a spaced copy a line close to the next, is a
    # heading only where the report makes a habit of it: a broken line looks the same.
    for group in (sentences, tight):
        if len(group) >= _HABIT:
            found += group
    return found


def lead_headings(
    folded: str, lines: list[Line], taken: set[int], first: int, last: int
) -> list[Heading]:
    """Return unmarked lead sentences where sibling paragraphs have one too."""
    found: list[Heading] = []
    alone: list[Heading] = []
    group: list[Heading] = []
    size = 0
    inside = not taken
    for index in range(first, last + 1):
        if index == last or index in taken:
            kept = _siblings(group, folded, size) if inside else []
            found += kept
            if inside and not kept:
                alone += [
                    lead for lead in group if _BARE_LEAD.fullmatch(folded, lead.start, lead.end)
                ]
            group, size, inside = [], 0, True
            continue
        size += 1
        line = lines[index]
        opens = line.opens or index - 1 in taken
        match = _LEAD.match(folded, line.start, line.end) if opens else None
        if match and not _PLAIN_CLAUSE.search(match[0]) and _is_lead(match[0]):
            group.append(
                Heading(
                    start=line.start,
                    end=match.end() - 1,
                    marker_end=line.start,
                    family="lead",
                    runin=True,
                    line=index,
                    rule="lead",
                )
            )
    # One lead without a sibling counts in a report that makes a habit of them.
    return found + alone if len(found) >= _HABIT else found


def _is_lead(text: str) -> bool:
    commas = text.count(",")
    return len(text) <= _LONGEST_LEAD if commas == 0 else commas == 1


def _siblings(group: list[Heading], folded: str, size: int) -> list[Heading]:
    """Keep leads that paragraphs of the section share; one with a comma needs most of them."""
    plain = [lead for lead in group if "," not in folded[lead.start : lead.end]]
    paired = len(group) - len(plain)
    if paired < 2 or paired < 0.5 * (size - 1):
        group = plain
    return group if len(group) >= 2 and len(group) >= 0.25 * (size - 1) else []


def settle(headings: list[Heading], folded: str) -> list[Heading]:
    """Put headings in reading order; one that begins inside another ends it there."""
    placed: list[Heading] = []
    for heading in sorted(headings, key=lambda item: item.start):
        above = placed[-1] if placed else None
        if above and heading.start < above.end:
            if heading.start <= above.marker_end:
                continue
            above.end = heading.start
        placed.append(heading)
    for heading in placed:
        if folded[heading.end - 1] in BLANKS:
            surface = folded[heading.start : heading.end]
            heading.end = heading.start + len(surface.rstrip(BLANKS))
    return placed
