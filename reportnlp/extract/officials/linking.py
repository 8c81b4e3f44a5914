"""Read a paragraph left to right and tie names, posts, roles and bodies together."""

from __future__ import annotations

import bisect
import operator
import re
from dataclasses import dataclass, field

from reportnlp.extract.officials.bodies import Bodies, Body, body_heads, find_bodies
from reportnlp.extract.officials.forms import Chain, chains, names_after, names_before
from reportnlp.extract.officials.mentions import Mention, give_role
from reportnlp.extract.officials.names import NameSpan, name_after, name_before
from reportnlp.extract.officials.repeats import repeats
from reportnlp.extract.officials.titles import Post

_ROLE_VERB = re.compile(
    r"(?:等(?:人|同志)?)?(?:同志)?(同|共同|一起|一同|一并|双双|轮流|亲自|均|都|皆|俱|齐|各|亦|也|再|还|又|仍|另|暂|现|原|曾|分别|兼)?(?:担任|兼任|出任|充任|任|为|是|兼|当选为?|担当|挂任|作为)(?:其|该|本|“|直接|主要|具体)?$"
)
# 任现场总指挥: a word that no table knows before the role
_FURTHER = re.compile(r"(?:[担兼出]任|(?<![责主信])任(?![务命免期职何]))[\u4e00-\u9fff]{1,6}$")
_CLOSES = re.compile(r"(?:同志)?(?:共同|分别|具体)?(?:担任|兼任|接任|兼|任|组成)")
_CHIEFS = frozenset(
    ("河长", "湖长", "林长", "田长", "路长", "巷长", "网格长", "链长", "片长", "点长")
)
_HEADS_OF_TEAMS = frozenset(("队长", "主任", "政委", "秘书长", "负责人", "团长"))
_HELD_BY = re.compile(r"(?:一职|职务|[0-9一二两三四]{1,2}[名位人个],?)?(?:现|暂|仍|分别)?由")
_HELD_BY_CHARS = frozenset("一职现暂仍分由0123456789二两三四")
# a title that somebody else takes over in the next clause: …一职,经选举由某某接任
_HANDED = re.compile(r"(?:一职|职务|工作)?,(?:经[^,。;:\n由]{1,14},?)?[现改暂并]?由")
_TAKES_OVER = re.compile(
    r"(?:同志)?(?:暂时|临时|全票|高票)?(?:[接继代]任|接替|代理|递补|接棒|[担兼]任)(?=[,。;、)\n]|$)"
)
_LEADS = frozenset("任为")
_OF = re.compile(r"(?:长|主任|委员|成员)的")
_AND = frozenset("、和及与")
_HOLDS = re.compile(
    r"(?:同志)?\(?(?:继续|同时|还|又|亲自)?(?:担任|兼任|任|兼|当选为?|调任|升任|转任|出任)[\u4e00-\u9fff]{0,14}"
)
_IN_BRACKET = re.compile(r"(?:同志)?\((?:[^()\n]{1,30}[,、;])?")
_OFFICE = re.compile(r"办公室(?:常务)?副?主任")
_NOTE = re.compile(r"\(([^()\n]{1,12})\)")
# A bare title is a role where the body just named has such a seat.
_SEATS = (
    (
        re.compile(r"(?:常务|执行|第一)?副?主任|委员|秘书长"),
        re.compile(r"委员会$|委$|[卫委]会$|办$|室$"),
    ),
    (re.compile(r"(?:常务|第一)?副?(?:大|中|总)?队长"), re.compile(r"队$")),
    (re.compile(r"(?:第一|副)?政委|参谋长"), re.compile(r"指挥部$|队$")),
    (re.compile(r"副?团长"), re.compile(r"团$")),
    (re.compile(r"总?负责人"), re.compile(r"组$|专班$|指挥部$|队$")),
)
# What the titles above and the head of an office end with.
_SEAT_ENDS = frozenset(("主任", "委员", "书长", "队长", "政委", "谋长", "团长", "责人"))
_PLURAL = re.compile(
    r"副|委员|成员|干事|助理|员$|干部|领导|民警|常委|专干|村官|网格长|负责人|支书|村长"
)
_COLON = re.compile(r" {0,2}: {0,2}")
_ITEM = re.compile(r"(?:\([^()\n]{1,12}\))?(?:同志)? *[、,;和与及] *")
# What an item of a list ends with.
_ITEM_ENDS = frozenset("、,;和与及 ")
_FAR = 24
_AHEAD = 80
_start = operator.itemgetter(0)
Span = tuple[int, int]


