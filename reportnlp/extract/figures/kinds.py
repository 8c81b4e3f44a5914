"""Which numbers with a unit are quantities, and which are slogans, codes and names."""

from __future__ import annotations

import functools
import re
import string

from reportnlp import lexicons
from reportnlp.extract.figures.tails import Tail
from reportnlp.extract.figures.units import family

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_UNIT = re.compile(r"P(?![a-zA-Z0-9+])|k[gmwW]|K[GMWgmw]|[cm]m|M[Ww]|m(?![a-zA-Z])")
_CODE_AFTER = frozenset(string.ascii_letters + "+")
_SIGN_MAY_FOLLOW = frozenset(" |(\n")
_CODE_BEFORE = _CODE_AFTER | frozenset("@第#№_Ⅰ")


def is_code(text: str, start: int, end: int) -> bool:
    """Tell digits of a name or a code (``G318``, ``PM2.5``, ``5G``, ``10+X``) from numbers."""
    if start and text[start - 1] in _CODE_BEFORE:
        # A plus in front of a number is a sign where a cell or a bracket begins.
        return text[start - 1] != "+" or text[start - 2] not in _SIGN_MAY_FOLLOW
    after = text[end : end + 1]
    return after in _CODE_AFTER and (after == "+" or not _LATIN_UNIT.match(text, end))


def from_before(text: str, start: int) -> bool:
    """Tell whether 由 or 从 opens a change (由5家到7家), which is no range."""
    window = text[max(0, start - 14) : start]
    cut = max(window.rfind(mark) for mark in ",。;、")
    window = window[cut + 1 :]
    return "由" in window or "从" in window


def bare_multiplier(text: str, end: int, approx: bool) -> bool:
    """Tell whether 万 or 亿 without a unit still counts something (2.36万群众)."""
    after = text[end + bool(approx) : end + bool(approx) + 1]
    if not after or after in ",。;、:)!?\n的以左—-":
        return True
    return after not in "字能达分一国代倍级步多" and bool(_HAN.match(after))


def is_quantity(text: str, start: int, stop: int, unit: str, rule: str) -> bool:
    """Drop numbers with a unit that are no figures: ordinals, ages, durations, slogans."""
    before = text[start - 1] if start else "\n"
    if before in _BEFORE_NAMES and (
        before == "第" or family(unit) != "time" and _in_short_quote(text, start)
    ):
        return False
    if not _is_doubtful(unit):
        return True
    if family(unit) == "time":
        window = text[max(0, start - 24) : start]
        if unit in ("岁", "周岁"):
            return "年龄" in window or "寿命" in window
        if unit == "天" and ("天数" in window or "优良" in window):
            return True
        # How long something takes is measured (办理时长由5天压缩到2天); how long it lasted is not.
        clause = window[max(window.rfind(mark) for mark in ",。;:\n") + 1 :]
        return "住院日" in clause or _SHORTENED.search(clause) is not None
    if unit in ("条", "项", "招") and text[stop : stop + 1] in ("”", '"'):
        return False
    if rule == "chinese" and (
        unit in _SELDOM_COUNTED
        and not (stop - start > 2 and _CLOSED.match(text, stop))
        or unit == "本"
        and text.startswith(_SCORE_LINE, stop)
    ):
        return False
    if unit == "P":
        return "算" in text[max(0, start - 24) : start]
    if unit in ("篇", "字") and _FURNITURE.search(text, max(0, start - 4), start):
        return False
    if unit == "次" and (
        before in "每再首多"
        or text[start - 2 : start] == "次、"
        or _MORE_SESSIONS.match(text, stop)
    ):
        return False
    return not (unit == "度" and before in "年季月")


