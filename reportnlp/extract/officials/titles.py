"""The title grammar: posts and roles in running text, with the organ in front of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportnlp import lexicons
from reportnlp.extract.officials.name_model import is_han

# A head followed by one of these is part of another word (委员会, 主席团, 队长期).
_NOT_BEFORE: dict[str, str] = {
    "委员": "会长",
    "常委": "会",
    "主席": "团台令",
    "书记": "员处助",
    "成员": "单国",
    "专员": "公",
    "顾问": "单团",
    "支书": "记",
    "组长": "制",
    "干事": "创情业",
    "总指挥": "长部",
    "民政助理": "员",
    "督学": "制",
    "副指挥": "长部",
    "主任": "医护药技务助",
    "县长": "助",
    "区长": "助",
    "市长": "助",
    "局长": "助",
    "镇长": "助",
    "乡长": "助",
}
_NOT_AFTER_LONG = frozenset("者春期效远城处势足度大廊征跑制")
_NOT_AFTER = {
    "员": frozenset("员"),
}
_MAX_PREFIX = 22
_OPENS = frozenset(("现任", "时任", "新任", "前任"))  # a title begins here
_PRIVATE = re.compile(
    r"(?:合作社|公司|企业|集团|商会|协会|农场|超市|商行|酒店|工厂|基地|养殖场|厂|店|车间|联社|联盟|乐队|舞蹈队|球队|锣鼓队|施工队|志愿者?|志愿服务队)$"
)
_FORMER = re.compile(r"(?:老|退休|离任|(?<![\u3400-\u9fff])卸任|离休|已故)$")
_COLLECTIVE = re.compile(
    r"(?:各|各级|全体|其他|其它|诸位|每位|每名|几位|班子|家庭|党组|社会|界|些|个|名|位|多名)$"
)
# What a match of these can end with (and more): most titles need no search at all.
_PRIVATE_CHARS = frozenset(_PRIVATE.pattern + "\n")
_BESIDE_CHARS = frozenset(_FORMER.pattern + _COLLECTIVE.pattern + "\n")
# 霁川县人民政府县长 on a line of its own: the place is part of the title.
_SIGNED = "人民政府"
_LINE_PLACE = re.compile(r"(?:^|[\n ])((?![我本全各])[\u4e00-\u9fff]{1,5})$")
_CIVIC = re.compile(
    r"(?:村民小组|村小组|居民小组|党小组|联络组|村组|生产组|(?:派出|派驻|纪检|监察)监?察?组)副?$"
)
_STOP = frozenset("由以为让请的和与及在等对经随任兼是向将把被了并又也,、。:;()“”《》!?/ \n\t")
_UNITS = frozenset("局所站院处科部队校厅")
# 领办, 督办 are verbs, no offices.
_DOES = frozenset("领承举督兴创交经协主开代包自")
# 老槐村党支部书记 is no former one.
_OLD_PLACE = re.compile("老[\u3400-\u9fff]{1,3}?[村镇乡寨屯庄坝街社]")
# 某某(商务股股长): the office is all that stands in the bracket.
_BRACKET = re.compile("[(]((?![原前曾现时挂])[\u3400-\u9fff]{1,10})$")
_GENERIC = frozenset("办所站局科部院室心队校处团组会场社")
_CUT = re.compile(
    r"(?:成立|组织|邀请|担任|陪同|安排|要求|通过|会同|联合|配合|协调|选举|任命|免去|推选|出席|参加|下设|设立|当选|副组长|组长|成员|推荐|提名|聘请|聘任|联系|对接|同志|带领|率领|带着|领着|抽调|指派|责成|委托|委派|约谈|走访|看望|慰问|督促|协助|指导|授予|表彰|调任|升任|接任"
    r"|(?<=[\u4e00-\u9fff]{2})同(?<![大协合共会陪随]同)(?=[县市镇乡村边派司卫学]))"
)


@dataclass(slots=True)
class Post:
    """A post or role as it stands.

    Attributes
    ----------
    start, end : int
        The whole title, organ and rank included.
    head_start : int
        Where rank and head begin (``副书记`` of ``镇党委副书记``).
    head : str
        Entry of the title table.
    role : bool
        組长, 成员 … of a body.
    level : str
    collective : bool
        班子成员, 各村支书: no person follows.
    """

    start: int
    end: int
    head_start: int
    head: str
    role: bool
    level: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class _Titles:
    """Lengths of heads by their last two characters and of parts by their last, longest first."""

    heads: dict[str, tuple[bool, str]]
    head_lengths: dict[str, list[int]]
    trigger: re.Pattern[str]
    parts: dict[str, str]
    part_lengths: dict[str, list[int]]


@functools.cache
def _titles() -> _Titles:
    heads = {r["head"]: (r["kind"] == "role", r["level"]) for r in lexicons.table("titles")}
    parts = {r["part"]: r["kind"] for r in lexicons.table("organs")}
    lasts = "".join(sorted({head[-1] for head in heads}))
    before = "".join(sorted({head[-2] for head in heads}))
    return _Titles(
        heads=heads,
        head_lengths=_lengths(heads, 2),
        trigger=re.compile(f"[{lasts}](?<=[{before} ][{lasts}])"),
        parts=parts,
        part_lengths=_lengths(parts, 1),
    )


def _lengths(words: Iterable[str], tail: int) -> dict[str, list[int]]:
    """Return the lengths of words by their last `tail` characters, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[-tail:], set()).add(len(word))
    return {last: sorted(lengths, reverse=True) for last, lengths in found.items()}


