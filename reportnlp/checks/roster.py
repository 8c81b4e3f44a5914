"""Officials against the roster of those who are known to hold a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.posts import CHANGES, ONLY_ONE, leading_posts
from reportnlp.model.items import Official

_HEADS = re.compile(r"(?:书记|[镇乡县区市旗部局所站校院]长|苏木达|主席|主任)$")
_PARTS = re.compile(r"[;、,，兼/ ]+")
_DEPUTY = "副"


def _parts(post: str | None, place: str) -> list[str]:
    """Return the single posts of a string, without the place that stands before them."""
    short = place[-1:]
    found = []
    for part in _PARTS.split(post or ""):
        part = part.removeprefix(place)
        if len(part) > 2 and short and part.startswith(short):
            part = part.removeprefix(short)
        if part:
            found.append(part)
    return found


def _agree(one: str, other: str) -> bool:
    """Whether two posts may be one, the longer saying more of where.

    Examples
    --------
    >>> _agree("农业办主任", "主任"), _agree("副书记", "书记")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and _DEPUTY not in long[: len(long) - len(short)]


def check_roster(context: Context) -> Iterator[Draft]:
    """Yield officials whose post or name differs from the roster (OFF005)."""
    if not context.listed:
        return
    place = context.listed[0].place
    posts: dict[str, list[str]] = {}
    holders: dict[str, list[str]] = {}
    for item in context.listed:
        posts.setdefault(item.name, []).extend(_parts(item.post, place))
        for post in sorted(leading_posts(item.post) & ONLY_ONE) or _parts(item.post, place):
            holders.setdefault(post, []).append(item.name)
    said: set[tuple[str, str]] = set()
    for official in context.facts.officials:
        near = context.folded[max(0, official.start - 16) : official.end + 10]
        if official.level == "national" or not official.position or CHANGES.search(near):
            continue
        if official.name in posts:
            message = _other_post(official, posts[official.name], place)
        else:
            message = _other_name(official, holders, place)
        if message and (official.name, message) not in said:
            said.add((official.name, message))
            yield Draft(rule="OFF005", message=message, start=official.start, end=official.end)


def _other_post(official: Official, known: list[str], place: str) -> str:
    written = [part for part in _parts(official.position, place) if _HEADS.search(part)]
    if not known or not written or any(_agree(a, b) for a in written for b in known):
        return ""
    mine, listed = leading_posts(official.position), leading_posts("、".join(known))
    if listed and not mine:
        return ""  # one of the leaders may head an office too
    return f"{official.name}的职务写作“{official.position}”，名单是“{'、'.join(known)}”；请核对"


def _other_name(official: Official, holders: dict[str, list[str]], place: str) -> str:
    for post in sorted(leading_posts(official.position) & ONLY_ONE) or _parts(
        official.position, place
    ):
        if post in holders:
            return f"{post}写作“{official.name}”，名单是“{'、'.join(holders[post])}”；请核对"
    return ""
