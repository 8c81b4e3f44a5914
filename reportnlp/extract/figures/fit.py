"""Which nouns a unit can count: people in 名, households in 户, meetings in 次, money in 元."""

from __future__ import annotations

import re

_PERSON_LAST = frozenset("员者人工师生兵民户长")
_PERSON = (
    "干部 民兵 力量 骨干 妇女 群众 代表 儿童 青年 少年 学子 专家 能手 乡贤 领导 同志 家长 人才 对象 军属 家属 劳力 劳动力 "
    "队伍 人口 患者 老兵 人士 商贩 摊贩 旅客 游客 乘客 考生 女性 男性 书记 主任 教练 教授 委员 大姐 残疾人 孤儿"
).split()
_HOUSEHOLD = "户 家庭 群众 商贩 摊贩 村民 农民 牧民 居民 老人 党员 军属 商家 店铺".split()
_GROUP = "团 队 客 组 人 员 生 者 干部 群众 代表 党员".split()
_EVENT = "会 会议 例会 班 论坛 活动 大赛 比赛 讲座".split()
_BY_FAMILY = {"person": tuple(_PERSON), "persontime": tuple(_PERSON), "household": (*_HOUSEHOLD,)}
_BY_UNIT = {
    **dict.fromkeys(("批", "批次", "拨"), tuple(_GROUP)),
    **dict.fromkeys(("次", "场", "场次", "期"), tuple(_EVENT)),
}
_NOT_PERSON = (
    "人工",
    "民生",
    "学生证",
    "施工",
    "开工",
    "复工",
    "动工",
    "竣工",
    "完工",
    "用工",
    "务工",
    "招工",
    "产生",
    "发生",
    "新生",
    "增长",
)
_MONEY = re.compile(
    r"(?:[^,的]{0,6}?)(?:现金|资金|贷款|补助款?|补贴款?|奖金|善款|经费|借款|捐款|工资|赔偿款|保证金|货款|欠款|工程款|指标)"
    r"|[^,的]{0,6}?(?:国债|债券|专项债券?)"
    r"|的(?:收入|收益|利润|补助|补偿|投资|资金|贷款|奖金|效益|产值)"
)
_MONEY_NAME = (
    "金",
    "款",
    "费",
    "资",
    "额",
    "值",
    "入",
    "收",
    "税",
    "利",
    "润",
    "支出",
    "贷",
    "债",
    "价",
    "助",
    "贴",
    "益",
)
# A name between the people it stands for and 等 (困难群众张某等12户).
_ET_AL = re.compile(
    r"(.*(?:群众|[农住困贫商]户|大户|党员|老人|村民|居民|农民|干部|学生|职工|妇女|企业))"
    r"(?:[\u4e00-\u9fff]{2,4}|[A-Za-zＸｘ×*某xX]{1,4}[\u4e00-\u9fff]{0,2})等"
)


def fits(noun: str, unit: str, unit_family: str) -> bool:
    """Tell a noun that the unit can count.

    Examples
    --------
    >>> fits("志愿者", "名", "person"), fits("轮班值守", "名", "person")
    (True, False)
    >>> fits("党委会", "次", "count"), fits("参观团", "批", "count")
    (True, True)
    """
    ends = _BY_UNIT.get(unit) or _BY_FAMILY.get(unit_family)
    if ends is None or not noun:
        return False
    if noun.endswith(ends):
        return True
    return (
        unit_family in ("person", "persontime")
        and noun[-1] in _PERSON_LAST
        and not noun.endswith(_NOT_PERSON)
    )


def trim(noun: str, unit_family: str) -> str:
    """Cut a noun behind a number of people to the people.

    Examples
    --------
    >>> trim("村干部给予处分", "person"), trim("党员志愿者", "person"), trim("桥梁", "count")
    ('村干部', '党员志愿者', '桥梁')
    """
    if not noun or unit_family not in PEOPLE or noun.endswith(PEOPLE[unit_family]):
        return noun
    if unit_family == "person" and noun[-1] in _PERSON_LAST:
        return noun
    found = [at.end() for at in _WORDS[unit_family].finditer(noun)]
    if not found or found[-1] < 2 or len(noun) - found[-1] < 2:
        return noun
    return noun[: found[-1]]


_COMMON = ("老人", "人员", "村民", "农民工", "农民", "居民", "学生", "教师", "党员", "职工", "农户")
PEOPLE = {"person": (*_PERSON, *_COMMON), "household": (*_HOUSEHOLD, "农户", "贫困户", "住户")}
_WORDS = {
    group: re.compile("|".join(sorted(words, key=len, reverse=True)))
    for group, words in PEOPLE.items()
}


def money_behind(left: str, right: str) -> str:
    """Return the money noun behind an amount whose clause only says what was done with it.

    Examples
    --------
    >>> money_behind("归还装", "现金的提包"), money_behind("发放补贴", "资金")
    ('现金', '')
    """
    if not right or left.endswith(_MONEY_NAME):
        return ""
    found = _MONEY.match(right)
    return found[0].lstrip("的") if found else ""


def without_names(phrase: str) -> str:
    """Return the people a phrase counts without the one it names (困难群众张三等).

    Examples
    --------
    >>> without_names("困难群众张三等"), without_names("桥梁等")
    ('困难群众', '桥梁等')
    """
    if phrase[-1:] != "等":
        return phrase
    found = _ET_AL.fullmatch(phrase)
    return found[1] if found else phrase
