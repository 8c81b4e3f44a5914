"""Where a report speaks of plans: headings and sentences that make a figure a target."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

_HEADING = re.compile(
    r"[ #*]*(?:(?P<part>第[一二三四五六七八九十]+(?:部分|篇)|篇[一二三四五])|(?P<han>[一二三四五六七八九十]{1,3}[、.])"
    r"|(?P<paren>[(][一二三四五六七八九十]{1,3}[)])|(?P<box>【)|(?P<bare>(?<=\n)[\u4e00-\u9fffx*×_#][^\n。;,]{2,28}(?=\n)))"
)
_HEADING_BEFORE = re.compile(r"[\n。!]")
_LEVELS = {"part": 0, "han": 1, "box": 1, "paren": 2, "bare": 3}
_PLAN_HEADING = re.compile(
    r"打算|下一步|下步|下一阶段|下阶段|工作安排|工作计划|(?:明年|来年)(?:[^\n]{0,6})(?:工作|安排|重点|目标|计划)|明年|来年|"
    r"(?:下半年|20[\dx*×_X]{2}年)[^\n,]{0,14}(?:安排|打算|计划|总体要求|主要目标|预期目标|目标任务|重点工作|工作重点|工作任务|工作思路|工作要点)|"
    r"总体要求|政策取向|奋斗目标|主要目标|预期目标|目标任务|重点工作|工作重点|工作任务|工作思路|今后|展望|年度目标|实施[^\n]{0,20}惠民工程"
)
_REVIEW_HEADING = re.compile(r"回顾|完成情况|总结|成效|成绩|问题|不足|困难|进展|执行情况")
_PLAN_WORD = re.compile("明年|来年|下半年|下一步|下步|下一阶段|下阶段|20|我们将|力争|要重点|要着重")
_PLAN_SENTENCE = re.compile(
    r"[^。;,\n]{0,10}?(?:明年|来年|下半年|下一步|下步|下一阶段|下阶段|20[\dx*×_X]{2}年)[^。;\n]{0,16}?(?:我们|我镇|我乡|将|要|力争|重点|打算|计划|目标|预期|着力|着重|确保)"
    r"|[^。;,\n]{0,4}?(?:我们将|力争|要重点|要着重)"
)
_STRONG = re.compile(
    r"力争|(?<!年初)(?<!年度)(?<!全年)(?<!雨露)(?<!县定)(?<!占)(?<!的)计划(?!生育|的|任务|数|内|外|总|以|已|完成|[,。;])|(?<!为)确保(?!了)|(?<![于合超出过])预期|目标(?:为|是|:)|(?<!模)拟(?=新|建|投|引|安|发|按|定|实|争)|"
    r"努力(?:实现|完成|达到)|到20\d\d年(?![末底初]?的)|到“?十[一二三四五六]五”?末|(?:达产|投产|建成|投运|达效|建成投用)后|(?:每年|年|预计|全年)可|可(?:实现|新增|吸纳|带动|解决|年产|增收|安置|达)|"
    r"下一步|下步|明年|来年|规划(?=安置(?!点)|建设|新建|用地|投资)|年度目标:"
)
# Literals only, so that the engine skips to them; _STRONG runs where one stands.
_HINT = re.compile(
    "力争|计划|确保|预期|目标|拟|努力|到20|到“|到十|达产|投产|建成|投运|达效|可|下一步|下步|明年|来年|规划"
)
_LONG = re.compile(r"目标(?:为|是)?:|预期目标|年度目标:|主要目标")
_STATE = re.compile(
    r"现有|仍有|目前|已(?:经|建|完|达|有)|(?<![比较与])去年|(?:我区|我市|我县|我镇|全区|全国)(?:[^,]{0,14})?每年|尚有|还有|(?:^|[区市县镇乡村国家们])(?:有|共有)[^,]{0,4}$|不足$|由$|从$|现行[^,]{0,2}$"
)


class Plans:
    """Which stretches of a text speak of plans.

    Parameters
    ----------
    text : str
        Folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = [0]
        self.planned: list[bool] = [False]
        self._find()

    def _find(self) -> None:
        text = self.text
        events: list[tuple[int, int, str]] = [
            (
                match.start(),
                _LEVELS[match.lastgroup or "bare"],
                _heading_text(text, match.start(), match.end()),
            )
            for match in _headings(text)
        ]
        for word in _PLAN_WORD.finditer(text):
            window = text[max(0, word.start() - 12) : word.start()]
            at = max(window.rfind(mark) for mark in "。;\n:!") + 1
            start = word.start() - len(window) + at
            if at and _PLAN_SENTENCE.match(text, start):
                events.append((start, -1, ""))
        events.sort()
        planned_level: int | None = None
        mixed_level: int | None = None
        for at, level, heading in events:
            if level < 0:
                if mixed_level is not None and planned_level is None:
                    planned_level = mixed_level
                    self._set(at, True)
                elif planned_level is None and at > len(text) // 2:
                    self._set(at, True)
                    stop = text.find("\n", at)
                    self._set(len(text) if stop < 0 else stop, False)
                continue
            plan = bool(_PLAN_HEADING.search(heading))
            review = bool(_REVIEW_HEADING.search(heading))
            if mixed_level is not None and level <= mixed_level:
                mixed_level = None
            if planned_level is not None and level <= planned_level and not (plan and not review):
                planned_level = None
                self._set(at, False)
            if plan and review:
                mixed_level = level
            elif plan and planned_level is None:
                planned_level = level
                self._set(at, True)

    def _set(self, at: int, planned: bool) -> None:
        self.starts.append(at)
        self.planned.append(planned)

    def in_plan(self, offset: int) -> bool:
        """Tell whether `offset` lies in a stretch of plans."""
        return self.planned[bisect.bisect_right(self.starts, offset) - 1]

    def target(self, text: str, begin: int, clause_left: str, offset: int) -> bool:
        """Tell whether a figure is a target.

        Parameters
        ----------
        text : str
            Folded, line ends of a wrapped text blanked.
        begin : int
            Where its sentence begins.
        clause_left : str
            Its clause up to the number.
        offset : int
        """
        if self.in_plan(offset):
            return not _STATE.search(clause_left)
        if not _HINT.search(text, begin, offset):
            return False
        sentence = text[begin:offset]
        last = None
        for match in _STRONG.finditer(sentence):
            last = match
        if last is None:
            return False
        rest = sentence[last.start() :]
        if ";" in rest and not _LONG.match(rest):
            # 主要目标是:…力争…;… : the head of the list speaks for all its items.
            head = _LONG.search(sentence)
            if not head:
                return False
            rest = sentence[head.start() :]
        return not ("已" in rest or "实际" in rest or "完成了" in rest)


def _headings(text: str) -> Iterator[re.Match[str]]:
    done = 0
    first = _HEADING.match(text)
    if first:
        done = first.end()
        yield first
    for mark in _HEADING_BEFORE.finditer(text):
        at = mark.end()
        match = _HEADING.match(text, at) if at >= done else None
        if match:
            done = match.end()
            yield match


def _heading_text(text: str, begin: int, at: int) -> str:
    stop = at + 40
    for mark in "\n。】":
        found = text.find(mark, at, stop)
        if found >= 0:
            stop = found
    return text[begin:stop]
