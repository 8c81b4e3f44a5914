"""Leading groups, headquarters and task forces: the bodies in which people hold roles."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from reportnlp import lexicons

_HEADS = (
    r"领导小组|领导组|工作小组|协调小组|指挥部|专班|委员会|工作组|专项组|攻坚组|督导组|督查组|协调组|"
    r"突击队|应急分队|应急队|小分队|工作队|服务队|攻坚队|巡逻队|小组|专案组|组(?=由|[(]?组长|,由)|防指|"
    r"管护队|抢险队|护秋队|护林队|护路队|扑火队|救援队|宣传队|清障队|机动队|先锋队|宣讲团|服务团|讲师团|尖刀班|议事会|联席会议|理事会"
)
_WORKS = re.compile(
    r"的([\u4e00-\u9fff“”]{2,16}?(?:工程|项目|产业园|园区|行动|战役|会战|专项|工地|小组|队))"
)
_STOP = frozenset('了以由设的,。、;:()“”"《》!? \n\t任为在对与和及将把从该本此各')
# 成立安全生产和防汛工作领导小组: 和 is part of the name.
_JOINS = frozenset("和与及暨")
_FOUNDED = re.compile(
    r"(?:成立|组建|设立|建立|调整)了?([\u4e00-\u9fff]{2,12}(?<![组班部会队])[和与及暨])$"
)
_VERB = re.compile(
    r"成立|组建|调整充实|调整|充实|设立|健全完善|健全|完善|建立健全|建立|落实|强化|担任|兼任|任(?!务)(?<=[\u4e00-\u9fff]任)|为(?!务)(?<=[\u4e00-\u9fff]为)|加强|重组|"
    r"组织|召开|下设|依托|通过|明确|整合|抽调|出任|当选|我镇|我乡|我街道|我县|全镇|全乡|及时|先后|专门|相应|迅速|同步|同时|还|并|又|又一次|重新|第一时间"
)
_ATTACHED_WORKS = re.compile(
    r"[\u4e00-\u9fff“”]{2,16}(?:工程|项目|产业园|园区|行动|战役|会战|活动)$"
)
# What a match can end with (and more).
_WORKS_CHARS = frozenset(_ATTACHED_WORKS.pattern + "\n")
_MEMBERS = re.compile(r"(?:[^。;\n的]*(?:长|指挥|政委|成员|主任|召集人|委员))?的")
_LONGEST = 30
_REACH = 240


@functools.cache
def _committees() -> frozenset[str]:
    """Committees and offices known by a short name that needs no word before it."""
    return frozenset(r["part"] for r in lexicons.table("organs") if r["kind"] == "committee")


@functools.cache
def body_heads() -> re.Pattern[str]:
    """What the name of a body ends with."""
    rests: dict[str, list[str]] = {}
    for name in sorted(_committees(), key=lambda name: (-len(name), name)):
        rests.setdefault(name[0], []).append(name[1:])
    named = [f"{first}(?:{'|'.join(rest)})(?![员公法理事])" for first, rest in rests.items()]
    return re.compile("|".join([*named, _HEADS]))


@dataclass(slots=True)
class Body:
    """A body as it stands; ``full`` is False for a bare 领导小组."""

    start: int
    end: int
    full: bool

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def find_bodies(text: str, start: int, end: int) -> list[Body]:
    """Find the bodies named between `start` and `end` of folded text.

    Examples
    --------
    >>> text = "及时调整了信访维稳工作领导小组,组长由某某担任"
    >>> [text[b.start : b.end] for b in find_bodies(text, 0, len(text))]
    ['信访维稳工作领导小组']
    """
    bodies = []
    # what follows a head is looked at, so the end is a little further on
    for match in body_heads().finditer(text, start, end + 3):
        if match.end() > end:
            break
        begin = match.start()
        low = max(start, begin - _LONGEST)
        quote = False
        while begin > low:
            char = text[begin - 1]
            if char in '”"' and not quote:
                quote = True
            elif char in '“"' and quote:
                quote = False
            elif char in _JOINS and (joined := _FOUNDED.search(text, low, begin)):
                begin = joined.start(1) + 1
            elif (
                char in _STOP
                and not quote
                and not (char == "设" and (text[begin - 2] == "建" or text[begin] in "施备计"))
                and not (char == "对" and text[begin - 2] == "应")
            ):
                break
            begin -= 1
        begin = max(
            (cut.end() for cut in _VERB.finditer(text, begin, match.start())), default=begin
        )
        name = text[begin : match.end()]
        full = match.start() - begin >= 2 or match[0] in _committees()
        if match[0] == "委员会" and re.match(
            r"主任|副主任|委员", text[match.end() : match.end() + 3]
        ):
            full = full and "村民" not in name and "居民" not in name
        bodies.append(Body(begin, match.end(), full))
    return bodies


def find_works(text: str, start: int, end: int) -> Body | None:
    """Find the works a headquarters is named after: ``任指挥长的…工程``."""
    match = _WORKS.match(text, start, end)
    return Body(match.start(1), match.end(1), True) if match else None


class Bodies:
    """The bodies named so far, and the one a role belongs to.

    Parameters
    ----------
    text : str
        Folded text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: Body | None = None

    def _note(self, start: int, end: int) -> list[Body]:
        bodies = find_bodies(self.text, start, end)
        for body in bodies:
            if body.full or self._last is None:
                self._last = body
        return bodies

    def near(self, at: int) -> Body | None:
        """Return the last full body named shortly before `at`."""
        self._note(max(0, at - _REACH), at)
        if self._last is None or not 0 <= at - self._last.end < _REACH:
            return None
        return self._last

    def _led(self, role: tuple[int, int], body: Body) -> bool:
        """Say whether a bare body stands right behind its members: 某某任组长的领导小组."""
        if self.text[body.start - 1] != "的":
            return False
        return _MEMBERS.fullmatch(self.text, role[1], body.start) is not None

    def of_role(
        self, role: tuple[int, int], start: int, end: int
    ) -> tuple[tuple[int, int] | None, int]:
        """Find the body of a role: attached, in the sentence, or named shortly before.

        Parameters
        ----------
        role : tuple of int
        start, end : int
            The sentence.

        Returns
        -------
        body : tuple of int or None
        left : int
            Where the role begins, an attached body included.
        """
        before = self._note(max(start, role[0] - _REACH), role[0])
        left = role[0]
        bracket = self.text[left - 1 : left] == "("
        if before and before[-1].end == left - bracket:
            left = before[-1].start
            if before[-1].full:
                return before[-1].span, left
        attached = None
        if self.text[role[0] - 1] in _WORKS_CHARS:
            attached = _ATTACHED_WORKS.search(self.text, max(start, role[0] - 20), role[0])
        if attached:
            cuts = (cut.end() for cut in _VERB.finditer(self.text, *attached.span()))
            left = max(cuts, default=attached.start())
            return (left, role[0]), left
        bare = before[-1] if before else None
        before = [body for body in before if body.full]
        if "指挥" in self.text[role[0] : role[1]]:  # a squad has a 队长, never a 指挥长
            before = [body for body in before if self.text[body.end - 1] != "队"]
        of = self.text[role[1] : role[1] + 1] == "的"
        if before and not of:
            return before[-1].span, left
        stop = min(end, role[1] + _REACH)
        after = find_bodies(self.text, role[1], stop)
        if of or not before:
            named = next((b for b in after if b.full or self._led(role, b)), None)
            if named:
                self._last = named
                return named.span, left
        works = find_works(self.text, role[1], stop)
        found = works or (before[-1] if before else self.near(role[0]) or bare)
        return (found.span if found else None), left
