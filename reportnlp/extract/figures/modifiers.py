"""Phrases that only modify: they name nothing without the noun of the figure before them."""

from __future__ import annotations

import re

from reportnlp.text.atoms import MASK_CHARS

_LEVEL = re.compile(
    r"(?:其中)?(?:国家|自治区|省|市|州|盟|县|区|旗|乡|镇|村|部|厅|地|省市|市县|县乡|省部)级"
)
_WHERE = re.compile(r"(?:[省市州县镇乡村区国]内|[省市州县镇乡村区国境]外)+")
_BARE = re.compile(
    r"(?:企业|项目|现有|目前)?(?:总数量?|总量|数量)|(?:线路|道路|路线)?(?:全长|总长度?)"
    r"|每[\u4e00-\u9fff]{1,2}|(?:亩|户|人|村|年|月|日|棚|社|校|次|场|头|只)均"
    r"|(?:年度|全年|目标|计划|下达)?(?:任务数?|计划数?)"
    r"|(?:其中)?(?:剩下|剩余|余下|其余|其他|其它|另外|另|其中)的?"
)
_BARE_LAST = frozenset("级数量长度均务划下余他它外另中的") | frozenset(
    "村户座口个家人亩处条台只头间套棚箱株棵吨件期场班校组米块辆斤"
)
_VERBS = "建成|竣工|完工|投产|开工|办结|完成|整改|销号|解决|化解|在建|拆除|脱贫|剩下|剩余|余下|其余"
_AGE = rf"[0-9{re.escape(MASK_CHARS)}一二三四五六七八九十]{{0,4}}周?岁(?:及)?以[上下]"
_CLASS = re.compile(
    rf"(?:其中)?(?:全部|已经?|均已|(?:(?:{_AGE}|.{{0,10}}(?:超|过|逾|突破|不足)?[百千万亿]+元)?(?:以[上下内]|左右)?))?"
    rf"(?:{_VERBS})?的(?:有|为|达到?|占|仅|不足|只有|就有|不少于|不低于|超过)?"
)
_LEADING = re.compile(
    r"(?:新增|新建|新培育|新创建?|新认定|建成|创建|培育|获评|拥有|认定|引进|成功|实施|修建)+"
    rf"(?=[\u4e00-\u9fff]{{2}})|(?:{_LEVEL.pattern}|{_WHERE.pattern})(?=[\u4e00-\u9fff]{{2}})"
)
_PLACE = re.compile(
    r"(?:最[高低多少大小好]的)?[^的]{0,5}(?:村|镇|乡|县|社区|街道)(?:更以?|则|也|还|个)?"
)
_PLACE_LAST = frozenset("村镇乡县区道更以则也还个")
# What every phrase ends with that can be one of these.
LAST = _BARE_LAST | _PLACE_LAST | frozenset("内外")
_NO_PLACE = ("行政村", "自然村", "贫困村", "示范村", "下乡", "返乡")


def is_level(phrase: str) -> bool:
    """Tell a rank or a range without its noun (国家级企业2家、省级19家, 省外务工3人、省内9人).

    Examples
    --------
    >>> is_level("省级"), is_level("省级企业")
    (True, False)
    """
    last = phrase[-1:]
    if last == "级":
        return _LEVEL.fullmatch(phrase) is not None
    return (last == "内" or last == "外") and _WHERE.fullmatch(phrase) is not None


def is_bare(phrase: str) -> bool:
    """Tell a phrase that measures or picks from what the figure before it named.

    Examples
    --------
    >>> is_bare("总数"), is_bare("每座"), is_bare("户均"), is_bare("户均增收")
    (True, True, True, False)
    """
    return phrase[-1:] in _BARE_LAST and _BARE.fullmatch(phrase) is not None


def is_class(left: str) -> bool:
    """Tell a class of what was counted before (50万元以上的有8个, 已竣工的11个).

    Examples
    --------
    >>> is_class("以上的有"), is_class("已竣工的"), is_class("以上的村有")
    (True, True, False)
    """
    return "的" in left[-4:] and _CLASS.fullmatch(left) is not None


