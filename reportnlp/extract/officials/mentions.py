"""What is gathered about one mention while the grammar reads a paragraph."""

from __future__ import annotations

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
    role: str | None = None
    body: str | None = None
    note: str | None = None
    acting: bool = False


def _slice(view: TextView, start: int, end: int) -> str:
    return "".join(view.raw[start:end].split())


def to_officials(view: TextView, mentions: list[Mention]) -> tuple[Official, ...]:
    """Turn what was gathered into records, with the text as it stands."""
    officials = []
    for number, mention in enumerate(mentions, 1):
        posts = list(dict.fromkeys(_slice(view, *span) for span in mention.posts))
        text = view.raw[mention.start : mention.end]
        officials.append(
            Official(
                id=f"o{number}",
                start=mention.start,
                end=mention.end,
                text=text,
                name="".join(text.split()),
                position=";".join(posts) or None,
                role=mention.role,
                body=mention.body,
                level=next(filter(None, mention.levels), None),
                acting=mention.acting,
                note=mention.note,
                rule=mention.rule,
            )
        )
    return tuple(officials)
