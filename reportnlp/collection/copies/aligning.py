"""Two paragraphs side by side, cut where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reportnlp.text.fold import fold

Kind = Literal["same", "changed", "added", "removed"]
_LEAST_SAME = 2
# a number or a mask differs as a whole: 2318 and 2485 have no "2" in common
_ATOM = re.compile(r"[\dxX*×_]+(?:[.,][\dxX*×_]+)*|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch that is the same in both, or differs.

    Attributes
    ----------
    kind : {'same', 'changed', 'added', 'removed'}
        Added stands only in the copy, removed only in the source.
    source, copy : str
        Joined over all pieces they are the two texts.
    """

    kind: Kind
    source: str
    copy: str


def align(source: str, copy: str) -> tuple[Piece, ...]:
    """Cut two texts into pieces that are the same and pieces that differ.

    Parameters
    ----------
    source, copy : str

    Returns
    -------
    tuple of Piece
        Width and traditional characters are no difference; equal stretches of one character
        between two differences are part of the difference.

    Examples
    --------
    >>> [(p.kind, p.source, p.copy) for p in align("清运垃圾300吨。", "清运垃圾xx吨。")]
    [('same', '清运垃圾', '清运垃圾'), ('changed', '300', 'xx'), ('same', '吨。', '吨。')]
    """
    if source and fold(source) == fold(copy):
        return (Piece(kind="same", source=source, copy=copy),)
    ours, theirs = _atoms(source), _atoms(copy)
    matcher = SequenceMatcher(
        None, [fold(atom) for atom in ours], [fold(atom) for atom in theirs], autojunk=False
    )
    pieces: list[Piece] = []
    at_source = at_copy = 0
    for first, second, size in matcher.get_matching_blocks():
        last = first == len(ours) and second == len(theirs)
        same = "".join(ours[first : first + size])
        if len(same) < _LEAST_SAME and not last and first + size < len(ours):
            continue
        gone, new = "".join(ours[at_source:first]), "".join(theirs[at_copy:second])
        if gone or new:
            kind: Kind = "changed" if gone and new else "removed" if gone else "added"
            pieces.append(Piece(kind=kind, source=gone, copy=new))
        at_source, at_copy = first + size, second + size
        if size:
            pieces.append(Piece(kind="same", source=same, copy="".join(theirs[second:at_copy])))
    return tuple(pieces)


def _atoms(text: str) -> list[str]:
    return _ATOM.findall(text)
