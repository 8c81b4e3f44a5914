"""Content lines of a text and the frame around the report: title, date, speaker, signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.model.items import Span
from reportnlp.text.view import TextView

_TITLE = re.compile(r"(?:报告|总结|汇报|小结|要点|打算|讲话|材料|计划|安排|情况|回顾|谋划|思路|述职)(?:[(《].{0,20})?$")
_ADDRESS = re.compile(r"^(?:各位|同志们|尊敬的|县委|市委|区委|镇党委|主席团|代表们|大家好).{0,25}[:!,]?$")
_DATED = re.compile(r"^(?:—|-|\()*\s*(?:\d|[xX*×_某〇○二]){2,4}\s?年.{0,60}$")
_APPENDIX = re.compile(
    r"^(?:附件?\d?[:：]?|附录|附注?[:：]|名词解释|名词注释|注释[:：]?|(?:有关|相关)?(?:用语|名词|概念)(?:解释|说明|注释).{0,6}"
    r"|本作品.{0,20}|《?政府工作报告》?(?:有关|相关|名词|部分).{0,12}(?:说明|解释|注释)|-{6,}|Public domain)$"
)
_SIGNED = re.compile(r"年.{1,4}月|^.{2,24}(?:政府|委员会|办公室|党委|街道办事处|支部|总支|报)$|^(?:报告|总结|汇报|述职)人")
_ENDED = tuple("。!?;:”」』")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line without the blanks around it.

    Attributes
    ----------
    text : str
        Folded.
    closed : bool
        The line before it ends a sentence, is a blank or a short line: a paragraph may
        begin here.
    """

    start: int
    end: int
    text: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the report.

    Attributes
    ----------
    title : Span or None
    first : int
        Index of the first line of the report proper.
    last : int
        Index behind the last line of it; signature and appendix follow.
    """

    title: Span | None
    first: int
    last: int


def content_lines(view: TextView) -> list[Line]:
    """Return every line that is not blank."""
    found: list[Line] = []
    closed = True
    for start, end in view.lines:
        text = view.folded[start:end]
        bare = text.strip(" \ufeff\u200b\u200d")
        if not bare:
            closed = True
            continue
        begin = start + text.index(bare[0])
        found.append(Line(start=begin, end=begin + len(bare), text=bare, closed=closed))
        closed = bare.endswith(_ENDED) or len(bare) <= 30
    return found


def _head_end(lines: list[Line], is_marked: list[bool]) -> int:
    """Index of the first line that can belong to the report proper."""
    for index, line in enumerate(lines[:60]):
        if is_marked[index] and not _DATED.match(line.text):
            return index
        if "。" in line.text[:-1] or (line.text.endswith("。") and len(line.text) > 40) or len(line.text) > 90:
            return index
    return 0


def find_frame(lines: list[Line], is_marked: list[bool]) -> Frame:
    """Find title block, signature and appendix.

    Parameters
    ----------
    lines : list of Line
    is_marked : list of bool
        Whether a line begins with a heading marker.

    Returns
    -------
    Frame
    """
    if not lines:
        return Frame(title=None, first=0, last=0)
    limit = _head_end(lines, is_marked)
    title_at = None
    for index in range(limit):
        squeezed = lines[index].text.replace(" ", "")
        if 4 <= len(squeezed) <= 60 and _TITLE.search(squeezed.rstrip(":")):
            title_at = index
            break
    title = None
    first = 0
    if title_at is not None:
        title = Span(start=lines[title_at].start, end=lines[title_at].end)
        first = title_at + 1
    elif limit and (_DATED.match(lines[0].text) or _ADDRESS.match(lines[0].text)):
        first = 1
    while first < limit and _is_frame_line(lines[first].text):
        first += 1
    last = len(lines)
    for index in range(max(first, 3), len(lines)):
        if len(lines[index].text) <= 40 and _APPENDIX.match(lines[index].text) and index > len(lines) // 3:
            last = index
            break
    while last > first + 1 and len(lines[last - 1].text) <= 30 and _is_signature(lines[last - 1].text):
        last -= 1
    return Frame(title=title, first=first, last=last)


def _is_frame_line(text: str) -> bool:
    if _ADDRESS.match(text) or _DATED.match(text):
        return True
    return len(text) <= 60 and not text.endswith(_ENDED) and bool(
        text[0] in "—-(《["
        or re.search(r"\d{4}.{0,12}\d|来源|时间|浏览|字号|打印|作者|发布|讨论稿|征求意见稿|会议上|^.{0,12}[长任记席]\s+\S{1,12}$|^.{0,8}[长任记席][:]?\S{2,4}$|人民政府$|委员会$", text)
    )


def _is_signature(text: str) -> bool:
    return "。" not in text and bool(_SIGNED.search(text))
