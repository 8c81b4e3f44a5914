"""What stands in front of a number: its name, without the words that only lead to the number."""

from __future__ import annotations

import re

from reportnlp.extract.figures.shares import before_share
from reportnlp.text.atoms import MASK_CHARS

LONGEST = 16
_M = re.escape(MASK_CHARS)
_TERM = r"(?:PM_?(?:2\.5|10)|[2-6]G|[1-5]A级?)"
_LAST_TERM = re.compile(rf"{_TERM}[\u4e00-\u9fff]*$")
# A digit or mask that belongs to no term ends the phrase on its left.
_LAST_DIGIT = re.compile(
    rf".*(?:[0-9{_M}某…]|〔…〕|[○〇]{{2}})(?:年度?|个?月份?|日|号|季度|届|次|时|[%‰])*(?:底|末|初|以来|[以之]?[前后来]|间)*",
    re.S,
)
# Dates and durations inside a phrase that do not part it (较2020年提高, 连续4年净增).
_INLINE_TIME = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?:连续[0-9{_M}]{{1,3}}年|(?:比|较|与)(?:[0-9{_M}]{{4}}|上)年(?:底|末)?(?:同期|换届|相比)?"
    rf"|(?:从|由|自|到|至|在|截至)?[0-9{_M}]{{4}}年(?:底|末|初)?的?$"
    rf"|(?:在|于|截至|到)[0-9{_M}]{{2,4}}年(?:[0-9{_M}]{{1,2}}月)?(?:底|末|初|份)?之?[前后]?(?=达|实现|完成|为|控制))"
    r"|(?:从|由)(?:年初|上年[末底]?|去年[末底]?)的?$"
    rf"|^(?:比|较|与)[0-9{_M}]{{4}}年(?:底|末)?(?:同期|换届|相比)"
    r"|(?:从|由|自|到|至|在|截至|比|较)?[一二][〇○零一二三四五六七八九]{3}年(?:底|末|初)?的?"
    rf"|(?:比|较|是|为|从|由)?[一二三四五六七八九十两几0-9{_M}]{{1,3}}年前的?$"
    r"|(?:到|较|比|至|在)?(?:十[一二三四五]|[七八九])五(?:规划)?期?[末初间]"
    r"|^(?:比|较)[一二三四五六七八九十两几]年前|(?:剔除|扣除)[\u4e00-\u9fff]{1,10}(?:因素|影响){1,2}后?"
)
_PERIOD = r"(?:上年|去年|前年|往年|上半年|上月|上季度|年初|上一?年度|同期)(?:同期|底|末)?"
_HIGHER = re.compile(
    rf"(?:比|较){_PERIOD}(?:多|少)[\u4e00-\u9fff]{{1,2}}$"
    r"|(?:增速|增幅|降幅)?(?:高出|高于|低于|多于|少于|快于|慢于|好于|优于)[\u4e00-\u9fff]{2,10}$"
    r"|(?:(?:比(?![例重率])|较)[\u4e00-\u9fff]{2,8}|[同环]比)(?:高出|多出|少出|高|低|快|慢|扩大|改善|节约|节省|多|[多少][\u4e00-\u9fff])$"
)
_BOUND_REST = re.compile(r"(?:以[上下内]|左右)的?")
# Phrases that say how or against what something was measured; none is what was measured.
_ADVERBIAL = re.compile(
    r"(?:按|依)[^,]{1,12}?(?:计算|核算|口径|测算)|(?:在[^,]{0,14}?)?基础上"
    r"|在[^,]{1,8}?(?:初期|中期|后期|时期|期间|阶段)(?=[由从]|$)|受[^,]{2,16}?(?:影响|冲击)|(?:与|同)[^,]{1,12}?相比"
    r"|(?:已经?)?连续(?:[0-9一二三四五六七八九十两]{1,3}|多|数)个?(?:年|季度|月)"
)
_ADVERB_HINT = re.compile(r"[算径响击续础]|相比|[期段](?:[由从]|$)").search
_HINT = re.compile("[年除五比较于出算径响击续础期段]").search
_PLACE_REST = re.compile(
    r"^(?:自治)?(?:镇|乡(?!村)|村(?!级|民|集体|干部|级|庄|党|内|务|卫|医|企|道|组|两)|县(?!城|级|域|区|外|乡)|区(?!域)|街道|社区(?!居民|干部)|市(?!场|民|政|区)|省(?!级)|组(?!织))(?:党委|政府|人民政府|、)*"
)
_REST = re.compile(
    rf"^周?岁(?:以[上下])?的?|{_PLACE_REST.pattern}|^〕?(?:村(?=种植大户))"
    r"|^[\u4e00-\u9fff]{0,8}(?:公司|集团|合作社)(?=[\u4e00-\u9fff]{2})"
)
_YEARS_OPEN = "一二三四五六七八九十两"
_OPENERS = (
    r"原有 仍(?!然) 由[降负跌]转[升正涨]并? 而 特别是 尤其是 上年(?:同期)? 去年(?:同期)? 剩余的? 余下的? 全疆 全自治区 我区 各地 现行 今年以来 去年以来 一年来 半年来 近年来 年初以来 截至目前 截止目前 "
    r"到目前为止 截至 截止 目前 今年 去年 明年 全年 当年 年内 年末 年底(?:前)? 上半年 下半年 前三季度 一季度 期间 同时 此外 另外 其中 并 还 又 也 "
    r"再(?!制造|生|就业) 先后 累计 共计 总计 合计 共(?![建同享产管商育]) 已经 已 虽然? 但 均(?!价) 都 现有 现已 现(?![代金场行役货存]) 尚有 拥有 我镇 我乡 我县 我市 我省 我区 我村 本镇 全镇 "
    r"全乡 全县 全市 全省 全区 全国 全村 全街道 全旗 我们 我 预计 力争 确保 计划(?!生育) 争取到(?!位) 争取(?!到) 预期 拟 将 要 努力 实现 "
    r"完成(?!率|额|投资) 达到 以及 及 和 与 对(?![外口台接]) 为(?!民) 在(?![建校册岗线园职训读籍编库]) 把 使 由(?!于) 从(?!业) 以(?!工) 是 的 了 等 至 "
    r"到(?!位) 每年 每月 约(?!谈) 达(?!标) 仅 全部 最后 首批 首次 底 末 初(?![中级始步婚筛诊衷心]) 比(?:上年|去年)(?:同期)?(?:相比)? "
    r"较(?:上年|去年)(?:同期)?(?:相比)? 同比 环比 按可比价格?(?:计算)? 扣除(?:物价|价格)因素(?:影响)? 因素"
).split()
_LEAD = re.compile(
    rf"(?:[{_YEARS_OPEN}]{{1,3}}年(?:来|间|累计)?|[{_YEARS_OPEN}]{{1,2}}是|{'|'.join(_OPENERS)})+"
)
_LEAD_FIRST = frozenset(_YEARS_OPEN).union(word[0] for word in _OPENERS)
_TAILS = (
    "做到|折合为|折合|约合|达到|达|为|是|共计|总计|合计|累计|共|约为|约合|大约|约|接近|近|超过|超|突破|逾|仅为|仅|只有|完成|实现|分别为|分别|均为|均|都|各|高达|进入|跨上|迈上|跃上|站上|长达|继续|持续|不足|不到|不少于|"
    "不低于|不超过|不高于|低于|高于|控制在|保持在|稳定在|维持在|稳定|保持|提高到|提升到|增加到|扩大到|上升到|下降到|减少到|降低到|发展到|增长到|压减到|调整为|提高至|提升至|"
    "增加至|扩大至|上升至|下降至|减少至|降低至|增至|降至|降到|增到|达成|升至|升到|到|至|在|了|已|已经|将|要|再|有|占|的|预计|力争|可|能|新|也|还|又|就|先后|全年|上半年|下半年|今年|目前|当年|去年|年末|"
    "有望|同期|去年同期|上年同期|大于|小于|多达|总共|平均|平均为|相当于|等于|被|于|最多|最高|至少|拟|计划|预期|目标|由|从|现在的|现在|平均每年|略|回落到|回落至|跃升至|缩小到|缩小至|扩展到|扩展至|集中在|加宽到|拟按|按|"
    "到达|尚|首次|全部|全国|全省|全市|全县|全区|全镇|全乡|普遍|率先|每年|每月|每天|每人|每人每年|每人每月|每户|每亩|每公斤|每个|每吨|每村|涨到|涨至|跌至|加宽到|推迟到|提前到|变为|略|定"
)
# a tail that is the first character of a word stays where that word may follow
_TAIL_GUARDS = {
    "均": "(?![户人亩年日月平])",
    "约": "(?![节签集制履])",
    "能": "(?![产功性职智节动储蓄热电核势潜技效耗用赋才可风])",
    "被": "(?![衣棉植床毛])",
    "为": "(?!行)",
    "超": "(?![彩商])",
    "到": "(?![实应])",
    "可": "(?![许认])",
    "长达": "(?![总全程])",
    "持续": "(?!可)",
}


