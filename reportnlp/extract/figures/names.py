"""What a figure measures: the phrase in front of it or the noun behind it."""

from __future__ import annotations

import re

from reportnlp.extract.figures import fit
from reportnlp.extract.figures.following import after_de, right_noun
from reportnlp.extract.figures.leading import LONGEST, is_measure, is_wordy, without_lead

_ABSTRACT_UNIT = frozenset({"money", "share", "points", "multiple"})
_BY_NUMBER = frozenset({"count", "person", "household", "kind"})
_VERB_ENDS = frozenset(
    (
        "新建|改建|浇筑|修筑|砌筑|开挖|扩建|修建|建设|建成|建立|建起|办起|搭建|种下|种上|建|修|新修|新增|新设|设立|设置|成立|组建|引进|引入|实施|完成|开展|举办|组织|召开|发放|印发|张贴|悬挂|制作|安装|安置|安排|"
        "栽植|种植|栽|种|植|补植|养|养殖|发展|培育|培养|培训|打造|创建|获得|荣获|获|获评|评选|表彰|推荐|吸收|吸纳|接收|接待|受理|办理|办结|处理|查处|立案|排查|整改|整治|清理|清运|清除|"
        "拆除|拆|疏浚|清淤|治理|改造|维修|修复|加固|硬化|铺设|铺|架设|新装|装|购置|购买|添置|配备|配置|聘请|聘用|选派|选出|抽调|动员|发动|出动|动用|调动|投入|投工|筹集|筹措|争取|落实|"
        "化解|调解|调处|解决|救助|慰问|走访|资助|帮扶|扶持|带动|带领|率领|帮助|惠及|覆盖|涉及|受益|转移|搬迁|检查|巡查|巡逻|监测|检测|接种|采集|采样|登记|录入|流转|征收|征用|征地|签订|签约|签|"
        "推广|推出|承办|创作|演出|放映|送|送去|捐赠|募集|募捐|收缴|破获|抓获|打掉|侦破|打击|处分|约谈|谈话|问责|关停|取缔|关闭|淘汰|引导|劝返|劝导|核查|核实|识别|纳入|新纳入|认定|申报|"
        "储备|采购|生产|加工|销售|出栏|存栏|收购|使用|利用|开发|开工|竣工|投产|实现|提供|解答|收集|征集|采纳|开通|开辟|划定|划分|规划|布置|布设|设|配|派|选|选聘|选拔|任命|调整|保障|保证|"
        "为|给|对|向|将|把|由|从|使|让|在|有|是|含|到|全|各|该|以|与|和|及|等|因|经|被|的|了|过|着|就|共|计|约|达|近|超|其中|包括|分|按|用|通|靠|凭|自家|让出|拿出|腾出|承包|租下|落户|拨出|拨付|下拨|年产|日产|年加工|年出栏|造成|导致|发生|出现|遭受|存在|拥有|下辖|下设|辖|管辖|镇|乡|村|县|市|区|社区|街道|园区"
    ).split("|")
)
_SUBJECT_VERB = re.compile(r"^(?:下调|上调|提高|降低|加大|深化|推进|加强|完善|建立健全|扩大|稳步)")
_SUBJECT_CUT = re.compile(
    r"受|因|突破|超过|全线|全面|全部|顺利|完成|实现|达到?|同比|比上|较上|增长|下降|继续|持续|稳步|快速|不断|得到|取得"
)


def choose(left: str, right: str, unit_family: str, changed: bool, unit: str = "") -> str:
    """Choose between the phrase in front of the number and the noun behind the unit.

    Parameters
    ----------
    left : str
        From :func:`clean_left`.
    right : str
        What follows the unit up to the next delimiter or number.
    unit_family : str
    changed : bool
    unit : str, default ""

    Returns
    -------
    str
        Empty where the name must be carried over.

    Examples
    --------
    >>> choose("修建", "桥梁", "count", False), choose("财政收入", "的任务", "money", False)
    ('桥梁', '财政收入')
    >>> choose("抽调志愿者", "轮班值守", "person", False, "名")
    '抽调志愿者'
    """
    if unit_family in _ABSTRACT_UNIT or changed:
        if unit_family == "share" and right and not changed and (noun := share_behind(left, right)):
            return noun
        if unit_family == "share" and left in _GIVES and (noun := after_de(right)):
            return noun
        if left and not left.endswith(("现行", "行业")):
            return unit_family == "money" and fit.money_behind(left, right) or left
        if unit_family == "money" and (noun := fit.money_behind(left, right)):
            return noun
        if not changed or right.startswith("的价"):
            noun = after_de(right)
        else:
            noun = right_noun(right) if not left and unit_family in _BY_NUMBER else ""
        return left if left and not noun.endswith(("率", "比例", "标准")) else noun
    leads = ends_in_verb(left)
    if not right or not (leads or unit_family in _BY_NUMBER or right[0] == "级"):
        return left
    noun = right_noun(right)
    if unit_family in fit.PEOPLE:
        noun = fit.trim(noun, unit_family)
    if noun and not leads and fit.fits(left, unit, unit_family):
        return noun if fit.fits(noun, unit, unit_family) else left
    return noun or (after_de(right) if leads else "") or left


def share_behind(left: str, right: str) -> str:
    """Return whose share it is, where a noun stands right behind it.

    Examples
    --------
    >>> share_behind("", "以上农户参与经营"), share_behind("覆盖率", "以上")
    ('农户', '')
    """
    bound = right[:2] in _BOUNDS
    if left and not (bound and _WHO.search(left)) or right[0] == "一":
        return ""
    noun = right_noun(right[2:] if bound else right)
    return noun if len(noun) > 1 and noun[-1] not in _NO_NOUN else ""


# 贡献了八成以上的产值: the share is of what stands behind it.
_GIVES = frozenset("贡献 提供 创造 承担 消化 吸纳 解决".split())
# 由5%降低到4% and the rate of 6%一档 have no noun behind them.
_NO_NOUN = frozenset("到至为")
_BOUNDS = frozenset({"以上", "左右"})
_WHO = re.compile("[员者人民户生师家]$")


def ends_in_verb(phrase: str) -> bool:
    """Tell a phrase whose object stands behind the number, and an empty one.

    Examples
    --------
    >>> ends_in_verb("新建"), ends_in_verb("茶园"), ends_in_verb("")
    (True, False, True)
    """
    return (
        not phrase
        or phrase[-1:] in _VERB_ENDS
        or phrase[-2:] in _VERB_ENDS
        or phrase[-3:] in _VERB_ENDS
    )


def subject(phrase: str) -> str:
    """Return the noun phrase a clause begins with (``捕捞产量受资源衰退影响`` speaks of 捕捞产量).

    Examples
    --------
    >>> subject("捕捞产量受资源衰退影响"), subject("今年财政收入完成")
    ('捕捞产量', '财政收入')
    """
    phrase = _SUBJECT_VERB.sub("", without_lead(phrase))
    cut = _SUBJECT_CUT.search(phrase, 1)
    head = (phrase[: cut.start()] if cut else phrase)[-LONGEST:]
    return head if is_wordy(head) and is_measure(head) else right_noun(head)