@dataclass(slots=True)
class _Sentence:
    """The state of one sentence while it is read."""

    start: int
    end: int
    floor: int = 0
    stop: int = 0
    beyond: int = -1
    pending: dict[Span, Mention] = field(default_factory=dict)
    found: list[Mention] = field(default_factory=list)
    role: Span | None = None
    role_body: Span | None = None
    held: Chain | None = None
    heirs: tuple[NameSpan, ...] = ()


class Linker:
    """Links the posts of one text.

    Parameters
    ----------
    text : str
        Folded text without hard line wraps.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: dict[tuple[int, int], Mention] = {}
        self._bodies = Bodies(text)
        self._carry: tuple[Span, Span | None, int] | None = None

    def run(self, sentences: tuple[tuple[int, int], ...], posts: list[Post]) -> list[Mention]:
        """Return every mention with a post or a role, in reading order."""
        groups: dict[int, list[Post]] = {}
        for post in posts:
            index = bisect.bisect_right(sentences, post.start, key=_start) - 1
            groups.setdefault(index, []).append(post)
        for index, group in groups.items():
            self._read(sentences[index], group)
        kept = [m for m in self.mentions.values() if m.posts or m.roles]
        kept += repeats(self.text, kept)
        return _apart(kept)

    def _read(self, span: tuple[int, int], posts: list[Post]) -> None:
        state = _Sentence(*span)
        if self._carry and self._carry[2] == span[0] and self.text.startswith("  ", span[0]):
            state.role, state.role_body = self._carry[:2]
        linked = chains(self.text, posts)
        for place, chain in enumerate(linked):
            state.floor = linked[place - 1].end if place else span[0]
            state.stop = linked[place + 1].start if place + 1 < len(linked) else span[1]
            state.beyond = linked[place + 1].end if place + 1 < len(linked) else -1
            if chain.posts[-1].collective and self.text[chain.end : chain.end + 1] != ":":
                continue
            if chain.posts[0].role or self._is_office(chain):
                self._role(chain, state)
            else:
                self._post(chain, state)
                if self.text[chain.end : chain.end + 1] in ",一职工":
                    self._hand_over(chain, state)
        listed = state.role and self.text[span[1] - 1 : span[1]] == "\n"
        self._carry = (state.role, state.role_body, span[1]) if state.role and listed else None

    def _is_office(self, chain: Chain) -> bool:
        """办公室主任 of a leading group is a role."""
        if len(chain.posts) > 1 or self.text[chain.end - 2 : chain.end] not in _SEAT_ENDS:
            return False
        for title, seat in _SEATS:
            if title.fullmatch(self.text, chain.start, chain.end):
                near = self._bodies.near(chain.start) or self._ahead(chain)
                if near is None:
                    return False
                office = (
                    "办公室" in self.text[near.end : chain.start] and chain.posts[0].head == "主任"
                )
                return office or bool(seat.search(self.text, near.start, near.end))
        match = _OFFICE.search(self.text, chain.start, chain.end)
        if match is None or match.end() != chain.end:
            return False
        if match.start() > chain.start:
            return body_heads().search(self.text, chain.start, match.start()) is not None
        return self._bodies.near(chain.start) is not None

    def _ahead(self, chain: Chain) -> Body | None:
        """The body whose name follows its members: 由甲任政委、乙任组长的某某指挥部."""
        if self.text[chain.start - 1 : chain.start] not in _LEADS:
            return None
        bodies = find_bodies(self.text, chain.end, min(len(self.text), chain.end + _AHEAD))
        return next(
            (
                body
                for body in bodies
                if _OF.search(self.text, chain.start, body.start)
                or self.text.startswith(("指挥长", "总指挥"), body.end)
            ),
            None,
        )

    def _held_later(self, chain: Chain, state: _Sentence) -> NameSpan | None:
        """The name just found, where a verb ties it to this title too: 某某任东河河长."""
        for mention in reversed(state.found):
            if mention.end <= chain.start:
                if chain.start - mention.end > _FAR:
                    return None
                gap = self.text[mention.end : chain.start]
                return (
                    NameSpan(mention.start, mention.end, 0.0)
                    if _HOLDS.fullmatch(gap) or ("(" in gap and _IN_BRACKET.fullmatch(gap))
                    else None
                )
        return None

    def _parallel(self, chain: Chain, state: _Sentence) -> bool:
        """Say whether the chain goes on a list of titles with names."""
        if state.role and _COLON.fullmatch(self.text, state.role[1], chain.start):
            return True
        if self.text[chain.start - 1] not in _ITEM_ENDS:
            return False
        last = state.found[-1] if state.found else None
        return bool(last and last.posts and _ITEM.fullmatch(self.text, last.end, chain.start))

    def _mention(self, name: NameSpan, state: _Sentence, rule: str) -> Mention:
        key = name.start, name.end
        found = self.mentions.get(key)
        if found is None:
            found = self.mentions[key] = Mention(name.start, name.end, rule)
            state.pending[key] = found
            state.found.append(found)
        elif not found.roles:
            state.pending[key] = found
        if state.role and not found.roles:
            give_role(found, state.role, state.role_body)
        return found

    def _hand_over(self, chain: Chain, state: _Sentence) -> None:
        """Give a title to who takes it over in the next clause."""
        handed = _HANDED.match(self.text, chain.end, state.stop)
        name = name_after(self.text, handed.end(), prior=0.6) if handed else None
        if name and name.end <= state.stop and _TAKES_OVER.match(self.text, name.end):
            self._mention(name, state, "post-name").posts.extend(chain.posts)

    def _post(self, chain: Chain, state: _Sentence) -> None:
        names: list[NameSpan] = []
        link = ""
        held = state.held
        heirs = state.heirs
        state.held, state.heirs = None, ()
        if self.text[chain.end : chain.end + 1] in _HELD_BY_CHARS:
            state.held = chain if _HELD_BY.match(self.text, chain.end) else None
        rule = "post-name"
        if self._closes_bracket(chain):
            # 甲(乡长) 乙(副乡长): the bracket speaks of the name in front of it.
            names, link = names_before(self.text, chain, state.floor)
            rule = "name-post" if names else rule
        if not names and chain.posts[-1].level != "national":
            names, link = names_after(
                self.text,
                chain,
                state.stop,
                parallel=self._parallel(chain, state),
                beyond=state.beyond,
            )
        if not names:
            holder = self._held_later(chain, state)
            if holder:
                names, link = (
                    [holder],
                    "兼任" if "兼" in self.text[holder.end : chain.start] else "",
                )
            else:
                names, link = names_before(self.text, chain, state.floor)
            rule = "name-post"
        if not names and chain.posts[-1].level == "national":
            names, link = names_after(self.text, chain, state.stop)
            names = [name for name in names if name.margin > 5]
            rule = "post-name"
        if not names:
            return
        plural = len(names) > 1 and _PLURAL.search(self.text, chain.posts[-1].start, chain.end)
        seat = self._seat(chain.posts[-1])
        concurrent = "兼" in link or "兼" in self.text[chain.start : chain.end]
        for place, name in enumerate(names):
            mention = self._mention(name, state, rule)
            if seat:
                give_role(mention, *seat)
            if place and not plural and link not in ":由" and rule == "post-name":
                continue
            mention.posts.extend(chain.posts)
            mention.concurrent |= concurrent
            noted = rule == "post-name" and self.text[name.end : name.end + 1] == "("
            note = _NOTE.match(self.text, name.end) if noted else None
            if note:
                mention.note = note[1]
                mention.concurrent |= note[1] == "兼"
        state.held = None
        if not ((held or state.role) and _CLOSES.match(self.text, names[-1].end)):
            if held and self.text[names[-1].end : names[-1].end + 1] in _AND:
                state.held, state.heirs = held, (*heirs, *names)
            return
        if held:
            seat = self._seat(held.posts[-1])
            for name in (*heirs, *names):
                mention = self.mentions[name.start, name.end]
                mention.posts.extend(held.posts)
                state.pending.pop((name.start, name.end), None)
                if seat:
                    give_role(mention, *seat)
        if state.role:
            state.role = None
            state.pending.clear()

    def _closes_bracket(self, chain: Chain) -> bool:
        """Say whether a title ends a bracket, behind which blanks and another name follow."""
        if self.text[chain.end : chain.end + 2] != ") ":
            return False
        return self.text.rfind("(", max(0, chain.start - _FAR), chain.start) >= 0

    def _seat(self, post: Post) -> tuple[Span, Span | None] | None:
        """The role that a post also is: 河长, or 队长 of a team that is part of the title."""
        role = post.head_start, post.end
        if post.head not in _CHIEFS and post.head not in _HEADS_OF_TEAMS:
            return None
        organ = body_heads().search(self.text, post.start, post.head_start)
        if organ and organ.end() == post.head_start:
            if self.text[organ.start() - 2 : organ.start()] in ("村民", "居民", "人大"):
                return None
            return role, (post.start, post.head_start)
        bodies = find_bodies(self.text, max(0, post.start - 30), post.start)
        if bodies and bodies[-1].end == post.start and bodies[-1].full:
            return role, bodies[-1].span
        return (role, None) if post.head in _CHIEFS else None

    def _role(self, chain: Chain, state: _Sentence) -> None:
        post = chain.posts[-1]
        office = _OFFICE.search(self.text, post.start, post.end)
        role = (office.start() if office else post.head_start, post.end)
        if self.text[role[0] - 1 : role[0]] == "(" and self.text[role[1] : role[1] + 1] == ")":
            self._bracketed(role, chain, state)
            return
        body, left = self._bodies.of_role(role, state.start, state.end)
        verb = _ROLE_VERB.search(self.text, max(state.start, left - 6), left)
        verb = verb or _FURTHER.search(self.text, max(state.start, left - 9), left)
        if verb:
            how = verb.end(1) if verb.re is _ROLE_VERB else -1
            self._assign(role, body, (verb.start(), how), chain, state)
            state.role = None
            return
        state.pending.clear()
        state.role, state.role_body = role, body
        names, _ = names_after(self.text, chain, state.stop)
        for name in names:
            mention = self._mention(name, state, "role-name")
            if office and office.start() > post.start:  # 县安委会办公室主任: an office in full
                mention.posts.append(post)
        if names and _CLOSES.match(self.text, names[-1].end):
            state.role = None
            state.pending.clear()

    def _bracketed(self, role: Span, chain: Chain, state: _Sentence) -> None:
        """Read ``某某(组长)``."""
        body, _ = self._bodies.of_role(role, state.start, state.end)
        names, _ = names_before(self.text, chain, state.floor)
        for name in names:
            give_role(self._mention(name, state, "name-role"), role, body)

    def _assign(
        self, role: Span, body: Span | None, ends: Span, chain: Chain, state: _Sentence
    ) -> None:
        """Give the role to every name since the last role.

        `ends` are where a name in front may stop: before the adverb of the verb, else behind it.
        """
        names, _ = names_before(self.text, chain, state.floor)
        for at in () if names else ends:
            name = name_before(self.text, at, prior=0.5)
            if name and name.start >= state.floor:
                names = [name]
                break
        for name in names:
            self._mention(name, state, "name-role")
        for mention in state.pending.values():
            give_role(mention, role, body)
        state.pending.clear()


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Sort mentions; of two that overlap keep the one of which more is said."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if kept and mention.start < kept[-1].end:
            weights = [(len(m.posts) + len(m.roles), m.end - m.start) for m in (kept[-1], mention)]
            if weights[1] > weights[0]:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
