"""Growth, target, approximation, bound and the other flags of a figure."""

from __future__ import annotations

import re

from reportnlp.model.items import Bound

_APPROX_BEFORE = re.compile(r"(?:大约|大概|大致|约为|约合|约有|约|将近|接近|近|左右)$")
_NOT_APPROX = re.compile(
    r"(?:节约|制约|合约|集约|签约|预约|条约|违约|履约|附近|最近|临近|邻近|靠近|相近|贴近|走近|就近)$"
)
_APPROX_AFTER = re.compile(r"(?:元)?(?:左右|上下)")
_ABOVE_BEFORE = re.compile(
    r"(?:超过|超|逾|突破|不少于|不低于|不小于|高于|多于|大于|至少|跨过|跨越|站上)(?:了|约|近)?$"
)
_BELOW_BEFORE = re.compile(r"(?:不足|不到|低于|少于|不超过|不高于|不大于|小于|未满|至多)(?:了)?$")
# The last and the first characters of these; most numbers have none of them beside.
_LAST = frozenset("有概致为合约近右过超逾破少低于小至越上了足到满多")
_NEXT = frozenset("元左上及或以之")
_SHARE_LAST = frozenset("占的")
_ABOVE_AFTER = re.compile(r"(?:及|或)?以上")
_BELOW_AFTER = re.compile(r"(?:及|或)?(?:以下|以内|之内)")

_VERB = (
    r"增长|增幅|增速|涨幅|跌幅|降幅|减幅|增收|减收|上涨|下跌|下降|降低|减少|增加|提高|提升|上升|回升|回落|增多|净增|净减|"
    r"增支|减支|压减|压缩|压降|节约|节省|减产|增产|递增|递减|多出|少出|略降|略增|压下来|砍掉|下调|上调|增值|扩大|缩小|缩短|收窄|加快|改善|降价|涨价|减|增|降|升|高|低|多|少|翻|翻了"
)
# 同比少用, 比改造前多销, 较前三季度提速: more, less or another change of what one verb says
_CHANGED_SINCE = re.compile(
    r"(?:[同环]比|(?:比|较)[^,比较]{1,14}?(?:[今去上前头往常]年|[年月季]度?[底末初]?|前|期|以往))(?:又|再|还|共|约|分别|[每户人亩村][户人亩村斤均])?"
    r"(?:[多少][\u4e00-\u9fff]{1,2}(?<![数年儿于])"
    r"|[增减降升扩缩超涨跌滑抬提压下回](?![到至为成供前出交达发拨派免收产购])[\u4e00-\u9fff]|超收|高出)[了约近]?$"
)
_AGAIN = re.compile(r"(?:再[增减降升添]|反[倒而][多少增减涨降])[了约近]?$")
# Every pattern of change has one of these characters.
_CHANGE_CHAR = re.compile("[增涨降减简跌高升落压节多少调扩缩窄快低翻善砍超滑抬提添]")
_CHANGE_TAIL = re.compile(
    rf"(?:{_VERB})(?:率|幅度)?(?:[了约近超过达为到]|下来|分别|均|都|累计|达到|超过|不低于|不少于|控制在|保持在|稳定在|为|高达|再|预期|目标){{0,3}}$"
)
_LEVEL_TAIL = re.compile(
    r"(?:增长|提高|提升|增加|扩大|上升|下降|降低|减少|压减|压缩|压降|缩减|精简|缩短|缩小|下调|上调|升|降|增|发展|回落|减)(?:到|至|为|成)(?:了|约|近|超过)?$"
)
_RATE_TAIL = re.compile(
    r"(?:增幅|增速|涨幅|降幅|减幅|(?<!自然)增长率|增长速度|(?:增长|上涨|下降)幅度)(?!高于|快于|跑赢)[^,。;]{0,8}$"
)
_HIGHER_THAN = re.compile(
    r"(?:高出|高于|低于|多于|少于)(?:上年|去年|上半年)(?:同期)?$|(?:比|较)(?:上年|去年|前年|往年|上半年)(?:同期)?(?:多|少)[\u4e00-\u9fff]{1,2}$"
)
_VERB_OBJECT = re.compile(
    r"^(?:[^,]{0,6})?(?:压减|压缩|压降|削减|减少|降低|缩减|精简)(?!到|至)[^,。;]{2,12}$"
)

