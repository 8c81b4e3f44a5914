"""Records to JSON text at once, without the dicts between."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from reportnlp.model.codec import hints, number


@functools.cache
def writer(cls: type) -> Callable[[Any], str]:
    """Return what writes a record of `cls` as ``json.dumps(encode(record))`` does.

    The fields of a class are known, so the writer is one f-string that is compiled from them, as
    ``dataclasses`` compiles constructors; that takes a third of the time of a dict and its text.

    Parameters
    ----------
    cls : type
        A dataclass of :mod:`reportnlp.model`, or ``str``.

    Returns
    -------
    callable
        Its text is not forced into ASCII.

    Examples
    --------
    >>> from reportnlp.model.items import Period
    >>> writer(Period)(Period(start="2024-01-01", end=None))
    '{"start": "2024-01-01", "end": null, "certain": true}'
    """
    if cls is str:
        return encode_basestring
    scope: dict[str, Any] = {
        "text": encode_basestring,
        "number": number,
        "listed": _listed,
        "words": {True: "true", False: "false"},
    }
    fields = (
        f'"{field.name}": {{{_source(f"r.{field.name}", hints(cls)[field.name], scope)}}}'
        for field in dataclasses.fields(cls)
    )
    exec(f"def write(r):\n    return f'{{{{{', '.join(fields)}}}}}'", scope)
    write: Callable[[Any], str] = scope["write"]
    return write


def _source(value: str, kind: Any, scope: dict[str, Any]) -> str:
    """Return the expression that writes `value`; classes it names are put into `scope`."""
    parts = typing.get_args(kind)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        (some,) = (part for part in parts if part is not type(None))
        return f'"null" if (v := {value}) is None else {_source("v", some, scope)}'
    if typing.get_origin(kind) is tuple:
        scope[parts[0].__name__] = parts[0]
        return f"listed({parts[0].__name__}, {value})"
    if kind is int:
        return value
    if kind is bool:
        return f"words[{value}]"
    if kind is Decimal:
        return f"number({value})"
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        scope[f"write_{kind.__name__}"] = writer(kind)
        return f"write_{kind.__name__}({value})"
    return f"text({value})"


def _listed(cls: type, items: tuple[Any, ...]) -> str:
    # looked up late, because sections hold sections
    return f"[{', '.join(map(writer(cls), items))}]" if items else "[]"