def is_place(phrase: str) -> bool:
    """Tell a bare place, which is no name of money or of a share.

    Examples
    --------
    >>> is_place("最高的青石村"), is_place("青石村集体收入"), is_place("返乡")
    (True, False, False)
    """
    return (
        phrase[-1:] in _PLACE_LAST
        and _PLACE.fullmatch(phrase) is not None
        and not phrase.endswith(_NO_PLACE)
    )


def done_to(name: str, verb: str, *, results: bool = False, strict: bool = False) -> str:
    """Join a verb that has no object of its own to the noun of the figure before.

    Parameters
    ----------
    name : str
        The name of the figure before.
    verb : str
    results : bool, default False
        Only for words that say what became of the things counted.
    strict : bool, default False
        Only where the name begins with a verb that had them as its object.

    Examples
    --------
    >>> done_to("征求意见", "采纳", results=True), done_to("意见", "新区", results=True)
    ('采纳意见', '新区')
    >>> done_to("签约项目", "开工", results=True), done_to("发放低保金", "惠及")
    ('项目开工', '低保金惠及')
    """
    if results and (len(verb) > 8 or not _RESULT.fullmatch(verb)):
        return verb
    if strict and verb != "新增" and not _OBJECT.match(name):
        return verb
    noun = _OBJECT.sub("", name).rpartition("的")[2]
    if not 2 <= len(noun) <= 8:
        return verb
    return noun + verb if not results or verb.endswith(_INTRANSITIVE) else verb + noun


_RESULT = re.compile(
    "(?:归纳|整理|梳理|办结|办理|整改|落实|解决|化解|销号|采纳|答复|回复|验收|竣工|开工|投产|完工|签约|落地|到位|办复|调处|受理|调解|通过|淘汰|改造|"
    "成功|已经?|完成|建成|转化|移交|查实|结案|审结|执结|清退|拆除|修复|维修|新增|废止)+"
)
VERB_LAST = frozenset("止理结改实决解号纳复收工产约地位处过汰造功经已成化交案退除增及益盖")
_INTRANSITIVE = ("竣工", "开工", "投产", "完工", "签约", "落地", "到位", "通过", "成功", "结案")
_OBJECT = re.compile(
    "^.{0,10}(?:征求|征集|收集|查摆|受理|接收|收到|排查|发现|梳理|发放|下拨|兑付|兑现|落实|实施|新建|改造|整改|整理|筹集|投入|引进|签约|接待|办理|查处|摸排|走访|检查"
    "|调处|化解|解决|清退|新增|完成|开展|涉及|形成|建立|收缴|采纳|办结|制定|出台|提请审议)(?:出|到|了)?(?=[\u4e00-\u9fff]{2})"
)


def is_age(left: str) -> bool:
    """Tell an age that stands for the people of that age (45岁以上的占).

    Examples
    --------
    >>> is_age("45岁以上的占"), is_age("45岁以上的党员占")
    (True, False)
    """
    return _AGED.fullmatch(left) is not None


_AGED = re.compile(rf"{_AGE}的?(?:仅|只)?(?:占|不足|超过|不到|达到?|约占)?")


def among(left: str) -> str:
    """Return what a part is taken from (抽查的16个支部中有4个), or ``""``.

    Examples
    --------
    >>> among("支部中有"), among("支部中建成")
    ('支部', '')
    """
    found = _AMONG.fullmatch(left)
    return found[1] if found else ""


_AMONG = re.compile(
    r"(?:的)?([\u4e00-\u9fff]{1,12}?)(?:当)?[中里]已?(?:有|仍有|还有|只有|仅有|约有|占)?了?"
)
AMONG_LAST = frozenset("中里有占了")


def head_of(name: str) -> str:
    """Return a name without the verb and the rank it begins with.

    Examples
    --------
    >>> head_of("建成国家级示范社"), head_of("示范社")
    ('示范社', '示范社')
    """
    for _ in range(2):
        lead = _LEADING.match(name)
        if not lead:
            break
        name = name[lead.end() :]
    return name
