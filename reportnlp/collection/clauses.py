"""What the clause around a figure adds: its year, its direction, the crop a bare 产量 speaks of."""

from __future__ import annotations

import bisect
import re

from reportnlp.collection.names import subjects

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(
    r"(?<![\d年])((?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年(?!代|以来|起|前|度?(?:规划|计划|目标|预算))"
)
# a year after these is what the figure is compared with, or where a span begins
_NOT_OF = re.compile(r"(?:比|较|同|与|自|从|由|到|至|截至|以|于|和|、|—|-|~)(?:上年|去年)?$")
_OPENING = re.compile(r"(?:^|[。!?;\n])[^。!?;\n,]{0,8}$")

_UP = re.compile(r"增长|增加|提高|提升|上升|增幅|扩大|增收|增产|上涨|净增|多|高|增|升|涨")
_DOWN = re.compile(
    r"下降|减少|降低|减幅|降幅|跌幅|下跌|回落|压减|缩减|减产|减收|负增长|少|低|减|降|跌"
)
_BASES = (
    ("years", re.compile(r"年均|平均|累计增长|五年")),
    ("prices", re.compile(r"可比价|不变价|价格因素|物价因素|实际增长")),
    ("scope", re.compile(r"可比|同口径|剔除|扣除")),
)


def direction(clause: str) -> str | None:
    """Return which way a change goes, by the last word for it before the figure.

    Examples
    --------
    >>> direction("税收同比下降"), direction("下降趋势扭转,同比增长"), direction("占比")
    ('down', 'up', None)
    """
    ends = {
        way: max((match.end() for match in pattern.finditer(clause)), default=-1)
        for way, pattern in (("up", _UP), ("down", _DOWN))
    }
    if max(ends.values()) < 0:
        return None
    # 负增长 ends where 增长 does
    return "down" if ends["down"] >= ends["up"] else "up"


def basis(clause: str) -> str | None:
    """Return why a rate is not simply this value over the last, if it is not.

    Examples
    --------
    >>> basis("按可比价计算增长"), basis("同口径增长"), basis("年均增长"), basis("同比增长")
    ('prices', 'scope', 'years', None)
    """
    return next((name for name, pattern in _BASES if pattern.search(clause)), None)


class Times:
    """Years that govern stretches of one text.

    A year governs its sentence up to the next year; one that opens a sentence as an adverbial
    (``2017年,…``) governs the paragraph.

    Parameters
    ----------
    folded : str

    Examples
    --------
    >>> text = "2019年,财政收入1290万元。税收800万元。\\n比2018年增长3%。"
    >>> times = Times(text)
    >>> times.year_at(text.index("1290")), times.year_at(text.index("800")), times.year_at(text.index("3%"))
    ('2019', '2019', None)
    """

    def __init__(self, folded: str) -> None:
        self._starts: list[int] = []
        self._spans: list[tuple[int, str]] = []
        for match in _YEAR.finditer(folded):
            before = folded[max(0, match.start() - 12) : match.start()]
            if _NOT_OF.search(before):
                continue
            opens = folded[match.end() : match.end() + 1] == "," and _OPENING.search(before)
            end = _next(folded, match.end(), "\n" if opens else "。!?;\n")
            self._starts.append(match.start())
            self._spans.append((end, match[1].translate(_DIGITS)))

    def year_at(self, offset: int) -> str | None:
        """Return the year that governs `offset`, or None."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        end, year = self._spans[index]
        return year if offset < end else None


def _next(text: str, start: int, signs: str) -> int:
    found = [at for sign in signs if (at := text.find(sign, start, start + 2000)) >= 0]
    return min(found, default=min(len(text), start + 2000))


def whose(folded: str, start: int, key: str) -> str:
    """Return a bare key (``产量``) with the product it speaks of, as the text before has it.

    Examples
    --------
    >>> text = "粮食播种面积3万亩,产量5万吨。"
    >>> whose(text, text.index("5"), "产量")
    '粮食产量'
    """
    begin = max(folded.rfind("\n", 0, start), start - 160) + 1
    last = None
    for match in subjects().finditer(folded, begin, start):
        last = match
    return f"{last[0]}{key.removeprefix('总')}" if last else key
