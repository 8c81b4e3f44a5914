"""Read a paragraph left to right and tie names, posts, roles and bodies together."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from reportnlp.extract.officials.bodies import Body, find_bodies
from reportnlp.extract.officials.forms import Chain, chains, names_after, names_before
from reportnlp.extract.officials.mentions import Mention
from reportnlp.extract.officials.names import NameSpan, name_before
from reportnlp.extract.officials.titles import Post

_ROLE_VERB = re.compile(
    r"(?:担任|兼任|出任|充任|任|为|兼|当选为?|担当|挂任|作为)(?:其|该|本|“)?$"
)
_CLOSES = re.compile(r"(?:同志)?(?:共同|分别|具体)?(?:担任|兼任|任|组成)")
_OFFICE = re.compile(r"办公室(?:常务)?副?主任")
_BEFORE_LIST = re.compile(r"[、和及与] *$")
_PLURAL = re.compile(r"副|委员|成员|干事|助理|员$|干部|领导|民警|常委|专干|村官|网格长|负责人|支书|村长")
_OFFICE_REACH = 240


@dataclass(slots=True)
class _Sentence:
    """The state of one sentence while it is read."""

    start: int
    end: int
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    pending: list[Mention] = field(default_factory=list)
    role: str | None = None
    role_body: str | None = None


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
        self._body: Body | None = None
        self._carried: tuple[str, str | None] | None = None

    def run(self, sentences: tuple[tuple[int, int], ...], posts: list[Post]) -> list[Mention]:
        """Return every mention with a post or a role, in reading order."""
        starts = [start for start, _ in sentences]
        groups: dict[int, list[Post]] = {}
        for post in posts:
            groups.setdefault(bisect.bisect_right(starts, post.start) - 1, []).append(post)
        for index, group in groups.items():
            self._read(sentences[index], group)
        kept = [m for m in self.mentions.values() if m.posts or m.role]
        return sorted(kept, key=lambda m: m.start)

    def _read(self, span: tuple[int, int], posts: list[Post]) -> None:
        state = _Sentence(*span)
        for chain in chains(self.text, posts):
            if chain.posts[-1].collective:
                continue
            if chain.posts[0].role or self._is_office(chain, state):
                self._role(chain, state)
            else:
                self._post(chain, state)

    def _is_office(self, chain: Chain, state: _Sentence) -> bool:
        """办公室主任 of a leading group is a role."""
        title = self.text[chain.start : chain.end]
        if len(chain.posts) > 1 or not _OFFICE.fullmatch(title):
            return False
        if self._body is None or not 0 <= chain.start - self._body.end < _OFFICE_REACH:
            self._note_bodies(max(0, chain.start - _OFFICE_REACH), chain.start)
        return self._body is not None and 0 <= chain.start - self._body.end < _OFFICE_REACH

    def _note_bodies(self, start: int, end: int) -> list[Body]:
        bodies = find_bodies(self.text, start, end)
        for body in bodies:
            if body.full:
                self._body = body
        return bodies

    def _mention(self, name: NameSpan, state: _Sentence, rule: str) -> Mention:
        key = name.start, name.end
        found = self.mentions.get(key)
        if found is None:
            found = self.mentions[key] = Mention(name.start, name.end, rule)
            state.pending.append(found)
            if state.role:
                found.role, found.body = state.role, state.role_body
        elif found not in state.pending and found.role is None:
            state.pending.append(found)
        if state.role and found.role is None:
            found.role, found.body = state.role, state.role_body
        return found

    def _post(self, chain: Chain, state: _Sentence) -> None:
        names, link = names_after(self.text, chain, state.end)
        rule = "post-name"
        if not names:
            names, link = names_before(self.text, chain, state.start)
            rule = "name-post"
        plural = bool(_PLURAL.search(self.text[chain.posts[-1].start : chain.end]))
        for place, name in enumerate(names):
            mention = self._mention(name, state, rule)
            if place and not plural and link != ":" and rule == "post-name":
                continue
            for post in chain.posts:
                mention.posts.append((post.start, post.end))
                mention.levels.append(post.level)
        if names and state.role and _CLOSES.match(self.text, names[-1].end):
            state.role = None
            state.pending.clear()

    def _role(self, chain: Chain, state: _Sentence) -> None:
        post = chain.posts[-1]
        title = self.text[post.head_start : post.end].replace(" ", "")
        if _OFFICE.search(self.text[post.start : post.end]):
            title = self.text[post.start : post.end].replace(" ", "")
        left = chain.start
        attached = [b for b in find_bodies(self.text, state.start, left) if b.end == left]
        if attached:
            left = attached[-1].start
        body = self._body_for(chain, state, attached)
        verb = _ROLE_VERB.search(self.text, max(state.start, left - 6), left)
        if verb:
            self._assign(title, body, verb.start(), chain, state)
            state.role = None
            return
        state.pending.clear()
        state.role, state.role_body = title, body
        names, _ = names_after(self.text, chain, state.end)
        for name in names:
            self._mention(name, state, "role-name")
        if names and _CLOSES.match(self.text, names[-1].end):
            state.role = None
            state.pending.clear()

    def _assign(
        self, title: str, body: str | None, at: int, chain: Chain, state: _Sentence
    ) -> None:
        """Give the role to every name since the last role."""
        names, _ = names_before(self.text, chain, state.start)
        if not names:
            name = name_before(self.text, at, prior=0.5)
            names = [name] if name and name.start >= state.start else []
        for name in names:
            self._mention(name, state, "name-role")
        for mention in state.pending:
            if mention.role is None:
                mention.role, mention.body = title, body
            elif title not in mention.role.split(";"):
                mention.role += ";" + title
                mention.body = mention.body or body
        state.pending.clear()

    def _body_for(self, chain: Chain, state: _Sentence, attached: list[Body]) -> str | None:
        """The body a role belongs to: attached, in the sentence, or named shortly before."""
        if attached and attached[-1].full:
            self._body = attached[-1]
            return attached[-1].text
        before = [b for b in self._note_bodies(state.start, chain.start) if b.full]
        following = self.text[chain.end : chain.end + 1]
        if following != "的" and before:
            return before[-1].text
        after = [b for b in find_bodies(self.text, chain.end, state.end) if b.full]
        if after and (not before or following == "的"):
            self._body = after[0]
            return after[0].text
        if before:
            return before[-1].text
        if self._body is None or not 0 <= chain.start - self._body.end < _OFFICE_REACH:
            self._body = None
            self._note_bodies(max(0, chain.start - _OFFICE_REACH), chain.start)
        return self._body.text if self._body else None
