"""What a mask stands for, from what stands around it: figure, date, name or word."""

from __future__ import annotations

import functools
import re

from reportnlp import lexicons
from reportnlp.extract.figures.tails import Tail, read_tail
from reportnlp.extract.figures.units import family
from reportnlp.text.atoms import MASK_CHARS

_HAN = re.compile(r"[\u4e00-\u9fff]")
_M = re.escape(MASK_CHARS)
_PLACE = (
    r"(?:省|自治|州|盟|旗|苏木|嘎查|市(?!场)|县|区(?!间)|镇|乡(?!村振)|村|社区|街道|办事处|居委会|小区|组(?!织)|屯|庄|寨|湾|坝|沟|岭|"
    r"山|河|江|湖|水库|流域|路|街|大道|公路|高速|铁路|桥|大桥|公园|广场|园区|工业园|产业园|示范园|基地|"
    r"公司|集团|企业|合作社|协会|商会|银行|学校|小学|中学|大学|学院|幼儿园|医院|卫生院|敬老院|派出所|工程|"
    r"项目|景区|品牌|牌|杯|茶|酒|同志|书记|镇长|乡长|县长|主任|主席|委员|局|厂|站|所(?!有)|院|班子|支部|党委|党支部|"
    r"政府|人民|代表|先生|女士|家(?:村|庄)|号(?!召|称)|线(?!下|上)|段|片区|农场|林场|牧场|市场|中心|日报|电视|网)"
)
_PLACE_AFTER = re.compile(_PLACE)
_TITLE_BEFORE = re.compile(
    r"(?:书记|镇长|乡长|县长|市长|区长|主任|主席|组长|所长|站长|局长|校长|院长|经理|董事长|委员|部长|代表|队长|村民|党员|"
    r"同志|平安|美丽|幸福|文明|法治|数字|魅力|和谐|富裕|生态|活力|善治|清廉|健康|智慧|绿色|美好|报告人|述职人|单位|负责人|户主|企业家|"
    r"联系人|名叫|位于|地处|来自|前往|赴|自)[:：]?$"
)
_WORD_BEFORE = re.compile(
    r"(?:党的|坚持|加强|理论|主义|思想|最|贯彻|学习|宣传|拥护|防范|打击|查处|整治|严打|抵制|反对|揭批|为|的|党|习|毛|邓|核心)$"
)
# The first half of 实行 or 施行, whose second half fell to the same replacement.
_ACT_BEFORE = re.compile(r"(?<![落现证充真切求务扎核如其老踏结坚])实$")
_WORD_AFTER = re.compile(
    r"(?:大(?:精神|以来|报告|代表|召开|会议|胜利|的|[,、。;]|$)|建工作|建|委|同心|理论|学习|防范|思想|精神|主义|领导|"
    r"为指导|为核心|教|组织|分子|活动|[一二三四五六七八九]?中全会|全会|新时代|特色)"
)
_CLOSING_QUOTES = re.compile('[”"]*')
_PREDICATE_BEFORE = re.compile(
    r"(?:上年|去年|达到?|为|是|共计?|总计|合计|累计|约|近|超过?|突破|增长|下降|减少|增加|提高|上升|完成|实现|至|到|仅|同期|收入|产值|总额|资金|面积|人数|户数|率|性别比|收入比|系数|指数)$"
)
_CLOSED_AFTER = re.compile(r"[,。;、:)】\]\n]|$")
_DATE_TAIL = re.compile(
    r"(?:年(?!级|轻|产|均|人均|龄|度计划)(?:度|底|初|末)?|个?月(?:份|底|初|末|中旬|上旬|下旬)?(?!均)|日(?!均|报|产|光)|季度|[上下]半年)"
)
_DATE_MORE = re.compile(
    rf"(?: ?[\d{_M}]{{1,4}} ?(?:月(?:份|底|初|末)?|日|号))(?: ?[\d{_M}]{{1,2}} ?(?:日|号))?"
)
_YEAR = re.compile(rf"(?:19|20)[\d{_M}]{{1,2}}$")
_SLASHED = re.compile(rf"(?:19|20)[\d{_M}]{{2}}([-/.])[\d{_M}]{{1,2}}(?:\1[\d{_M}]{{1,2}})?(?!\d)")
_MONTH_RANGE = re.compile(rf"(?:-{{1,2}}|~|—|–|至|到)[\d{_M}]{{1,4}}(?:年|月(?:份)?|日|号)")
_DURATION_BEFORE = re.compile(r"(?:历时|连续|为期|近|满|工龄|党龄|耗时|时隔|[近过前后])$")
_LATIN_UNIT = re.compile(r"k[gmwW]|K[GMWgmw]|[cm]m|M[Ww]|m(?![a-zA-Z])")
_DIGITS = frozenset("0123456789")
DATE_FIRST = frozenset("年月日号个季上下-~—–至到五/. ")
_ASPECT = {"x": "x", "X": "X", "*": "star", "×": "cross", "✕": "cross", "_": "underscore"}
_STANDS_FOR_OTHER = re.compile(r"(?:光|射线|波段|染色体|轴|型|因子|档|世代|一代|展架|展览)")
_MOU_AFTER = re.compile(
    r"(?:镇|乡(?!村)|村|县|市|区|省|街道|社区|屯|组|小学|中学|[任兼同等(,、。;:在带\n]|$)"
)


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in lexicons.table("surnames"))


