"""Where every quantity stands: its clause, its sentence and the words on both sides."""

from __future__ import annotations

import collections
import re
from dataclasses import dataclass

from reportnlp.extract.figures.records import Quantity
from reportnlp.text.view import TextView

_DELIMITER = re.compile(r"[,。;:、!?\n()【】]")
_CLAUSE_MARKS = frozenset(",:;。!?\n")
_SOFT_BREAK = re.compile(
    r"(?<=[^\n]{19}[^\n。!?;:】])\n(?= ?[^\n \u3000(【#])"
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
    stops = [match.start() for match in _DELIMITER.finditer(text)]
    stops.append(len(text))
    sentence = clause = part = previous_end = 0
    at = 0
    found: list[Place] = []
    count = len(quantities)
    size = len(text)
    for index, quantity in enumerate(quantities):
        start, end = quantity.start, quantity.end
        while stops[at] < start:
            last = stops[at]
            mark = text[last]
            if mark in _CLAUSE_MARKS:
                clause = last + 1
                if mark not in ",:":
                    part = last + 1
                    if mark != ";":
                        sentence = last + 1
            at += 1
        last = stops[at - 1] if at else -1
        left_start = last + 1 if last >= previous_end else max(last + 1, previous_end)
        next_start = quantities[index + 1].start if index + 1 < count else size
        right_end = min(next_start, end + 24)
        after = at
        while stops[after] < end:
            after += 1
        right_end = min(right_end, stops[after])
        near = index + 1 < count and next_start - end <= 4
        found.append(
            Place(
                left=text[left_start:start],
                right=text[end:right_end].lstrip(" "),
                left_start=left_start,
                clause_start=clause,
                part_start=part,
                sentence_start=sentence,
                delimiter=text[last] if last >= 0 and last + 1 >= previous_end else "",
                next_gap=text[end:next_start] if near else None,
            )
        )
        previous_end = end
    return found
