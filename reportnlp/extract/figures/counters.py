"""Counting units of one character that have lost their number (就业人, 基站座, 吸纳名妇女).

Such a unit is a deletion where it is part of no word and something is counted: at the end of a
clause behind what it counts, behind another amount, or in front of a noun after a verb.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from reportnlp import lexicons
from reportnlp.extract.figures.records import Scan

SURE, LIKELY, POSSIBLE = 3, 2, 1
_CLOSING = frozenset(",。;、:!?()】”|\n")
_BOUND = re.compile(r"以[上下内](?![一-鿿])|以上的|左右|不等|大关|[和及与](?!自然|其他)")
_NUMERIC = frozenset(
    "0123456789xX*×_.%/一二三四五六七八九十百千万亿两零〇几多数每各某第整半双逐这那哪该另俩仨此何亲同任旧新当"
)
# 本户 and 首批, but 样本份 and 宣传单份.
_DETERMINERS = frozenset("单本全首上下初前后")
# 办个证, 请了个厨师: no number belongs here.
_COLLOQUIAL = frozenset(
    "办了是拜来做当找买换说图取要想讨开出跑睡打搞弄问请吃喝像写挣学交玩聊赶见选挑"
)
_SAFE = frozenset("个亩")
_ALSO_CUT = frozenset("项件名家部支")
_NO_APPROX = frozenset("其剩富残多盈结节")
_TAKES_NUMBER = re.compile(
    r"(?:新增|新改?建|改扩?建|扩建|建成|建设|建立|组建|完成|改造|改善|实施|推进|推出|出台|制定|举办|开展|组织|引进|培育|"
    r"创建|打造|认定|创办|领办|兴办|新设|设立|设置|共有|现有|拥有|辖有?|[乡镇县市区省村]|涉及|惠及|带动|帮助|帮扶|吸纳|解决了?|救助|安置|"
    r"选派|选聘|聘请|招聘|招录|培训|培养|发展|评选出?|表彰|慰问|走访|调整|处分|查处|办理|办结|化解|调处|受理|排查|整治|整改|关停|"
    r"取缔|拆除|清理|修建|新修|维修|修复|安装|栽植|种植|发放|流转|为|对|把|等|其中|包括|剩余|还有|仍有|已有|发布|获得?|荣获|"
    r"承办|覆盖|服务|支持|推动|落实|争取|缔结|斩获|入选|首批|最后|先后|累计|确定的|部署的|承诺的|购置|购买|资助|转正|请假|缺席|壮大|做大|办好|开通|带出|添置|配备|储备|放映|开办)$"
)
_HOUSEHOLD = re.compile(
    r"农|贫困|困难|群众|脱贫|村民|居民|家庭|牧民|危|特困|低保|监测|移民|渔民|搬迁"
)
_REACHES = ("解决了", "惠及", "涉及", "带动了")
_PEOPLE = re.compile(r"余?人(?=[,。;、)】\n]|左右|以上|中|$)")
_COMPANY = re.compile(
    r"(?:以上|规上|规下|工业|龙头|型|技术|上市|外贸|特新|骨干|领军|链主|中小|小微|重点|试点|物流|外资|入驻|管理|升规|升限|”)企业$"
)
_MONEY = re.compile("余?[万亿]元")
# The 有名 of 先后有名乡贤 is no word.
_HAS = re.compile("(?:先后|共|其中|现|还|已|仍|计)有$|[,。;、]为$")
# A number belongs behind 人数 and 天数.
_COUNT = re.compile("[人户总天件头次]数")
_FAMILIES = re.compile("户(?:[、]?[名人](?!口|才|家))")
_PEOPLE_LEFT = re.compile("(?:剩余|解决了?|转移|安置|户)$")
_NO_PEOPLE = frozenset("畜饮口才民员事心类均")
_BUSINESS = re.compile(
    "(?:民营|优秀|知名|年轻|青年|[女老]|外|乡贤|[和与及的请让为对个批名位商业了]|中外|科技|著名|[当本]地|返乡|爱国|广大|支持|激励|尊重|关心|走访|成功)企业$"
)
# 新增家国家级园区 holds no 家国.
_NATIONAL = ("国家", "国内", "国际")
_BOUNDS = ("以上", "以下")
_HAN = re.compile("[\u4e00-\u9fff]")


class _Unit(NamedTuple):
    """What is known of one unit; ``ends`` and ``begins`` are the rest of words that hold it."""

    ends: frozenset[str]
    begins: frozenset[str]
    counts: tuple[str, ...]
    long_counts: tuple[str, ...]
    longest_counts: tuple[str, ...]
    loose: bool
    open: str
    alone: bool


@functools.cache
def _units() -> dict[str, _Unit]:
    words = {row["unit"]: row for row in lexicons.table("unit_words")}
    units = {}
    for row in lexicons.table("classifiers"):
        known = words[row["unit"]]
        counts = _split(row["counts"])
        units[row["unit"]] = _Unit(
            ends=frozenset(_split(known["ends"]) + _split(row["ends"])),
            begins=frozenset(_split(known["begins"]) + _split(row["begins"])),
            counts=counts,
            long_counts=tuple(w for w in counts if len(w) > 1),
            longest_counts=tuple(w for w in counts if len(w) > 2),
            loose=bool(row["loose"]),
            open=row["open"],
            alone=bool(row["alone"]),
        )
    return units


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_units())}]")


@functools.cache
def _closing_pattern() -> re.Pattern[str]:
    """Return a pattern of the units that no number stands before, at the end of a clause."""
    units, numbers = "".join(_units()), re.escape("".join(sorted(_NUMERIC)))
    return re.compile(rf"[{units}](?=[,。;、以左)\n]|$)(?<![{numbers}][{units}])")


def find_counters(text: str, found: Scan, closing: bool = False) -> Iterator[tuple[int, int, int]]:
    """Find counting units without a number.

    Parameters
    ----------
    text : str
        Folded, line ends of a wrapped text blanked.
    found : Scan
        The quantities of the text: what stands behind one may be one itself.
    closing : bool, default False
        Look only at the ends of clauses and at no words, which takes an eighth of the time.

    Yields
    ------
    tuple of int
        Start (at 余 where it stands before the unit), end, and how sure it is.

    Examples
    --------
    >>> [(start, end) for start, end, _ in find_counters("新建基站座,就业余人", Scan([], []))]
    [(4, 5), (8, 10)]
    """
    return _Counters(text, found).run(closing)


class _Counters:
    def __init__(self, text: str, found: Scan) -> None:
        self.text = text
        self.units = _units()
        self.starts = {q.start: q.unit for q in found.quantities}
        self.ends = {q.end: q.unit for q in found.quantities}

    def run(self, closing: bool) -> Iterator[tuple[int, int, int]]:
        text, units = self.text, self.units
        pattern = _closing_pattern() if closing else _pattern()
        last = -1
        for match in pattern.finditer(text):
            at = match.start()
            if not at:
                continue
            unit = units[match[0]]
            end = at + 1
            word = closing and text[at - 1] in unit.ends
            if word and not text.endswith(unit.long_counts, max(0, at - 6), at):
                continue
            if text[at - 1] in _NUMERIC and at not in self.ends and not _COUNT.match(text, at - 2):
                if text[at - 1] == "多" and self._many(unit, at):
                    last = end
                    yield at - 1, end, POSSIBLE
                continue
            start = at
            if text[at - 1] == "余" and at > 1 and text[at - 2] not in _NO_APPROX:
                start = at - 1
                if text[start - 1] in _NUMERIC:
                    continue
            elif text[end : end + 1] in unit.begins or text[end : end + 2] in unit.begins:
                national = match[0] == "家" and text.startswith(_NATIONAL, end)
                if not national and not (last == at and text.startswith("人中", at)):
                    continue
            sure = self._sure(match[0], unit, start, end, last)
            if sure:
                last = end
                yield start, end, sure

    def _many(self, unit: _Unit, at: int) -> bool:
        """Tell whether 多 is what is left of a number (参训党员多人): several would go before."""
        text = self.text
        closed = text[at + 1 : at + 2] in _CLOSING
        return closed and text.endswith(unit.long_counts, max(0, at - 7), at - 1)

    def _sure(self, char: str, unit: _Unit, start: int, end: int, last: int) -> int:
        text = self.text
        before, after = text[start - 1], text[end : end + 1]
        closed = not after or after in _CLOSING or _BOUND.match(text, end) is not None
        listed = before == "、"
        if start in self.ends or listed and start - 1 in self.ends:
            other = self.ends.get(start) or self.ends.get(start - 1)
            same = other in (char, "口") or not other
            return SURE if closed and not same and (not listed or unit.loose) else 0
        stop = start - 1 if before in "”)》" else start
        counted = text.endswith(unit.counts, max(0, stop - 6), stop) and bool(unit.counts)
        if before in _DETERMINERS and not counted and not text.endswith("最后", 0, start):
            return POSSIBLE if closed and text.endswith(_BOUNDS, 0, start) else 0
        if char == "户" and self._with_people(start, end):
            return SURE
        if last >= start - 1 and (listed or last == start):
            if closed or after == "中":
                return SURE if unit.loose or counted else 0
            return POSSIBLE if char == "人" and not listed and after not in _NO_PEOPLE else 0
        if start == end - 1:
            covered = self._covered(unit, start)
            if covered:
                if closed:
                    return self._despite(char, unit, start, covered)
                return self._split_word(char, unit, start, covered)
        if self.starts.get(end, char) != char or _MONEY.match(text, end):
            return SURE if counted else 0
        if closed:
            if not _HAN.match(before) and before not in "”)》":
                return 0
            if counted or start < end - 1:
                return SURE
            if after == "”":
                return 0
            return LIKELY if unit.loose else POSSIBLE
        return self._before_noun(char, unit, start, after) or self._alone(
            char, unit, start, end, counted
        )

    def _alone(self, char: str, unit: _Unit, start: int, end: int, counted: bool) -> int:
        """Judge a unit inside a clause that is no part of a word (办好件实事, 厂房栋封顶)."""
        text = self.text
        if not _HAN.match(text, end):
            return 0
        before = text[start - 1]
        if unit.alone:
            return POSSIBLE if _HAN.match(before) or before in ",。;、" else 0
        if char == "人":
            left = _PEOPLE_LEFT.search(text, max(0, start - 3), start)
            return POSSIBLE if left and text[end] not in _NO_PEOPLE else 0
        if char == "户":
            if _FAMILIES.match(text, start):
                return POSSIBLE
            takes = _TAKES_NUMBER.search(text, max(0, start - 4), start)
            return POSSIBLE if takes or before in ",。;" else 0
        return POSSIBLE if text.endswith(unit.long_counts, max(0, start - 6), start) else 0

    def _with_people(self, start: int, end: int) -> bool:
        """Tell the pair 户人 or 户、人, where the number of people may have survived."""
        text = self.text
        at = end + 1 if text[end : end + 1] == "、" else end
        if _PEOPLE.match(text, at):
            return True
        if at == end or self.starts.get(at) != "人" or text[start] == "余":
            return False
        # 对427户建档立卡户、1316人 has its number.
        item = max(start - 8, *(text.rfind(mark, max(0, start - 8), start) for mark in "、,;。"))
        return not any(self.ends.get(stop) == "户" for stop in range(item, start))

    def _covered(self, unit: _Unit, start: int) -> int:
        """Return how many characters before the unit make a word with it."""
        text = self.text
        for length in (3, 2, 1):
            if text[max(0, start - length) : start] in unit.ends:
                return length
        return 0

    def _despite(self, char: str, unit: _Unit, start: int, covered: int) -> int:
        """Judge a unit that makes a word with what stands before it (图书册, 龙头企业家)."""
        text = self.text
        if char == "家" and text.endswith("企业", 0, start):
            if _COMPANY.search(text, max(0, start - 6), start):
                return SURE
            if not _HAN.match(text, start - 3):
                return 0
            return 0 if _BUSINESS.search(text, max(0, start - 6), start) else POSSIBLE
        if char == "户" and text[start - 1] == "户":
            return SURE if text[start - 2] not in "家户挨" else 0
        if covered == 1 and text.endswith(unit.long_counts, max(0, start - 6), start):
            return SURE
        if text.endswith(unit.longest_counts, max(0, start - 6), start):
            return POSSIBLE
        if covered > 1:
            return 0
        verb = _TAKES_NUMBER.search(text, max(0, start - 4), start)
        return POSSIBLE if verb and start - verb.start() > 1 else 0

    def _split_word(self, char: str, unit: _Unit, start: int, covered: int) -> int:
        """Judge a unit in front of a noun whose word is cut by a verb (推进项, 先后有名)."""
        if not unit.open or not _HAN.match(self.text, start + 1):
            return 0
        if _HAS.search(self.text, max(0, start - 3), start):
            return LIKELY
        verb = _TAKES_NUMBER.search(self.text, max(0, start - 4), start)
        cut = covered == 1 and char in _ALSO_CUT and verb and start - verb.start() > 1
        return LIKELY if cut else 0

    def _before_noun(self, char: str, unit: _Unit, start: int, after: str) -> int:
        """Judge a unit in front of a noun (吸纳名妇女, 全镇个村)."""
        text = self.text
        if not unit.open or not (_HAN.match(after) or after == "“"):
            return 0
        before = text[start - 1]
        if text[start] == "余":
            return SURE if _HAN.match(before) else 0
        if char == "户" and not _HOUSEHOLD.match(text, start + 1):
            return LIKELY if text.endswith(_REACHES, 0, start) else 0
        if unit.open == "anywhere":
            if before in _COLLOQUIAL or before == "”" and text[start - 2].isascii():
                return 0
            if before in ",。;、\n”)":
                return SURE
            if not _HAN.match(before):
                return 0
            if char in _SAFE:
                return SURE
        elif unit.open == "clause" and before in ",。;、":
            return LIKELY
        takes = _TAKES_NUMBER.search(text, max(0, start - 4), start)
        return SURE if takes and unit.open == "anywhere" else LIKELY if takes else 0
