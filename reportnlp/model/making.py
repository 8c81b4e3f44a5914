"""Make many frozen records fast."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any, TypeVar

Record = TypeVar("Record")


@functools.cache
def blank(cls: type[Record]) -> Callable[[], Any]:
    """Return a class of the layout of `cls` whose objects begin without any field.

    A frozen dataclass writes every field through ``object.__setattr__``, which for a record of
    27 fields costs more than finding what they hold; setting them one by one takes a seventh of
    the time.  Every field must be set before ``__class__`` is.

    Parameters
    ----------
    cls : type
        A dataclass with slots, without ``__post_init__`` and without a base class.

    Returns
    -------
    type
        Of objects with the slots of `cls`.

    Examples
    --------
    >>> from reportnlp.model.items import Span
    >>> record = blank(Span)()
    >>> record.start, record.end = 3, 5
    >>> record.__class__ = Span
    >>> record
    Span(start=3, end=5)
    """
    return type(f"_Blank{cls.__name__}", (), {"__slots__": _names(cls)})


@functools.cache
def changer(cls: type[Record], name: str) -> Callable[[Record, Any], Record]:
    """Return what copies a record of `cls` with another value in one field.

    ``dataclasses.replace`` reads, hands over and sets each field by name, which takes fifteen
    times as long as the same written out.

    Parameters
    ----------
    cls : type
        As for :func:`blank`.
    name : str
        The field that changes.

    Examples
    --------
    >>> from reportnlp.model.items import Span
    >>> changer(Span, "end")(Span(start=3, end=5), 9)
    Span(start=3, end=9)
    """
    copied = "".join(f"    new.{other} = old.{other}\n" for other in _names(cls) if other != name)
    make = blank(cls)  # type: ignore[arg-type]
    scope: dict[str, Any] = {"make": make, "cls": cls}
    exec(
        f"def change(old, value):\n    new = make()\n    new.{name} = value\n{copied}"
        "    new.__class__ = cls\n    return new",
        scope,
    )
    change: Callable[[Record, Any], Record] = scope["change"]
    return change


def _names(cls: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))  # type: ignore[arg-type]
