"""What stands behind a number: the noun it counts, or the verb that says what happened to it."""

from __future__ import annotations

import re

from reportnlp.extract.figures.leading import LONGEST, is_wordy, unquote
from reportnlp.text.atoms import MASK_CHARS

# A noun phrase on the right cannot begin with one of these.
_STOPS = (
    r"以上 以下 以(?!工) 以内 左右 上下 之内 的 和 与 及 并 等 或 以及 , 用于 用(?![户工水地电能人]) 增长 增加 下降 减少 提高 上升 达 为 是 在 到(?!位) 至 于 占 已 "
    r"均(?!价) 都 全部 全面 也 还 将 对 把 被 向 从(?!业) 由 使 让 给 则 又 且 就(?!业) 可(?!再) 能(?!源|繁) 需 应(?!急|届) "
    r"未(?!来) 不 无(?=一|伤|重大|任何|越级|安全|群众) 没 较 比(?!例) 同比 高于 低于 超过 来自 来到 去 开展 打造 建设(?!项目|工程|任务) 建成 修建 新建 改造(?!项目|工程|任务) 实施(?!方案|意见|细则|办法) "
    r"完成 实现 参加 参与 进行 进入 落实 发放 解决 推进 惠及 覆盖 涉及 带动(?!力|型) 投入 投产 开工 竣工 通过 荣获 获(?!奖) 受到 列入 入驻 入选 报名 办理 调解 "
    r"调查 结 处于 化解 发展 整改 到位 支持 深入 负责 组成 逐 按 因 经(?!济|营|认证) 每 其中 共(?!青|产) 分别 今年 去年 上年 当年 全年 安排 "
    r"安置(?!房|点|区) 吸纳 成为 符合 享受 位于 居全 居第 排名 升至 降至 摘帽 脱贫(?!户|人|村|监|任务|地区|群众|劳|家庭|县) 退出 达标 出列 切实 进一步 顺利 成功 如期 "
    r"现(?!代|役) 正在 正式 组织(?!部|委) 完工 修复 修缮 拆除 铺设 种植(?!业|户|大户|基地) 购置 引进 签订 转移 转化 转为 改建 改善 验收 投运 "
    r"投用 补充 补贴 奖励 资助 助力 救助(?!站|对) 保证 确保 力争 提供 满足 缓解 方便 保障(?!性) 促进 推动 形成 统一 集中(?!带量|供|安置) 连片 同步 陆续 先后 上门 "
    r"免费 义务 同志 提前 限期 大关 任务 目标 一起 一同 存在 中(?!小|医|药|心|央|高|青|学|型|级|共|国) 如 弥补 春节 年底 年内 次日 喜 搬 家喻 增收 务工 "
    r"日处理 日产 年产 驻(?![村点镇乡县]) 下沉 包联 结对 前来 前往 赴(?!考) 进驻 进场 调整(?=[为到至]) 划分 "
    r"分成 分为 分赴 居家 入市 入户 轮班 轮流 昼夜 日夜 投身 加入 担任 逐户 逐一 逐村 连夜 募集 筹集 领办 创办 户均 人均 亩均 村均 "
    r"合并 整合 重组 没"
).split()
_STOP = re.compile("|".join(_STOPS))
_STOP_FIRST = frozenset(word[0] for word in _STOPS)
_MODIFIED = re.compile(
    r"(?:(?:来自|具有|符合|享受|因|由|在|从事)[^,。;、]{1,14}?|[\u4e00-\u9fff]{1,7}?(?:身边|[强好高大差弱低优广]|突出|齐全|完善|健全|严重|漂浮|厚友)|[长宽高深厚粗])的"
    r"([\u4e00-\u9fff]{2,12})"
)
_ADVERBS = re.compile(
    r"^(?:实现|如期|全部|已|均|顺利|稳定|成功|通过|按期|(?:省|市|县)[^,]{0,6}(?:核查|验收)|可|将|预计)+"
)
# A noun phrase ends before one of these; plain characters first, so that the engine skips to them.
_CUTS = (
    r"及 和(?!谐|美|平|睦) 以上 以下 全部 全面 均(?<![人平户亩]均) 户均 人均 亩均 每(?=[户人名个村亩]) 参保(?!人|率|群|对|户|居|职|农) 增收(?!项目|产业|渠道|致富) 各(?=[增补奖发获得]) 超过 申报 申请 都(?<!首都)(?!市) 已 将 进入 达(?<!发达)到? 实现 完成 开工 投产 竣工 "
    r"签约 落地 建成 投入 投向 参加 参与 荣获 获(?<!收获) 通过 开展 进行 成为 成立 成功 发放 享受 得到 喜获 用上 告别 搬(?=进|入|出) 受益 落户 入驻 "
    r"上线 启动 挂牌 揭牌 脱贫 摘帽 退出 转型 扎实 团结(?!进步|村|镇|乡|协|互|友|模) 顺利 按时 按期 如期 逐(?!年) 同比 增长 下降 在(?<!存在)(?!建|校|岗|职|线|册|编) "
    r"对(?<!相对)(?!象|外|口|接) 向(?<!方向) 从(?!业) 被 按 为(?<!行为) 用于 整改 运营(?!机构|商|公司|平台|中心|管|服) 运行 降至 降到 提高 上升 下调 稳定 划分为? 调整(?=[为到至]) 提前 纳入 列入 入围 入选 上榜 加入 实行 提供 喝上 下线 新(?=建成|晋|改扩|改建|增|发放) 签署 签订 突破(?!口|项) 基础上 稳步(?=推|增|提|发) 有序(?=推) 取得 加快(?=建|推|跨|发|形|落|实) 强化 提档 提质 分别 特别是 尤其是 基本(?=达|实现|完成|建成|消除) "
    r"因(?<!基因)(?!素) 未(?!来) 尚 有望 不通 快于 预计 全程 清零 动态 领取 作出 出列 受灾 就近 免费 占 丰收(?!节) 致富(?!带头|能手|路|项目|产业) 弥补 扩建 大幅 位列 "
    r"通(?<![交普流]通)(?=上|了|三级|硬化) 春节前"
).split()
_CUT = re.compile("|".join((*map(re.escape, '[的“”"()《》、,。;:与及'), *_CUTS)))
_CLOSING = re.compile(r"[”\"]")
_M = re.escape(MASK_CHARS)
# Not those of 5G工厂 and 4A级景区.
_DIGIT = re.compile(rf"[0-9{_M}某〔…](?!(?<=[1-6])[GA])")
_BOUND = re.compile(
    rf"[一二三四五六七八九十0-9{_M}]{{0,3}}周?岁(?:及)?以[上下]的?|[十百千万亿]+[\u4e00-\u9fff]{{1,3}}级(?=[\u4e00-\u9fff]{{2}})|(?:及?以上|左右|级)(?=[\u4e00-\u9fff“])"
)
_BOUND_FIRST = frozenset("以及左级岁周百千万亿一二三四五六七八九十0123456789" + MASK_CHARS)
_PURPOSE = re.compile(
    r"(?:的|群众|[村居农牧]民|人口|农户)([\u4e00-\u9fff]{2,10}?)(?:问题|困难|难题|难(?=[,。;、了]|$))"
)
_VERB_END = re.compile(r"[,。;、:()的]")


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def right_noun(phrase: str) -> str:
    """Return the noun that the number counts, out of what follows the unit, or ``""``.

    Examples
    --------
    >>> right_noun("桥梁"), right_noun("政务服务事项实现全程网办"), right_noun("用于公益性岗位")
    ('桥梁', '政务服务事项', '')
    """
    if phrase[:1] in _BOUND_FIRST and (bound := _BOUND.match(phrase)):
        phrase = phrase[bound.end() :]
    if "的" in phrase and (modified := _MODIFIED.match(phrase)):
        phrase = modified[1]
    if not phrase or phrase[0] in _STOP_FIRST and _STOP.match(phrase):
        return ""
    if phrase[0] in '“"':
        close = _CLOSING.search(phrase, 1)
        if not close:
            return ""
        more = _QUOTED.match(phrase, close.end())
        rest = phrase[more.end() if more else close.end() :]
        cut = _CUT.search(rest)
        noun = phrase[1 : close.start()] + (rest[: cut.start()] if cut else rest)
    else:
        cut = _CUT.search(phrase, 1)
        noun = phrase
        if cut:
            noun = phrase[: cut.start()]
            if cut[0] in _JOINS:
                noun = _joined(phrase, noun, cut[0])
    noun = unquote(noun)
    if not is_wordy(noun) and (digit := _DIGIT.search(noun)):
        noun = noun[: digit.start()]
    if noun[-1:] == "有" and not noun.endswith(("国有", "所有", "公有", "民有", "私有")):
        noun = noun[:-1].removesuffix("共")
        if noun[-1:] == "中" and len(noun) > 2:
            noun = noun[:-1]
    if len(noun) > LONGEST:
        noun = _SCOPE.sub("", noun)[-LONGEST:] if noun.endswith(_HEADS) else noun[:LONGEST]
    return noun if _is_han(noun[:1]) else ""


