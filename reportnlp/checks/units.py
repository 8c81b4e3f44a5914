"""Which sections of a report count as which section of a template."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportnlp.checks.context import Context
from reportnlp.model.items import Coverage, Figure, Section
from reportnlp.template.model import TemplateSection

HAN = re.compile(r"[\u3400-\u9fff]+")


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
        Masked and deleted ones that are charged here (a figure is charged only once).
    characters : int
        Han characters outside figures and masks.
    """

    start: int
    end: int
    whole_end: int
    figures: tuple[Figure, ...]
    blanks: tuple[Figure, ...]
    characters: int


def _topics(section: Section) -> tuple[str, ...]:
    return section.topics or ((section.topic,) if section.topic else ())


class UnitFinder:
    """Finds the units of every section of a template, and who is charged for which blank.

    Parameters
    ----------
    context : Context

    Attributes
    ----------
    units : dict of str to tuple of Unit
        By the key of the template's section.
    charged : set of str
        Ids of the figures inside any unit.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._coverage: dict[str, Coverage] = {row.topic: row for row in context.facts.coverage}
        specs = context.template.sections
        blocked = {(figure.start, figure.end) for figure in context.facts.figures}
        blocked |= {(mask.start, mask.end) for mask in context.facts.placeholders}
        self._plain = _without(context.folded, sorted(blocked))
        places = {spec.key: self._places(spec) for spec in specs}
        self._owner = self._owners(specs, places)
        self.units = {
            spec.key: tuple(self._unit(section, spec) for section in places[spec.key])
            for spec in specs
        }
        self.charged = set(self._owner)

    def scattered(self, spec: TemplateSection) -> Coverage | None:
        """Return where a topic without a section of its own is touched on."""
        for topic in spec.topics:
            row = self._coverage.get(topic)
            if row is not None and row.status == "scattered":
                return row
        return None

    def _places(self, spec: TemplateSection) -> tuple[Section, ...]:
        """Return the maximal sections that count as `spec`, in reading order."""
        spans = [
            span.start
            for topic in spec.topics
            if (row := self._coverage.get(topic)) is not None and row.status in ("own", "shared")
            for span in row.evidence
        ]
        found = [section for at in spans if (section := self._context.section_at(at)) is not None]
        # coverage speaks of some topics only; the others are looked up in the tree
        loose = frozenset(topic for topic in spec.topics if topic not in self._coverage)

        def visit(section: Section) -> None:
            if not section.runin and (
                any(topic in loose for topic in _topics(section))
                or (section.level <= 2 and any(word in section.title for word in spec.headings))
            ):
                found.append(section)
                return
            for child in section.children:
                visit(child)

        if loose or spec.headings:
            for section in self._context.facts.outline.sections:
                visit(section)
        maximal: list[Section] = []
        for section in sorted(found, key=lambda section: (section.start, section.level)):
            if not maximal or section.start >= maximal[-1].whole_end:
                maximal.append(section)
        return tuple(maximal)

    def _owners(
        self, specs: tuple[TemplateSection, ...], places: dict[str, tuple[Section, ...]]
    ) -> dict[str, str]:
        """Say for each figure which section of the template is charged if it is blank.

        The innermost place wins; in a shared section, the topic it names first.
        """
        ranked = []
        for order, spec in enumerate(specs):
            for section in places[spec.key]:
                topics = _topics(section)
                first = bool(topics) and topics[0] in spec.topics
                ranked.append((section.level, first, -order, section, spec.key))
        ranked.sort(key=lambda row: row[:3])
        owner: dict[str, str] = {}
        for _, _, _, section, key in ranked:
            for figure in self._context.figures_between(section.end, section.whole_end):
                owner[figure.id] = key
        return owner

    def _unit(self, section: Section, spec: TemplateSection) -> Unit:
        figures = self._context.figures_between(section.end, section.whole_end)
        return Unit(
            start=section.start,
            end=section.end,
            whole_end=section.whole_end,
            figures=figures,
            blanks=tuple(
                figure
                for figure in figures
                if figure.redacted and self._owner.get(figure.id) == spec.key
            ),
            characters=self._characters(section.end, section.whole_end),
        )

    def _characters(self, start: int, end: int) -> int:
        """Count outside figures and masks, so that filling a blank changes nothing."""
        return sum(map(len, HAN.findall(self._plain, start, end)))


def _without(text: str, blocked: list[tuple[int, int]]) -> str:
    """Return `text` with some stretches blanked out."""
    parts = []
    done = 0
    for start, end in blocked:
        if end > done:
            parts += (text[done : max(done, start)], " " * (end - max(done, start)))
            done = end
    return "".join((*parts, text[done:]))
