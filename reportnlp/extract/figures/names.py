"""What a figure measures: the noun phrase beside it, or the one carried over."""

from __future__ import annotations

import re

from reportnlp.text.atoms import MASK_CHARS

LONGEST = 16
_M = re.escape(MASK_CHARS)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TERM = r"(?:PM_?(?:2\.5|10)|[2-6]G|[1-5]A级?)"
# A digit or mask that belongs to no term ends the phrase on its left.
_LAST_DIGIT = re.compile(
    rf".*(?:[0-9{_M}某…]|〔…〕)(?:年度?|个?月份?|日|号|季度|届|次|时|[%‰])*(?:底|末|初|以来|[以之]?[前后来]|间)*",
    re.S,
)
# Dates and durations inside a phrase that do not part it (较2020年提高, 连续4年净增).
_INLINE_TIME = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?:连续[0-9{_M}]{{1,3}}年|(?:比|较|与)(?:[0-9{_M}]{{4}}|上)年(?:底|末)?(?:同期|换届|相比)?"
    rf"|(?:从|由|自|到|至|在|截至)?[0-9{_M}]{{4}}年(?:底|末|初)?的?$)"
    r"|^(?:比|较)[一二三四五六七八九十两几]年前|^(?:剔除|扣除)[\u4e00-\u9fff]{1,10}(?:因素|影响)后?"
)
_HIGHER = re.compile(
    r"(?:比|较)(?:上半年|上年|去年)(?:同期)?(?:多|少)[\u4e00-\u9fff]{1,2}$|(?:高出|高于|低于|多于|少于)[\u4e00-\u9fff]{2,10}$"
    r"|(?:比(?![例重率])|较)[\u4e00-\u9fff]{2,8}(?:高出|多出|少出|高|低)$"
)
_PLACE_REST = re.compile(
    r"^(?:自治)?(?:镇|乡(?!村)|村(?!级|民|集体|干部|级|庄|党|内|务|卫|医|企|道|组|两)|县(?!城|级|域|区|外|乡)|区(?!域)|街道|社区(?!居民|干部)|市(?!场|民|政|区)|省(?!级)|组(?!织))(?:党委|政府|人民政府|、)*"
)
_REST = re.compile(rf"^周?岁(?:以[上下])?的?|{_PLACE_REST.pattern}|^〕?(?:村(?=种植大户))")
_LEAD_SAFE = re.compile(
    r"^(?:[一二三四五六七八九十两]年(?:来|间|累计)?|而|上年(?:同期)?|去年(?:同期)?|剩余的?|余下的?|全疆|全自治区|我区|各地|现行|今年以来|去年以来|一年来|半年来|近年来|年初以来|截至目前|截止目前|到目前为止|截至|截止|目前|今年|去年|明年|全年|当年|年内|年末|年底(?:前)?|"
    r"上半年|下半年|前三季度|一季度|期间|同时|此外|另外|其中|并|还|又|也|再(?!制造|生|就业)|先后|累计|共计|总计|合计|共|已经|已|虽然?|但|均(?!价)|都|现有|现已|现|拥有|"
    r"我镇|我乡|我县|我市|我省|我区|我村|本镇|全镇|全乡|全县|全市|全省|全区|全国|全村|全街道|全旗|我们|我|"
    r"预计|力争|确保|计划(?!生育)|争取到(?!位)|争取(?!到)|预期|拟|将|要|努力|实现|完成(?!率|额|投资)|达到|以及|及|和|与|对|为(?!民)|在(?!建|校|册|岗)|把|使|由(?!于)|从(?!业)|以(?!工)|是|的|了|等|至|到(?!位)|每年|每月|约(?!谈)|达(?!标)|仅|全部|最后|首批|首次|底|末|初|"
    r"(?:比|较)(?:上年|去年)(?:同期)?(?:相比)?|同比|环比|按可比价格?(?:计算)?|扣除(?:物价|价格)因素(?:影响)?|因素)+"
)
_TAILS = (
    "达到|达|为|是|共计|总计|合计|累计|共|约为|约合|大约|约|接近|近|超过|超|突破|逾|仅为|仅|只有|完成|实现|分别为|分别|均为|均|都|各|高达|不足|不到|不少于|"
    "不低于|不超过|不高于|低于|高于|控制在|保持在|稳定在|维持在|稳定|保持|提高到|提升到|增加到|扩大到|上升到|下降到|减少到|降低到|发展到|增长到|压减到|调整为|提高至|提升至|"
    "增加至|扩大至|上升至|下降至|减少至|降低至|增至|降至|降到|增到|达成|升至|升到|到|至|在|了|已|已经|将|要|再|有|占|的|预计|力争|可|能|新|也|还|又|就|先后|全年|上半年|下半年|今年|目前|当年|去年|年末|"
    "同期|去年同期|上年同期|大于|小于|多达|总共|平均|平均为|相当于|等于|被|于|最多|最高|至少|拟|计划|预期|目标|由|从|现在的|现在|平均每年|略|回落到|回落至|跃升至|缩小到|缩小至|扩展到|扩展至|集中在|加宽到|拟按|按|"
    "到达|每年|每月|每天|每人|每人每年|每人每月|每户|每亩|每公斤|每个|每吨|每村|涨到|涨至|跌至|加宽到|推迟到|提前到|变为|略|定"
)
# a tail that is the first character of a word stays where that word may follow
_TAIL_GUARDS = {
    "均": "(?![户人亩年日月平])",
    "约": "(?![节签集制履])",
    "能": "(?![产功性职智节动])",
    "被": "(?![衣棉植床毛])",
    "到": "(?![实应])",
}