_NET = re.compile(
    r"(?:[^,]{0,6})?(?:净增|净减|压减|压缩|裁减|精简|撤并)(?!到|至)(?:了|约|近)?[^,。;]{0,14}$"
)

COMPARE = re.compile(
    r"(?:同比|环比|同口径|按可比价格?(?:计算)?|可比口径|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|"
    r"与上年(?:同期)?相比|与去年(?:同期)?相比|比年初|较年初|比上半年|较上半年|(?:比|较)\d{4}年(?:底|末)?|年均)"
)
_PREVIOUS = re.compile(
    r"(?:去年同期|上年同期|(?:去年|上年)(?:的|为|是|仅为|仅|只有)|年初的)[^,。;是]{0,12}$"
)
# A side note: x万元(去年x万元)
_THEN = frozenset({"去年", "上年", "前年", "去年同期", "上年同期"})
_EARLIER_CHANGE = re.compile(r"(?:去年|上年)同期(?:同比)?(?:增长|下降|增幅为?|降幅为?)$")
_CHANGING = re.compile(r"[比较增减降升高低多少]")
_THAN_BEFORE = re.compile(r"[比较](?:上年|去年)(?:同期)?的$")
_FROM = re.compile(r"[由从][^,]{0,12}$")
_FROM_WITHIN = re.compile(r"[由从][^,。;]{0,16}$")
_TO = re.compile(r"(?:左右|以上)?,?[\u4e00-\u9fff]{0,6}?[到至为]")
_THAN = re.compile(
    r"[比较与]([^,比较]{0,10}?(?:同期|上年|去年|年初|上半年|上月|前年|\d{4}年(?:底|末)?))"
)
_AND = frozenset("和与及、")
_COUNTED = re.compile(r"[的\u4e00-\u9fff]")


def beside(text: str, start: int, end: int) -> tuple[bool, Bound | None]:
    """Tell whether 约, 近 or 左右 stands beside a number, and what bound it is.

    Returns
    -------
    tuple of (bool, {'above', 'below'} or None)
        ``above`` for 超, 逾 and 以上, ``below`` for 不足 and 以下.

    Examples
    --------
    >>> beside("共约30人", 2, 5), beside("节约30元", 2, 5), beside("30人左右", 0, 3)
    ((True, None), (False, None), (True, None))
    >>> beside("超过30人", 2, 5), beside("不足30人", 2, 5), beside("30人以上", 0, 3)
    ((False, 'above'), (False, 'below'), (False, 'above'))
    """
    approx = False
    bound: Bound | None = None
    if text[start - 1 : start] in _LAST:
        window = text[max(0, start - 4) : start]
        approx = bool(_APPROX_BEFORE.search(window)) and not _NOT_APPROX.search(window)
        if _BELOW_BEFORE.search(window):
            bound = "below"
        elif _ABOVE_BEFORE.search(window):
            bound = "above"
    elif text[start - 1 : start] in _SHARE_LAST:
        approx = "约占" in text[max(0, start - 14) : start]
    if text[end : end + 1] in _NEXT:
        approx = approx or _APPROX_AFTER.match(text, end) is not None
        if bound is None:
            if _ABOVE_AFTER.match(text, end):
                bound = "above"
            elif _BELOW_AFTER.match(text, end):
                bound = "below"
    return approx, bound


