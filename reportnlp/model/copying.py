"""A copy of a record with one field changed, without running its constructor again.

``dataclasses.replace`` reads and checks every field by name; on a report with a hundred
figures that costs as much as finding them.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

from reportnlp.model.items import Figure


@functools.cache
def _slots() -> tuple[tuple[Callable[..., Any], Callable[..., None]], ...]:
    members = [vars(Figure)[field.name] for field in dataclasses.fields(Figure)]
    return tuple((member.__get__, member.__set__) for member in members)


def with_section(figure: Figure, section: str | None) -> Figure:
    """Return `figure` in another section.

    Examples
    --------
    >>> figure = Figure(id="f1", start=0, end=2, text="3户", number="3", value=None, unit="户")
    >>> with_section(figure, "s1") == dataclasses.replace(figure, section="s1")
    True
    """
    copy = object.__new__(Figure)
    for read, write in _slots():
        write(copy, read(figure))
    vars(Figure)["section"].__set__(copy, section)
    return copy
