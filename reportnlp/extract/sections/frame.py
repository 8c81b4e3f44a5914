"""What stands around a report: title, date, speaker, addressee, signature, appendix, page chrome."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.extract.sections.lines import ENDED, Line
from reportnlp.model.items import Span

_TITLE = re.compile(
    r"(?:(?:报告|总结|汇报|小结|讲话|材料|述职|范文)"
    r"|(?:[镇乡县区市省旗村州]|街道|苏木).{0,30}(?:要点|打算|计划|安排|情况|回顾|谋划|思路|纪实|综述)"
    r"|(?:总结|汇报|报告).{0,24}(?:要点|打算|计划|安排|谋划|思路))"
    r"(?:[(《〔—-].{0,24}|[\d一二三四五两]{1,2}篇)?$"
)
_CONTENTS = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|_{4,}|-{4,})\s?\d{1,3}$|^目\s*录$")
_SUBTITLE = re.compile(
    r"会议上|大会上|会上的|(?:总结|报告|汇报|讲话|材料|综述|纪实|小结)(?:\(.{1,12}\))?$"
)
_MEETING = re.compile(r"会议上|大会上|会上的")
_HEAD_ONE = re.compile(r"#\s*(?!#)")
_FOOTER = re.compile(
    r"打印本页|关闭窗口|上一篇|下一篇|责任编辑|扫一扫|分享到|主办单位|版权所有|相关(?:链接|文章|新闻)"
)
_ADDRESS = re.compile(
    r"^(?:各位|同志们|尊敬的|[县市区省镇乡]委|主席团|代表们|大家好|[县市区镇乡]人民政府).{0,25}[:!,]$|^各位代表"
)
_DATED = re.compile(
    r"^(?:[—–―-]+|[(〔《])*\s*(?:\d|[xX*×_某〇○二零一三四五六七八九]){2,4}\s?年.{0,90}$"
)
_ORIGIN = re.compile(
    r"来源|发布|时间|浏览|阅读|点击|字号|打印|下载|作者|编辑|收藏|分享|讨论稿|征求意见|送审稿|会议上|大会上|首页|当前位置|索引|文号|页码|\d{4}-\d{1,2}-\d{1,2}"
)
_SPEAKER = re.compile(
    r"^.{0,16}(?:[长任记席理]|书记)[:\s]{0,3}[\u4e00-\u9fffxX*×某·_ ]{1,14}$|^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff] [\u4e00-\u9fff]{1,2}$"
)
_CHROME = re.compile(r"[>|»]|索引号|发布时间|当前位置|首页|[:].*[:]")
_PLACED = re.compile(r"(?:[镇乡县区市旗省]|街道|苏木).{0,14}$|年.{0,6}$")
_GLUED_TITLE = re.compile(
    r"[^,。;:!?]{2,40}?(?:总结|报告|汇报|小结)(?:[及和暨与][^,。;:!?]{2,16}?(?:打算|安排|计划|思路|要点|谋划))?"
    r"(?=[一(今上下\d2]|自|[〇○零xX*×_]{2,4}年|[半全去]年|在)"
)
_ISSUER = re.compile(r"(?:政府|委员会|办公室|党委|街道办事处|办事处|支部|总支)$")
_APPENDIX = re.compile(
    r"^(?:附件?\d?[:]?|附录|附注?[:]|名词解释|名词注释|注释[:]?|本作品.{0,40}|Public domain"
    r"|.{0,14}(?:用语|名词|概念|术语)(?:解释|说明|注释).{0,6})$"
)
_SIGNED = re.compile(
    r"(?:年|\d[-./])[\dxX*×某〇○_一二三四五六七八九十\s]{1,4}(?:月|[-./])|^.{2,24}(?:政府|委员会|办公室|党委|办事处|支部|总支)$|^(?:报告|总结|汇报|述职)人"
)
_SEARCHED = 60
_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the report proper begins and ends.

    Attributes
    ----------
    title : Span or None
    begin : int
        Offset of the report proper.
    first, last : int
        Indexes of lines, half open.
    """

    title: Span | None
    begin: int
    first: int
    last: int


def _head_limit(lines: list[Line], marked: list[bool]) -> int:
    """Index of the first line that must belong to the report proper."""
    for index, line in enumerate(lines[:_SEARCHED]):
        if marked[index] and not (
            _is_frame(line.text) or _is_title(line.text) or _CONTENTS.search(line.text)
        ):
            return index
        if len(line.text) > _LONGEST or (line.text.endswith("。") and len(line.text) > 45):
            return index
        if "。" in line.text[:-1]:
            return index
    return min(len(lines), _SEARCHED)


