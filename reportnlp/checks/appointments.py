"""Who is known to hold a post, and which report that speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportnlp.model.items import Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Who holds a post, as the roster has it.

    Attributes
    ----------
    place : str
        The township or office.
    name : str
    post : str
        Several joined by 、 or 兼; empty where the roster only knows the name.
    """

    place: str
    name: str
    post: str = ""


def named_in(places: Iterable[str], text: str) -> str | None:
    """Return the longest of some places that a text names.

    Examples
    --------
    >>> named_in(["河口镇", "大河口镇"], "大河口镇2020年总结.docx")
    '大河口镇'
    """
    return max((place for place in places if place and place in text), key=len, default=None)


def place_among(places: Iterable[str], meta: Meta) -> str | None:
    """Return which of some places a report is of, by its place and else by its title.

    Examples
    --------
    >>> place_among(["河口镇", "石桥镇"], Meta(title="南溪县河口镇2020年工作总结"))
    '河口镇'
    """
    known = [place for place in places if place]
    own = meta.place or ""
    found = [place for place in known if place in own or (own and own in place)]
    return max(found, key=len) if found else named_in(known, meta.title or "")