def _reversed_words(words: str, guards: dict[str, str] | None = None) -> str:
    """Return an alternation of the words read backwards, longest first, the same in every run."""
    ordered = sorted({word[::-1] for word in words.split("|")}, key=lambda w: (-len(w), w))
    return "|".join(word + (guards or {}).get(word, "") for word in ordered)


_TAIL_REV = re.compile("(?:" + _reversed_words(_TAILS, _TAIL_GUARDS) + ")+")
_CHANGE_WORDS = "净增长|扩大|跌幅|增支|减支|下滑|滑落|超收|攀升|压降|增长|增幅|涨幅|降幅|减幅|上涨|下跌|下降|降低|减少|增加|提高|提升|上升|回升|回落|净增|净减|压减|压缩|下调|上调|缩短|缩小|增多|收窄|高出|多出|少出|递增|递减|超收|节约|节省|压缩|压下来|降下来|减下来|砍掉|减产|增产|减收|略增|略降|高|低|多|少|增|减|降|升|翻|幅度"
_COMPARE_WORDS = (
    "同比|环比|同口径|可比|可比价|按可比|按可比价格计算|按可比价计算|可比口径|比上年同期|比去年同期|较上年同期|较去年同期|比上年|比去年|较上年|较去年|年均|平均|比年初|较年初|比上半年|较上半年|"
    "相比|与去年同期相比|与上年同期相比|与上年相比|与去年相比|扣除价格因素|扣除物价因素|名义|实际|平均每年|每年平均|每年|略|累计|同步|分别|均|都|又|再|约|近|了|超过|达|达到|预期|目标|要|还|更是|将|逐年|大幅|持续|逆势"
)
_CHANGE_REV = re.compile(
    "(?:" + _reversed_words(_CHANGE_WORDS) + ")(?:" + _reversed_words(_COMPARE_WORDS) + ")*"
)
_TAIL_LAST = frozenset(word[-1] for word in _TAILS.split("|"))
_CHANGE_LAST = frozenset(word[-1] for word in _CHANGE_WORDS.split("|"))
_END_LAST = _TAIL_LAST | _CHANGE_LAST
_COMPARE_TAIL = re.compile(r"(?:比|较|同|与)[^比较]{1,12}$")
_EARLIER = re.compile(r"[比较与同](?:上|去|年|全|县|市|省|城|水|20|前|平|期|计|原)")
# A purse has its owner, a verb and the money, of two characters each.
SHORTEST_PURSE = 5
_PURSE = re.compile(
    r"(?:企业|群众|农户|商户|居民|学生)(?:协调|争取|发放|落实|办理|补助|减免|筹集|申报|申请)(?:各类|各项)?(?=[\u4e00-\u9fff]{2})"
)
_MARKS = re.compile(r"[ +①-⑳“”\"‘’'《》\n—]+|\[\d{1,3}\]|[\[\]]")


