"""Inline annotation markup: ``{{tag|surface|key=value}}`` -> plain text and exact spans.

The markup is the source of truth of every gold file of the project.  The parser is
strict on purpose: a tag that is not closed, an unknown tag or key, or a file without
any annotation is an error with its line, never a silent pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

TAGS: dict[str, frozenset[str]] = {
    "sec": frozenset({"level", "topic", "runin", "inner", "weak"}),
    "fig": frozenset(
        {"unit", "val", "hi", "head", "alt", "approx", "growth", "target", "prev", "err", "weak"}
    ),
    "gap": frozenset({"unit", "head", "alt", "approx", "growth", "target", "prev", "err", "weak"}),
    "date": frozenset({"weak"}),
    "name": frozenset({"weak"}),
    "word": frozenset({"weak"}),
    "off": frozenset({"pos", "role", "body", "weak"}),
    "person": frozenset(),
    "not": frozenset({"weak"}),
    "opt": frozenset(
        {"unit", "val", "hi", "head", "alt", "approx", "growth", "target", "prev", "weak"}
    ),
}
REQUIRED: dict[str, tuple[str, ...]] = {"fig": ("unit", "val"), "gap": ("unit",), "sec": ("level",)}
TOPICS = frozenset(
    "party_building epidemic rural_revitalization industry environment livelihood stability"
    " government overview problems plan other".split()
)
MASK_CHARS = "xXｘＸ×✕*＊_＿〔〕〇○□某"
_TAG = re.compile(r"\{\{([a-z]+)\|([^|{}]+)((?:\|[a-z]+=[^|{}]*)*)\}\}")
_STRAY = re.compile(r"[0-9０-９%％‰]+|[xXｘＸ×✕*＊_＿〔〕○□]+|某+(?!些|种|项|类|个)")


class AnnotationError(ValueError):
    """Markup that cannot be trusted; the message names file, line and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One annotated span.

    Attributes
    ----------
    tag : str
        One of :data:`TAGS`.
    start, end : int
        Code points into the plain text; ``text[start:end] == surface``.
    surface : str
        The text as it stands.
    keys : dict of str to str
        What the annotator said about it.
    """

    tag: str
    start: int
    end: int
    surface: str
    keys: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the stand-off record used in ``NAME.gold.json``."""
        return {
            "tag": self.tag,
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "keys": dict(self.keys),
        }


def _line(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


def parse(source: str, *, name: str = "<text>") -> tuple[str, tuple[Annotation, ...]]:
    """Strip inline markup.

    Parameters
    ----------
    source : str
        Text with ``{{tag|surface|key=value}}`` markup.
    name : str
        What to call the source in an error message.

    Returns
    -------
    text : str
        The plain text.
    annotations : tuple of Annotation
        In order of ``start``; never empty.

    Raises
    ------
    AnnotationError
        If a tag is not closed, unknown or lacks a required key, or nothing is annotated.

    Examples
    --------
    >>> text, (a,) = parse("发放宣传单{{fig|xx份|unit=份|val=?|head=宣传单}}。")
    >>> text, (a.start, a.end), a.keys["unit"]
    ('发放宣传单xx份。', (5, 8), '份')
    """
    problems: list[str] = []
    out: list[str] = []
    items: list[Annotation] = []
    length = pos = 0
    for match in _TAG.finditer(source):
        gap = source[pos : match.start()]
        _check_gap(gap, pos, source, name, problems)
        out.append(gap)
        length += len(gap)
        tag, surface, raw = match[1], match[2], match[3]
        where = f"{name}:{_line(source, match.start())}"
        pairs = [tuple(part.split("=", 1)) for part in raw.split("|") if part]
        keys = dict(pairs)
        problems.extend(_check_tag(tag, surface, keys, where))
        items.append(
            Annotation(tag=tag, start=length, end=length + len(surface), surface=surface, keys=keys)
        )
        out.append(surface)
        length += len(surface)
        pos = match.end()
    _check_gap(source[pos:], pos, source, name, problems)
    out.append(source[pos:])
    if not items:
        problems.append(f"{name}: no annotation at all; mark at least one span as {{{{tag|…}}}}")
    if problems:
        raise AnnotationError("\n".join(problems))
    return "".join(out), tuple(items)


def _check_gap(gap: str, pos: int, source: str, name: str, problems: list[str]) -> None:
    for sign in ("{{", "}}"):
        at = gap.find(sign)
        if at >= 0:
            snippet = gap[at : at + 30].replace("\n", "⏎")
            problems.append(
                f"{name}:{_line(source, pos + at)}: {sign} is not part of a whole tag: {snippet!r};"
                " write {{tag|surface|key=value}}"
            )


def _check_tag(tag: str, surface: str, keys: dict[str, str], where: str) -> list[str]:
    if tag not in TAGS:
        return [f"{where}: unknown tag {tag!r}; use one of {', '.join(sorted(TAGS))}"]
    bad = []
    for key in keys:
        if key not in TAGS[tag]:
            bad.append(
                f"{where}: {tag} {surface!r} has no key {key!r}; use {', '.join(sorted(TAGS[tag]))}"
            )
    for key in REQUIRED.get(tag, ()):
        if key not in keys:
            bad.append(f"{where}: {tag} {surface!r} needs {key}=")
    for topic in filter(None, keys.get("topic", "").split(";")):
        if topic not in TOPICS:
            bad.append(f"{where}: unknown topic {topic!r}; use one of {', '.join(sorted(TOPICS))}")
    for key in ("val", "hi"):
        value = keys.get(key)
        if value not in (None, "?", ""):
            try:
                float(value)
            except ValueError:
                bad.append(f"{where}: {key}={value!r} is no number; write a float or ?")
    return bad


def lint(source: str, *, name: str = "<text>") -> list[str]:
    """List every digit or mask outside a tag, with its line and context.

    Examples
    --------
    >>> lint("修路3公里，{{fig|xx户|unit=户|val=?|head=户}}")
    ["<text>:1: '3' stands outside a tag: '修路3公里，'; tag it as fig, gap, date, name, word, not or opt"]
    """
    found = []
    pos = 0
    for match in [*_TAG.finditer(source), None]:
        end = match.start() if match else len(source)
        for stray in _STRAY.finditer(source, pos, end):
            context = source[max(pos, stray.start() - 8) : min(end, stray.end() + 8)]
            found.append(
                f"{name}:{_line(source, stray.start())}: {stray[0]!r} stands outside a tag:"
                f" {context!r}; tag it as fig, gap, date, name, word, not or opt"
            )
        if match:
            pos = match.end()
    return found


def read(path: str | Path) -> tuple[str, tuple[Annotation, ...]]:
    """Parse one ``.ann`` file (see :func:`parse`)."""
    path = Path(path)
    with path.open(encoding="utf-8", newline="") as handle:
        return parse(handle.read(), name=path.name)
