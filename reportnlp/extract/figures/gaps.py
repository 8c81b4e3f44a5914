"""Silent deletions: the number is gone, the unit is left."""

from __future__ import annotations

import functools
import re

from reportnlp.extract.figures.scan import Mask, Quantity
from reportnlp.extract.figures.units import MULTIPLIER, unit_pattern

_HAN = "\u4e00-\u9fff"
_SAFE_UNIT = (
    r"%|‰|个百分点|万亿元|亿元|万元|万亩|亿美元|万美元|万人次|人次|万人|平方公里|平方米|立方米|公里|公斤|公顷|万吨|万公里|"
    r"万平方米|万立方米|户次|台次|万户|万头|万羽|万株|千瓦时|千瓦|吨|亩"
)
_SURE_UNITS = frozenset({"%", "‰", "个百分点", "万元", "亿元"})
_CLOSED = r"(?=[,。;、:)】\n]|$)"
_CHANGE_GAP = re.compile(
    r"(?:(?<=[,;、])|(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|分别))"
    r"(?:增长|下降|减少|增加|提高|上升|降低)(?:了|约|近)?(?=[,。;、]|$)"
)
_NO_GAP_BEFORE = re.compile(
    r"(?:每|几|多|数|上|近|百|千|亿|万|余|十|[一二三四五六七八九两]|单位|按|超|过|逾|元|美|欧|港|日|公|单|人|户|亩|斤|吨|以)$"
)
_NO_GAP_AFTER = re.compile(
    r"(?:以上(?:的)?[\u4e00-\u9fff]|以下|村|大关|户|级|俱乐部|产值(?:以上)?企业|项目|企业|斤粮|亩(?:方|片|园|果|茶|田|基|连)|园|基地)"
)
# Nouns whose last character is also a unit, so that no number is missing in front of it.
_NOUN_WITH_UNIT = frozenset(
    "农户 大户 困户 脱户 贫户 保户 住户 门户 客户 账户 用户 入户 到户 散户 商户 殖户 植户 难户 范户 测户 迁户 户户 每户 戶户 房户 "
    "致户 籍户 富户 业户 养户 种户 渔户 工人 民人 本人 个人 老人 人人 病人 疾人 头人 责人 任人 法人 军人 成人 主人 能人 村人 国人 "
    "党人 客人 友人 亲人 他人 令人 全家 国家 专家 大家 业家 农家 商家 厂家 每家 各家 文件 条件 案件 事件 信件 软件 硬件 部件 零件 "
    "证件 邮件 稿件 要件 讲座 在座 到处 事处 好处 处处 访处 理处 难处 四处 用处 之处 查处 场所 厕所 出所 生所 究所 法所 诊所 "
    "一起 发起 兴起 掀起 市场 现场 立场 广场 农场 工场 殖场 鸡场 猪场 牛场 林场 操场 会场 牧场 磁场 职场 多次 层次 再次 首次 逐次 "
    "每次 批次 档次 依次 身份 月份 年份 股份 备份 省份 缘份 紧张 主张 扩张 带头 源头 龙头 街头 码头 牵头 年头 苗头 势头 人头 田头 "
    "口头 山头 平台 柜台 舞台 后台 出台 阳台 戏台 看台 车辆 配套 圈套 期间 空间 时间 民间 中间 之间 夜间 田间 车间 房间 乡间 林间 "
    "玉米 大米 稻米 小米 各个 整个 逐个 每个 这个 那个 报名 著名 姓名 实名 提名 更名 命名 线条 面条 每亩 人均 企家 灾户 户均 "
    "人口 窗口 出口 路口 进口 港口 关口 缺口 电灯 村个 会所 为所 植株 一只 船只 房屋 主梁 桥梁 村名 地名 排名".split()
)
_LOOSE_UNIT = r"户|人|个|家|名|处|座|条|件|次|场|盏|株|棵|头|只|羽|台|套|间|栋|起|份|米|所|例|宗|辆|口|位|项|期"
_DATE_GAP = re.compile(r"(?<![0-9xX*×_一二三四五六七八九十〇零○每]) ?年 ?月(?: ?日)?(?![0-9度])|(?<=[一-龥] )年(?=工作|[上下]半年|度)")


@functools.cache
def _spaced() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[{_HAN}”,、。;]) (?P<u>(?P<a>[余多])?(?P<m>{MULTIPLIER})?(?:{unit_pattern()}))"
    )


