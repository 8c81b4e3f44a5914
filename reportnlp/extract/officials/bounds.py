"""Places where the text around a name says where it ends, whatever word it looks like."""

from __future__ import annotations

import re

from reportnlp.extract.officials.name_model import NEEDS_MORE, name_cost, name_model, parts_cost
from reportnlp.extract.officials.names import NameSpan, name_after

_PERSONAL = re.compile(
    r"([\u3400-\u9fff]{2,9}?)(?:同志)?\((?:[男女][,、;)]|[^()\n,、;]{1,5}族[,、;)]"
    r"|(?:(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月)?(?:起|[任免兼]|兼任[^()\n]{2,20}|挂职|上任|离任|到任)[,、;)])"
)
_LISTED = re.compile(r"([\u3400-\u9fff]{2,3}?)([和与及同、,;]) *(?=\S)")
_AND_PEOPLE = re.compile(
    r"([\u3400-\u9fff]{2,3}?)[和与及同](?=民警|党员|干部|村民|群众|代表|志愿者|队员|职工|工作人员)"
)
# what only a person does; a word between a title and one of these is a name
_DOES = re.compile(
    r"([\u3400-\u9fff]{2,3}?)(?:同志|驻村|蹲点|带队|率队|带领|率领|带着|领着|挂帅|坐镇|分管|主持|亲自|亲手|"
    r"自掏|冒雨|顶着|冒着|二话不说|连夜|挨家挨户|逐户|作报告|宣读|一行|陪同|出席|一边|赶到|来到|赶赴|奔赴|"
    r"拿出|垫付|告诉|介绍说|主动|多次|先后|说[,:]|看望|一道|一同|汇报了|[兼担调转升离接]任|"
    r"(深入|走访|讲话|作了|主讲|代表|上门|巡查|检查|督查|视察|慰问|放弃|汇报))"
)
_GROUP = re.compile(
    r"全[家体员镇乡县村]|[党支区县][委员群部]|干[部群]|[各几诸]位|[双两]方|[上下左右]|[0-9一二三]|单位|同上|空[缺白]|待定|从略|时[时刻]|常[常年]"
)
_CLOSED = re.compile(r"([\u3400-\u9fff]{2,3})(?=[、,;。()\n]|$)")
_VERBS = frozenset("任兼为")
_LIKELY = 24.0
_CERTAIN = 6.0


def _possible(text: str) -> bool:
    return name_cost(text) < 30 or (len(text) >= 3 and _outlandish(text))


def _outlandish(text: str) -> bool:
    """Say whether most of `text` is written as Mongolian, Tibetan, Uyghur … names are."""
    model = name_model()
    return parts_cost(text) < 99 or (
        len(text) >= 4
        and text[0] in model.syllables
        and sum(char in model.syllables for char in text) * 3 >= len(text) * 2
    )


def _named(text: str, start: int) -> bool:
    name = name_after(text, start, prior=0.5) if start >= 0 else None
    return name is not None and name.margin > _CERTAIN


def _person(name: str, *, joined: bool = False) -> bool:
    """Say whether a word right behind a title can hardly be what its holder does or is of."""
    model = name_model()
    if joined and len(name) == 2:
        return True
    if not model.followers.isdisjoint((name[:1], name[:2], name)) or _GROUP.match(name):
        return False
    if joined:
        return True
    return len(name) == 2 or (name[:2] not in model.words and name[2] not in NEEDS_MORE)


def bounded(
    text: str, start: int, stop: int, *, parallel: bool, beyond: int = -1
) -> NameSpan | None:
    """Find a name at `start`, right behind a title, that its surroundings close.

    Parameters
    ----------
    text : str
        Folded text.
    start : int
    stop : int
        Where the next title begins.
    parallel : bool
        The item before this one in the same list is a title with a name.
    beyond : int, optional
        Where the next title ends.

    Examples
    --------
    >>> bounded("所长景象和站长连续", 2, 5, parallel=False).end
    4
    >>> bounded("书记时时讲、镇长天天查", 2, 6, parallel=False) is None
    True
    """
    bracket = text.find("(", start, start + 12) > 0
    noted = _PERSONAL.match(text, start) if bracket else None
    if noted and _possible(noted[1]):
        return NameSpan(start, noted.end(1), _CERTAIN)
    listed = _LISTED.match(text, start, stop + 1) if stop - start <= 6 else None
    if listed is None or listed.end() != stop:
        listed = _AND_PEOPLE.match(text, start)
    if listed and name_cost(listed[1]) < _LIKELY + 9 * parallel:
        listing = listed[0].rstrip()[-1] in "、,;"  # slogans too run 书记…、镇长…
        if parallel or (_named(text, beyond) if listing else _person(listed[1], joined=True)):
            return NameSpan(start, listed.end(1), _CERTAIN)
    does = _DOES.match(text, start, start + 10)
    if does and does[2] and does[1] in name_model().words:
        does = None  # these also follow what is inspected or told: 安全检查, 农户走访
    if does and name_cost(does[1]) < _LIKELY and _person(does[1]):
        return NameSpan(start, does.end(1), _CERTAIN)
    if parallel:
        closed = _CLOSED.match(text, start, stop)
        if closed and closed.end() == stop and closed[1][-1] in _VERBS:
            closed = None  # 郭振任副主任
        if closed and not _GROUP.match(closed[1]) and name_cost(closed[1]) < _LIKELY:
            return NameSpan(start, closed.end(), _CERTAIN)
    return None
