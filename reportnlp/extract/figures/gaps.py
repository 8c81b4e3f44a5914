"""Silent deletions: the number is gone, the unit is left."""

from __future__ import annotations

import functools
import itertools
import re

from reportnlp.extract.figures.counters import LIKELY, POSSIBLE, SURE, find_counters
from reportnlp.extract.figures.gap_multiples import find_multiples
from reportnlp.extract.figures.gap_tables import find_bare_cells
from reportnlp.extract.figures.records import Mask, Quantity, Scan
from reportnlp.extract.figures.units import MULTIPLIER, unit_pattern

_HAN = "\u4e00-\u9fff"
_SURE = frozenset({"%", "‰", "个百分点", "万元", "亿元", "万亿元"})
_SHARES = ("%", "‰", "个百分点")
# In this order: the first that fits is taken.
_FIRM_UNITS = (
    *(
        "万元 亿元 万亿元 亿美元 万美元 平方公里 平方米 立方米 公里 公斤 公顷 人次 户次 台次 家次 场次 批次 "
        "台套 车次 台班 辆次 件次 剂次 班次 轮次 万头只 头只 标箱 标准箱 万标准箱 万㎡ 千伏安 兆瓦 个工作日 分钟 千瓦时 千瓦 吨 亩 元"
    ).split(),
    *(
        many + unit
        for many in ("万", "")
        for unit in "人次 平方尺 平方公里 平方米 立方米 公里 千瓦时 千瓦 吨 亩".split()
    ),
    *(
        many + unit
        for many in "万亿"
        for unit in (
            "元 人 户 头 羽 株 只 尾 家 个 件 套 辆 台 名 斤 度 棵 册 份 所 处 宗 吨 列 场 次 项 条 方 张 架 盏 座 间 剂次 标箱 立方米 千瓦 "
            "千瓦时 平方米 平方公里 人次 亩 吨公里 平方尺"
        ).split()
    ),
)
_FIRM = "|".join(_FIRM_UNITS)
_LOOSE_UNIT = r"户|人|个|家|名|处|座|条|件|次|场|盏|株|棵|头|只|羽|台|套|间|栋|幢|起|份|米|所|例|宗|辆|艘|口|位|项|期|箱|笔|张|本"
_CLOSED = r"(?=[,。;、:)】\n]|$|以上[,。;、]|以内|左右|和)"
_CHANGE_GAP = re.compile(
    r"(?:(?<=[,;、])|(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|分别))"
    r"(?:增长|下降|减少|增加|提高|上升|降低)(?:了|约|近)?(?=[,;。、]|$)"
)
_NUMBERLIKE_BEFORE = re.compile(
    r"(?:[每几多数上近百千万亿余十半单美欧港日公第某该按超逾足各一二三四五六七八九两家]|单位|以)$"
)
_PREDICATE = re.compile(r"(?:达到|超过|突破|人均|户均|亩均|多达|增加|不足|接近|将近)$")
_RATE_AFTER = re.compile(r"/|[每均]")
_NAME_AFTER = re.compile(
    r"以上(?:的)?[\u4e00-\u9fff]|以下|村|大关|户(?!,)|级|俱乐部|产值|企业|项目|斤粮|方|片|园|果|茶|田|基地|镇|乡|县|观光|良田|林海|以上规模|GDP|地区|工业|增加值|国内|级"
)
# Nouns whose last character is also a unit, so that no number is missing in front of it.
_NOUN_WITH_UNIT = frozenset(
    "农户 大户 困户 脱户 贫户 保户 住户 门户 客户 账户 用户 入户 到户 散户 商户 殖户 植户 难户 范户 测户 迁户 户户 每户 房户 帮户 "
    "致户 籍户 富户 业户 养户 种户 渔户 灾户 军户 失户 弱户 工人 民人 本人 个人 老人 人人 病人 疾人 头人 责人 任人 法人 军人 成人 主人 能人 村人 国人 "
    "党人 客人 友人 亲人 他人 令人 证人 诉人 证人 养人 全家 国家 专家 大家 业家 农家 商家 厂家 每家 各家 文件 条件 案件 事件 信件 软件 硬件 部件 零件 "
    "证件 邮件 稿件 要件 讲座 在座 到处 事处 好处 处处 访处 理处 难处 四处 用处 之处 查处 场所 厕所 出所 生所 究所 法所 诊所 会所 为所 场次 "
    "一起 发起 兴起 掀起 引起 市场 现场 立场 广场 农场 工场 殖场 鸡场 猪场 牛场 林场 操场 会场 牧场 磁场 职场 车场 石场 登场 多次 层次 再次 首次 逐次 "
    "每次 批次 档次 依次 人次 户次 台次 身份 月份 年份 股份 备份 省份 紧张 主张 扩张 带头 源头 龙头 街头 码头 牵头 年头 苗头 势头 人头 田头 "
    "口头 山头 罐头 平台 柜台 舞台 后台 出台 阳台 戏台 看台 车辆 配套 圈套 期间 空间 时间 民间 中间 之间 夜间 田间 车间 房间 乡间 林间 "
    "玉米 大米 稻米 小米 平米 厘米 各个 整个 逐个 每个 这个 那个 报名 著名 姓名 实名 提名 更名 命名 签名 排名 村名 地名 线条 面条 "
    "人口 窗口 出口 路口 进口 港口 关口 缺口 户口 岗位 单位 到位 地位 定位 学位 各位 床位 座位 品位 事项 专项 各项 选项 强项 单项 奖项 分期 定期 长期 早期 后期 前期 时期 近期 任期 工期 周期 汛期 "
    "船只 植株 纸箱 垃箱 圾箱 信箱 夸张 书本 基本 根本 资本 成本 脚本 样本 一本 为本 首位 班人 邮箱 统筹 惯例 比例 条例 案例 病例 示例 范例 祖宗 正宗 车船".split()
)
_DATE_GAPS = (
    re.compile(r"月 ?日"),
    re.compile(r"年(?: ?月(?: ?日)?(?![0-9度])|(?=工作|[上下]半年|度))"),
)
# So many certain ones, or some in a short text, and a unit that is part of no word is one too.
_MANY, _SOME, _STRETCH = 6, 4, 500
# One number gone for so many left, and a round magnitude is one that lost its digits.
_SHARE = 6
# 万元大关 is a mark of private incomes; a public one is far beyond it.
_LARGE_INCOME = re.compile(
    r"(?:财政(?:总)?收入|生产总值|税收|集体经济(?:总?收入)?|总产值)(?:首次|一举|历史性)?(?:突破|超过|达到)$"
)
_IDIOMS = {
    "万家": re.compile(r"[进暖入个福千]万家|万家(?:灯火|团圆|欢乐)"),
    "万户": re.compile(r"[千家村乡]万户"),
    "万人": re.compile(r"万人计划"),
}
# 突破万亿元 and 超亿元 are said of round sums.
_BOUNDED = frozenset("超过破近逾")
_ENDS = frozenset(",。;)\n") | {""}
_AFTER_MONEY = frozenset("、的左")
# 河口镇年上半年工作总结
_LONGEST_TITLE = 60
_TITLE_PLACE = frozenset("镇乡县区村道旗")
_SINCE = frozenset("于至自")
_YEAR_GIVEN = frozenset("0123456789xX*×_一二三四五六七八九十〇零○每半整几全当本今去明多同两周")
_HAN_RE = re.compile(rf"[{_HAN}]")
_LEFT_OF_BLANK = re.compile(rf"[{_HAN}”,、。;]")
# The engine runs to a plain character many times as fast as to one of a class, and to a class
# several times as fast as to what begins with a look behind; so every pattern that is searched
# for in all of a text begins with one character and looks behind it.
_NO_NUMBER = "一二三四五六七八九十百千万亿两零〇半几多来余数每各均第这那某整首单本"
_SIGNS = tuple(
    re.compile(
        rf"{sign[0]}(?<=[{_HAN}]{sign[0]})(?<![一二三四五六七八九十百千万亿两零半几多余数上个超过近各破]{sign[0]})"
        rf"{sign[1:]}(?!以上[^,。;、]|GDP)"
    )
    for sign in ("%", "‰", "个百分点", "万元", "亿元")
)
# Besides what is a sign by itself, units that close a clause and are the end of few words: two
# of these are a sign as well.
_WEAK = {
    "座": "讲在底就插基客卡星满茶中落入让叫宝碑",
    "盏": "把推",
    "栋": "国楼连维家文",
    "辆": "车",
    "亩": "公英",
    "个": "逐挨哪上下同干些真俩仨全另新前后",
    "吨": "公",
    "元": "美欧港日澳加单公状金银纪",
    **dict.fromkeys("公里 平方米 立方米 公斤".split(), ""),
    **{f"万{unit}": "" for unit in "人 人次 亩 头 吨 件 株 只 羽 套 辆 斤 平方米".split()},
}
_WEAK_BY_LAST = {
    last: [(unit, _NO_NUMBER + words) for unit, words in _WEAK.items() if unit[-1] == last]
    for last in {unit[-1] for unit in _WEAK}
}
_WEAK_LAST = "".join(sorted(_WEAK_BY_LAST))
_CLAUSE_ENDS = tuple(re.compile(f"{mark}(?<=[{_WEAK_LAST}]{mark})") for mark in ",。;、")
_IN_CHANGE = re.compile(
    r"(?:由|从|由上年的|由去年的|提高到|增加到|压缩到|压减到|缩短到|减少到|降至|降到|下降到|上升到|增至|提高至|发展到|达到|涨到|每人|每年|每月|每公斤|每亩|每户|不少于|不低于|不超过|不多于)(?P<u>天|[万亿]?元|户|家|个|人|名|岁)(?=[,。;、提增降上下发涨减兑足])"
)


