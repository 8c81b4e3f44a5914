"""Places where the text around a name says where it ends, whatever word it looks like."""

from __future__ import annotations

import re

from reportnlp.extract.officials.name_model import name_cost, name_model, parts_cost
from reportnlp.extract.officials.names import NameSpan

_PERSONAL = re.compile(
    r"([\u3400-\u9fff]{2,9}?)(?:同志)?\((?:[男女][,、;)]|[^()\n,、;]{1,5}族[,、;)]"
    r"|(?:(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月)?(?:起|[任免兼]|上任|离任|到任)[,、;)])"
)
_LISTED = re.compile(r"([\u3400-\u9fff]{2,3}?)([和与及同、,;]) *(?=\S)")
_AND_PEOPLE = re.compile(
    r"([\u3400-\u9fff]{2,3}?)[和与及同](?=民警|党员|干部|村民|群众|代表|志愿者|队员|职工|工作人员)"
)
_CLOSED = re.compile(r"([\u3400-\u9fff]{2,3})(?=[、,;。)\n]|$)")
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


def bounded(text: str, start: int, stop: int, *, parallel: bool) -> NameSpan | None:
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

    Examples
    --------
    >>> bounded("所长景象和站长连续", 2, 5, parallel=False).end
    4
    >>> bounded("书记时时讲、镇长天天查", 2, 6, parallel=False) is None
    True
    """
    noted = _PERSONAL.match(text, start)
    if noted and _possible(noted[1]):
        return NameSpan(start, noted.end(1), _CERTAIN)
    model = name_model()
    listed = _LISTED.match(text, start, stop + 1) if stop - start <= 6 else None
    if listed is None or listed.end() != stop:
        listed = _AND_PEOPLE.match(text, start)
    if listed:
        name = listed[1]
        rare = not model.followers.isdisjoint((name[:1], name[:2], name))
        common = text[listed.end(1)] in "、,;" and name in model.words
        if name_cost(name) < _LIKELY + 6 * parallel and (parallel or not (rare or common)):
            return NameSpan(start, listed.end(1), _CERTAIN)
    if parallel:
        closed = _CLOSED.match(text, start, stop)
        if closed and name_cost(closed[1]) < _LIKELY:
            return NameSpan(start, closed.end(), _CERTAIN)
    return None