_CLOSED = re.compile(r"[,。;、)]")
_SHORTENED = re.compile(
    r"(?:[比较](?:(?:上年|去年)(?:同期)?|前年)|同比)(?:缩短|压缩|压减|减少|增加|延长)了?$|(?:时长|时限|时间|周期|用时|耗时|时效|提速).*(?:[由从到至为]|缩短|压缩|压减|减少|达|仅需|只需|不超过)(?:了|约|近)?$"
)
_BEFORE_NAMES = frozenset('第“‘"《〈')
_SELDOM_COUNTED = frozenset("分站首对组副队层")
_DOUBTFUL = _SELDOM_COUNTED | frozenset("条项招本篇字次度P")


@functools.cache
def _is_doubtful(unit: str) -> bool:
    """Tell a unit that stands in names and dates as well as behind what is counted."""
    return unit in _DOUBTFUL or family(unit) == "time"


_SCORE_LINE = ("以上", "上线", "线", "院校", "率", "达线")
# What a web page says of itself: 精选3篇, 本文共4000字.
_FURNITURE = re.compile(r"精选|(?:本|全)文共?$|范文")
_MORE_SESSIONS = re.compile(r"、[一二三四五六七八九十]+次|[一-龥]{0,4}全会|会议")


_QUOTE_END = re.compile(r"[”’\"》〉,。;]")


def _in_short_quote(text: str, start: int) -> bool:
    close = _QUOTE_END.search(text, start, start + 14)
    return close is not None and close[0] not in ",。;"


@functools.cache
def _slogans() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(map(re.escape, lexicons.words("slogans")), key=len, reverse=True))
    )


@functools.cache
def _slogan_heads() -> frozenset[str]:
    return frozenset(word[:2] for word in lexicons.words("slogans"))


_MONTHS = frozenset("一二三四五六七八九十正冬腊")
_COINED = frozenset("元块角")
_TENTHS_AFTER = re.compile("[一二三四五六七八九](?:[,。;、)]|$)")
_COINS = re.compile("[一二两三四五六七八九][角毛分]")
_PRICED = frozenset("到为由价收卖涨降至")
# 不落一人; 就业一人、脱贫一户
_ONE_BY_ONE = re.compile(r"[,、][\u4e00-\u9fff]{2,4}一[户家方片]")
_LACKING = frozenset("漏落少掉丢失缺弃过忘放让差")
_SINGLE_OK = re.compile(r"[,。;、:)]|$|\n")
_SINGLE_UNITS = frozenset(
    "次 届 座 个 家 处 所 间 辆 支 部 栋 口 套 枚 艘 名 条 台 例 宗 块 幢 盏 位 张 件 份 场 期 篇 人".split()
)
_NOT_BEFORE_ONE = frozenset("再头月年周天日度季每同另这那唯任统第某哪在成不无有是如的同于之了为中")
_NOUNY_SMALL = re.compile(
    r"(?:(?:民生|惠民|为民|便民|利民)?实事|提升(?!泵|站|机|改造)|方面|大事|问题|任务|重点|关键|环节|层面|维度|原则|转变|突破|文章|台阶|时期|阶段|市场|资源|大局|战场|行业|领域|内容|特点|特征|不足|短板|专项|体系|全覆盖|领先|坚持|确保|意识|维护|自信|全面|代表|底线|红线|主线|责任|到位|结合|必须|务必|规定|禁止|硬仗|战役|攻坚战|面向|清单|机制|平台|环境|能力|建设年|行动|革命|战略|倡议|不动摇|关系|关于|统筹)"
)