@functools.cache
def _spaced() -> re.Pattern[str]:
    return re.compile(
        rf"  {{0,2}}(?P<u>(?P<a>[余多])?(?:(?P<m>{MULTIPLIER})(?P<b>[余多])?)?(?P<unit>{unit_pattern()})?)"
    )


@functools.cache
def _tight() -> re.Pattern[str]:
    """Return a pattern of units right after a word, or of shares right after a mark."""
    firm: dict[str, list[str]] = {"余": [f"(?:{_FIRM})"]}
    for unit in _FIRM_UNITS:
        firm.setdefault(unit[0], []).append(unit[1:])
    shares = "|".join(_SHARES)
    return re.compile(
        "|".join(
            (
                *(f"{unit[0]}(?<=[{_HAN}”,;。、]{unit[0]}){unit[1:]}" for unit in _SHARES),
                rf"余(?<=[{_HAN}”,;。、]余)(?:{shares})",
                *(
                    rf"{first}(?<=[{_HAN}”]{first})(?:{'|'.join(rests)})(?!/)"
                    for first, rests in firm.items()
                ),
            )
        )
    )


def find_gaps(text: str, found: Scan, lines: str = "") -> tuple[list[Quantity], list[Mask]]:
    """Find units whose number was deleted.

    Parameters
    ----------
    text : str
        Folded, line ends of a wrapped text blanked.
    found : Scan
        The other quantities and masks; a unit inside one has its number.
    lines : str
        The text with its line ends: a blank that was one is no deletion before a weak sign.

    Returns
    -------
    tuple of list
        Quantities and masks, each in reading order.

    Notes
    -----
    A weak sign counts only beside strong ones: ``%`` after a word is a deletion anywhere,
    ``户`` at the end of a clause only in a text that has lost its numbers, and any unit that
    is part of no word where many certainly have.

    Examples
    --------
    >>> quantities, masks = find_gaps("筹集合作医疗基金 万元,参保率达 %", Scan([], []))
    >>> [(q.start, q.end, q.unit) for q in quantities]
    [(9, 11, '万元'), (17, 18, '%')]
    """
    spans: dict[int, tuple[int, bool, str]] = {}
    spaced = (
        [
            m
            for m in _spaced().finditer(text)
            if m["u"] and m.start("u") not in found.labels and _is_spaced_gap(text, m, lines)
        ]
        if " " in text
        else []
    )
    if "|" in text:
        for start, end in find_bare_cells(lines or text):
            spans[start] = (end, text[start] == "余", "cell")
    strong = sum(1 for m in spaced if len(m["u"]) > 1 or m["u"] in "%‰亩吨元")
    if len(spaced) >= 2 or strong:
        for m in spaced:
            if m["unit"] or strong >= 3:
                spans[m.start("u")] = (m.end("u"), bool(m["a"] or m["b"]), "spaced")
    lost, weak = _signs(text, found)
    bare = len(weak)
    tight = []
    if strong or lost or bare:
        # Where all there is is one weak sign, it is all that is looked at.
        reach = (0, len(text)) if strong or lost or bare > 1 else (weak[0] - 5, weak[0] + 1)
        tight = [g for m in _tight().finditer(text, *reach) if (g := _tight_gap(text, m))]
    taken = len(found.quantities) + len(found.masks)
    sure = sum(
        1
        for start, end, _ in tight
        if text[start:end].lstrip("余") in _SURE and text[start - 1] not in _BOUNDED
    )
    percent = sum(1 for start, end, _ in tight if text[start:end].lstrip("余") in "%‰个百分点")
    lone = not (percent or sure >= 2 or strong or bare > 1)
    for start, end, approx in tight:
        if not lone or _is_sign_alone(text, start, end):
            spans.setdefault(start, (end, approx, "tight"))
    evidence = sure + max(strong, sum(rule == "spaced" for _, _, rule in spans.values()))
    if not evidence and bare > 1:
        evidence = bare
    counters = list(find_counters(text, found, closing=not evidence))
    count = evidence + sum(c[2] == SURE for c in counters)
    crowded = count >= _SOME and len(text) < _STRETCH * count
    certain = evidence > 1 and (count >= _MANY or crowded)
    least = POSSIBLE if certain else LIKELY if evidence > 1 else SURE
    for start, end, certainty in counters:
        if certainty >= least:
            rule = "counter" if certainty > POSSIBLE else "lone"
            spans.setdefault(start, (end, text[start] in "余多", rule))
    if evidence:
        for m in _open().finditer(text) if evidence > 1 else ():
            unit_at, end = m.span(m.lastgroup or "u")
            spans.setdefault(unit_at, (end, False, "open"))
        ends = {q.end for q in found.quantities}
        for m in _listed_firm().finditer(text):
            if m.start() in ends:
                spans.setdefault(m.start("u"), (m.end("u"), False, "list"))
        if certain and _SHARE * len(spans) > len(found.quantities):
            for start, end in find_multiples(text):
                spans.setdefault(start, (end, text[start + 1] in "余多", "multiple"))
    if sure >= 2 and (certain or taken < 3 * len(tight)):
        for m in _IN_CHANGE.finditer(text):
            spans.setdefault(m.start("u"), (m.end("u"), False, "after-verb"))
    if spans:
        for m in _CHANGE_GAP.finditer(text):
            spans.setdefault(m.end(), (m.end(), False, "change"))
        _extend_lists(text, spans)
    quantities, masks = _apart(text, spans, found) if spans else ([], [])
    for m in itertools.chain.from_iterable(gap.finditer(text) for gap in _DATE_GAPS):
        before = text[max(0, m.start() - 2) : m.start()]
        short = len(m[0]) == 1
        if m[0][0] == "月":
            if before.rstrip(" ")[-1:] in _SINCE or before[-1:] in _ENDS and m.end() < len(text):
                masks.append(Mask(m.start(), m.end(), "date", "gap", "date-gap"))
            continue
        if short and not (before[-1:] == " " and _HAN_RE.match(before)):
            if before[-1:] in _TITLE_PLACE and _in_title(text, m.start()):
                masks.append(Mask(m.start(), m.end(), "date", "gap", "date-gap"))
            continue
        if before.rstrip(" ")[-1:] not in _YEAR_GIVEN or not before.rstrip(" "):
            masks.append(Mask(m.start(), m.end(), "date", "gap", "date-gap"))
    masks.sort(key=lambda mask: (mask.start, mask.end))
    return quantities, masks