def _reversed_words(words: str, guards: dict[str, str] | None = None) -> str:
    """Return an alternation of the words read backwards, longest first, the same in every run."""
    ordered = sorted({word[::-1] for word in words.split("|")}, key=lambda w: (-len(w), w))
    return "|".join(word + (guards or {}).get(word, "") for word in ordered)


_TAIL_REV = re.compile("(?:" + _reversed_words(_TAILS, _TAIL_GUARDS) + ")+")
_CHANGE_WORDS = "增长|增幅|涨幅|降幅|减幅|上涨|下跌|下降|降低|减少|增加|提高|提升|上升|回升|回落|净增|净减|压减|压缩|下调|上调|缩短|缩小|增多|收窄|高出|多出|少出|递增|递减|超收|节约|节省|压缩|减产|增产|减收|略增|略降|高|低|多|少|增|减|降|升|幅度"
_COMPARE_WORDS = (
    "同比|环比|同口径|按可比价格计算|按可比价计算|可比口径|比上年同期|比去年同期|较上年同期|较去年同期|比上年|比去年|较上年|较去年|年均|平均|比年初|较年初|比上半年|较上半年|"
    "相比|与去年同期相比|与上年同期相比|与上年相比|与去年相比|扣除价格因素|扣除物价因素|名义|实际|平均每年|每年平均|每年|略|累计|同步|分别|均|都|又|再|约|近|了|超过|达|达到|预期|目标|要|还|将|逐年|大幅|持续"
)
_CHANGE_REV = re.compile(
    "(?:" + _reversed_words(_CHANGE_WORDS) + ")(?:" + _reversed_words(_COMPARE_WORDS) + ")*"
)
_TAIL_LAST = frozenset(word[-1] for word in _TAILS.split("|"))
_CHANGE_LAST = frozenset(word[-1] for word in _CHANGE_WORDS.split("|"))
_COMPARE_TAIL = re.compile(r"(?:比|较|同|与)[^比较]{1,12}$")
_SHARE_OF = re.compile(
    r"^.{0,2}?(?:只|仅|已)?(?:占|为|是|完成|达|达到|超额完成)(?:到|了)?[^,]{0,8}(?:任务数?|计划数?|目标(?:任务)?|预算|总数|总量|总额|总人口|总户数|的)的?(?:比例|比重)?$|^占(?:比)?(?:达|为)?$|^占[^,]{1,14}$|^只?仅?相当于[^,]{1,14}$"
)
_VERB_ONLY_STOP = frozenset(
    "其中|共|累计|总计|合计|占|占比|比例|同比|增长|下降|降低|提高|减少|上升|分别|达|达到|为|完成|实现|有|金额|共有".split(
        "|"
    )
)
# A noun phrase on the right cannot begin with one of these.
_RIGHT_STOP = re.compile(
    r"(?:以上|以下|以内|左右|上下|之内|的|和|与|及|并|等|或|以及|,|用于|用(?!户)|增长|增加|下降|减少|提高|上升|达|为|是|在|到(?!位)|至|于|占|已|均(?!价)|都|全部|全面|也|还|将|"
    r"对|把|被|向|从(?!业)|由|使|让|给|则|又|且|就(?!业)|可(?!再)|能(?!源|繁)|需|应(?!急|届)|未(?!来)|不|无(?=一|伤|重大|任何|越级|安全|群众)|没|较|比(?!例)|同比|高于|低于|超过|来自|来到|去|开展|打造|建设|建成|修建|新建|改造|实施|完成|实现|参加|参与|"
    r"进行|进入|落实|发放|解决|推进|惠及|覆盖|涉及|带动|投入|投产|开工|竣工|通过|荣获|获(?!奖)|受到|列入|入驻|入选|报名|办理|调解|调查|结|处于|化解|发展|整改|到位|支持|深入|负责|组成|"
    r"逐|按|因|经(?!济|营|认证)|每|其中|共(?!青|产)|分别|今年|去年|上年|当年|全年|安排|安置(?!房|点|区)|吸纳|成为|符合|享受|位于|居全|居第|排名|升至|降至|摘帽|脱贫(?!户|人|村|监)|退出|达标|出列|切实|进一步|顺利|成功|如期|"
    r"现(?!代|役)|正在|正式|组织(?!部|委)|完工|修复|修缮|拆除|铺设|种植(?!业|户|大户|基地)|购置|引进|签订|转移|转化|转为|改建|改善|验收|投运|投用|补充|补贴|奖励|资助|助力|救助(?!站|对)|保证|确保|力争|提供|满足|缓解|方便|保障(?!性)|促进|推动|形成|统一|集中|连片|同步|陆续|先后|上门|免费|义务|同志|提前|任务|目标|一起|一同|存在|中(?!小|医|药|心|央|高|青|学|型|级|共|国)|如|弥补|春节|年底|年内|次日|喜|搬|家喻|增收|务工|日处理|日产|年产|驻|下沉|包联|结对)"
)
_MODIFIED = re.compile(
    r"(?:来自|具有|符合|享受|因|由|在|群众身边|从事)[^,。;、]{1,14}?的([\u4e00-\u9fff]{2,10})"
)
_ADVERBS = re.compile(
    r"^(?:实现|如期|全部|已|均|顺利|稳定|成功|通过|按期|(?:省|市|县)[^,]{0,6}(?:核查|验收)|可|将|预计)+"
)
_RIGHT_CUT = re.compile(
    r"(?:[\[的“”\"()《》、,。;:与及]|和(?!谐|美|平|睦)|以上|以下|全部|全面|(?<![人平户亩])均|(?<!首)都(?!市)|已|将|进入|(?<!发)达到?|实现|完成|开工|投产|竣工|签约|落地|建成|投入|投向|参加|参与|"
    r"(?<!收)获|通过|开展|进行|成为|成立|成功|发放|享受|得到|喜获|用上|告别|搬(?=进|入|出)|受益|落户|入驻|上线|启动|挂牌|揭牌|脱贫|摘帽|退出|转型|扎实|团结|顺利|按时|按期|如期|逐(?!年)|"
    r"同比|增长|下降|(?<!存)在(?!建|校|岗|职|线|册|编)|对(?!象|外|口|接)|(?<!方)向|从(?!业)|被|按|(?<!行)为|用于|整改|运营|运行|降至|降到|提高|上升|下调|稳定|提前|纳入|列入|入围|入选|"
    r"(?<!基)因(?!素)|未(?!来)|尚|有望|不通|快于|预计|全程|清零|动态|领取|作出|出列|受灾|就近|免费|占|弥补|扩建|大幅|位列|(?<![交普流])通(?=上|了|三级|硬化)|春节前)"
)
_ABSTRACT_UNIT = frozenset({"money", "share", "points", "multiple"})
_VERB_ENDS = frozenset(
    (
        "新建|改建|扩建|修建|建设|建成|建立|建起|办起|搭建|种下|种上|建|修|新修|新增|新设|设立|设置|成立|组建|引进|引入|实施|完成|开展|举办|组织|召开|发放|印发|张贴|悬挂|制作|安装|安置|安排|"
        "栽植|种植|栽|种|植|补植|养|养殖|发展|培育|培养|培训|打造|创建|获得|荣获|获|获评|评选|表彰|推荐|吸收|吸纳|接收|接待|受理|办理|办结|处理|查处|立案|排查|整改|整治|清理|清运|清除|"
        "拆除|拆|疏浚|清淤|治理|改造|维修|修复|加固|硬化|铺设|铺|架设|新装|装|购置|购买|添置|配备|配置|聘请|聘用|选派|选出|抽调|动员|发动|出动|动用|调动|投入|投工|筹集|筹措|争取|落实|"
        "化解|调解|调处|解决|救助|慰问|走访|资助|帮扶|扶持|带动|帮助|惠及|覆盖|涉及|受益|转移|搬迁|检查|巡查|巡逻|监测|检测|接种|采集|采样|登记|录入|流转|征收|征用|征地|签订|签约|签|"
        "推广|推出|承办|创作|演出|放映|送|送去|捐赠|募集|募捐|收缴|破获|抓获|打掉|侦破|打击|处分|约谈|谈话|问责|关停|取缔|关闭|淘汰|引导|劝返|劝导|核查|核实|识别|纳入|新纳入|认定|申报|"
        "储备|采购|生产|加工|销售|出栏|存栏|收购|使用|利用|开发|开工|竣工|投产|实现|提供|解答|收集|征集|采纳|开通|开辟|划定|划分|规划|布置|布设|设|配|派|选|选聘|选拔|任命|调整|保障|保证|"
        "为|给|对|向|将|把|由|从|使|让|在|有|是|含|到|全|各|该|以|与|和|及|等|因|经|被|的|了|过|着|就|共|计|约|达|近|超|其中|包括|分|按|用|通|造成|导致|发生|出现|遭受|存在|拥有|下辖|下设|辖|管辖|镇|乡|村|县|市|区|社区|街道|园区"
    ).split("|")
)
_PREFIX_SCOPE = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:镇|乡|村|县|市|区|街道|社区|苏木|旗)$")
_PURPOSE = re.compile(r"的([\u4e00-\u9fff]{2,10}?)(?:问题|困难|难题)")
_PURSE = re.compile(
    r"(?:企业|群众|农户|商户|居民|学生)(?:协调|争取|发放|落实|办理|补助|减免|筹集)(?:各类|各项)?(?=[\u4e00-\u9fff]{2})"
)
_BOUND = re.compile(r"以上(?=[\u4e00-\u9fff])|左右(?=[\u4e00-\u9fff])")
_LISTED = re.compile(r"[^,。;:、0-9]{1,10}(?:、[^,。;:、0-9]{1,10}){1,4}?等([\u4e00-\u9fff]{2,12})")
_QUOTES = re.compile(r"[ ①-⑳“”\"‘’'《》\n—]+|\[\d{1,3}\]|[\[\]]")


