"""Two paragraphs side by side, cut where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reportnlp.text.fold import fold

Kind = Literal["same", "changed", "added", "removed"]
_LEAST_SAME = 2


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
    matcher = SequenceMatcher(None, fold(source), fold(copy), autojunk=False)
    blocks = [
        block
        for block in matcher.get_matching_blocks()
        if block.size >= _LEAST_SAME or block.a == len(source) or block.b == len(copy)
    ]
    pieces: list[Piece] = []
    at_source = at_copy = 0
    for block in blocks:
        gone, new = source[at_source : block.a], copy[at_copy : block.b]
        if gone or new:
            kind: Kind = "changed" if gone and new else "removed" if gone else "added"
            pieces.append(Piece(kind=kind, source=gone, copy=new))
        at_source, at_copy = block.a + block.size, block.b + block.size
        if block.size:
            same = (source[block.a : at_source], copy[block.b : at_copy])
            pieces.append(Piece(kind="same", source=same[0], copy=same[1]))
    return tuple(pieces)