# Titles padded to one width in lists: 镇　　长, 副 镇 长, 组     长.
_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff])((?:常 *务 *|第 *一 *)?(?:副 *)?)"
    r"([镇乡县区市省旗书支主委组站所部队院校局] +[长记任员席书])$|(?<![\u4e00-\u9fff])成 +员$"
)


def _find_head(text: str, last: int, titles: _Titles) -> tuple[int, str] | None:
    """Start and table entry of the head whose last character is at `last`."""
    pair = text[last - 1 : last + 1]
    for length in titles.head_lengths.get(pair, ()):
        start = last + 1 - length
        head = text[start : last + 1]
        if head in titles.heads and start >= 0:
            return start, head
    if pair[0] == " ":
        match = _SPACED.search(text, max(0, last - 24), last + 1)
        head = "".join(match[0].split())[-2:] if match else ""
        if match and head in titles.heads:
            return match.start(), head
    return None


def _extend(text: str, start: int, low: int, role: bool) -> tuple[int, int]:
    """Walk left over rank and organ; return (start, head_start)."""
    titles = _titles()
    parts, lengths = titles.parts, titles.part_lengths
    head_start = start
    organ = False
    first = start
    while start > low:
        for length in lengths.get(text[start - 1], ()):
            kind = parts.get(text[start - length : start]) if length <= start - low else None
            if kind is None or (role and kind != "rank"):
                continue
            if kind == "place" and length == 1 and start == first and text[start] in _UNITS:
                continue
            start -= length
            if kind == "rank" and not organ:
                head_start = start
            elif kind != "rank":
                organ = True
            break
        else:
            break
    if role or text[start : start + 2] in _OPENS:
        return start, head_start
    if text[head_start - 1] == "办" and text[head_start - 2] in _DOES:
        return head_start, head_start
    if start > low and start < head_start and text[head_start - 1] in _GENERIC:
        begin = start
        while begin > low and is_han(text[begin - 1]) and text[begin - 1] not in _STOP:
            begin -= 1
        cuts = list(_CUT.finditer(text, begin, head_start))
        if cuts and cuts[-1].end() <= start:
            begin = cuts[-1].end()
        elif cuts:
            begin = start
        if start - begin <= 8:
            start = begin
    elif start > low and start == head_start and text[start - 1] in _GENERIC:
        begin = start
        while begin > low and is_han(text[begin - 1]) and text[begin - 1] not in _STOP:
            begin -= 1
        cuts = list(_CUT.finditer(text, begin, head_start))
        if cuts:
            begin = cuts[-1].end()
        if start - begin <= 10:
            start = begin
    return start, head_start


def is_organ(word: str) -> bool:
    """Tell a word that is an organ, not a person (纪委).

    Examples
    --------
    >>> is_organ("纪委"), is_organ("纪伟")
    (True, False)
    """
    return word in _titles().parts


def begin_bare(text: str, start: int) -> bool:
    """Say whether no organ stands before a head that is also an ordinary verb (干事)."""
    parts = _titles().parts
    return not any(text[start - length : start] in parts for length in (2, 3, 4))


def find_posts(text: str) -> list[Post]:
    """Find every title in folded text, in reading order, without overlaps.

    Examples
    --------
    >>> text = "由镇党委副书记李某任组长"
    >>> [text[p.start : p.end] for p in find_posts(text)]
    ['镇党委副书记', '组长']
    """
    titles = _titles()
    lengths = titles.head_lengths
    posts: list[Post] = []
    low = 0
    size = len(text)
    for match in titles.trigger.finditer(text):
        last = match.start()
        if last < low or text[last - 1] != " " and text[last - 1 : last + 1] not in lengths:
            continue
        found = _find_head(text, last, titles)
        if found is None or found[0] < low:
            continue
        start, head = found
        end = last + 1
        following = text[end] if end < size else "\n"
        if following in _NOT_BEFORE.get(head, ""):
            continue
        if head[-1] == "长" and following in _NOT_AFTER_LONG and text[end - 2 : end] != "会长":
            continue
        if head == "书记" and text[start - 1 : start] == "总" and text[start - 2 : start] != "党总":
            start, head = start - 1, "总书记"
        role, level = titles.heads[head]
        if head == "干事" and begin_bare(text, start):
            continue
        if head == "处长" and text[start - 1 : start] in ("查", "惩"):
            continue
        if head == "组长" and _CIVIC.search(text, max(0, start - 8), start):
            role = False
        begin, head_start = _extend(text, start, max(low, start - _MAX_PREFIX), role)
        if (
            text[head_start - 1] in _PRIVATE_CHARS
            and _PRIVATE.search(text, max(0, start - 8), head_start)
            and "书记" not in head
        ):
            low = end
            continue
        collective = following == "们" or text.startswith(("各", "全体"), begin)
        if text[begin - 1] == "老" and _OLD_PLACE.match(text, begin - 1, head_start):
            begin -= 1
        elif text[begin - 1] in _BESIDE_CHARS:
            before = text[max(0, begin - 6) : begin]
            if _FORMER.search(before):
                low = end
                continue
            collective = collective or _COLLECTIVE.search(before) is not None
        if text.startswith("老", begin) and not _OLD_PLACE.match(text, begin, head_start):
            low = end
            continue
        whole = _BRACKET.search(text, max(low, begin - 12), begin) if following == ")" else None
        if whole and _STOP.isdisjoint(whole[1]):
            begin = whole.start(1)
        if text.startswith(_SIGNED, begin + 1) and (
            placed := _LINE_PLACE.search(text, max(0, begin - 6), begin)
        ):
            begin = placed.start(1)
        posts.append(Post(begin, end, head_start, head, role, level, collective))
        low = end
    return posts
