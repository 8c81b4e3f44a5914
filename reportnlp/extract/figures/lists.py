"""Names of several figures at once: 分别 a、b和c, and A、B80家、16家."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportnlp.extract.figures import flags, leading
from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.records import Quantity

_LISTED = frozenset(
    bound + before + sign + behind + near
    for bound in ("", "左右", "以上")
    for before in ("", " ")
    for sign in "、和与及"
    for behind in ("", " ")
    for near in ("", "约", "近")
)
_ITEMS = re.compile(r"[、和与]|(?<!普)及(?!格|时)")
_SHARED_TAIL = re.compile(
    r"(居民人均可支配收入|人均可支配收入|人均纯收入|营业收入|增加值|总产值|产值|收入|投资|面积|产量|占比|比重|人数|户数|吞吐量|贷款余额|存款余额|余额|贷款|存款"
    r"|[\u4e00-\u9fff]{2}(?:比例|率)|销量|消费|营收|利润|规模|保险|资金)$"
)
_COUNT = re.compile(r"^ *\d[\d.]*[余多]?(?:[个条家项所座处种类批]|(?<!\d{4})[市镇])")
_SPREAD = re.compile(r"分别(?P<verb>[^,。;、]{0,14})$")
# 比2019年、2020年分别增加…: one thing in several years
_YEARS = re.compile(r"(?:而|比|较|与)*(?:(?:19|20)\d{2}年?[、和及与]?)+")
# Longer runs of numbers are tables, not prose; the cap keeps the work linear.
LONGEST_RUN = 8
# How far back the subjects of 分别 are looked for, for the same reason.
_FAR = 160


def rate(group: str) -> str:
    """Return one name for shares, points and multiples: a growth may be told in any of them."""
    return "share" if group in ("points", "multiple") else group


def is_alone(quantities: Sequence[Quantity], places: Sequence[Place], index: int) -> bool:
    """Tell whether no other quantity stands in the clause before this one."""
    return index == 0 or quantities[index - 1].end <= places[index].clause_start


def spread(
    text: str,
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    groups: Sequence[str],
    index: int,
    levels: Sequence[str],
) -> list[str]:
    """Return the names of 分别 a、b和c, out of the subjects or of the figures before.

    Parameters
    ----------
    text : str
    quantities, places, groups : sequence
        In reading order; `groups` are the families of the units.
    index : int
        The first of the run.
    levels : sequence of str
        The names of the sentence so far.

    Returns
    -------
    list of str
        One name for every figure of the run, or none at all.
    """
    place = places[index]
    found = _SPREAD.search(place.left.strip())
    if not found or len(leading.clean_left(found["verb"])[0]) > 6:
        return []
    size = _run_length(places, groups, index, mixed=True)
    if size < 2:
        return []
    start = quantities[index].start
    head = text[max(place.clause_start, start - _FAR) : start]
    head = head[: head.rfind("分别")]
    if levels and _YEARS.fullmatch(head.strip()):
        return [levels[-1]] * size
    subjects = _subjects(head, size)
    if subjects:
        return subjects
    shared = leading.clean_left(_ITEMS.split(head)[-1].strip())[0]
    if len(shared) > 1 and not flags.COMPARE.match(head.strip()):
        # One subject for all: 城乡居民人均可支配收入分别达到…和….
        return [shared] * size
    return list(levels[-size:]) if len(levels) >= size else []


def listed(
    text: str,
    quantities: Sequence[Quantity],
    places: Sequence[Place],
    groups: Sequence[str],
    index: int,
) -> list[str]:
    """Return the names of A、B80家、16家, where every number belongs to one item."""
    place = places[index]
    size = _run_length(places, groups, index)
    if not 2 <= size <= 5 or not is_alone(quantities, places, index):
        return []
    head = text[place.clause_start : quantities[index].start]
    if sum(map(head.count, "、和与及")) != size - 1:
        return []
    return _subjects(head, size)


def _run_length(
    places: Sequence[Place], groups: Sequence[str], index: int, *, mixed: bool = False
) -> int:
    """Count the figures of a run, of one kind unless `mixed`."""
    size = 1
    while (
        size < LONGEST_RUN
        and index + size < len(places)
        and (rate(groups[index + size]) == rate(groups[index]) or mixed)
        and places[index + size - 1].next_gap in _LISTED
    ):
        size += 1
    return size


def _subjects(head: str, size: int) -> list[str]:
    parts = [leading.clean_left(_COUNT.sub("", part))[0] for part in _ITEMS.split(head[-80:])]
    parts = [part for part in parts if len(part) > 1]
    if len(parts) < size:
        return []
    parts = parts[-size:]
    tail = _SHARED_TAIL.search(parts[-1])
    if tail and not any(part.endswith(tail[1]) for part in parts[:-1]):
        parts = [_with_tail(part, tail[1]) for part in parts[:-1]] + parts[-1:]
    return parts


def _with_tail(part: str, tail: str) -> str:
    """Return an item with the noun the last one has for all, unless it is whole by itself."""
    if len(part) > 6 or "新增" in part or leading.is_measure(part) or _SHARED_TAIL.search(part):
        return part
    return part.removesuffix(tail[:2]) + tail
