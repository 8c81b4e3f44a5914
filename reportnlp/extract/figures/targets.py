"""Where a report speaks of plans: headings and sentences that make a figure a target."""

from __future__ import annotations

import bisect
import re

_HEADING = re.compile(
    r"(?m)^[ #*【]*(?:第?[一二三四五六七八九十]{1,3}(?:[、.,]|部分)|[(][一二三四五六七八九十]{1,3}[)]、?|篇[一二三四])?[^\n。;]{2,40}$"
)
_PLAN_HEADING = re.compile(
    r"打算|下一步|下步|安排|计划|目标|任务|下半年(?:工作)?(?:重点|思路|要点)|明年|来年|总体要求|政策取向|工作重点|重点工作|思路|展望|今后|规划|预期"
)
_REVIEW_HEADING = re.compile(r"回顾|完成情况|总结|成效|成绩|问题|不足|困难|进展|执行情况")
_TOP = re.compile(r"^[ #*【]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)])")
_PLAN_START = re.compile(
    r"(?:^|[。;\n])[^。;,\n]{0,12}?(?:明年|来年|下半年|下一步|下步|下一阶段|今后)[^。;\n]{0,20}?(?:我们|我镇|我乡|将|要|力争|工作|重点|打算|计划|目标|预期)"
)
_STRONG = re.compile(
    r"力争|计划|确保(?!了)|预期|目标(?:为|是|:)|拟|争取(?!到|上级|各类|资金|中央|专项|项目|省|市|县|国家|衔接|重建|对上|补助|扶持|政策)(?=[^,。;]{0,12})|努力(?:实现|完成)|"
    r"到(?:20\d\d|“?[一二三四五六七八九十]+五”?末?)年?底?|(?:达产|投产|建成|投运|项目建成|完工)后|可(?:实现|新增|吸纳|带动|解决|达|年产|增收|安置)|下一步|下步|明年|来年|将(?=新|建|投|完|达|实|增|新|改|再)"
)
_DONE = re.compile(r"已(?!经?达到)|完成了|超额|去年|同比|上年")


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
        current_top = False
        events: list[tuple[int, str]] = []
        for match in _HEADING.finditer(self.text):
            events.append((match.start(), "heading"))
        for match in _PLAN_START.finditer(self.text):
            events.append((match.start(), "sentence"))
        events.sort()
        length = len(self.text)
        for at, kind in events:
            if kind == "heading":
                line = self.text[at : self.text.find("\n", at) if self.text.find("\n", at) >= 0 else length]
                plan = bool(_PLAN_HEADING.search(line))
                review = bool(_REVIEW_HEADING.search(line))
                if at < 60 and plan and review or at < 40:
                    continue
                if plan and not review:
                    current_top = True
                elif review or _TOP.match(line) and not line.lstrip().startswith("("):
                    current_top = False
                else:
                    continue
                self._set(at, current_top)
            elif at > length // 2 and not current_top:
                current_top = True
                self._set(at, True)

    def _set(self, at: int, planned: bool) -> None:
        self.starts.append(at)
        self.planned.append(planned)

    def in_plan(self, offset: int) -> bool:
        """Tell whether `offset` lies in a stretch of plans."""
        return self.planned[bisect.bisect_right(self.starts, offset) - 1]

    def target(self, sentence: str, clause_left: str, offset: int) -> bool:
        """Tell whether a figure is a target.

        Parameters
        ----------
        sentence : str
            The sentence up to the number.
        clause_left : str
            Its clause up to the number.
        offset : int
        """
        if self.in_plan(offset):
            return not re.search(r"现有|仍有|目前|已(?:经|建|完)|去年|尚有|还有|不足$", clause_left)
        hits = list(_STRONG.finditer(sentence))
        if not hits:
            return False
        rest = sentence[hits[-1].start() :]
        return not re.search(r"已|实际|全年预计完成", rest)