def _unquote(phrase: str) -> str:
    return _QUOTES.sub("", phrase)


def tail_length(phrase: str) -> int:
    """Return how many characters at the end of `phrase` only lead to the number."""
    match = _TAIL_REV.match(phrase[::-1])
    return match.end() if match else 0


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
    phrase = _unquote(phrase)
    if "年" in phrase or "除" in phrase:
        phrase = _INLINE_TIME.sub("", phrase)
    higher = 0
    if "比" in phrase or "较" in phrase or "出" in phrase or "于" in phrase:
        phrase, higher = _HIGHER.subn("", phrase)
    digit = _LAST_DIGIT.match(phrase)
    if digit:
        keep = re.search(rf"{_TERM}[\u4e00-\u9fff]*$", phrase)
        phrase = phrase[keep.start() :] if keep else _REST.sub("", phrase[digit.end() :])
    changed = higher > 0
    for _ in range(4):
        size = len(phrase)
        if phrase[-1:] in _TAIL_LAST:
            cut = tail_length(phrase)
            if cut:
                phrase = phrase[:-cut]
        match = _CHANGE_REV.match(phrase[::-1]) if phrase[-1:] in _CHANGE_LAST else None
        if match and not phrase.endswith(("新增", "最高", "最低")):
            rest = phrase[: len(phrase) - match.end()]
            compare = _COMPARE_TAIL.search(rest)
            if compare and re.match(
                r"(?:比|较|与|同)(?:上|去|年|全|县|市|省|城|水|20|前|平|期|计|原)", compare[0]
            ):
                rest = rest[: compare.start()]
            phrase, changed = rest, True
        if len(phrase) == size or not phrase:
            break
    lead = _LEAD_SAFE.match(phrase)
    if lead and lead.end() < len(phrase):
        phrase = phrase[lead.end() :]
    elif lead:
        phrase = ""
    if (
        phrase in ("比", "较", "与")
        or changed
        and phrase.endswith(("内", "中", "里"))
        and len(phrase) < 4
    ):
        phrase = ""
    if len(phrase) > LONGEST:
        phrase = _shorten(phrase)
    return phrase, changed


