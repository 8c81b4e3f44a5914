"""WordprocessingML by local name: the strict and the transitional namespace read alike."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
XML = "http://www.w3.org/XML/1998/namespace"


@functools.lru_cache(maxsize=4096)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(item: _Element) -> str:
    """Return the name of an element without its namespace; empty for comments."""
    return _bare(item.tag) if isinstance(item.tag, str) else ""


def attr(item: _Element | None, name: str) -> str:
    """Return a ``w:`` attribute, the empty string where it is missing."""
    if item is None:
        return ""
    value = item.get(f"{{{W}}}{name}")
    if value is None:
        value = item.get(f"{{{STRICT}}}{name}")
    return value or ""


def number_attr(item: _Element | None, name: str) -> int | None:
    """Return a ``w:`` attribute as a whole number, None where it is missing or no number."""
    try:
        return int(attr(item, name))
    except ValueError:
        return None


def children(item: _Element | None, name: str) -> Iterator[_Element]:
    """Yield the children of that local name."""
    if item is not None:
        for found in item:
            if local(found) == name:
                yield found


def child(item: _Element | None, name: str) -> _Element | None:
    """Return the first child of that local name."""
    return next(children(item, name), None)
