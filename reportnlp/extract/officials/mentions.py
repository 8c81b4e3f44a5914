"""What is gathered about one mention while the grammar reads a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportnlp.extract.officials.ranks import own_level, rank_of
from reportnlp.extract.officials.titles import Post
from reportnlp.extract.officials.wraps import Unwrapped
from reportnlp.model.items import Official
from reportnlp.model.making import blank
from reportnlp.text.view import TextView


@dataclass(slots=True)
class Mention:
    """A name and everything said of it so far (spans are into the folded text)."""

    start: int
    end: int
    rule: str
    posts: list[Post] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[tuple[int, int]] = field(default_factory=list)
    note: str | None = None
    concurrent: bool = False


def give_role(mention: Mention, role: tuple[int, int], body: tuple[int, int] | None) -> None:
    """Add a role, and its body if known."""
    mention.roles.append(role)
    if body is not None:
        mention.bodies.append(body)


def _texts(view: TextView, whole: Unwrapped, spans: list[tuple[int, int]]) -> str | None:
    """The texts as they stand, without padding or repeats, joined by ``;``."""
    if not spans:
        return None
    if whole.cuts:
        spans = [whole.place(start, end) for start, end in spans]
    texts = ["".join(view.raw[start:end].split()) for start, end in spans]
    return ";".join(dict.fromkeys(texts))


def to_officials(view: TextView, whole: Unwrapped, mentions: list[Mention]) -> tuple[Official, ...]:
    """Turn what was gathered into records, with the text as it stands.

    Parameters
    ----------
    view : TextView
    whole : Unwrapped
        The text that was read.
    mentions : list of Mention
    """
    officials: list[Official] = []
    make = blank(Official)
    own: str | None = None
    asked = False
    for number, mention in enumerate(mentions, 1):
        start, end = whole.place(mention.start, mention.end)
        text = view.raw[start:end]
        ranks = [
            rank_of(
                whole.text[post.start : post.end].replace(" ", ""),
                whole.text[post.start : post.head_start].replace(" ", ""),
            )
            for post in mention.posts
        ]
        first = ranks[0] if ranks else None
        level = organisation = None
        acting = False
        for rank in ranks:
            level = level or rank.level
            organisation = organisation or rank.organisation
            acting = acting or rank.acting
        if ranks and level is None:  # 党委, 人大: of the place that reports
            if not asked:
                own, asked = own_level(whole.text), True
            level = own
        official = make()
        official.id = f"o{number}"
        official.start = start
        official.end = end
        official.text = text
        official.name = "".join(text.split())
        official.position = _texts(view, whole, [(post.start, post.end) for post in mention.posts])
        official.role = _texts(view, whole, mention.roles)
        official.body = _texts(view, whole, mention.bodies)
        official.level = level
        official.canonical = first.canonical if first else None
        official.organisation = organisation
        official.acting = acting
        official.deputy = bool(first and first.deputy)
        official.concurrent = mention.concurrent
        official.note = mention.note
        official.rule = mention.rule
        official.__class__ = Official
        officials.append(official)
    return tuple(officials)