def _is_title(text: str) -> bool:
    """Whether a line with a single # is the title of a markdown file."""
    hash_ = _HEAD_ONE.match(text)
    return bool(hash_ and text[hash_.end() :] and _TITLE.search(text.replace(" ", "")))


def _is_frame(text: str) -> bool:
    squeezed = text.replace(" ", "")
    return bool(
        _ADDRESS.match(text)
        or (text[0] in "—–―-" and len(text) <= 70 and _SUBTITLE.search(text))
        or (_DATED.match(text) and (text[0] in "—–―-" or not _TITLE.search(squeezed)))
        or (len(text) <= 60 and text[0] in "(〔" and text[-1] in ")〕" and len(text) > 3)
    )


def _follows_title(text: str) -> bool:
    if _is_frame(text):
        return True
    return (
        len(text) <= 70
        and not text.endswith(ENDED)
        and bool(_ORIGIN.search(text) or _SPEAKER.match(text) or _ISSUER.search(text))
    )


def may_be_title(text: str) -> bool:
    """Whether a folded line ends as the title of a report does.

    Examples
    --------
    >>> may_be_title("河口镇2020年工作总结"), may_be_title("产业发展")
    (True, False)
    """
    return bool(_TITLE.search(text.replace(" ", "")))


def find_frame(lines: list[Line], marked: list[bool]) -> Frame:
    """Find title block, signature and appendix.

    Parameters
    ----------
    lines : list of Line
    marked : list of bool
        Whether a line begins with a heading marker.

    Returns
    -------
    Frame
    """
    if not lines:
        return Frame(title=None, begin=0, first=0, last=0)
    limit = _head_limit(lines, marked)
    title, first = _title(lines, limit)
    while first < limit and _follows_title(lines[first].text):
        first += 1
    for index in range(first, limit):
        if _ADDRESS.match(lines[index].text) or _CONTENTS.search(lines[index].text):
            first = index + 1
    begin = 0
    if first:
        begin = lines[first].start if first < len(lines) else lines[-1].end
    glued = None
    if title is None and first < len(lines) and not marked[first]:
        glued = _GLUED_TITLE.match(lines[first].text)
    if glued:
        title = Span(start=lines[first].start, end=lines[first].start + glued.end())
        begin = title.end
    last = len(lines)
    for index in range(max(first + 3, len(lines) // 3), len(lines)):
        if len(lines[index].text) <= 50 and _APPENDIX.match(lines[index].text):
            last = index
            break
    while (
        last > first + 1 and len(lines[last - 1].text) <= 40 and _is_signature(lines[last - 1].text)
    ):
        last -= 1
    return Frame(title=title, begin=begin, first=first, last=last)


def _title(lines: list[Line], limit: int) -> tuple[Span | None, int]:
    for index in range(1, min(limit, 4)):
        # A slogan above, the title proper under a dash: together they are the title.
        subtitle = lines[index].text
        if (
            subtitle[0] in "—–―-"
            and _TITLE.search(subtitle)
            and not _MEETING.search(subtitle)
            and not _TITLE.search(lines[index - 1].text)
        ):
            return Span(start=lines[index - 1].start, end=lines[index].end), index + 1
    for index in range(limit):
        text = lines[index].text
        squeezed = text.replace(" ", "")
        last = index
        if index + 1 < limit and len(lines[index + 1].text) <= 3:
            squeezed += lines[index + 1].text
            last += 1
        if not _TITLE.search(squeezed.rstrip(":")):
            squeezed, last = text.replace(" ", ""), index
        if (
            not 4 <= len(squeezed) <= 70
            or not _TITLE.search(squeezed.rstrip(":"))
            or _is_frame(text)
            or _CHROME.search(text)
        ):
            continue
        first = index
        if index and (squeezed.startswith("关于") or len(squeezed) <= 6):
            above = lines[index - 1].text
            if _ISSUER.search(above) or (_PLACED.search(above) and not _CHROME.search(above)):
                first -= 1
        start = lines[first].start
        hash_ = _HEAD_ONE.match(text)
        return Span(start=start + (hash_.end() if hash_ else 0), end=lines[last].end), last + 1
    opening = lines[0].text
    if limit and (_is_frame(opening) or (limit == 1 and _stands_as_title(lines))):
        return None, 1
    return None, 0


def _stands_as_title(lines: list[Line]) -> bool:
    text = lines[0].text
    return len(lines) > 1 and text[-1] not in ENDED and len(text) <= 30


def _is_signature(text: str) -> bool:
    return "。" not in text and bool(_SIGNED.search(text) or _FOOTER.search(text))