def change(left: str, unit_family: str, follows: str) -> bool:
    """Tell a growth rate or amount from a level.

    Parameters
    ----------
    left : str
        The clause in front of the number.
    unit_family : str
    follows : str
        What stands right after the unit.

    Examples
    --------
    >>> change("财政收入同比增长", "share", ""), change("由5%提高到", "share", "")
    (True, False)
    """
    if "增" in follows and unit_family == "share" and _KEEPS.search(left):
        return _GROWS.match(follows) is not None
    if not _CHANGE_CHAR.search(left):
        return False
    if _HIGHER_THAN.search(left):
        return True
    if _AHEAD.search(left):
        return False
    if ("比" in left or "较" in left) and _CHANGED_SINCE.search(left.replace(" ", "")):
        return True
    if ("再" in left or "反" in left) and _AGAIN.search(left):
        return not _COUNTED.match(follows)
    if unit_family in ("share", "multiple") and _RATE_TAIL.search(left):
        return True
    if _LEVEL_TAIL.search(left):
        return False
    if unit_family in ("share", "money", "points", "power") and _VERB_OBJECT.match(
        left.replace("“", "").replace("”", "")
    ):
        return True
    if _NET.match(left):
        return True
    if follows.startswith(("以上", "左右", "以内")):
        follows = follows[2:]
    tail = _CHANGE_TAIL.search(left)
    if not tail or _NATURAL.search(left) or left.endswith("改造提升"):
        return False
    if follows in _AND:
        follows = ""
    verb = tail[0]
    if unit_family in ("share", "points", "multiple"):
        if verb[0] in "高低多少" or verb.startswith("改善"):
            return bool(COMPARE.search(left))
        return True
    if verb.startswith("降了") and unit_family == "time":
        return True
    before = left[: -len(verb)][-16:]
    compared = bool(COMPARE.search(before) or _THAN_YEAR.search(before))
    if verb.startswith(("净增", "净减", "压减", "压缩", "压降", "减少", "下降", "降低")):
        return not _COUNTED.match(follows) or compared
    if verb[0] in "增升降高低多少减上回提扩缩":
        if left.endswith(("新增", "增收", "增产", "至少", "不少", "最多", "最高", "最低", "很多")):
            return False
        if compared:
            return True
        if verb.startswith(
            ("增加", "提高", "增长", "上升", "提升", "上涨", "下调", "上调", "增多", "缩短")
        ):
            return not _COUNTED.match(follows) and len(left) > len(verb)
    return False


# 增速高于全县农民收入增速: how far ahead of others, not of before.
_AHEAD = re.compile(r"[高快低慢好优]于[^,]{2,14}(?:增速|增幅)$")
_THAN_YEAR = re.compile(r"[比较][^,比较]{1,12}年(?:同期|[底末初])?(?:还|又|再)?$")
# 人口自然增长率 is a level.
_NATURAL = re.compile(r"(?:自然增长|自增|出生)率.{0,3}$")
# 保持8%以上的增长: what changes stands before the number, the change behind it.
_KEEPS = re.compile(r"(?:保持|实现|达到|取得)了?$")
_GROWS = re.compile(r"(?:以上|左右|以内)?的?(?:年均|正)?(?:增长(?!率|极|点)|增速|增幅)")


def against(left: str, before: str) -> bool:
    """Tell the change that closes a comparison with the number before (比上年的5亿元增加1亿元).

    Examples
    --------
    >>> against("增加", "比上年同期的"), against("增加", "新建大棚")
    (True, False)
    """
    return left in ALONE and _AGAINST.search(before) is not None


def cuts(text: str, start: int) -> bool:
    """Tell a clause that cuts one thing after another (压减会议20%、文件30%).

    Examples
    --------
    >>> cuts("压减会议20%、文件", 0), cuts("会议20%、文件", 0)
    (True, False)
    """
    return _CUTS.match(text, start) is not None


_CUTS = re.compile(r"[^,。;]{0,6}?(?:压减|压缩|压降|削减|减少|降低|缩减|精简)(?!到|至)")
# A word of change that stands alone between two delimiters.
ALONE = frozenset(
    verb + after
    for verb in ("增加", "减少", "提高", "降低", "增长", "下降", "多", "少", "增", "减", "净增")
    for after in ("", "了", "约", "近", "了近", "了约")
)
_AGAINST = re.compile(r"[比较与](?:上年|去年|前年|上半年|年初|计划|预算|\d{4}年)[^,;。]{0,8}的$")


def previous(text: str, left: str, end: int) -> bool:
    """Tell a comparison value of an earlier period (去年同期x, 由x提高到y)."""
    if "年" in left:
        if left in _THEN:
            return True
        if _PREVIOUS.search(left) and not _CHANGING.search(left):
            return True
        if _THAN_BEFORE.search(left) or _EARLIER_CHANGE.fullmatch(left):
            return True
    return (
        ("由" in left or "从" in left)
        and _FROM_WITHIN.search(left[-18:]) is not None
        and _TO.match(text, end, end + 16) is not None
        and _FROM.search(left) is not None
    )


def compared_to(left: str) -> str | None:
    """Return the stated comparison of a change, such as ``上年同期``."""
    if "同比" in left:
        return "上年同期"
    if "环比" in left:
        return "上期"
    match = _THAN.search(left)
    return match[1] if match else None
