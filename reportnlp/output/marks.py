"""Cut a text where any item begins or ends, so that overlapping items can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One item to show.

    Attributes
    ----------
    kind : str
        A CSS class and a filter.
    key : str
        The item's id.
    note : str
        What to say of it.
    """

    start: int
    end: int
    kind: str
    key: str
    note: str


def cut(
    text: str, marks: Iterable[Mark]
) -> Iterator[tuple[str, tuple[Mark, ...], tuple[Mark, ...]]]:
    """Yield (piece, marks that cover it, marks that begin with it); the pieces tile the text.

    A mark of no width yields an empty piece of its own.

    Examples
    --------
    >>> a = Mark(start=0, end=2, kind="figure", key="f1", note="")
    >>> b = Mark(start=1, end=3, kind="finding", key="n1", note="")
    >>> [(piece, [m.key for m in over]) for piece, over, _ in cut("abcd", [a, b])]
    [('a', ['f1']), ('b', ['f1', 'n1']), ('c', ['n1']), ('d', [])]
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    edges = sorted({0, len(text), *(m.start for m in ordered), *(m.end for m in ordered)})
    open_marks: list[Mark] = []
    waiting = 0
    for left, right in zip(edges, [*edges[1:], len(text)], strict=True):
        open_marks = [mark for mark in open_marks if mark.end > left]
        begun = []
        while waiting < len(ordered) and ordered[waiting].start == left:
            mark = ordered[waiting]
            waiting += 1
            if mark.end == mark.start:
                yield "", (mark,), (mark,)
            else:
                begun.append(mark)
        open_marks += begun
        if right > left:
            yield text[left:right], tuple(open_marks), tuple(begun)
