"""Make many frozen records fast."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any, TypeVar

Record = TypeVar("Record")


@functools.cache
def twin(cls: type[Record]) -> Callable[..., Record]:
    """Return an open class of the same fields and layout as `cls`.

    A frozen dataclass writes every field through ``object.__setattr__``, which for a record of
    27 fields costs more than finding what they hold.  Fill a twin and set its ``__class__`` to
    `cls`: it is a record like any other from then on.

    Parameters
    ----------
    cls : type
        A dataclass with slots, without ``__post_init__`` and without a base class.

    Returns
    -------
    type
        Typed as if it made records of `cls`, which its objects are to become.

    Examples
    --------
    >>> from reportnlp.model.items import Period
    >>> record = twin(Period)(start="2024-01-01", end="2024-06-30")
    >>> record.__class__ = Period
    >>> record == Period(start="2024-01-01", end="2024-06-30")
    True
    """
    fields: list[tuple[str, Any, Any]] = [
        (
            field.name,
            object,
            dataclasses.field(default_factory=field.default_factory)
            if field.default_factory is not dataclasses.MISSING
            else dataclasses.field(default=field.default),
        )
        for field in dataclasses.fields(cls)  # type: ignore[arg-type]
    ]
    return dataclasses.make_dataclass(f"_Open{cls.__name__}", fields, slots=True, kw_only=True)


@functools.cache
def blank(cls: type[Record]) -> Callable[[], Any]:
    """Return a class of the layout of `cls` whose objects begin without any field.

    Setting the 27 fields of a record one by one takes a seventh of the time of handing them over
    as arguments.  Every field must be set before ``__class__`` is.

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
