"""Records to plain JSON values and back."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
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


def encode(value: Any) -> Any:
    """Turn a record, tuple or Decimal into dicts, lists and numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Decimal):
        return number(value)
    return value


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(kind: Any, value: Any) -> Any:
    """Rebuild a value of type `kind` from :func:`encode` output.

    Raises
    ------
    KeyError
        If a required field is missing.
    """
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        kind = next(arg for arg in typing.get_args(kind) if arg is not type(None))
        return decode(kind, value)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(decode(item, part) for part in value)
    if dataclasses.is_dataclass(kind):
        cls = typing.cast(type, kind)
        hints = _hints(cls)
        return cls(
            **{name: decode(hints[name], part) for name, part in value.items() if name in hints}
        )
    if kind is Decimal:
        return Decimal(str(value))
    return value
