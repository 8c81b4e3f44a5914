"""How a text ties a name to a post: before it, after it, in lists, by a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.extract.officials.bounds import bounded
from reportnlp.extract.officials.name_model import is_han, name_cost
from reportnlp.extract.officials.names import NameSpan, name_after, name_before
from reportnlp.extract.officials.titles import Post, is_organ

_MASKED_PLACE = r"(?:[xX*_×○]{1,4}|某{1,2})"
_JOIN = re.compile(rf"(?:(?:[、/]|,? *兼任?|\(兼任?)? *|、{_MASKED_PLACE})")
_NOTE = re.compile(r"\(([^()\n]{1,12})\)")
_TO_NAME = re.compile(
    r"\)?(?:\([^()\n]{1,8}\))?(?:候选人|人选|一职|职务)?"
    r"( *: *| *(?:现|暂|先后|分别|依次|仍)?由| *[为是]| *\| *| +|-{1,2}|—{1,2}|(?=.))"
)
# What a link can begin with (and more); before any other character there is none.
_TO_NAME_CHARS = frozenset(_TO_NAME.pattern + "\n")
_PRIORS = {"": 0.5, ":": 0.9, " ": 0.7, "由": 0.6, "为": 0.2, "是": 0.3}
_NOT_ELECTED = re.compile(r"[^。;\n]{0,30}(?:未当选|未能当选|落选)")
_LIST = re.compile(r"\(([^()\n]{1,24})\)|同志")
_NEXT = re.compile(r" *[、,和及与] *| +")
_NEXT_STRICT = re.compile(r" *[、和及与] *| {1,3}")
_TITLE_AFTER_NAME = re.compile(
    r"((?:等(?:人|同志)?)?(?:同志)?|\([^()\n]{1,8}\))(?:(?:被|拟|已|全票|高票|继续|正式|依法|同|共同|一同|一起|双双|轮流|亲自|均|都|皆|俱|亦|也|又|还|另|暂|再次?|分别|同时|现|仍|一并|双双|回乡|回村|返乡|返村|主动|自愿|毅然|临危受命|应邀)?"
    r"((?:担|兼|出|接|继|升|调|转|改|就|连|留|上|现|曾|历|续)?任|兼|挂职(?:担?任)?|"
    r"(?:任命|推选|补选|选举|选|聘任|聘|推举|提名|增补|推荐|决定任命|确定|明确|任用|提拔|提任)?为|当选为?|"
    r"的|当上?了?|选上|挑起|扛起|接过|接下|接手|辞去|不再担任|卸任|转岗为?|晋升为?|兼职|挂任|主持|代理|代行?|,|:| *\| *| +|-+|—+|)) *$"
)
# What ties a name to a title ends with one of these (and more).
_TIE_CHARS = frozenset(_TITLE_AFTER_NAME.pattern + "\n")
_IN_BRACKET = re.compile(
    r"(?:同志)?\((?:[^()\n]{1,30}[,、;]|[分主]管[^()\n]{0,8}|[^()\n]{2,4}[县镇乡]|[0-9.~年月至—–-]{3,24}(?:担?任)?)?$"
)
_LINE_START = re.compile(
    r"(?:^|\n)[ |]*(?:[0-9]{1,2}[.、)]|[(][0-9一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]+、|[汇报述职告主持讲]{1,3}人: *)? *$"
)
_AFTER_NAME = re.compile(r"(?:\([^()\n]{1,8}\)|同志)$")
_PLACE = re.compile(r"[\u3400-\u9fff]{1,4}?(?:村|社区|嘎查|小?组)(?=[\u3400-\u9fff]{2})")
_PLACE_ENDS = frozenset("村镇乡县区市社组站所局办委部会院校队府省")
# a place or part of an organ that the title table does not know stands in between
_FILLER = "(?:[^ -~的了以在等对、。，；：“”\n]|[xX*_])"
_FAR_FILLER = _FILLER.replace("的", "的为")
_ACROSS_PLACE = re.compile(
    rf"(?:同志)?(?:全票|高票|正式|依法|回乡|回村|返乡|返村|主动|毅然)?"
    rf"(当选为?|当上?了|担任|出任|兼任|任命为|调任|升任|任(?![命免])|为){_FAR_FILLER}{{1,10}}的?$"
)
_HOLDS = frozenset("当任为")
_DISMISSED = re.compile(
    rf"(免[去除]|撤销|罢免|接受|同意|批准)([\u3400-\u9fff]{{2,4}})同志(?:的|所任|担任的)?{_FILLER}{{0,10}}$"
)
_REMOVED = re.compile(r"(?:免[去除]|撤销|罢免)([\u3400-\u9fff]{2,14})$")
_REMOVES = frozenset("免撤罢")
# 某某同志回村,当选…: the subject of the clause before
_ACROSS_CLAUSE = re.compile(
    r"同志(?![为们的])[^。;:,、\n]{2,14},(?:并|后|随后|同年)?(?:全票|高票)?(当选为?|担任|出任|接任|任)$"
)
_ACROSS_COLUMN = re.compile(rf" +(?:{_FILLER}|[()]){{1,20}}$")
_LED = re.compile(r"[任为]$")
_APPOINTED = re.compile(r"调任|转任|当选|担任|出任|升任|接任|继任|任$")
_CLAUSE = re.compile(r"(?:^|[^\u3400-\u9fff])([\u3400-\u9fff]{2,3})$")
_ADVERB = re.compile(
    r"连[续任年]|继续|[曾已]经|[随此]后|历[来任]|经常|时[常任年]|常[年期]|现[在任]|从此|单独|[先前]后|应[邀聘]|安排|"
    r"明确|成功|终[于身]|全[程票部面]|于是|[同当]时|[同当]年|[年月]底|[年月]初|初次|首次|[上下]半?年|和|向|由|从|经|都|别|能|有"
)
_LIKELY = 22.0
_NAMED = re.compile(
    r"(?:选举|补选|任命|免[去除]|撤销|罢免|决定|推荐|提名|提拔|同意|接受|批准|由|以)([\u3400-\u9fff]{2,4})$"
)
_FROM = frozenset("由从自于,原在")
_DISMISS = re.compile(r"免去|免除|撤销|撤去|罢免|接受|同意|批准|解除")


@dataclass(slots=True)
class Chain:
    """Posts that stand together and belong to one person or one list of persons.

    Attributes
    ----------
    posts : list of Post
    start, end : int
        Where the first title starts and the last one ends.
    """

    posts: list[Post]
    start: int
    end: int


def chains(text: str, posts: list[Post]) -> list[Chain]:
    """Join titles that only 、 or 兼 keeps apart."""
    joined: list[list[Post]] = []
    for post in posts:
        if joined:
            last = joined[-1][-1]
            if (
                post.start - last.end <= 5
                and not last.collective
                and last.role == post.role
                and _JOIN.fullmatch(text, last.end, post.start)
                and not (
                    _LED.search(text, max(0, joined[-1][0].start - 2), joined[-1][0].start)
                    and name_after(text, post.end, prior=0.5)
                )
            ):
                joined[-1].append(post)
                continue
        joined.append([post])
    return [Chain(group, group[0].start, group[-1].end) for group in joined]


def names_after(
    text: str, chain: Chain, stop: int, *, parallel: bool = False, beyond: int = -1
) -> tuple[list[NameSpan], str]:
    """Find the name, or list of names, that follows a chain; say how they are joined.

    `parallel` says that the item before this one in a list is a title with its name,
    `beyond` where the next title ends.
    """
    at, link = chain.end, ""
    if at >= stop or text[at] in _TO_NAME_CHARS:
        match = _TO_NAME.match(text, at, stop)
        if match is None:
            return [], ""
        at = match.end()
        link = match[1].strip() or (" " if match[1] else "")
        link = "由" if link.endswith("由") else " " if link == "|" else link
    each = chain.posts[-1].collective and link == ":"
    first = _past_place(text, at) if each else None
    if first is None and link in ("", ":", " "):
        first = bounded(text, at, stop, parallel=parallel or link == ":", beyond=beyond)
    first = first or name_after(text, at, prior=_PRIORS.get(link, 0.5))
    if first and "候选" in text[chain.end : at] and _NOT_ELECTED.match(text, first.end):
        return [], link
    if first is None or first.end > stop or first.start >= stop:
        return [], link
    if link in ("为", "是") and first.margin < 4:
        return [], link
    names = [first]
    listy = link == ":" or chain.posts[-1].head in ("成员", "委员")
    while True:
        at = names[-1].end
        note = _LIST.match(text, at) if text[at : at + 1] in "(同" else None
        at = note.end() if note else at
        sep = (_NEXT if listy else _NEXT_STRICT).match(text, at)
        if sep is None or sep.end() >= stop:
            break
        blank = not sep[0].strip() and not listy and " " not in text[chain.end : names[0].start]
        following = _past_place(text, sep.end()) if each else None
        following = following or bounded(text, sep.end(), stop, parallel=True)
        following = following or name_after(text, sep.end(), prior=0.8)
        if following is None or following.end > stop or following.margin < 1:
            break
        if following.end == stop and is_han(text[stop : stop + 1]):
            break  # the place in front of the next title
        if blank and text[following.end : following.end + 1] not in ("", "\n", "。", ";"):
            break
        names.append(following)
    return names, link


def _past_place(text: str, at: int) -> NameSpan | None:
    """Find the name behind a place in ``各村书记:东河村某某、西河村某某``."""
    place = _PLACE.match(text, at)
    return name_after(text, place.end(), prior=0.8) if place else None


def names_before(text: str, chain: Chain, floor: int) -> tuple[list[NameSpan], str]:
    """Find the names in front of a chain that a verb, 的, a bracket or nothing ties to it."""
    names, verb = _right_before(text, chain, floor)
    if names:
        return names, verb
    dismissed = _DISMISSED.search(text, max(floor, chain.start - 28), chain.start)
    if dismissed:
        name = name_after(text, dismissed.end(1), prior=0.9)
        if name and name.end == dismissed.end(2):
            return [name], "的"
    low = max(floor, chain.start - 20)
    before = text[low : chain.start]
    if not _REMOVES.isdisjoint(before):
        removed = _REMOVED.search(text, max(floor, chain.start - 16), chain.start)
        name = name_after(text, removed.start(1), prior=0.8) if removed else None
        if (
            name
            and name.end <= chain.start
            and name.margin >= 5
            and text[name.end] not in _PLACE_ENDS
        ):
            return [name], "的"
    if text[chain.start - 1] in "选任为":
        clause = _ACROSS_CLAUSE.search(text, max(floor, chain.start - 28), chain.start)
        name = name_before(text, clause.start(), prior=0.7) if clause else None
        if clause and name and name.start >= floor and name.margin >= 2:
            return [name], clause[1]
    held = not _HOLDS.isdisjoint(before)
    place = _ACROSS_PLACE.search(text, low, chain.start) if held else None
    if place:
        name = name_before(text, place.start(), prior=0.6)
        if name and name.start >= floor and name.margin >= 3:
            return _list_before(text, name, floor), place[1]
    column = _ACROSS_COLUMN.search(text, max(floor, chain.start - 40), chain.start)
    if column:
        name = name_before(text, column.start(), prior=0.6)
        if name and name.start >= floor and name.margin >= 2:
            return [name], " "
    return [], verb


def _right_before(text: str, chain: Chain, floor: int) -> tuple[list[NameSpan], str]:
    start = chain.start
    low = max(floor, start - 40)
    bracket = _IN_BRACKET.search(text, low, start) if text.find("(", low, start) >= 0 else None
    if bracket:
        name = name_before(text, bracket.start(), prior=0.9)
        if name is None or name.start < floor or is_organ(text[name.start : name.end]):
            return [], "("
        return [name], "("
    at, late, address, verb = start, start, "", ""
    if text[start - 1] in _TIE_CHARS:
        match = _TITLE_AFTER_NAME.search(text, max(floor, start - 14), start)
        if match is None:
            return [], ""
        at, address = match.start(), match[1]
        late = match.start(2)
        verb = match[2].strip() or (" " if match[2] else "")
        verb = " " if verb == "|" else verb
    if verb == "的" and not _DISMISS.search(text, max(floor, at - 12), at):
        return [], verb
    organ = chain.posts[0].start != chain.posts[0].head_start
    if (
        verb == ""
        and organ
        and not (address == "同志" and _DISMISS.search(text, max(floor, at - 12), at))
    ):
        return [], verb
    if verb == ",":
        return _opening(text, at, floor), verb
    prior = {"": 0.15, " ": 0.5, ":": 0.5}.get(verb, 0.7)
    named = _NAMED.search(text, max(floor, at - 8), at) if address == "同志" else None
    if named and name_cost(named[1]) < 30:
        last: NameSpan | None = NameSpan(named.start(1), at, 6.0)
    else:
        last = name_before(text, at, prior=prior)
        if last is None and late == at + 1:  # the adverb may be the end of a name: 张再任
            last = name_before(text, late, prior=prior)
    if last is None or last.start < floor:
        subject = _subject(text, at, floor) if _APPOINTED.search(verb) else None
        if subject:
            return [subject], verb
        return _from_elsewhere(text, at, floor) if _APPOINTED.search(verb) else [], verb
    if verb == "" and (last.margin < 2 or text[last.end - 1] in _PLACE_ENDS):
        return [], verb
    return ([last] if verb in ("", " ") else _list_before(text, last, floor)), verb


def _list_before(text: str, last: NameSpan, floor: int) -> list[NameSpan]:
    """Return the list of names that `last` ends."""
    names = [last]
    while text[names[-1].start - 1 : names[-1].start] in tuple("、和及与,"):
        end = names[-1].start - 1
        if text[end] == "," and len(names) == 1 and "、" in text[floor:end]:
            break
        note = _AFTER_NAME.search(text, max(floor, end - 10), end)
        previous = name_before(text, note.start() if note else end, prior=0.6)
        if previous is None or previous.start < floor or previous.margin < 1:
            break
        if text[end] == "," and text[end - 1] in _PLACE_ENDS:
            break
        names.append(previous)
    return names[::-1]


def _from_elsewhere(text: str, at: int, floor: int) -> list[NameSpan]:
    """Return the name that opens the clause: ``王某由县农业局调任…``."""
    clause = max(floor, max(text.rfind(mark, floor, at) for mark in "。,;:、\n") + 1)
    name = name_after(text, clause, prior=0.5)
    if name and name.margin >= 3 and text[name.end : name.end + 1] in _FROM:
        return [name]
    return []


def _subject(text: str, end: int, floor: int) -> NameSpan | None:
    """Return the clause up to `end` where it can only be a name, whatever word it looks like."""
    match = _CLAUSE.search(text, max(0, end - 5), end)
    if match is None or match.start(1) < floor or name_cost(match[1]) >= _LIKELY:
        return None
    return None if _ADVERB.match(match[1]) else NameSpan(match.start(1), end, 3.0)


def _opening(text: str, end: int, floor: int) -> list[NameSpan]:
    """Return the name that opens a line and stops at `end`: ``王某,镇长,…``."""
    name = name_before(text, end, prior=0.6)
    if name is None or name.start < floor or name.margin < 3:
        return []
    return [name] if _LINE_START.search(text, max(0, name.start - 8), name.start) else []
