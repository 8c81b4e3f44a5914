"""Where a report speaks of plans: headings and sentences that make a figure a target."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from decimal import Decimal

from reportnlp.extract.figures.outlook import looks_ahead
from reportnlp.text import numerals

_HEADING_BODY = (
    r"[ #*]*(?:(?P<part>第[一二三四五六七八九十]+(?:部分|篇)|篇[一二三四五])|(?P<han>[一二三四五六七八九十]{1,3}[、.])"
    r"|(?P<paren>[(][一二三四五六七八九十]{1,3}[)])|(?P<box>【)|(?P<ordinal>第[一二三四五六七八九][,、])|(?P<arabic>(?<=\n)\d{1,2}[、.](?!\d))|(?P<bare>(?<=\n)(?:[\u4e00-\u9fffx*×_#《]|20[\dx*×_X]{2}年)[^\n。;,]{2,28}(?=\n)))"
)
_FIRST_HEADING = re.compile(_HEADING_BODY)
# One pattern for each mark: the engine runs to one character much faster than to a class.
_HEADINGS = tuple(re.compile(mark + _HEADING_BODY) for mark in "\n。!")
_LEVELS = {"part": 0, "han": 1, "box": 1, "paren": 2, "bare": 3, "ordinal": 4, "arabic": 5}
_DATED = "重点任务|主要任务|(?:民生|惠民|为民|利民)实事(?!完成|落实|办理)"
_TASKS = "总体要求|主要目标|预期目标|目标任务|重点工作|工作重点|工作任务|工作思路"
_PLAN_HEADING = re.compile(
    r"打算|工作(?:意见|设想|部署)|下一步|下步|下一阶段|下阶段|工作安排|工作计划|明年|来年|"
    rf"下半年[^\n,]{{0,14}}(?:安排|打算|计划|工作要点|{_TASKS})|"
    rf"20[\dx*×_X]{{2}}年[^\n,]{{0,14}}(?:安排|打算|计划|工作要点|{_TASKS}|{_DATED})|"
    rf"{_TASKS}|政策取向|奋斗目标|今后|展望|年度目标|实施[^\n]{{0,20}}惠民工程"
)
# What may as well be an item of a list has to say so more clearly: `4、下步打算`, `第三，下半年要…`.
_ITEM_LEVEL = 4
_PLAN_ITEM = re.compile(
    r"[^。;:\n]{2,14}?(?:打算|下一步|下步|下一阶段|下阶段|工作安排|工作计划|明年|来年|接下来|下半年[要怎如该抓干])"
)
_REVIEW_HEADING = re.compile(
    r"回顾|完成情况|总结|成效|成绩|问题|不足|困难|差距|短板|进展|(?:执行|推进|落实|开展|实施)情况"
)
# The last part of a report to the congress, which speaks of the year to come as well.
_OWN_HOUSE = re.compile(r"自身建设|政府(?:效能|作风|系统)?建设|作风建设")
_GLOSSARY = re.compile(r"名词(?:解释|注释|说明)")
_HAN = re.compile("[一二三四五六七八九十]+")
_PLAN_SENTENCE = re.compile(
    r"[^。;,\n]{0,10}?(?:明年|来年|下半年|下一步|下步|下一阶段|下阶段|20[\dx*×_X]{2}年)[^。;\n]{0,16}?(?:我们|我镇|我乡|将|要|力争|重点|打算|计划|目标|预期|着力|着重|确保)"
    r"|[^。;,\n]{0,4}?四季度[^。;,\n]{0,6}?(?:要|将|力争|计划|确保|重点[做抓推]好)|[^。;,\n]{0,4}?(?:我们将|力争|要重点|要着重)|[^。;\n]{0,30}?(?:打算|思路|安排|任务|目标)是[:,]"
)
# What the numbers behind it are to be: the rest of its part speaks of the year to come.
_AIMED = re.compile(r"主要预期目标(?:建议)?(?:是|为)")
# 明年的奋斗目标：, 二〇〇五年主要目标:
_GOALS = re.compile(r"(?:[明来]年|下半年|[〇○零]{1,2}.年)[^,。;]{0,6}(?:奋斗|预期|主要|总体)目标:")
# A year that is over, or an aim that was met, opens no plan.
_MET = re.compile(
    r"过去的|目标(?:任务)?(?:均|全面|全部|圆满|顺利|胜利|如期|超额|基本|已){1,2}(?:完成|实现)"
)
_PLAN_WORDS = frozenset(
    "四季度 明年 来年 下半年 下一步 下步 下一阶段 下阶段 20 我们将 力争 要重点 要着重 打算是 思路是 安排是 任务是".split()
)
_AIM_WORDS = frozenset(
    "预计年 指标为 力争 计划 确保 预期 目标 拟 努力 到 达产 投产 建成 投运 达效 可 下一步 下步 明年 来年 规划 "
    "今后 要把 要保持 要达到 要控制 要稳定 争取 年底前".split()
)
# Literals only, so that the engine skips to them: all that _PLAN_SENTENCE and _AIM hang on.
_WORD = re.compile(
    "四季度|明年|来年|下半年|下一步|下步|下一阶段|下阶段|20|我们将|力争|要重点|要着重|打算是|思路是|安排是|任务是|计划|确保|预期|目标|拟|努力(?!争)|"
    "到(?=20|“|十)|达产|投产|建成|投运|达效|可|规划|今后|预计年|指标为|要(?:把|保持|达到|控制|稳定)|争取(?=[把在让使])|年底前"
)
# What makes a figure behind it a target, where one of the words above begins.
_AIM = re.compile(
    r"力争|(?<!年初)(?<!年度)(?<!全年)(?<!雨露)(?<!招生)(?<!科技)(?<!行动)(?<!支持)(?<!县定)(?<!占)(?<!的)(?<!超)计划(?!生育|的|任务|数|内|外|总|以|已|完成|惠及|[,。;”’》])|(?<=全年)计划(?=[新建投引安发实脱改培])|(?<!为)确保(?!了)|(?<![于合超出过比])预期(?!寿命)|目标(?:为|是|:|,?定为)|(?<!模)拟(?=新|建|投|引|安|发|按|定|实|争)|"
    r"努力(?:实现|完成|达到)|到20\d\d年(?![末底初]?的)|到“?十[一二三四五六]五”?末|(?:达产|投产|建成|投运|达效|建成投用)后|(?:(?<=年)|(?<=预计))可|可(?:实现|新增|吸纳|带动|解决|年产|增收|安置)|(?<![行时钟车])可达(?![,。;:、])|"
    r"争取(?=[把在让使])|(?<![去上])年底前[^,。;\n]{0,10}?(?:达到|实现|建成|完成)(?!了)|"
    r"预计年(?=新增|产|销售|营业|税)|(?<=控制)指标为|下一步|下步|明年|来年|规划(?=安置(?!点)|建设|新建|投资)|今后[^,。;\n]{0,10}?(?<![主重需])[要将须](?!求)|"
    r"(?<![主重需只不])要(?:把[^,。;\n]{2,30}?)?(?:保持|达到|控制|稳定|压缩|提高|增加)(?:[在到至]|(?<=达到))"
)
_LONG = re.compile(r"目标(?:为|是)?:|预期目标|年度目标:|主要目标|今后")
# 任务1.2万亩,实际落实…: the task is what was planned; so is one in brackets
_TASK_LAST = frozenset("务标划资(")
_TASK = re.compile(r"(?<!完成)(?<!承担)(?:任务|目标)$|年度计划(?:完成)?投资$")
_TASK_ALONE = re.compile(r"[(【](?:全年|年度|年初|县定|市定|计划|目标){0,2}(?:任务|目标)$")
# 占全年目标2.1亿元的46%, 完成全年任务(4亿元)87%
_TASK_WHOLE = re.compile(r"(?:任务|目标|计划)[(]?$")
_TASK_SHARE = re.compile(r"[^,。;\n的)]{1,14}[的)][^,。;\n]{1,8}?%")
_TASK_DONE = re.compile(
    r"[^,。;\n]{1,10},(?:截至|截止|到)?(?:现在|目前|前三季度|上半年|[1-9]{1,2}月底?|\d-\d{1,2}月)?(?:实际|现已|已经?)"
)
_STATE = re.compile(
    r"现有|仍有|目前|已(?:经|建|完|达|有)|(?<![比较与])去年|(?:我区|我市|我县|我镇|全区|全国)(?:[^,]{0,14})?每年|尚有|还有|(?:^|[区市县镇乡村国家们])(?:有(?![机序效力])|共有)[^,]{0,4}$|不足$|由$|从$|现行[^,]{0,2}$"
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
        self.words: list[int] = []
        self.aims: dict[int, int] = {}
        self._find()

    def _find(self) -> None:
        text = self.text
        events: list[tuple[int, int, str]] = [
            (start, _LEVELS[kind], _heading_text(text, start, end))
            for start, end, kind in _headings(text)
        ]
        for match in _WORD.finditer(text):
            start, word = match.start(), match[0]
            if word in _AIM_WORDS:
                self.words.append(start)
            if word in _PLAN_WORDS:
                begin = max(0, start - (30 if word[-1] == "是" else 12))
                begin = max(text.rfind(mark, begin, start) for mark in "。;\n:!") + 1
                if (
                    begin
                    and (opened := _PLAN_SENTENCE.match(text, begin))
                    and not _MET.search(text, begin, opened.end() + 12)
                ):
                    events.append((begin, -1, ""))
            if (
                word == "预期"
                and _AIMED.match(text, start - 2)
                or word == "目标"
                and text.startswith(":", match.end())
                and _GOALS.search(text[max(0, start - 16) : match.end() + 1].replace("\n", ""))
            ):
                events.append((start, -2, ""))
        events.sort()
        planned_level: int | None = None
        planned_number: Decimal | None = None
        mixed_level: int | None = None
        top = 1
        for at, level, heading in events:
            if level == -2:
                if planned_level is None:
                    planned_level, planned_number = top, None
                    self._set(at, True)
                continue
            if level < 0:
                if mixed_level is not None and planned_level is None:
                    planned_level = mixed_level
                    self._set(at, True)
                elif planned_level is None and at > len(text) // 2:
                    self._set(at, True)
                    stop = text.find("\n", at)
                    self._set(len(text) if stop < 0 else stop, False)
                continue
            if level < 2:
                top = level
            if "名词" in heading and _GLOSSARY.search(heading):
                if planned_level is not None:
                    planned_level = None
                    self._set(at, False)
                continue
            said = _PLAN_HEADING.search if level < _ITEM_LEVEL else _PLAN_ITEM.match
            plan = said(heading) is not None
            review = plan and _REVIEW_HEADING.search(heading) is not None
            if planned_level is not None and _OWN_HOUSE.search(heading):
                continue
            if mixed_level is not None and level <= mixed_level:
                mixed_level = None
            if planned_level is not None and level <= planned_level and not (plan and not review):
                number = _number(heading)
                if planned_number and number and 1 < number <= planned_number:
                    continue  # `三、` among （一） of a plan that is itself `三、`
                planned_level = None
                self._set(at, False)
            if plan and review:
                mixed_level = level
            elif plan and planned_level is None:
                planned_level, planned_number = level, _number(heading)
                self._set(at, True)
        if len(self.starts) == 1 and not any(_REVIEW_HEADING.search(event[2]) for event in events):
            self.planned[0] = looks_ahead(text)

    def _set(self, at: int, planned: bool) -> None:
        self.starts.append(at)
        self.planned.append(planned)

    def target(self, begin: int, clause_left: str, offset: int) -> bool:
        """Tell whether a figure is a target.

        Parameters
        ----------
        begin : int
            Where its sentence begins.
        clause_left : str
            Its clause up to the number.
        offset : int
        """
        if clause_left[-1:] in _TASK_LAST and self._is_task(clause_left, offset):
            return True
        if self.planned[bisect.bisect_right(self.starts, offset) - 1]:
            return not _STATE.search(clause_left)
        index = bisect.bisect_left(self.words, offset) - 1
        while index >= 0 and (word := self.words[index]) >= begin:
            if word < self._aim(word) <= offset:
                return self._is_open(begin, word, offset)
            index -= 1
        return False

    def _is_task(self, clause_left: str, offset: int) -> bool:
        """Tell the figure of a task that the next clause says how much was done of."""
        if _TASK_ALONE.search(clause_left) or (
            _TASK_WHOLE.search(clause_left) and _TASK_SHARE.match(self.text, offset)
        ):
            return True
        return (
            "完成" not in clause_left
            and "承" not in clause_left
            and bool(_TASK.search(clause_left) and _TASK_DONE.match(self.text, offset))
        )

    def _aim(self, word: int) -> int:
        """Return where the aim that begins at a word ends; -1 where it is none."""
        end = self.aims.get(word)
        if end is None:
            match = _AIM.match(self.text, word)
            end = self.aims[word] = match.end() if match else -1
        return end

    def _is_open(self, begin: int, aim: int, offset: int) -> bool:
        """Tell whether an aim still holds for a figure behind it."""
        text = self.text
        if text.find(";", aim, offset) >= 0 and not _LONG.match(text, aim, offset):
            # 主要目标是:…力争…;… : the head of the list speaks for all its items.
            head = _LONG.search(text, begin, offset)
            if not head:
                return False
            aim = head.start()
        rest = text[aim:offset]
        return not ("已" in rest or "实际" in rest or "完成了" in rest)


def _number(heading: str) -> Decimal | None:
    """Return the number of a `三、` heading."""
    match = _HAN.match(heading.lstrip(" #*\n"))
    return numerals.chinese(match[0]) if match else None


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    first = _FIRST_HEADING.match(text)
    if first:
        yield 0, first.end(), first.lastgroup or ""
    start = max(0, first.end() - 1) if first else 0
    for heading in _HEADINGS:
        for match in heading.finditer(text, start):
            yield match.start() + 1, match.end(), match.lastgroup or ""


def _heading_text(text: str, begin: int, at: int) -> str:
    stop = at + 40
    for mark in "\n。】":
        found = text.find(mark, at, stop)
        if found >= 0:
            stop = found
    return text[begin:stop]
