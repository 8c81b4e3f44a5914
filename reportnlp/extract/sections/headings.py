"""Headings as they stand: marked lines, run-in lead sentences, glued and bare ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.extract.sections.lines import Line
from reportnlp.extract.sections.markers import NUM, Marker, marker_at

_STOP = re.compile(r"[。!?;]")
_LEAD_STOP = re.compile(r"[。!?;:]")
_INLINE = re.compile(
    rf"(?:(?<=[。!?;」”])|(?<=[。!?;”] ))(?:(?:{NUM})(?:是|要)|第(?:{NUM})[,、]|——|(?:{NUM})、|\((?:{NUM})\)|\d{{1,2}}[.、](?!\d)|\(\d{{1,2}}\)|[①-⑳])"
)
_GLUED = re.compile(rf"(?<![{NUM[1:12]}\d第周初和与及至到])(?:(?:{NUM})、|\((?:{NUM})\)、?)(?=[\u4e00-\u9fff“\d])")
_LEAD = re.compile(r"[\u4e00-\u9fff、“”,]{4,24}。(?=\S{12})")
_BARE = re.compile(r"[\u4e00-\u9fff\dA-Za-z、“”,()《》 ·—-]{2,34}$")
_BARE_NOT = re.compile(
    r"^(?:各位|同志们|谢谢|附|表\d|图\d|单位|注)|[长任记席员]\s*[xX*某]|\d(?:万|亿|元|亩|吨|户|人|公里|%)|\s\d|^\d+$|[xX*_]{2,}(?:万|亿|元|亩|户|人|%)"
)
MAX_STANDING = 64
MAX_LEAD = 45


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
    number: int
    runin: bool
    inline: bool
    line: int
    rule: str


def stands_alone(text: str) -> bool:
    """Whether a line (without its marker) is nothing but a heading.

    Examples
    --------
    >>> stands_alone("基层党建全面夯实"), stands_alone("抓班子。树立终身学习的理念。")
    (True, False)
    """
    if not text or len(text) > MAX_STANDING or text[-1] in ",;、":
        return False
    if _STOP.search(text[:-1]):
        return False
    if text.endswith("。"):
        return len(text) <= 42 and text.count(",") <= 2
    return text.count(",") <= 3


def lead_end(folded: str, start: int, end: int, *, cut_comma: bool) -> int:
    """Return the end of the lead sentence that begins at `start`."""
    stop = _LEAD_STOP.search(folded, start, end)
    limit = stop.start() if stop else end
    comma = folded.find(",", start, limit)
    if comma > start + 1 and (cut_comma or limit - start > MAX_LEAD):
        return comma
    return limit


def _from_marker(folded: str, marker: Marker, line: Line, index: int) -> Heading:
    rest = folded[marker.end : line.end]
    alone = marker.family.startswith("md") or stands_alone(rest)
    if marker.family == "lentic":
        alone = marker.end >= line.end
        end = marker.end
    elif alone:
        end = line.end
    else:
        end = lead_end(folded, marker.end, line.end, cut_comma=marker.family == "shi")
    return Heading(
        start=line.start,
        end=end,
        marker_end=marker.end if marker.family != "lentic" else line.start,
        family=marker.family,
        number=marker.number,
        runin=not alone,
        inline=False,
        line=index,
        rule=f"{marker.family}-{'line' if alone else 'lead'}",
    )


def line_headings(folded: str, lines: list[Line], first: int, last: int) -> list[Heading]:
    """Return headings that begin a line and carry a marker."""
    found = []
    shi = 0
    for index in range(first, last):
        line = lines[index]
        if not line.closed:
            continue
        marker = marker_at(folded, line.start, line.end)
        if marker is None and shi:
            # `三加强…`: the numeral continues the run, only 是 is missing.
            bare = re.compile(rf"({NUM})(?=[\u4e00-\u9fff])").match(folded, line.start, line.end)
            from reportnlp.extract.sections.markers import numeral

            if bare and numeral(bare[1]) == shi + 1:
                marker = Marker(family="shi", number=shi + 1, start=line.start, end=bare.end())
        if marker is None or (marker.family in ("arabic", "spaced") and marker.number == 0):
            continue
        heading = _from_marker(folded, marker, line, index)
        if marker.family == "spaced" and heading.runin:
            continue
        if marker.family == "shi":
            shi = marker.number
        elif marker.family in ("hanzi", "phanzi", "part"):
            shi = 0
        found.append(heading)
    return found


def inline_headings(folded: str, lines: list[Line], taken: set[int], first: int, last: int) -> list[Heading]:
    """Return lead sentences inside paragraphs: `…。二是坚持一月一核算。每月初…`."""
    found: list[Heading] = []
    for index in range(first, last):
        line = lines[index]
        if len(line.text) < 40:
            continue
        for match in _INLINE.finditer(folded, line.start, line.end):
            start = match.start()
            if start in taken:
                continue
            marker = marker_at(folded, start, line.end)
            if marker is None:
                continue
            end = lead_end(folded, marker.end, line.end, cut_comma=False)
            lead = folded[marker.end : end]
            after = folded[end : end + 14]
            if (
                2 <= len(lead) <= 20
                and after[:1] == "。"
                and "," not in lead
                and len(after) > 8
                and not _INLINE.match(folded, end + 1, line.end)
            ):
                found.append(
                    Heading(
                        start=start, end=end, marker_end=marker.end, family=marker.family,
                        number=marker.number, runin=True, inline=True, line=index,
                        rule=f"{marker.family}-inline",
                    )
                )
    return found


def bare_headings(folded: str, lines: list[Line], taken: set[int], first: int, last: int) -> list[Heading]:
    """Return lines without a marker that stand as headings."""
    found = []
    for index in range(first, last - 1):
        line = lines[index]
        following = lines[index + 1].text
        if (
            index in taken
            or not line.closed
            or not _BARE.match(line.text)
            or _BARE_NOT.search(line.text)
            or line.text.count(",") > 2
            or not (len(following) > 34 or following.endswith("。") or index + 1 in taken)
        ):
            continue
        found.append(
            Heading(
                start=line.start, end=line.end, marker_end=line.start, family="bare", number=0,
                runin=False, inline=False, line=index, rule="bare-line",
            )
        )
    return found


def lead_headings(folded: str, lines: list[Line], taken: set[int], first: int, last: int) -> list[Heading]:
    """Return unmarked lead sentences where two sibling paragraphs in a row have one."""
    found: list[Heading] = []
    run: list[Heading] = []
    for index in range(first, last + 1):
        match = None
        if index < last and index not in taken and lines[index].closed:
            match = _LEAD.match(folded, lines[index].start, lines[index].end)
        if match and match[0].count(",") <= 1:
            run.append(
                Heading(
                    start=lines[index].start, end=match.end() - 1, marker_end=lines[index].start,
                    family="lead", number=0, runin=True, inline=False, line=index, rule="lead",
                )
            )
        else:
            if len(run) >= 2:
                found.extend(run)
            run = []
    return found
