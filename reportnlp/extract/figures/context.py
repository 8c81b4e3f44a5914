"""Where every quantity stands: its clause, its sentence and the words on both sides."""

from __future__ import annotations

import collections
import re
from dataclasses import dataclass

from reportnlp.extract.figures.records import Quantity
from reportnlp.text.view import TextView

_DELIMITERS = frozenset(",。;:、!?\n()【】")
_NEXT_DELIMITER = re.compile(r"[,。;:、!?\n()【】]").search
# The last of a set of marks in a stretch: the greedy run goes to its end and steps back.
_LAST_DELIMITER = re.compile(r".*[,。;:、!?\n()【】]", re.S).match
_SENTENCE_MARKS = frozenset("。!?\n")
_CLAUSE_MARKS = frozenset(",:;。!?\n")
_LAST_CLAUSE = re.compile(r".*[,:;。!?\n]", re.S).match
_LAST_PART = re.compile(r".*[;。!?\n]", re.S).match
_LAST_SENTENCE = re.compile(r".*[。!?\n]", re.S).match
_SOFT_BREAK = re.compile(
    r"(?<=[^\n]{15}[^\n。!?;:】])\n(?= ?[^\n \u3000(【#])"
    r"(?![一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]|\d{1,2}[、.](?!\d))"
)
_LINE_END = frozenset("。!?;:,、.】)”")


@dataclass(slots=True)
class Place:
    """The surroundings of one quantity in the folded text.

    Attributes
    ----------
    left : str
        From the last delimiter or quantity to the number.
    right : str
        From the unit to the next delimiter or quantity.
    clause_start, part_start, sentence_start : int
        Where the clause (after , ; :), the part (after ;) and the sentence begin.
    delimiter : str
        What stands before `left`; empty where a quantity does.
    next_gap : str or None
        What stands between this quantity and the next one.
    """

    left: str
    right: str
    left_start: int
    clause_start: int
    part_start: int
    sentence_start: int
    delimiter: str
    next_gap: str | None


def is_wrapped(text: str) -> bool:
    """Tell a text whose lines were cut at a fixed width.

    Examples
    --------
    >>> is_wrapped("一、工作\\n修路。\\n")
    False
    """
    lengths = collections.Counter(
        len(line) for line in text.split("\n") if len(line) >= 20 and line[-1] not in _LINE_END
    )
    if sum(lengths.values()) < 8:
        return False
    # The most usual length, not the longest: a title block or a page footer may be wider.
    width = max(lengths, key=lambda length: (lengths[length], length))
    near = sum(count for length, count in lengths.items() if abs(length - width) <= 6)
    return near >= 0.7 * sum(lengths.values()) and width <= 80


def unwrap(text: str) -> str:
    """Blank the line ends inside sentences of a wrapped text; offsets stay."""
    if not is_wrapped(text):
        return text
    return _SOFT_BREAK.sub(" ", text)


def unwrapped(view: TextView) -> str:
    """Return the folded text of a view, line ends inside its sentences blank; made once."""
    memo = view.__dict__
    found: str | None = memo.get("_unwrapped")
    if found is None:
        found = memo["_unwrapped"] = unwrap(view.folded)
    return found


def places(text: str, quantities: list[Quantity]) -> list[Place]:
    """Return the place of every quantity, in one pass."""
    sentence = clause = part = previous_start = previous_end = 0
    last = -1
    found: list[Place] = []
    count = len(quantities)
    size = len(text)
    for index, quantity in enumerate(quantities, 1):
        start, end = quantity.start, quantity.end
        if mark := _LAST_DELIMITER(text, previous_start, start):
            last = mark.end() - 1
            if text[last] not in _CLAUSE_MARKS:
                mark = _LAST_CLAUSE(text, previous_start, last)
            if mark:
                clause = mark.end()
                if text[clause - 1] in _SENTENCE_MARKS:
                    part = sentence = clause
                elif mark := _LAST_PART(text, previous_start, clause):
                    part = mark.end()
                    if text[part - 1] in _SENTENCE_MARKS:
                        sentence = part
                    elif mark := _LAST_SENTENCE(text, previous_start, part):
                        sentence = mark.end()
        left_start = last + 1 if last >= previous_end else previous_end
        next_start = quantities[index].start if index < count else size
        right_end = next_start if next_start < end + 24 else end + 24
        if text[end : end + 1] in _DELIMITERS:
            right_end = end
        elif stop := _NEXT_DELIMITER(text, end, right_end):
            right_end = stop.start()
        found.append(
            Place(
                text[left_start:start],
                text[end:right_end].lstrip(" "),
                left_start,
                clause,
                part,
                sentence,
                text[last] if 0 <= last >= previous_end - 1 else "",
                text[end:next_start] if index < count and next_start - end <= 4 else None,
            )
        )
        previous_start, previous_end = start, end
    return found
