"""Later mentions of an official by name alone."""

from __future__ import annotations

import re
from itertools import pairwise

from reportnlp.extract.officials.mentions import Mention
from reportnlp.extract.officials.name_model import is_han
from reportnlp.extract.officials.names import name_after

# Somebody else may bear the same name.
_ORDINARY = re.compile(
    r"(?:村民|居民|农户|户主?|群众|党员|大户|劳模|模范|能手|带头人|青年|老人|教师|学生|村医|护林员|"
    r"牧民|农民|工人|经理|老板|董事长|理事长|烈士|英雄|同学|先生|女士|大爷|大娘)$"
)


def repeats(text: str, mentions: list[Mention]) -> list[Mention]:
    """Find the names of `mentions` where they stand alone.

    Names of two characters must also read as a name in their place.
    """
    taken = {(m.start, m.end) for m in mentions}
    found = []
    # A leader without the title is part of a formula more often than not.
    national = {m.start for m in mentions if any(post.level == "national" for post in m.posts)}
    names = (text[m.start : m.end] for m in mentions if m.start not in national)
    for name in dict.fromkeys(names):
        if name == "习近平":
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if (at, end) not in taken and _alone(text, at, end):
                found.append(Mention(at, end, "repeat"))
            at = text.find(name, end)
    _share_roles(text, sorted([*mentions, *found], key=lambda m: m.start))
    return found


# 甲、乙和副镇长丙任副组长: nothing but titles stands between the names of one role.
_SAME_LIST = re.compile(r"[、和与及][^,。;:、\n]{0,14}")


def _share_roles(text: str, mentions: list[Mention]) -> None:
    """Give names without a title the role of the list that they stand in."""
    for mention, following in reversed(list(pairwise(mentions))):
        if (
            mention.rule == "repeat"
            and following.roles
            and _SAME_LIST.fullmatch(text, mention.end, following.start)
        ):
            mention.roles.extend(following.roles)
            mention.bodies.extend(following.bodies)


def _alone(text: str, start: int, end: int) -> bool:
    if _ORDINARY.search(text, max(0, start - 4), start) or text.startswith("同志为", end):
        return False
    if end - start > 2:
        return True
    if start and is_han(text[start - 1]):
        return False
    read = name_after(text, start, prior=0.5)
    return read is not None and read.end == end
