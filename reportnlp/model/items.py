"""The facts of one report as frozen records.

Every record that points at text has ``start`` and ``end``, code points into
:attr:`Report.text`.  A masked figure is data: it has ``redacted=True`` and ``value=None``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

PlaceholderKind = Literal["figure", "date", "name", "word", "gap"]
Level = Literal["error", "warning", "info"]
Status = Literal["own", "shared", "scattered", "absent"]
Bound = Literal["above", "below"]

TOPICS: tuple[str, ...] = (
    "party_building",
    "epidemic",
    "rural_revitalization",
    "industry",
    "environment",
    "livelihood",
    "stability",
    "government",
    "overview",
    "problems",
    "plan",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text.

    Attributes
    ----------
    start, end : int
        Code points, half open.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of calendar days.

    Attributes
    ----------
    start, end : str or None
        ISO dates, both inclusive; None where the text masks them.
    certain : bool
        False where the year is masked, contradicted or only inferred.
    """

    start: str | None
    end: str | None
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the text it governs.

    ``start``/``end`` is the heading as it stands, marker included;
    ``body_start``/``body_end`` is the section's own body, up to the next heading of any
    level, so that title block, preamble, headings and bodies tile the text.

    Attributes
    ----------
    id : str
        ``s1``, ``s2`` … in reading order.
    level : int
        Depth in the tree, from 1.
    marker, title : str
        ``一、`` and what follows it.
    topic : str or None
        A key of :data:`TOPICS`; ``topics`` holds every topic of a shared heading.
    runin : bool
        True where the heading is the lead sentence of a paragraph.
    children : tuple of Section
    rule : str
        The pattern that found it.
    """

    id: str
    level: int
    marker: str
    title: str
    start: int
    end: int
    body_start: int
    body_end: int
    topic: str | None = None
    topics: tuple[str, ...] = ()
    runin: bool = False
    children: tuple[Section, ...] = ()
    rule: str = ""

    @property
    def whole_end(self) -> int:
        """End of the last descendant's body."""
        return self.children[-1].whole_end if self.children else self.body_end

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What the section extractor found.

    Attributes
    ----------
    title : Span or None
        The report's title line.
    preamble : Span
        Text between the title block and the first heading (may be empty).
    sections : tuple of Section
        The top level of the tree.
    frame : tuple of Span
        All the rest: title block, page chrome, signature, appendix, the titles and openings of
        further reports in the same file.
    """

    title: Span | None
    preamble: Span
    sections: tuple[Section, ...]
    frame: tuple[Span, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield every section in reading order."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A mask, or the place where a number was deleted.

    Attributes
    ----------
    id : str
    text : str
        ``report.text[start:end]``; the left-behind unit (or nothing) for a gap.
    kind : {'figure', 'date', 'name', 'word', 'gap'}
    style : str
        The mask family: ``x``, ``X``, ``star``, ``cross``, ``underscore``, ``bracket``,
        ``mou``, ``box``, ``letter``, ``slot``, ``gap``, ``partial``.
    rule : str
    """

    id: str
    start: int
    end: int
    text: str
    kind: PlaceholderKind
    style: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity: number, approximation and unit as one surface.

    Attributes
    ----------
    number : str
        The number as written (``三千余``'s is ``三千``); empty for a gap.
    value : Decimal or None
        In the written unit; None where masked; the low end of a range.
    unit : str
        As written, without 余 or 多; empty for a fraction or ratio.
    approx : bool
        余, 多, 几, 约, 近, 左右.
    redacted : bool
        The number is masked or deleted.
    name : str
        What is measured, a noun phrase of the text.
    change, target : bool
        A growth rate or amount; a plan.
    section : str or None
        Id of the innermost section.
    low, high : Decimal or None
        Bounds in the written unit: of a range, or of a mask that keeps one character a digit.
    bound : {'above', 'below'} or None
        超, 逾, 以上 and 不足, 以下.
    bound_assumed : bool
        True where ``low``/``high`` rest on the run length of a mask.
    base_value, base_unit
        Value in the base unit (元, 人, 亩, 米 …).
    indicator : str or None
        Id in the indicator lexicon.
    part_of : str or None
        Id of the figure this one is a part of (其中).
    compared_to : str or None
        The stated comparison, such as ``上年同期``.
    period : Period or None
        The time it speaks of, where the clause says so.
    cumulative, per_capita, previous : bool
        累计; 人均; a comparison value of an earlier period.
    rule : str
    """

    id: str
    start: int
    end: int
    text: str
    number: str
    value: Decimal | None
    unit: str
    approx: bool = False
    redacted: bool = False
    name: str = ""
    change: bool = False
    target: bool = False
    section: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound | None = None
    bound_assumed: bool = False
    base_value: Decimal | None = None
    base_unit: str | None = None
    indicator: str | None = None
    part_of: str | None = None
    compared_to: str | None = None
    period: Period | None = None
    cumulative: bool = False
    per_capita: bool = False
    previous: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One mention of a named person who holds or is given a public office.

    Attributes
    ----------
    text, name : str
        The surface, and the name without padding.
    position, role, body : str or None
        Posts as they stand, role in a body, that body; several joined by ``;``.
    level : str or None
        ``national``, ``province``, ``city``, ``county``, ``town`` or ``village``.
    canonical : str or None
        The first post in its usual full form, without the place.
    organisation : str or None
    acting, deputy, concurrent : bool
        代 or 主持; 副; 兼.
    note : str or None
        Gender or remark in brackets.
    """

    id: str
    start: int
    end: int
    text: str
    name: str
    position: str | None = None
    role: str | None = None
    body: str | None = None
    level: str | None = None
    canonical: str | None = None
    organisation: str | None = None
    acting: bool = False
    deputy: bool = False
    concurrent: bool = False
    note: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office without a named person.

    Attributes
    ----------
    position : str
    kind : {'masked', 'collective'}
        The holder's name is masked, or many are meant (班子成员).
    name : str or None
        The mask, with its place in ``name_start`` and ``name_end``.
    """

    id: str
    start: int
    end: int
    text: str
    position: str
    kind: Literal["masked", "collective"]
    name: str | None = None
    name_start: int | None = None
    name_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All mentions of one named official.

    Attributes
    ----------
    mentions : tuple of str
        Ids of officials.
    positions, roles, bodies : tuple of str
        Everything said of the person, in order, without repeats.
    """

    id: str
    name: str
    mentions: tuple[str, ...]
    positions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Where a topic of the template is found.

    Attributes
    ----------
    status : {'own', 'shared', 'scattered', 'absent'}
    evidence : tuple of Span
    """

    topic: str
    status: Status
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a supervisor should look at.

    Attributes
    ----------
    rule : str
        Stable code such as ``FIG001``.
    points : Decimal
        Hundredths of a point lost; 0 where the finding costs nothing.
    fingerprint : str
        Names the finding by rule and context, so that it can be ignored or kept in a baseline.
    """

    id: str
    rule: str
    level: Level
    message: str
    start: int
    end: int
    section: str | None = None
    points: Decimal = Decimal(0)
    fingerprint: str = ""

    def _repr_html_(self) -> str:
        from reportnlp.output.fragments import finding_fragment

        return finding_fragment(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """Points of one section of the template."""

    topic: str
    title: str
    weight: Decimal
    earned: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPoints:
    """Points lost by one finding."""

    finding: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """0-100; ``total`` plus all lost points is exactly 100."""

    total: Decimal
    sections: tuple[SectionScore, ...] = ()
    lost: tuple[LostPoints, ...] = ()

    def _repr_html_(self) -> str:
        from reportnlp.output.fragments import score_fragment

        return score_fragment(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the text came from; all None for text given as a string."""

    path: str | None = None
    sha256: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the report says about itself.

    Attributes
    ----------
    title, place, county : str or None
    kind : str or None
        ``summary`` or ``congress``.
    period : Period or None
    """

    title: str | None = None
    place: str | None = None
    county: str | None = None
    kind: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything extracted from one text, before any check."""

    text: str
    meta: Meta
    outline: Outline
    placeholders: tuple[Placeholder, ...] = ()
    figures: tuple[Figure, ...] = ()
    officials: tuple[Official, ...] = ()
    people: tuple[Person, ...] = ()
    coverage: tuple[Coverage, ...] = field(default=())