def _in_title(text: str, at: int) -> bool:
    """Tell whether `at` stands in the first line of a text."""
    return at < _LONGEST_TITLE and "\n" not in text[:at].strip()


def _signs(text: str, found: Scan) -> tuple[bool, list[int]]:
    """Tell whether a sure sign stands in the text, and where the weaker ones end."""
    lost = any(sign.search(text) for sign in _SIGNS)
    ends = [match.start() for mark in _CLAUSE_ENDS for match in mark.finditer(text)]
    weak = [end for end in ends if _is_weak_sign(text, end)]
    if weak:
        numbered = {quantity.end for quantity in found.quantities}
        weak = [end for end in weak if end not in numbered]
    return lost, weak


def _is_weak_sign(text: str, end: int) -> bool:
    """Tell a unit that ends at `end`, behind a word that it is no part of."""
    for unit, words in _WEAK_BY_LAST[text[end - 1]]:
        start = end - len(unit)
        if start > 0 and text.startswith(unit, start):
            before = text[start - 1]
            if "\u4e00" <= before <= "\u9fff" and before not in words:
                return True
    return False


def _apart(
    text: str, spans: dict[int, tuple[int, bool, str]], found: Scan
) -> tuple[list[Quantity], list[Mask]]:
    """Make records of the gaps that touch no other quantity or mask, nor each other."""
    taken = [(quantity.start, quantity.end) for quantity in found.quantities]
    taken += [(mask.start, mask.end) for mask in found.masks]
    taken.sort()
    quantities: list[Quantity] = []
    masks: list[Mask] = []
    index = last = 0
    for start in sorted(spans):
        end, approx, rule = spans[start]
        if start < last:
            continue
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < max(end, start + 1):
            continue
        last = end
        unit = text[start:end].replace("余", "").replace("多", "")
        quantities.append(
            Quantity(
                start, end, start, True, unit, inner_approx=approx, gap=True, style="gap", rule=rule
            )
        )
        masks.append(Mask(start, end, "gap", "gap", rule))
    return quantities, masks