def _shorten(phrase: str) -> str:
    """Cut a phrase to the longest ending that begins after a verb or a boundary."""
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


def right_noun(phrase: str) -> str:
    """Return the noun that the number counts, out of what follows the unit, or ``""``.

    Examples
    --------
    >>> right_noun("桥梁"), right_noun("政务服务事项实现全程网办"), right_noun("用于公益性岗位")
    ('桥梁', '政务服务事项', '')
    """
    bound = _BOUND.match(phrase)
    if bound:
        phrase = phrase[bound.end() :]
    modified = _MODIFIED.match(phrase)
    if modified:
        phrase = modified[1]
    if not phrase or _RIGHT_STOP.match(phrase):
        return ""
    listed = _LISTED.match(phrase)
    if listed:
        phrase = listed[1]
    if phrase[0] in '“"':
        close = re.search(r"[”\"]", phrase[1:])
        if not close:
            return ""
        quoted = phrase[1 : close.start() + 1]
        rest = phrase[close.end() + 1 :]
        cut = _RIGHT_CUT.search(rest)
        noun = quoted + (rest[: cut.start()] if cut else rest)
    else:
        cut = _RIGHT_CUT.search(phrase, 1)
        noun = phrase[: cut.start()] if cut else phrase
    noun = _unquote(noun)
    digit = re.search(rf"[0-9{_M}某〔…]", noun)
    if digit and digit.start() > 0:
        noun = noun[: digit.start()]
    elif digit:
        return ""
    return noun[:LONGEST] if _HAN.match(noun) and len(noun) > 0 else ""