def unquote(phrase: str) -> str:
    """Return `phrase` without quotes, blanks and the numbers of notes."""
    return phrase if phrase.isalpha() else _MARKS.sub("", phrase)


def is_wordy(phrase: str) -> bool:
    """Tell a phrase of letters only, without digits, masks and marks."""
    return phrase.isalpha() and not ("x" in phrase or "X" in phrase or "某" in phrase)


def without_lead(phrase: str) -> str:
    """Cut off what only opens a clause (全镇共, 预计全年完成)."""
    lead = _LEAD.match(phrase) if phrase[:1] in _LEAD_FIRST else None
    return phrase[lead.end() :] if lead else phrase


def behind_mask(phrase: str) -> str:
    """Cut a phrase before its last digit or mask, and the place that follows it.

    Examples
    --------
    >>> behind_mask("集镇xx大道全线贯通"), behind_mask("在xx村试点")
    ('大道全线贯通', '试点')
    """
    digit = None if is_wordy(phrase) else _LAST_DIGIT.match(phrase)
    return _REST.sub("", phrase[digit.end() :]) if digit else phrase


def clean_left(phrase: str) -> tuple[str, bool]:
    """Cut what is no name off the clause in front of a number.

    Returns
    -------
    tuple of (str, bool)
        The phrase, and whether a word of change (同比增长) was cut off.

    Examples
    --------
    >>> clean_left("预计全年完成地区生产总值达到"), clean_left("规上工业增加值同比增长")
    (('地区生产总值', False), ('规上工业增加值', True))
    >>> clean_left("比上年同期减少"), clean_left("全镇共清运垃圾")
    (('', True), ('清运垃圾', False))
    """
    if phrase in _ONLY_CHANGE:
        return "", phrase != ""
    plain = phrase.isalpha()
    if not plain:
        phrase = _MARKS.sub("", phrase)
    higher = 0
    if phrase[:1] in ("以", "左") and (bound := _BOUND_REST.match(phrase)):
        phrase = phrase[bound.end() :]
    if _HINT(phrase):
        phrase, higher = _without_times(phrase)
    wordy = (plain or phrase.isalpha()) and not ("x" in phrase or "X" in phrase or "某" in phrase)
    digit = None if wordy else _LAST_DIGIT.match(phrase)
    if digit:
        term = _LAST_TERM.search(phrase)
        phrase = phrase[term.start() :] if term else _REST.sub("", phrase[digit.end() :])
    changed = higher > 0
    if phrase[-1:] in _END_LAST:
        phrase, changed = _without_tails(phrase, changed)
    if phrase[:1] in _LEAD_FIRST and (lead := _LEAD.match(phrase)):
        phrase = phrase[lead.end() :]
    if (
        phrase in ("比", "较", "与", "实际")
        or phrase[:1] in _COMPARING
        and _COMPARED.fullmatch(phrase)
        or changed
        and phrase.endswith(("内", "中", "里"))
        and len(phrase) < 4
    ):
        phrase = ""
    if len(phrase) == 2:
        return "" if phrase in _MANNERS else phrase, changed
    if len(phrase) > LONGEST:
        phrase = _shorten(phrase)
    return phrase, changed


