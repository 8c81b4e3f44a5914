"""Records to plain JSON values and back."""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any


def number(value: Decimal) -> int | float:
    """Return the JSON number for a Decimal.

    Examples
    --------
    >>> number(Decimal("2.50")), number(Decimal("30"))
    (2.5, 30)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def encode(value: Any, decimal: Callable[[Decimal], Any] = number) -> Any:
    """Turn a record, tuple or Decimal into dicts, lists and numbers.

    Parameters
    ----------
    value : Any
    decimal : callable
        What becomes of a Decimal; ``str`` keeps every digit.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [encode(item, decimal) for item in value]
    if isinstance(value, Decimal):
        return decimal(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names, read, nested = _shape(type(value))
        data = dict(zip(names, read(value), strict=True))
        for name in nested:
            if data[name] is not None:
                data[name] = encode(data[name], decimal)
        return data
    return value


@functools.cache
def _shape(cls: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """Names of a record, a reader of all its values, and the names whose values have parts."""
    names = tuple(field.name for field in dataclasses.fields(cls))
    nested = tuple(name for name in names if not _is_plain(hints(cls)[name]))
    read: Callable[[Any], Any] = operator.attrgetter(*names)
    if len(names) == 1:
        return names, lambda value: (read(value),), nested
    return names, read, nested


def _is_plain(kind: Any) -> bool:
    """Say whether values of a type hint are JSON values as they are."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return all(map(_is_plain, typing.get_args(kind)))
    if typing.get_origin(kind) is typing.Literal:
        return True
    return kind in (str, int, bool, float, type(None))


@functools.cache
def hints(cls: type) -> dict[str, Any]:
    """Return the types of a record's fields by name."""
    return typing.get_type_hints(cls)


def decode(kind: Any, value: Any) -> Any:
    """Rebuild a value of type `kind` from :func:`encode` output.

    Raises
    ------
    KeyError
        If a required field is missing.
    """
    if value is None:
        return None
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        known, nested = _parts(kind)
        if not value.keys() <= known:
            value = {name: part for name, part in value.items() if name in known}
        else:
            value = dict(value)
        for name, hint in nested:
            if value.get(name) is not None:
                value[name] = decode(hint, value[name])
        return kind(**value)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        kind = next(arg for arg in typing.get_args(kind) if arg is not type(None))
        return decode(kind, value)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(decode(item, part) for part in value)
    if kind is Decimal:
        return Decimal(str(value))
    return value


@functools.cache
def _parts(cls: type) -> tuple[frozenset[str], tuple[tuple[str, Any], ...]]:
    """Names of a record, and those whose values must be rebuilt with their types."""
    names, _, nested = _shape(cls)
    return frozenset(names), tuple((name, hints(cls)[name]) for name in nested)
