"""Where every quantity stands: its clause, its sentence and the words on both sides."""

from __future__ import annotations

import collections
import re
from dataclasses import dataclass

from reportnlp.extract.figures.scan import Quantity

_DELIMITER = re.compile(r"[,。;:、!?\n()【】]|$")
_SENTENCE_MARKS = frozenset("。!?\n")
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
    width = max(lengths)
    near = sum(count for length, count in lengths.items() if length >= width - 6)
    return near >= 0.7 * sum(lengths.values()) and width <= 80


def unwrap(text: str) -> str:
    """Blank the line ends inside sentences of a wrapped text; offsets stay."""
    if not is_wrapped(text):
        return text
    return re.sub(r"(?<=[^\n。!?;:】]{20})\n(?=[^\n 　一二三四五六七八九十(【#])", " ", text)


def places(text: str, quantities: list[Quantity]) -> list[Place]:
    """Return the place of every quantity, in one pass."""
    found: list[Place] = []
    delimiters = _DELIMITER.finditer(text)
    delimiter = next(delimiters)
    last = -1
    mark = ""
    sentence = clause = part = previous_end = 0
    count = len(quantities)
    for index, quantity in enumerate(quantities):
        while delimiter.start() < quantity.start:
            last, mark = delimiter.start(), delimiter[0]
            if mark in _SENTENCE_MARKS:
                sentence = part = clause = last + 1
            elif mark == ";":
                part = clause = last + 1
            elif mark in ",:":
                clause = last + 1
            delimiter = next(delimiters)
        left_start = max(last + 1, previous_end)
        next_start = quantities[index + 1].start if index + 1 < count else len(text)
        stop = min(next_start, quantity.end + 24)
        end = _DELIMITER.search(text, quantity.end, stop)
        right_end = end.start() if end else stop
        gap = text[quantity.end : next_start] if next_start - quantity.end <= 4 else None
        found.append(
            Place(
                left=text[left_start : quantity.start],
                right=text[quantity.end : right_end].lstrip(" "),
                left_start=left_start,
                clause_start=clause,
                part_start=part,
                sentence_start=sentence,
                delimiter=mark if last + 1 >= previous_end and last >= 0 else "",
                next_gap=gap if index + 1 < count else None,
            )
        )
        previous_end = quantity.end
    return found