def after_de(phrase: str) -> str:
    """Return the noun behind 的 right after the unit (``80%的县级医院``)."""
    if phrase.startswith("以上的"):
        phrase = phrase[2:]
    return right_noun(phrase[1:]) if phrase.startswith("的") else ""


def choose(left: str, right: str, unit_family: str, changed: bool) -> str:
    """Choose between the phrase in front of the number and the noun behind the unit.

    Parameters
    ----------
    left : str
        From :func:`clean_left`.
    right : str
        What follows the unit up to the next delimiter or number.
    unit_family : str
    changed : bool

    Returns
    -------
    str
        Empty where the name must be carried over.

    Examples
    --------
    >>> choose("修建", "桥梁", "count", False), choose("财政收入", "的任务", "money", False)
    ('桥梁', '财政收入')
    """
    if unit_family in _ABSTRACT_UNIT or changed:
        share_noun = after_de(right) if not changed else ""
        if left and not (
            share_noun.endswith(("率", "比例", "标准")) and left.endswith(("现行", "行业"))
        ):
            return left
        return share_noun
    leads = not left or _ends_in_verb(left)
    noun = right_noun(right) or (after_de(right) if leads else "")
    if noun and (leads or unit_family in ("count", "person", "household")):
        return noun
    return left or noun


