"""What is gathered about one mention while the grammar reads a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportnlp.model.items import Official
from reportnlp.text.view import TextView


@dataclass(slots=True)
class Mention:
    """A name and everything said of it so far (spans are into the folded text)."""

    start: int
    end: int
    rule: str
    posts: list[tuple[int, int]] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[tuple[int, int]] = field(default_factory=list)
    note: str | None = None
    acting: bool = False


def give_role(
    mention: Mention, role: tuple[int, int], body: tuple[int, int] | None
) -> None:
    """Add a role, and its body if known."""
    mention.roles.append(role)
    if body is not None:
        mention.bodies.append(body)


def _texts(view: TextView, spans: list[tuple[int, int]]) -> str | None:
    """The texts as they stand, without padding or repeats, joined by ``;``."""
    texts = ("".join(view.raw[start:end].split()) for start, end in spans)
    return ";".join(dict.fromkeys(texts)) or None


def to_officials(
    view: TextView, mentions: list[Mention], place: Callable[[int, int], tuple[int, int]]
) -> tuple[Official, ...]:
    """Turn what was gathered into records, with the text as it stands.

    Parameters
    ----------
    view : TextView
    mentions : list of Mention
    place : callable
        Maps a span of the text that was read to a span of ``view.raw``.
    """
    officials = []
    for number, mention in enumerate(mentions, 1):
        start, end = place(mention.start, mention.end)
        text = view.raw[start:end]
        officials.append(
            Official(
                id=f"o{number}",
                start=start,
                end=end,
                text=text,
                name="".join(text.split()),
                position=_texts(view, [place(*span) for span in mention.posts]),
                role=_texts(view, [place(*span) for span in mention.roles]),
                body=_texts(view, [place(*span) for span in mention.bodies]),
                level=next(filter(None, mention.levels), None),
                acting=mention.acting,
                note=mention.note,
                rule=mention.rule,
            )
        )
    return tuple(officials)