# How something was done, where what was done is cut off: 全面完成3万亩….
_MANNERS = frozenset("全面 圆满 顺利 胜利 如期 超额 提前 基本 继续 持续 平均".split())


def _without_times(phrase: str) -> tuple[str, int]:
    """Cut out dates, manners and what is compared with; count the comparisons."""
    if "年" in phrase or "除" in phrase or "五" in phrase:
        phrase = _INLINE_TIME.sub("", phrase)
    if _ADVERB_HINT(phrase):
        phrase = _ADVERBIAL.sub("", phrase)
    return _HIGHER.subn("", phrase)


# 较前三季度提速, 比头年: against what, and nothing else.
_COMPARING = frozenset("比较")
_COMPARED = re.compile(
    r"[比较][^比较的]{1,12}?(?:年|期间?|季度|月份?)[底末初]?(?:同期)?(?:[\u4e00-\u9fff]{2})?"
)
# The clauses most figures of change have: no more than the change itself.
_ONLY_CHANGE = frozenset(
    against + verb
    for against in (
        "",
        "同比",
        "环比",
        "比上年",
        "较上年",
        "比去年",
        "较去年",
        "年均",
        "比上年同期",
    )
    for verb in ("增长", "下降", "提高", "减少", "增加", "上升", "降低")
) | {"", "同比增收", "同比减收", "环比增收", "环比减收"}


def _without_tails(phrase: str, changed: bool) -> tuple[str, bool]:
    """Cut off what leads to the number (共达到) and tell a change from it (同比增长)."""
    for _ in range(4):
        size = len(phrase)
        if phrase[-1:] in _TAIL_LAST and (tail := _TAIL_REV.match(phrase[::-1])):
            phrase = phrase[: -tail.end()]
        if (
            phrase[-1:] in _CHANGE_LAST
            and (match := _CHANGE_REV.match(phrase[::-1]))
            and not phrase.endswith(("新增", "最高", "最低", "改造提升"))
        ):
            phrase, changed = phrase[: len(phrase) - match.end()], True
            compare = _COMPARE_TAIL.search(phrase)
            if compare and _EARLIER.match(compare[0]):
                phrase = phrase[: compare.start()]
        if len(phrase) == size or not phrase:
            break
    return phrase, changed