def _ends_in_verb(phrase: str) -> bool:
    return phrase[-1:] in _VERB_ENDS or phrase[-2:] in _VERB_ENDS or phrase[-3:] in _VERB_ENDS


def is_share_of(phrase: str) -> bool:
    """Tell ``占全年任务的`` and the like, whose name is carried over.

    Examples
    --------
    >>> is_share_of("占全年任务的"), is_share_of("财政收入")
    (True, False)
    """
    return _SHARE_OF.match(phrase) is not None


def subject(phrase: str) -> str:
    """Return the noun phrase a clause begins with (``捕捞产量受资源衰退影响`` speaks of 捕捞产量).

    Examples
    --------
    >>> subject("捕捞产量受资源衰退影响"), subject("今年财政收入完成")
    ('捕捞产量', '财政收入')
    """
    lead = _LEAD_SAFE.match(phrase)
    if lead:
        phrase = phrase[lead.end() :]
    phrase = _SUBJECT_VERB.sub("", phrase)
    cut = _SUBJECT_CUT.search(phrase, 1)
    return right_noun((phrase[: cut.start()] if cut else phrase)[-LONGEST:])


def verb_after(phrase: str) -> str:
    """Return the verb that says what is counted where no noun does (``64户如期脱贫``).

    Examples
    --------
    >>> verb_after("如期脱贫"), verb_after("")
    ('脱贫', '')
    """
    phrase = _ADVERBS.sub("", _unquote(phrase))
    cut = re.search(r"[,。;、:()的]", phrase)
    phrase = phrase[: cut.start()] if cut else phrase
    return (
        phrase[:6]
        if len(phrase) >= 2 and _HAN.match(phrase) and phrase[0] not in "以左的和与"
        else ""
    )


def purpose(text: str) -> str:
    """Return what is solved for whom (``解决890人的安全饮水问题``).

    Examples
    --------
    >>> purpose("人和30头大牲畜的饮水困难")
    '饮水'
    """
    match = _PURPOSE.search(text)
    return match[1] if match else ""


def purse(phrase: str) -> str:
    """Return the money out of a clause that says for whom it was raised.

    Examples
    --------
    >>> purse("企业争取各类专项资金"), purse("财政收入")
    ('专项资金', '财政收入')
    """
    match = _PURSE.search(phrase)
    return phrase[match.end() :] if match else phrase


def leading_verb(clause: str) -> str:
    """Return the verb an enumeration hangs on (``检查矿点、加油站63家次``), or ``""``.

    Examples
    --------
    >>> leading_verb("检查矿点、加油站"), leading_verb("全镇矿点、加油站")
    ('检查', '')
    """
    lead = _LEAD_SAFE.match(clause)
    match = _ENUM_VERB.match(clause, lead.end() if lead else 0)
    return match[0] if match else ""


_SUBJECT_VERB = re.compile(r"^(?:下调|上调|提高|降低|加大|深化|推进|加强|完善|建立健全|扩大|稳步)")
_SUBJECT_CUT = re.compile(
    r"受|因|完成|实现|达到?|同比|比上|较上|增长|下降|继续|持续|稳步|快速|不断|得到|取得"
)
_ENUM_VERB = re.compile(
    r"检查|走访|慰问|走访慰问|表彰|排查|巡查|督查|整治|清理|拆除|征收|培训|救助|资助|查处|发放|开展|举办|组织|培育|引进|实施"
)


def change_verb(left: str) -> str:
    """Return the verb of change itself, where nothing else names the figure.

    Examples
    --------
    >>> change_verb("系统内完成增加"), change_verb("共")
    ('增加', '')
    """
    match = re.search(r"(?:增加|减少|增长|下降|净增|净减|提高|降低|节约|节省|压缩|压减)$", left)
    return match[0] if match else ""


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
