"""What the clauses in front of a figure speak of, where its own names nothing."""

from __future__ import annotations

import re

from reportnlp.extract.figures import leading, modifiers, names
from reportnlp.extract.figures.context import Place

_CLAUSES = re.compile(r"[,;:、()]")
_SENTENCE_PARTS = re.compile(r"[,;:。、()\n]")
_CLAUSE_END = re.compile(r"[,:、(]")
_BEFORE_PARENTHESIS = re.compile(r"[、,)]")
_MOVES = re.compile(
    r"([\u4e00-\u9fff]{2,16}?)(?:受[\u4e00-\u9fff]{2,12}(?:影响|冲击|拖累)|(?:依然|仍然?|普遍|相对|明显)?(?:偏高|偏低|较高|较低|过高|过低|偏大|偏小|居高不下)"
    r"|扭[亏降跌]为[盈升增]|止[跌滑]回升|由[降负]转[升正]|(?:(?:已经?)?连续.{1,3}个?[年月季]度?|逐[年月季步渐]|连年|一路|持续|不断|稳步|有所|明显|大幅|显著|普遍|整体|总体)+"
    r"(?:走低|走高|走弱|走强|回落|回升|下降|上升|下滑|攀升|减轻|减少|增多|增加|好转|向好|改善|收窄|扩大|降低|提高|提升|压减|下行|上行|上涨|增长))"
)
# How far back a clause is read; longer ones are no clauses.
_FAR = 80
_FARTHEST = 400


def whole_clause(text: str, place: Place, before: int) -> str:
    """Return the clause before the one of a figure, or ``""`` where a figure stands in it.

    Parameters
    ----------
    text : str
    place : Place
    before : int
        The end of the figure before.
    """
    end = place.clause_start - 1
    if end < place.part_start:
        return ""
    far = max(place.part_start, end - _FAR)
    start = max(far, text.rfind(",", far, end) + 1)
    return "" if before > start else text[start:end].strip()


def clause_subject(text: str, place: Place, before: int) -> str:
    """Return the noun phrase the clause before begins with, where it has no figure."""
    return names.subject(leading.behind_mask(whole_clause(text, place, before)))


def gained(head: str) -> str:
    """Return what has become more in the first half of a clause (景区新增古寨、总数达9家).

    Examples
    --------
    >>> gained("景区新增古寨"), gained("新增古寨")
    ('景区', '')
    """
    return leading.clean_left(head.rpartition("新增")[0])[0]


def clause_noun(text: str, place: Place, before: int) -> str:
    """Return the clause before where it is only what is measured (农民的纯收入，全国平均…)."""
    phrase, _ = leading.clean_left(whole_clause(text, place, before))
    return phrase if 3 <= len(phrase) <= leading.LONGEST and leading.is_measure(phrase) else ""


def moving(text: str, place: Place, before: int) -> str:
    """Return what rises or falls in the clause before (信访量连续两年走低，同比再降…)."""
    moves = _MOVES.fullmatch(whole_clause(text, place, before))
    return names.subject(moves[1]) if moves else ""


def clause_rest(text: str, place: Place, before: int) -> str:
    """Return what stands between the figure before and the end of its clause."""
    rest = text[before : max(before, min(place.clause_start - 1, before + _FAR))]
    return names.subject(modifiers.head_of(rest)) if 4 <= len(rest) <= 20 else ""


def before_parenthesis(text: str, place: Place, before: int) -> str:
    """Return the name in front of the parenthesis a figure stands in, behind the one before."""
    opening = text.rfind("(", place.clause_start, place.left_start)
    if opening < 0:
        return ""
    far = max(place.clause_start, opening - _FAR, before)
    return leading.clean_left(_BEFORE_PARENTHESIS.split(text[far:opening])[-1])[0]


def part_subject(text: str, place: Place) -> str:
    """Return the subject of the part of the sentence, where its first clause names one."""
    # Not the whole part is cut out: a part of many figures would be copied for each of them.
    stop = min(place.clause_start, place.part_start + _FARTHEST)
    end = _CLAUSE_END.search(text, place.part_start, stop)
    found = names.subject(text[place.part_start : end.start()].strip()) if end else ""
    return "" if len(found) < 4 and names.ends_in_verb(found) else found


def clause_end(text: str, place: Place, before: int) -> str:
    """Return the end of what stands between the figure before and the clause of a figure."""
    start = max(place.sentence_start, place.left_start - 40, before)
    between = text[start : max(place.left_start - 1, start)]
    parts = [part for part in _CLAUSES.split(between) if part]
    return leading.clean_left(parts[-1])[0] if parts else ""


def sentence_end(text: str, place: Place) -> str:
    """Return the end of the sentence before, for a figure that opens its own."""
    before = text[max(0, place.sentence_start - 24) : max(0, place.sentence_start - 1)]
    parts = [part for part in _SENTENCE_PARTS.split(before) if part]
    return leading.clean_left(parts[-1])[0] if parts else ""