_JOINS = frozenset("“和与")
_QUOTED = re.compile(r"(?:[和、]?“[^”,。;]{1,12}”)+(?:\[\d+\])?")
# What 和 joins before one of these is a name of two parts (夜间文化和旅游集聚区).
_HEADS = tuple(
    "示范区 集聚区 试验区 先导区 示范县 示范村 平台 项目 场景 基地 中心 机构 集群 园区 体系 品牌 企业".split()
)
_SCOPE = re.compile("全[国省区市县]|(?:国家|省|市)级")
_WHOLE = frozenset(
    "员者人户队站所点室场馆园院校路桥渠库井厂车机件屋房区县村镇乡市会业目区部生民师兵"
)


def _joined(phrase: str, noun: str, sign: str) -> str:
    """Return a noun with what a quote or 和 joins to it (专精特新“小巨人”企业)."""
    start = len(noun)
    if sign == "“":
        quoted = _QUOTED.match(phrase, start)
        if not quoted:
            return noun
        start = quoted.end()
    elif noun[-1] == "级":
        return after_grades(phrase, 0) or noun
    elif len(noun) < 4 or noun[-1] in _WHOLE:
        return noun
    else:
        start += 1
    cut = _CUT.search(phrase, start)
    end = cut.start() if cut else len(phrase)
    whole = unquote(phrase[:end])
    if len(whole) > LONGEST or (
        end == start or phrase[start] in _STOP_FIRST and _STOP.match(phrase, start)
        if sign == "“"
        else not whole.endswith(_HEADS)
    ):
        return noun
    return whole