def _is_spaced_gap(text: str, match: re.Match[str], lines: str) -> bool:
    end = match.end("u")
    if lines.startswith("\n", end - len(match["u"]) - 1) and match["u"] not in _SURE:
        return False
    if not match.start() or not _LEFT_OF_BLANK.match(text, match.start() - 1):
        return False
    after = text[end : end + 2]
    if after[:1] == " " and text[match.start() - 2 : match.start() - 1] == " ":
        return False  # letters set apart: 河 口 回 族 乡
    if after[:1] == " " and after[1:].isdigit() or after[:1].isdigit():
        return False
    if after[:1].isascii() and after[:1].isalpha():
        return False
    if not match["unit"]:
        return match["m"] in ("万", "亿") and re.match(rf"[{_HAN}]", after) is not None
    if re.match(r"以上[\u4e00-\u9fff]", text[end : end + 3]) and match["u"] not in "%‰":
        return text[end + 2 : end + 3] in ",。;、的"
    return True


def _tight_gap(text: str, match: re.Match[str]) -> tuple[int, int, bool] | None:
    start, end = match.span()
    unit = match[0].lstrip("余")
    approx = match[0][0] == "余"
    if unit in _SHARES:
        return start, end, approx
    before = text[max(0, start - 3) : start]
    if _NUMBERLIKE_BEFORE.search(before) and not _PREDICATE.search(before):
        return None
    after = text[end : end + 4]
    if _NAME_AFTER.match(after):
        mark = after[:2] == "大关" and unit == "万元"
        if not (mark and _LARGE_INCOME.search(text, max(0, start - 16), start)):
            return None
    if unit in _IDIOMS and _IDIOMS[unit].search(text, max(0, start - 3), end + 2):
        return None
    if unit in _SURE or unit[0] in "万亿" and len(unit) > 1:
        return start, end, approx
    if (
        text[start - 1 : end] in _NOUN_WITH_UNIT
        or unit == "元"
        and before[-1:] in "单公多状一银美纪"
    ):
        return None
    closed = re.match(r"[,。;)\n]|$|左右|以[上内][,。;]", after)
    if not closed and not (unit != "人次" and after[:1] == "、"):
        return None
    return start, end, approx


