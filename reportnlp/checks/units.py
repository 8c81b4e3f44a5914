"""Which sections of a report count as which section of a template."""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportnlp.checks.context import Context
from reportnlp.extract.coverage import extract_coverage
from reportnlp.model.items import Coverage, Figure, Section
from reportnlp.template.model import TemplateSection

_HAN = bytes(range(0x34, 0xA0))
_PLACE = operator.attrgetter("start", "end")
_NAME_ONLY = 10
_REVIEW = re.compile(r"总结|回顾|完成情况|工作情况|开展情况|进展|成效|汇报")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of the report that counts as one section of the template.

    Attributes
    ----------
    start, end : int
        Its heading.
    whole_end : int
        End of all it governs.
    figures : tuple of Figure
        Every figure in it.
    blanks : tuple of Figure
        Masked and deleted ones that are charged to it; others count as given.
    characters : int
        Han characters outside figures and masks.
    runin : bool
        A lead sentence, not a heading that stands alone.
    stray : bool
        A lead sentence inside a section that is devoted to another topic.
    """

    start: int
    end: int
    whole_end: int
    figures: tuple[Figure, ...]
    blanks: tuple[Figure, ...]
    characters: int
    runin: bool
    stray: bool


def _is_plan(topic: str | None) -> bool:
    return topic in ("plan", "problems")


def _topics(section: Section) -> tuple[str, ...]:
    return section.topics or ((section.topic,) if section.topic else ())


class UnitFinder:
    """Finds the units of every section of a template.

    Parameters
    ----------
    context : Context

    Notes
    -----
    What a unit is and what it is charged for rests on that unit alone, never on another part
    of the report, so that taking a section away cannot make another one better.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._coverage: dict[str, Coverage] = {row.topic: row for row in context.facts.coverage}
        self._plain = _blanked(context)
        self._first_of = {
            topic: spec.key for spec in reversed(context.template.sections) for topic in spec.topics
        }
        self._headings = tuple(_headings(context.facts.outline.sections))
        self._mixed = tuple(row for row in self._headings if row[1])
        self._claims = tuple(
            (section.start, section.whole_end, owner)
            for section, _ in self._headings
            if (owner := self._first_of.get(self._leading(section)))
        )
        self._units = {spec.key: self._find(spec) for spec in context.template.sections}
        self._full = {spec.key: self._scored(spec) for spec in context.template.sections}

    def units(self, spec: TemplateSection) -> tuple[Unit, ...]:
        """Return every unit of a section of the template, in reading order."""
        return self._units[spec.key]

    def full(self, spec: TemplateSection) -> tuple[Unit, ...]:
        """Return the units that are scored by what they hold: no bare names, no stray leads."""
        return self._full[spec.key]

    def _scored(self, spec: TemplateSection) -> tuple[Unit, ...]:
        return tuple(
            unit
            for unit in self._units[spec.key]
            if not unit.stray
            and unit.characters >= max(_NAME_ONLY, spec.min_chars if unit.runin else 0)
        )

    def touched(self, spec: TemplateSection) -> tuple[int, int] | None:
        """Return where a topic without a full unit is spoken of all the same."""
        for unit in self._units[spec.key]:
            if unit.runin and unit.characters >= _NAME_ONLY:
                return unit.start, unit.end
        coverage = self._coverage
        if self._units[spec.key]:
            # sentences elsewhere count as they would if the bare heading were not there
            bare = {unit.start for unit in self._units[spec.key]}
            outline = self._context.facts.outline
            outline = dataclasses.replace(outline, sections=_pruned(outline.sections, bare))
            coverage = {row.topic: row for row in extract_coverage(self._context.view, outline)}
        for topic in spec.topics:
            row = coverage.get(topic)
            if row is None or row.status != "scattered":
                continue
            spans = [span for span in row.evidence if not self._planned(span.start)]
            if len(spans) > 1:
                return spans[0].start, spans[0].end
        return None

    def _find(self, spec: TemplateSection) -> tuple[Unit, ...]:
        found = [self._unit(section, spec) for section in self._places(spec)]
        if spec.phrases:
            found += self._paragraphs(spec, found)
        return tuple(found)

    def _paragraphs(self, spec: TemplateSection, found: list[Unit]) -> Iterator[Unit]:
        """Yield paragraphs that say they are this section, outside what already counts."""
        for start, end in self._context.paragraphs:
            if any(unit.start <= start < unit.whole_end for unit in found):
                continue
            if any(self._context.folded.find(phrase, start, end) >= 0 for phrase in spec.phrases):
                figures = self._context.figures_between(start, end)
                yield Unit(
                    start=start,
                    end=start,
                    whole_end=end,
                    figures=figures,
                    blanks=tuple(figure for figure in figures if figure.redacted),
                    characters=self._han(start, end),
                    runin=True,
                    stray=False,
                )

    def _han(self, start: int, end: int) -> int:
        """Count the characters from U+3400 to U+9FFF, by the high bytes of their codes."""
        high = self._plain[start:end].encode("utf-16-le", "surrogatepass")[1::2]
        return len(high) - len(high.translate(None, _HAN))

    def _unclaimed(self, section: Section) -> bool:
        return not any(
            any(topic in spec.topics for topic in _topics(section)) or _named(section, spec)
            for spec in self._context.template.sections
            if not spec.rest
        )

    def _places(self, spec: TemplateSection) -> tuple[Section, ...]:
        """Return the maximal sections that count as `spec`, in reading order."""
        spans = [
            span.start
            for topic in spec.topics
            if (row := self._coverage.get(topic)) is not None and row.status in ("own", "shared")
            for span in row.evidence
            if not self._planned(span.start)
        ]
        found = [section for at in spans if (section := self._context.section_at(at)) is not None]
        # coverage speaks of some topics only; the others are looked up in the tree
        loose = frozenset(topic for topic in spec.topics if topic not in self._coverage)
        everywhere = loose or spec.headings or spec.rest
        for section, mixed in self._headings if everywhere else self._mixed:
            # under a heading for review and plan together all parts count by their own topics
            counted = spec.topics if mixed else loose
            if (
                (counted and any(topic in counted for topic in _topics(section)))
                or (spec.headings and section.level <= 2 and _named(section, spec))
                or (spec.rest and section.level == 1 and self._unclaimed(section))
            ):
                found.append(section)
        maximal: list[Section] = []
        for section in sorted(found, key=lambda section: (section.start, section.level)):
            if not maximal or section.start >= maximal[-1].whole_end:
                maximal.append(section)
        return tuple(maximal)

    def _planned(self, offset: int) -> bool:
        """Whether a place stands in a section of plans or problems: that is no work done."""
        return any(
            _is_plan(section.topic) and not _REVIEW.search(section.title)
            for section in self._context.path_at(offset)
        )

    def _unit(self, section: Section, spec: TemplateSection) -> Unit:
        end, whole_end = section.end, section.whole_end
        figures = self._context.figures_between(end, whole_end)
        return Unit(
            start=section.start,
            end=end,
            whole_end=whole_end,
            figures=figures,
            blanks=self._charged(section, spec, figures),
            characters=self._han(end, whole_end),
            runin=section.runin,
            stray=section.runin and self._within_another(section, spec),
        )

    def _within_another(self, section: Section, spec: TemplateSection) -> bool:
        for above in self._context.path_at(section.start):
            owners = {self._first_of[topic] for topic in _topics(above) if topic in self._first_of}
            if not above.runin and owners:
                return spec.key not in owners
        return False

    def _charged(
        self, section: Section, spec: TemplateSection, figures: tuple[Figure, ...]
    ) -> tuple[Figure, ...]:
        """Leave out what another section of the template answers for.

        A shared heading is charged to the topic it names first, a sub-section to its own.
        """
        topic = self._leading(section)
        if not section.runin and topic and topic not in spec.topics and not spec.headings:
            return ()
        blanks = tuple([figure for figure in figures if figure.redacted])
        if not (blanks and section.children):
            return blanks
        first, last = section.start, section.whole_end
        others = [
            (start, end)
            for start, end, owner in self._claims
            if first < start < last and owner != spec.key
        ]
        if not others:
            return blanks
        return tuple(
            figure for figure in blanks if not any(a <= figure.start < b for a, b in others)
        )

    def _leading(self, section: Section) -> str:
        """Return the first topic of a section that the template asks for."""
        return next((topic for topic in _topics(section) if topic in self._first_of), "")


def _named(section: Section, spec: TemplateSection) -> bool:
    return any(word in section.title for word in spec.headings)


def _headings(sections: tuple[Section, ...], mixed: bool = False) -> Iterator[tuple[Section, bool]]:
    """Yield headings that stand alone, and whether they are of review and plan together."""
    for section in sections:
        inside = mixed or (_is_plan(section.topic) and bool(_REVIEW.search(section.title)))
        if not section.runin:
            yield section, inside
        yield from _headings(section.children, inside)


def _pruned(sections: tuple[Section, ...], starts: set[int]) -> tuple[Section, ...]:
    return tuple(
        dataclasses.replace(section, children=_pruned(section.children, starts))
        for section in sections
        if section.start not in starts
    )


def _blanked(context: Context) -> str:
    """Return the text without figures and masks, so that filling a blank changes nothing."""
    blocked = [
        *map(_PLACE, context.facts.figures),
        *map(_PLACE, context.facts.placeholders),
    ]
    text = context.folded
    parts: list[str] = []
    done = 0
    for start, end in sorted(blocked):
        if start > done:
            parts.append(text[done:start])
            done = start
        if end > done:
            parts.append(" " * (end - done))
            done = end
    return "".join((*parts, text[done:]))