def after_de(phrase: str) -> str:
    """Return the noun behind 的 right after the unit (``80%的县级医院``)."""
    if phrase.startswith("以上的"):
        phrase = phrase[2:]
    noun = right_noun(phrase[1:]) if phrase.startswith("的") else ""
    return "" if noun.endswith(_RANGE) else noun


def counted(noun: str) -> str:
    """Return what is counted without what the next number measures of it.

    Examples
    --------
    >>> counted("产业链产值"), counted("投资")
    ('产业链', '投资')
    """
    return _MEASURED.sub("", noun) or noun


_MEASURED = re.compile(
    r"(?:累计|实现|完成)?(?:经济|主营业务|营业|总)?(?:总产值|产值|增加值|收入|营收|投资|利润|税收|总量|总额|产量)$"
)
# 3万头的合理区间: how much it is, not of what
_RANGE = ("区间", "水平", "范围", "规模", "红线", "底线", "高位", "低位", "之间")


def after_grades(text: str, at: int) -> str:
    """Return the noun that several grades share (``5个国家级、60个省级茶园``), for the first.

    Examples
    --------
    >>> after_grades("5个国家级、60个省级茶园", 2), after_grades("5个国家级茶园", 2)
    ('国家级茶园', '')
    """
    found = _GRADES.match(text, at)
    if not found:
        return ""
    noun = right_noun(text[found.end() : found.end() + 24])
    whole = found[1] + noun
    return noun and (whole if len(whole) <= LONGEST else noun)


_GRADE = "(?:国家|自治区|省部?|部|市|州|县|区|乡|镇|乡镇|村)级"
_GRADES = re.compile(
    rf"({_GRADE})(?:[、和及与,](?:[0-9{_M}.]{{1,9}}[余多]?[\u4e00-\u9fff])?{_GRADE}){{1,4}}(?!以上)"
)


def verb_after(phrase: str) -> str:
    """Return the verb that says what is counted where no noun does (``64户如期脱贫``).

    Examples
    --------
    >>> verb_after("如期脱贫"), verb_after("")
    ('脱贫', '')
    """
    if not phrase:
        return ""
    phrase = _ADVERBS.sub("", unquote(phrase))
    cut = _VERB_END.search(phrase)
    phrase = phrase[: cut.start()] if cut else phrase
    if len(phrase) < 2 or not _is_han(phrase[0]) or phrase[0] in "以左的和与" or phrase == "大关":
        return ""
    if phrase[-1] in "为到至":
        return ""
    return phrase[:6]


def after_etc(text: str, end: int) -> str:
    """Return the noun that sums up an enumeration (``40家液化气站、网吧等经营单位``).

    Examples
    --------
    >>> after_etc("40家液化气站、网吧等经营单位", 3), after_etc("40家液化气站、网吧", 3)
    ('经营单位', '')
    """
    found = _ETC.match(text, end)
    return right_noun(text[found.end() : found.end() + 12]) if found else ""


_ETC = re.compile(r"[\u4e00-\u9fff]{1,10}(?:、[\u4e00-\u9fff]{1,10}?){1,4}等(?=[\u4e00-\u9fff])")


def purpose(text: str) -> str:
    """Return what is solved for whom (``解决890人的安全饮水问题``).

    Examples
    --------
    >>> purpose("人和30头大牲畜的饮水困难")
    '饮水'
    """
    match = _PURPOSE.search(text)
    return match[1] if match else ""