def _is_sign_alone(text: str, start: int, end: int) -> bool:
    """Tell a unit that shows a deletion where nothing else in the text does."""
    after = text[end : end + 1]
    money = text[start:end] in _SURE and after in _AFTER_MONEY
    return (money or after in _ENDS) and text[start - 1] not in _BOUNDED


def _extend_lists(text: str, spans: dict[int, tuple[int, bool, str]]) -> None:
    """Take the unit after 、 or 和 where the item before it is a deletion (分别为元、元)."""
    pattern = _listed_unit()
    for start in sorted(spans):
        end = spans[start][0]
        while match := pattern.match(text, end):
            unit_at, end = match.span("u" if match["u"] else "v")
            if unit_at in spans:
                break
            spans[unit_at] = (end, False, "list")


@functools.cache
def _listed_firm() -> re.Pattern[str]:
    return re.compile(rf"、(?P<u>{_FIRM}){_CLOSED}")


@functools.cache
def _open() -> re.Pattern[str]:
    """Return a pattern of measures in front of what is measured (硬化公里通组路)."""
    return re.compile(
        r"(?:先后|完成|建成|新建|新修|硬化|整治|改造|占地|争取的|近|超|为)"
        r"(?P<u>公里|平方米|平方公里|立方米|人次|批次|场次|户次)(?=[的\u4e00-\u9fff“])(?!以|级)"
        r"|[近超逾共](?P<v>公里|平方米|平方公里|立方米|人次|批次|场次|吨|亩|户|家|个|名|天)(?=[,。;、)\n]|$)"
    )


@functools.cache
def _listed_unit() -> re.Pattern[str]:
    return re.compile(rf"(?:[、和](?P<u>万?(?:{_FIRM}|{_LOOSE_UNIT}|%))|(?<=户)(?P<v>人)){_CLOSED}")