def _shorten(phrase: str) -> str:
    """Cut a phrase to the longest ending that begins after a verb or a boundary."""
    if phrase.endswith(("比重", "比例")) and 2 <= len(head := before_share(phrase)) <= LONGEST:
        return head
    verb = _SHORTEN_VERB.match(phrase)
    if verb and len(phrase) - verb.end() <= LONGEST:
        return phrase[verb.end() :]
    for at in range(len(phrase) - LONGEST, len(phrase) - 5):
        if phrase[at - 1] in _BOUNDARY and phrase[at] not in _NOT_INITIAL:
            return phrase[at:]
    return phrase[-LONGEST:]


_SHORTEN_VERB = re.compile(
    r"(?:新增|新建|培育|建设|完成|实施|开展|推动|推进|建立|创建|争创|打造|引进|新开工|出台|办理|入选|提请|实现|提前完成|带动|支持|落实好?|帮助|筹措供应|组织|形成|获批|获评|改造|下调|上调)+"
)
_BOUNDARY = frozenset("的了等对为在将与和中并以及区市县省镇乡村们用")
_NOT_INITIAL = frozenset("的域场民级化间率长内外")


# What picks one of several and names nothing by itself.
SUPERLATIVES = frozenset("最高 最低 最多 最少 最大 最小 最好 最差 单笔 单户 单项 单次".split())


def purse(phrase: str) -> str:
    """Return the money out of a clause that says for whom it was raised.

    Examples
    --------
    >>> purse("企业争取各类专项资金"), purse("财政收入")
    ('专项资金', '财政收入')
    """
    match = _PURSE.search(phrase)
    return phrase[match.end() :] if match else phrase


# A shorter phrase has no room for both who did it and what.
LONGEST_BARE = 7


def without_agent(phrase: str) -> str:
    """Cut off who did it, where a verb and its object follow.

    Examples
    --------
    >>> without_agent("带头人张三丰带动妇女"), without_agent("企业带动")
    ('带动妇女', '企业带动')
    """
    found = _AGENT(phrase, 3)
    return phrase[found.start() :] if found else phrase


_AGENT = re.compile(
    r"(?:带动|抽调|动员|引导|聘请|选派|邀请|协调|筹集|募集|争取|发放|带领|安排)[\u4e00-\u9fff]{2}"
).search


def leading_verb(clause: str, *, anywhere: bool = False) -> str:
    """Return the verb an enumeration hangs on (``检查矿点、加油站63家次``), or ``""``.

    Examples
    --------
    >>> leading_verb("检查矿点、加油站"), leading_verb("全镇矿点、加油站")
    ('检查', '')
    """
    if anywhere:
        found = _ENUM_VERB.findall(clause[-_FAR_VERB:])
        return found[-1] if found else ""
    match = _ENUM_VERB.match(without_lead(clause))
    return match[0] if match else ""


# An enumeration of places or of things is no longer than this.
_FAR_VERB = 30
_ENUM_VERB = re.compile(
    r"检查|劝导|制止|纠正|走访慰问|走访|慰问|视察|调研|表彰|排查|巡查|督查|网销|整治|清理|拆除|征收|培训|救助|资助|查处|发放|开展|举办|组织|培育|引进|实施"
)


def change_verb(left: str) -> str:
    """Return the verb of change itself, where nothing else names the figure.

    Examples
    --------
    >>> change_verb("系统内完成增加"), change_verb("共")
    ('增加', '')
    """
    match = _CHANGE_VERB.search(left)
    return match[0] if match else ""


_CHANGE_VERB = re.compile(r"(?:增加|减少|增长|下降|净增|净减|提高|降低|节约|节省|压缩|压减)$")


def is_measure(phrase: str) -> bool:
    """Tell a noun phrase that can be measured from a whole clause.

    Examples
    --------
    >>> is_measure("农民的纯收入"), is_measure("经前期宣传并排查")
    (True, False)
    """
    return phrase.endswith(_MEASURES)


_MEASURES = (
    "收入",
    "产值",
    "增加值",
    "总额",
    "投资",
    "面积",
    "产量",
    "支出",
    "资金",
    "存款",
    "贷款",
    "余额",
    "税收",
    "利润",
    "总值",
    "水平",
    "率",
    "比例",
    "比重",
    "指数",
    "价格",
    "储备",
    "出口",
    "进口",
    "销售额",
    "成交额",
    "总量",
    "规模",
    "速度",
    "补助",
    "标准",
    "工资",
    "经费",
    "目标",
)