@functools.lru_cache(maxsize=1024)
def style_of(core: str) -> str:
    """Return the mask family of a run; ``partial`` where digits stand in it too.

    Examples
    --------
    >>> style_of("xx"), style_of("2X18"), style_of("**")
    ('x', 'partial', 'star')
    """
    if not _DIGITS.isdisjoint(core):
        return "partial"
    for char in core:
        if char in MASK_CHARS:
            return _ASPECT.get(char, "box")
    return "x"


_ASCII = frozenset(map(chr, range(128)))
_LOOK_ALIKE = frozenset({"x", "X", "×", "*", "**"})
_OPENING = frozenset("“‘")
_ROUND_THE_CLOCK = frozenset({"7*24", "7×24", "7x24", "24*7", "24×7"})
# A box to tick.
_CHOICE = re.compile(r"\s?(?:不?同意|不?满意|不?合格|是|否|有|无)")
# Signs that stand between two measures as well as for digits.
BY_SIGNS = frozenset("*×✕")
_DOCUMENT_NUMBER = re.compile(rf"(?:[\u4e00-\u9fff]{{1,8}}〔[\d{_M}]{{2,4}})?〕[\d{_M}]{{1,4}}号")
_SIDE = re.compile(rf"[长宽高深厚][度约]?[\d{_M}]")


