"""Officials who contradict each other: one post with two names, one person with two posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.model.items import Official

_POST = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}?)(党委书记|工委书记|纪委书记|副镇长|副乡长|镇长|乡长|苏木达|街道办事处主任|人大主席|人大主席团主席|县长|区长|旗长|市长|省长|主席)$"
)
ONLY_ONE = frozenset(
    "党委书记 工委书记 纪委书记 镇长 乡长 苏木达 街道办事处主任 人大主席 县长 区长 旗长 市长 省长".split()
)
_EXCLUDED = re.compile(r"副书记|村|社区|支部|机关|学校|医院|公司|派出所|县委书记|^副主席|^原|^前")
CHANGES = re.compile(
    r"原|前任|时任|任命|免去|免职|当选|接替|调任|新任|离任|辞去|拟任|选举|代理|代(?=[镇乡县区])|不再"
)
_EXCLUSIVE = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "党委书记/镇长 党委书记/乡长 党委书记/副镇长 党委书记/副乡长 党委书记/纪委书记 镇长/人大主席 乡长/人大主席"
        " 镇长/副镇长 乡长/副乡长 镇长/纪委书记 乡长/纪委书记 人大主席/副镇长 人大主席/副乡长 人大主席/纪委书记"
        " 副镇长/纪委书记 副乡长/纪委书记 镇长/乡长"
    ).split()
)


def leading_posts(position: str | None) -> set[str]:
    """Return which posts at the head of a township or county a position names.

    Examples
    --------
    >>> sorted(leading_posts("镇党委副书记、镇长")), leading_posts("村党支部书记")
    (['镇长'], set())
    """
    found = set()
    for part in re.split("[;、,兼 ]", position or ""):
        match = _POST.match(part.strip())
        if match and not _EXCLUDED.search(part):
            found.add(
                match[1].replace("人大主席团主席", "人大主席").replace("工委书记", "党委书记")
            )
    return found


def _alike(one: str, other: str) -> bool:
    """Whether two names look like one name miswritten.

    Examples
    --------
    >>> _alike("贺延庆", "贺廷庆"), _alike("李明远", "李名远"), _alike("王平", "李强")
    (True, True, False)
    """
    if one[0] != other[0] or one == other:
        return False
    if len(one) == len(other):
        return len(one) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and len(short) >= 2 and set(short) <= set(long)


def check_posts(context: Context) -> Iterator[Draft]:
    """Yield posts with two names (OFF003) and persons with two posts (OFF004).

    Those on a roster are left to :func:`~reportnlp.checks.roster.check_roster`.
    """
    listed = {item.name for item in context.listed if item.post}
    holders: dict[tuple[str, str | None], Official] = {}
    people: dict[str, list[tuple[Official, set[str]]]] = {}
    for official in context.facts.officials:
        posts = leading_posts(official.position)
        near = context.folded[max(0, official.start - 16) : official.end + 10]
        if official.level == "national" or not posts or CHANGES.search(near):
            continue
        for post in sorted(posts & ONLY_ONE):
            first = holders.setdefault((post, official.level), official)
            if listed & {first.name, official.name}:
                continue
            if _alike(first.name, official.name):
                yield Draft(
                    rule="OFF003",
                    message=f"{post}前面写的是{first.name}，这里写的是{official.name}；请核对",
                    start=official.start,
                    end=official.end,
                )
        people.setdefault(official.name, []).append((official, posts))
    for name, mentions in people.items():
        if name not in listed:
            yield from _conflict(name, mentions)


def _conflict(name: str, mentions: list[tuple[Official, set[str]]]) -> Iterator[Draft]:
    first, posts = mentions[0]
    for official, other in mentions[1:]:
        if posts & other:
            continue
        if any(frozenset((a, b)) in _EXCLUSIVE for a in posts for b in other):
            yield Draft(
                rule="OFF004",
                message=f"{name}前面是{'、'.join(sorted(posts))}，这里是{'、'.join(sorted(other))}；请核对",
                start=official.start,
                end=official.end,
            )
            return
