"""The template against the facts: every point a report loses, and where."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reportnlp import lexicons
from reportnlp.checks.draft import Draft
from reportnlp.model.items import Facts, Figure, Section, SectionScore
from reportnlp.template.model import (
    HUNDREDTH,
    ExpectedIndicator,
    Shares,
    Template,
    TemplateSection,
    split_points,
)
from reportnlp.text.fold import fold

_HAN = re.compile(r"[\u3400-\u9fff]+")
_CLAUSE = re.compile(r"[^。;；\n]+")
_NAME_ONLY = 10
_ZERO = Decimal(0)


def _quantize(points: Decimal) -> Decimal:
    return points.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A maximal section that counts as one section of the template, with what it holds."""

    section: Section
    figures: tuple[Figure, ...]
    characters: int


class Completeness:
    """Scores the facts of one report against one template.

    Parameters
    ----------
    facts : Facts
    template : Template

    Notes
    -----
    A topic written in several places is scored by its best place, so that taking a
    section away can never raise the score.
    """

    def __init__(self, facts: Facts, template: Template) -> None:
        self._facts = facts
        self._template = template
        self._folded = fold(facts.text)
        self._coverage = {row.topic: row for row in facts.coverage}
        self._figure_starts = [figure.start for figure in facts.figures]
        self._official_starts = [official.start for official in facts.officials]
        self._blocked = sorted(
            {(figure.start, figure.end) for figure in facts.figures}
            | {(mask.start, mask.end) for mask in facts.placeholders}
        )
        self._blocked_starts = [start for start, _ in self._blocked]
        self._units = {spec.key: self._find_units(spec) for spec in template.sections}
        self._inside: set[str] = {
            figure.id for units in self._units.values() for unit in units for figure in unit.figures
        }
        self.scores: list[SectionScore] = []

    # ------------------------------------------------------------ what belongs where

    def _counts_as(self, section: Section, spec: TemplateSection) -> bool:
        topics = section.topics or ((section.topic,) if section.topic else ())
        return any(topic in spec.topics for topic in topics) or any(
            word in section.title for word in spec.headings
        )

    def _find_units(self, spec: TemplateSection) -> tuple[_Unit, ...]:
        found: list[_Unit] = []

        def visit(section: Section) -> None:
            if not section.runin and self._counts_as(section, spec):
                found.append(self._unit(section, spec))
                return
            for child in section.children:
                visit(child)

        for section in self._facts.outline.sections:
            visit(section)
        return tuple(found)

    def _unit(self, section: Section, spec: TemplateSection) -> _Unit:
        start, end = section.end, section.whole_end
        left = bisect.bisect_left(self._figure_starts, start)
        right = bisect.bisect_left(self._figure_starts, end)
        # figures of a shared section are charged once, to the topic it names first
        mine = section.topic in spec.topics or section.topic is None or bool(spec.headings)
        figures = self._facts.figures[left:right] if mine else ()
        return _Unit(section=section, figures=figures, characters=self._characters(start, end))

    def _characters(self, start: int, end: int) -> int:
        """Han characters outside figures and masks, so that filling a blank changes nothing."""
        count = sum(len(run[0]) for run in _HAN.finditer(self._folded, start, end))
        index = bisect.bisect_left(self._blocked_starts, start)
        done = start
        while index < len(self._blocked) and self._blocked[index][0] < end:
            left, right = self._blocked[index]
            left = max(left, done)
            if right > left:
                count -= sum(len(run[0]) for run in _HAN.finditer(self._folded, left, right))
                done = right
            index += 1
        return count

    # ------------------------------------------------------------ the points

    def drafts(self) -> Iterator[Draft]:
        """Yield every finding of the template, and fill :attr:`scores`."""
        place = self._facts.outline.preamble.end
        for spec in self._template.sections:
            units = [unit for unit in self._units[spec.key] if unit.characters >= _NAME_ONLY]
            if units:
                drafts = min(
                    (tuple(self._present(spec, unit)) for unit in units),
                    key=lambda drafts: sum((draft.points for draft in drafts), _ZERO),
                )
                place = max(unit.section.whole_end for unit in units)
            else:
                drafts = (self._absent(spec, place),)
            lost = sum((draft.points for draft in drafts), _ZERO)
            self.scores.append(
                SectionScore(
                    topic=spec.key, title=spec.title, weight=spec.weight, earned=spec.weight - lost
                )
            )
            charged = {(draft.start, draft.rule) for draft in drafts}
            yield from drafts
            for unit in self._units[spec.key]:
                for draft in self._blanks(unit.figures, ()):
                    if (draft.start, draft.rule) not in charged:
                        yield draft
        outside = tuple(f for f in self._facts.figures if f.id not in self._inside)
        yield from self._blanks(outside, ())
        yield from self._document()

    def _shares(self, spec: TemplateSection) -> Shares:
        """The four parts in points; they add up to the weight exactly."""
        shares = self._template.shares
        substance = _quantize(spec.weight * shares.substance)
        expected = _quantize(spec.weight * shares.expected)
        figures = _quantize(spec.weight * shares.figures)
        presence = spec.weight - substance - expected - figures
        return Shares(presence=presence, substance=substance, expected=expected, figures=figures)

    def _absent(self, spec: TemplateSection, place: int) -> Draft:
        named = [unit.section for unit in self._units[spec.key]]
        row = next((self._coverage[t] for t in spec.topics if t in self._coverage), None)
        if row is not None and row.status == "scattered":
            span = row.evidence[0] if row.evidence else None
            kept = self._shares(spec).presence
            return Draft(
                rule="SEC003",
                message=f"“{spec.title}”没有专门部分，只在其他部分零散写到；请单列一部分",
                start=span.start if span else place,
                end=span.end if span else place,
                points=spec.weight - kept,
            )
        if named:
            return Draft(
                rule="SEC002",
                message=f"“{spec.title}”只有标题，没有内容；请补写",
                start=named[0].start,
                end=named[0].end,
                points=spec.weight,
            )
        return Draft(
            rule="SEC001",
            message=f"缺少“{spec.title}”部分；请补写",
            start=place,
            end=place,
            points=spec.weight,
        )

    def _present(self, spec: TemplateSection, unit: _Unit) -> Iterator[Draft]:
        shares = self._shares(spec)
        heading = unit.section
        if unit.characters < spec.min_chars:
            yield Draft(
                rule="SEC004",
                message=f"“{spec.title}”只有约{unit.characters}字，内容过少；请充实到{spec.min_chars}字以上",
                start=heading.start,
                end=heading.end,
                points=shares.substance,
            )
        yield from self._expected(spec, unit, shares.expected)
        yield from self._figures(spec, unit, shares.figures)

    def _expected(self, spec: TemplateSection, unit: _Unit, pool: Decimal) -> Iterator[Draft]:
        required = [row for row in spec.indicators if row.required]
        asked = len(required) + bool(spec.officials)
        parts = iter(split_points(pool, asked))
        heading = unit.section
        for row in required:
            points = next(parts)
            if self._given(row):
                continue
            vague = self._vague(row, unit)
            if vague is None:
                yield Draft(
                    rule="FIG004",
                    message=f"“{spec.title}”应报“{row.name}”，没有找到数据；请补上",
                    start=heading.start,
                    end=heading.end,
                    points=points,
                )
            else:
                start, end = vague
                yield Draft(
                    rule="FIG005",
                    message=f"“{row.name}”只有笼统说法“{self._facts.text[start:end]}”；请写具体数据",
                    start=start,
                    end=end,
                    points=_quantize(points / 2),
                )
        if spec.officials and not self._official_named(spec, unit):
            yield Draft(
                rule="OFF002",
                message=f"“{spec.title}”没有写明负责人姓名（如{'、'.join(spec.officials[:3])}）；请补上",
                start=heading.start,
                end=heading.end,
                points=next(parts),
            )

    def _given(self, row: ExpectedIndicator) -> bool:
        for figure in self._facts.figures:
            if row.units and figure.unit not in row.units:
                continue
            # a blank inside the template's sections is charged as a blank, not twice
            answered = not figure.redacted or figure.id in self._inside
            if answered and any(word in figure.name for word in row.words):
                return True
        return False

    def _vague(self, row: ExpectedIndicator, unit: _Unit) -> tuple[int, int] | None:
        for clause in _CLAUSE.finditer(self._folded, unit.section.end, unit.section.whole_end):
            if not any(word in clause[0] for word in row.words):
                continue
            for vague in lexicons.words("vague"):
                at = clause[0].find(vague)
                if at >= 0:
                    return clause.start() + at, clause.start() + at + len(vague)
        return None

    def _official_named(self, spec: TemplateSection, unit: _Unit) -> bool:
        left = bisect.bisect_left(self._official_starts, unit.section.start)
        right = bisect.bisect_left(self._official_starts, unit.section.whole_end)
        for official in self._facts.officials[left:right]:
            said = f"{official.position or ''};{official.role or ''}"
            if official.level != "national" and any(post in said for post in spec.officials):
                return True
        return False

    def _figures(self, spec: TemplateSection, unit: _Unit, pool: Decimal) -> Iterator[Draft]:
        blanks = tuple(figure for figure in unit.figures if figure.redacted)
        asked = max(len(unit.figures), spec.min_figures)
        if not asked:
            return
        lacking = asked - len(unit.figures)
        lost = _quantize(pool * (len(blanks) + lacking) / asked)
        for_lacking = _quantize(pool * lacking / asked)
        if lacking:
            yield Draft(
                rule="FIG003",
                message=f"“{spec.title}”只有{len(unit.figures)}个数据，至少应有{spec.min_figures}个；请补充",
                start=unit.section.start,
                end=unit.section.end,
                points=for_lacking,
            )
        yield from self._blanks(blanks, split_points(lost - for_lacking, len(blanks)))

    def _blanks(self, figures: tuple[Figure, ...], points: tuple[Decimal, ...]) -> Iterator[Draft]:
        blanks = [figure for figure in figures if figure.redacted]
        for index, figure in enumerate(blanks):
            deleted = not figure.number
            name = f"“{figure.name}”" if figure.name else "此处"
            unit = f"（单位：{figure.unit}）" if figure.unit else ""
            what = "的数字被删掉了" if deleted else f"的数据空缺（{figure.text}）"
            yield Draft(
                rule="FIG002" if deleted else "FIG001",
                message=f"{name}{what}，请补填{unit}",
                start=figure.start,
                end=figure.end,
                points=points[index] if points else _ZERO,
            )

    def _document(self) -> Iterator[Draft]:
        title = self._facts.outline.title or self._facts.outline.preamble
        start = title.start
        end = title.end if self._facts.outline.title else start
        meta = self._facts.meta
        if self._template.officials and not any(
            person.positions or person.roles for person in self._facts.people
        ):
            yield Draft(
                rule="OFF001",
                message="没有写明任何负责人的姓名和职务；请写明",
                start=start,
                end=end,
                points=self._template.officials,
            )
        stated = meta.period is not None and meta.period.start is not None
        if self._template.period and not (stated and meta.period and meta.period.certain):
            yield Draft(
                rule="TPL001",
                message="没有写明报告的是哪年哪段时间；请在标题或开头写明",
                start=start,
                end=end,
                points=self._template.period,
            )
        if self._template.place and not meta.place:
            yield Draft(
                rule="TPL002",
                message="没有写明是哪个乡镇；请在标题或开头写明",
                start=start,
                end=end,
                points=self._template.place,
            )