def is_chinese_number(text: str, start: int, end: int, tail: Tail) -> bool:
    """Tell Chinese numerals that count something from those in words, names and slogans.

    ``三百余人`` counts; ``一岗双责``, ``三农``, ``一批``, ``两个维护``, ``三元村`` do not.
    """
    core = text[start:end]
    unit = tail.unit
    mult = tail.mult
    approx = tail.approx
    if not unit and not mult:
        return False
    before = text[start - 1] if start else "\n"
    if unit and text[tail.end : tail.end + 1] in _QUOTES and _NUMERAL_QUOTED.match(text, tail.end):
        return False
    if unit == "届" and not (len(core) == 1 and _SINGLE_OK.match(text, tail.end)):
        return False
    if (
        before == "红"
        and text[end : end + 1] in "军方字"
        or unit in ("剂次", "篇", "升")
        and len(core) == 1
    ):
        return False
    if (
        before in "第初星期周礼数几上近年每"
        and not (before in "近年上" and (approx or len(core) > 1 or core not in "百千"))
        and not (before == "近" or before == "年")
    ):
        return False
    if before == "月" and len(core) < 4 and text[start - 2] in _MONTHS:
        return False  # 八月十五
    if before in '“‘"《' or before.isascii() and before.isalpha():
        return False
    if text[start : start + 2] in _slogan_heads() and _slogans().match(text, start):
        return False
    stop = tail.end if unit else tail.mult_end
    after = text[stop : stop + 1]
    if core in ("百", "千", "十") and not mult:
        if core == "十" and not approx:
            return _PROMISED.match(text, stop) is None
        return bool(approx) or before in "近"
    if core in ("百", "千", "十") and mult:
        return bool(approx) or before in "近约" or core == "十"
    if len(core) > 1 or mult or approx:
        return not (unit in ("元", "家", "户", "里", "口") and len(core) == 1 and after in "村镇乡")
    if unit in ("块", "米") and _TENTHS_AFTER.match(text, stop):
        return True
    if unit in _COINED and _COINS.match(text, stop):
        return True
    if unit == "角":
        # 降到五角, but not 长三角 or 八角
        return before in _PRICED and bool(_SINGLE_OK.match(text, stop))
    if core == "一":
        if unit in ("成", "倍", "番", "个百分点"):
            return True
        return (
            unit in _SINGLE_UNITS
            and not (unit == "人" and (before in _LACKING or _ONE_BY_ONE.match(text, stop)))
            and before not in _NOT_BEFORE_ONE
            and bool(_HAN.match(before))
            and bool(_SINGLE_OK.match(text, stop))
        )
    if core == "半":
        return unit == "成"
    if core == "零":
        return bool(_HAN.match(before)) and bool(_SINGLE_OK.match(text, stop))
    if unit in (
        "元",
        "米",
        "方",
        "面",
        "道",
        "度",
        "对",
        "口",
        "把",
        "片",
        "种",
        "类",
        "班",
        "节",
        "列",
        "首",
        "段",
        "分",
        "次",
        "期",
        "担",
        "天",
        "群",
        "根",
        "门",
        "例",
        "回",
        "集",
        "股",
        "双",
        "针",
    ):
        if unit in ("次", "期", "门", "道", "口", "面", "片", "把", "例", "元", "米", "回"):
            return (
                not _HAN.match(after)
                or after in "以左"
                or unit == "米"
                and after in "宽长高深厚一二三四五六七八九"
                or unit == "次"
                and after not in "全会党大产分创革"
            )
        return False
    return not _NOUNY_SMALL.match(text, stop)


_QUOTES = frozenset('”“"')
# 四个” closes a slogan, 三个“十条” counts slogans of numerals.
_NUMERAL_QUOTED = re.compile(
    r"[”\"]|“(?:必须|坚持|始终|更加)|“[一二三四五六七八九十百千万]\w{0,3}”(?!\w{0,2}(?:项目|工程|企业|基地|行动|示范))"
)
# 十件民生实事 is the name of a programme.
_PROMISED = re.compile(r"(?:民生|惠民|为民|便民|利民)?(?:实事|工程)|大(?:民生|惠民|为民)")


def is_bare_zero(text: str, start: int, end: int) -> bool:
    """Tell the 0 of ``降为0`` from the 0 of a code."""
    return bool(
        re.search(r"(?:降[为至到]|[率数口故案]为|保持|实现|实际)$", text[max(0, start - 4) : start])
    ) and bool(re.match(r"[,。;、!\n)]|$", text[end : end + 1]))


def is_not_fraction(text: str, start: int, end: int) -> bool:
    """Tell 三分之一 from words."""
    return text[end : end + 1] == "的" and text[end + 1 : end + 2] == ""