@functools.cache
def _tight() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_HAN}”])(?P<u>(?P<a>余)?(?:{_SAFE_UNIT}))(?=[,。;、:)】\n]|$|[余左以])")


@functools.cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_HAN}”])(?P<u>{_LOOSE_UNIT})(?=[,。;、])")


def find_gaps(text: str, taken: list[tuple[int, int]]) -> tuple[list[Quantity], list[Mask]]:
    """Find units whose number was deleted.

    Parameters
    ----------
    text : str
        Folded.
    taken : list of (int, int)
        Spans of quantities and masks, in order; a unit inside one has its number.

    Returns
    -------
    tuple of list
        Quantities and masks, each in reading order.

    Examples
    --------
    >>> quantities, masks = find_gaps("筹集合作医疗基金 万元,参保率达 %", [])
    >>> [(q.start, q.end, q.unit) for q in quantities]
    [(9, 11, '万元'), (16, 17, '%')]
    """
    spans: dict[int, tuple[int, str, bool, str]] = {}
    spaced = [m for m in _spaced().finditer(text) if _is_spaced_gap(text, m)]
    strong = [m for m in spaced if len(m["u"]) > 1 or m["u"] in "%‰亩吨元"]
    tight = [m for m in _tight().finditer(text) if _is_tight_gap(text, m)]
    if len(spaced) >= 2 or strong:
        for m in spaced:
            spans[m.start("u")] = (m.end("u"), "", bool(m["a"]), "spaced")
    sure = [m for m in tight if m["u"] in _SURE_UNITS]
    for m in tight if sure or strong else ():
        spans[m.start("u")] = (m.end("u"), "", bool(m["a"]), "tight")
    if len(tight) >= 2:
        for m in _loose().finditer(text):
            if text[m.start() - 1 : m.end()] not in _NOUN_WITH_UNIT and _verbal(text, m.start()):
                spans.setdefault(m.start("u"), (m.end("u"), "", False, "loose"))
    if spans:
        for m in _CHANGE_GAP.finditer(text):
            spans.setdefault(m.end(), (m.end(), "", False, "change"))
    quantities: list[Quantity] = []
    masks: list[Mask] = []
    index = 0
    for start in sorted(spans):
        end, _, approx, rule = spans[start]
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < max(end, start + 1) and taken[index][1] > start:
            continue
        unit = text[start:end].lstrip("余多")
        quantities.append(
            Quantity(start, end, start, True, unit, inner_approx=approx, gap=True, style="gap", rule=rule)
        )
        masks.append(Mask(start, end, "gap", "gap", rule))
    for m in _DATE_GAP.finditer(text):
        start = m.end() - len(m[0].lstrip())
        masks.append(Mask(start, m.end(), "date", "gap", "date-gap"))
    masks.sort(key=lambda mask: (mask.start, mask.end))
    return quantities, masks


def _verbal(text: str, at: int) -> bool:
    window = text[max(0, at - 8) : at]
    return re.search(r"新建|建成|安装|完成|解决|发放|清理|整治|改造|栽|植|拆除|培训|发展|化解|排查|组织|开展|修|出动|受理|举办|达|共", window) is not None


def _is_spaced_gap(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("u")
    after = text[end : end + 2]
    if after[:1] == " " and (after[1:] == "" or after[1].isdigit()) and len(after) > 1:
        return False
    if after[:1].isdigit() or after[:1].isascii() and after[:1].isalpha():
        return False
    if match["m"] and not match["u"].endswith(("元", "亩", "吨", "人", "户", "次", "头", "羽", "株", "米", "里", "斤", "时", "只", "份")):
        return False
    return not re.match(r"以上[\u4e00-\u9fff]", text[end : end + 3]) or match["u"] in ("%",)


def _is_tight_gap(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("u")
    unit = match["u"]
    before = text[max(0, start - 3) : start]
    if unit in ("%", "‰", "个百分点"):
        return True
    if _NO_GAP_BEFORE.search(before) and not before.endswith(("达到", "超过", "突破", "人均", "户均")):
        return False
    if unit in ("亩", "吨", "公里", "公斤", "平方米") and before.endswith(("每", "均", "该", "按")):
        return False
    return not _NO_GAP_AFTER.match(text, end)