def is_not_mask(text: str, start: int, end: int) -> bool:
    """Tell look-alikes (``PX``, ``10+X``, ``415X``, ``数据要素×``, a rule of underscores)."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    core = text[start:end]
    if core in _ROUND_THE_CLOCK or core == "□" and _CHOICE.match(text, end):
        return True
    if (
        after not in _ASCII
        and before not in _ASCII
        and core not in _LOOK_ALIKE
        and core[0] not in "_*X"
        and before not in _OPENING
    ):
        return False
    if before.isascii() and (before.isalpha() and core[0] in "xX0123456789" or before in "+@/\\"):
        return True
    if after == "+" or after.isascii() and after.isalpha() and not _LATIN_UNIT.match(text, end):
        return True
    if core in ("x", "X") and _STANDS_FOR_OTHER.match(text, end):
        return True
    # 长6米*宽3米: a sign between two measures.
    if core in BY_SIGNS and before in "米m" and _SIDE.match(text, end):
        return True
    # A sign that joins two words inside quotes (“数据×治理”).
    if (
        core == "×"
        and _HAN.match(before)
        and _HAN.match(after)
        and "“" in text[max(0, start - 8) : start]
        and "”" in text[end : end + 8]
    ):
        return True
    if core in ("×", "x", "X", "*") and (
        after in '”"’' and before not in '“"‘' or text.startswith(("行动", "三年行动"), end)
    ):
        return True
    if before == "." and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha():
        return True
    if core == "*" and after == " " and not text[text.rfind("\n", 0, start) + 1 : start].strip():
        return True  # * 数据为快报数
    if core[0] in "_*" and before == "\n" and (after == "\n" or core == "*" and after == " "):
        return True
    if core == "**" and (before == "\n" or after == "\n"):
        line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").index("\n", start)].strip()
        return len(line) > 4 and line.startswith("**") and line.endswith("**")
    if core.startswith("X") and core[1:].isdigit() and len(core) >= 4:
        return re.match(r"(?:县|乡|省|国)?道|线|公路", text[end : end + 4]) is not None
    return bool(
        before in '“"‘'
        and not _DIGITS.isdisjoint(core)
        and (after in '”"’' or not re.match(r"年|万|亿|元|个|户|人|%", after))
    )


def in_document_number(text: str, start: int, end: int) -> bool:
    """Tell a mask that is part of a document number.

    Examples
    --------
    >>> in_document_number("×政发〔2022〕5号", 0, 1), in_document_number("x镇〔略〕", 0, 1)
    (True, False)
    """
    if text[start - 1 : start] == "〕":
        return text.startswith("号", end)
    return _DOCUMENT_NUMBER.match(text, end) is not None


def counts_mou(text: str, end: int) -> bool:
    """Tell the 某 of 某万元, which stands for a number, from that of 某户 or 某镇.

    Examples
    --------
    >>> counts_mou("投资某万元", 3), counts_mou("走访某户", 3)
    (True, False)
    """
    tail = read_tail(text, end)
    if tail.mult or tail.approx:
        return tail.mult not in _SMALL
    if tail.unit in _WORDS_WITH_MOU or not tail.unit:
        return False
    return family(tail.unit) in _MEASURES or _CLOSED_AFTER.match(text, tail.end) is not None


# 某百货, 某千户苗寨
_SMALL = frozenset("十百千")
_MEASURES = frozenset("money share points length area land mass volume power".split())
# 某人, 某处, 某种 and the like are words.
_WORDS_WITH_MOU = frozenset(
    "人 个 处 家 户 位 名 种 类 条 项 次 期 天 年 月 日 点 方 里 度 分 层 段 组 班 站 所 队 部 场 届 级 地 片 面 件 起 口 号 路 道 门 座 支 本 句 首 篇 "
    "字 元 角 批 科 市 镇 校 院 厂 店 行 局".split()
)


def is_special_mask(text: str, start: int, end: int, kind: str) -> bool:
    """Tell whether a bracket, 某, circle, letter or dots is a mask."""
    after = text[end : end + 1]
    before = text[start - 1 : start]
    if kind == "mou":
        if end - start > 1 or counts_mou(text, end):
            return True
        if before in _surnames() and _MOU_AFTER.match(text, end):
            return True
        return (
            re.match(
                r"(?:[镇县市村旗盟]|乡(?!村)|区(?!域)|苏木|嘎查|街道|社区|公司|集团|企业)",
                text[end : end + 3],
            )
            is not None
        )
    if kind == "letter":
        return (
            before != "村"
            and not text.startswith(("市场", "区块", "区间"), end)
            and (text[start].islower() or after in "县镇乡")
            and text[start] not in "eEI"
        )
    if kind == "circle":
        return before not in "一二三四五六七八九十" and after not in "一二三四五六七八九十年"
    return True


def is_ordinal(text: str, start: int) -> bool:
    """Tell a masked ordinal (``第x次``)."""
    return start > 0 and text[start - 1] == "第"


def _quotes_end(text: str, at: int) -> int:
    """Return where the closing quotes end that stand at `at`."""
    quotes = _CLOSING_QUOTES.match(text, at)
    return quotes.end() if quotes else at


def behind_title(text: str, start: int) -> bool:
    """Tell the masked name of an officer (``镇长xx多次到村``)."""
    return _TITLE_BEFORE.search(text, max(0, start - 6), start) is not None


# Units that also end the name of a place or a team.
ALSO_PLACES = frozenset("组站所班队场部面方道段门口头分对片副顶首层车节列群")


def unit_is_place(text: str, start: int, end: int, tail: Tail) -> bool:
    """Tell ``xx组`` or ``xx站`` of a name from a unit after a mask."""
    unit = tail.unit
    if tail.mult or tail.approx:
        return False
    after = text[tail.end : tail.end + 1]
    if unit in ALSO_PLACES:
        before = text[start - 1 : start]
        if unit == "组" and before in "村、":
            return True
        if unit in ("所", "部"):
            return before in "村镇乡"
        if unit in ("组", "站", "队", "班", "段", "片", "车"):
            return bool(_HAN.match(after)) and after not in "以左次为并和及的" or before in "村镇乡"
    return False


class Context:
    """A text with what is known of its mask families.

    Parameters
    ----------
    text : str
        Folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.used: dict[str, bool] = {}

    def uses(self, sign: str) -> bool:
        """Tell whether `sign` stands for a figure somewhere without digits around it."""
        known = self.used.get(sign)
        if known is None:
            run = f"{re.escape(sign)}+"
            pattern = rf"(?<![\d{_M}]){run}(?:\.{run})?[万亿%元户人个亩年]"
            known = self.used[sign] = re.search(pattern, self.text) is not None
        return known

    def date_end(self, start: int, end: int) -> int:
        """Return where a masked date that begins at `start` ends, or 0."""
        text = self.text
        slashed = _SLASHED.match(text, start)
        if slashed and slashed.end() > end:
            return slashed.end()
        core = text[start:end]
        if _DURATION_BEFORE.search(text[max(0, start - 3) : start]) and text.startswith("年", end):
            return 0
        span = _MONTH_RANGE.match(text, end)
        if span:
            return span.end()
        year = _YEAR.match(core)
        if year and len(core) == 4:
            tail = _DATE_TAIL.match(text, end)
            if not tail:
                if re.match(r"[-—~至、和及]|[上下]半年|$|[,。;)\n]", text[end : end + 3]):
                    return end
                return 0
        tail = _DATE_TAIL.match(text, end) or re.match(r" (?:年|月|日)", text[end : end + 2])
        if not tail:
            plan = re.match(r"五(?=[”\"]|规划|期间|时期|开局|收官|计划|末)", text[end : end + 5])
            return end + 1 if plan else 0
        word = tail[0]
        if (
            "个" in word
            or word == "年"
            and text[end + 1 : end + 2] in ("来",)
            and text[start - 1 : start] == "近"
        ):
            return 0
        length = len(word)
        stop = end + (length if word[0] in "季上下" else 1 if word[0] != " " else 2)
        more = _DATE_MORE.match(text, stop)
        return more.end() if more else stop

    def kind(self, start: int, end: int, style: str, atom_kind: str) -> tuple[str | None, str]:
        """Return the kind of a mask without a unit and the rule that says so."""
        text = self.text
        if atom_kind == "letter" or style == "mou":
            return "name", style
        before = text[max(0, start - 6) : start]
        closed = _CLOSED_AFTER.match(text, end)
        if is_ordinal(text, start) or text.startswith(("届", "周年", "中全会"), end):
            return "name", "ordinal"
        if text.startswith(("总书记", "同志"), end):
            return "name", "title"
        core = text[start:end]
        if "·" in core and before[-1:] in _OPENING and text[end : end + 1] in "”’":
            return "date", "quoted"  # “X·XX”特大洪灾
        if style == "partial":
            if closed and (_PREDICATE_BEFORE.search(before) or before.endswith(("期", "同期"))):
                return "figure", "predicate"
            return ("date", "year") if _YEAR.match(core) else (None, "code")
        if before[-1:] in "镇乡县市区村党纪" and text.startswith("委", end):
            return "word", "censored"
        if before.endswith(("党的", "学习贯彻")) and text.startswith("大", end):
            return "word", "censored"
        if end - start == 1 and _ACT_BEFORE.search(before) and _HAN.match(text[end : end + 1]):
            return "word", "censored"
        if _PLACE_AFTER.match(text, end) and not text.startswith("建工作", end):
            return "name", "place"
        if _TITLE_BEFORE.search(before):
            return "name", "title"
        if end - start >= 5 and text.startswith(("为指导", "思想", "为核心"), end):
            return "word", "censored"
        han_before = bool(_HAN.match(before[-1:]))
        han_after = bool(_HAN.match(text[end : end + 1]))
        if (
            end - start == 1
            and han_before
            and han_after
            and before[-1] not in "在到于"
            and text[end] not in "等和与"
        ):
            # One character of a word (从严治x不断): a name would be longer or end as a place.
            return "word", "censored"
        if before.endswith("的") and end - start > 1 and not _WORD_AFTER.match(text, end):
            return "name", "default"
        if (
            han_before
            and han_after
            and (_WORD_BEFORE.search(before) or _WORD_AFTER.match(text, end))
        ):
            return "word", "censored"
        if before[-1:] in '“"' and re.match(r"[\u4e00-\u9fff][”\"]", text[end : end + 2]):
            return "word", "censored"
        if before[-1:] in '“"' and _WORD_AFTER.match(text, _quotes_end(text, end)):
            return "word", "censored"
        enumerated = text.startswith("、", end) and text[end + 1 : end + 2] in MASK_CHARS
        if closed and not enumerated and _PREDICATE_BEFORE.search(before):
            return "figure", "predicate"
        return "name", "default"
