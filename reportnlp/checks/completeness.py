"""The template against the facts: every point a report loses, and where."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.units import Unit, UnitFinder
from reportnlp.checks.vague import vague_pattern
from reportnlp.model.items import Figure
from reportnlp.template.model import (
    HUNDREDTH,
    ExpectedIndicator,
    Shares,
    TemplateSection,
    split_points,
)

_CLAUSE = re.compile(r"[^。;\n]+")
_NAME_ONLY = 10
_ZERO = Decimal(0)


def _quantize(points: Decimal) -> Decimal:
    return points.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def shares_of(spec: TemplateSection, shares: Shares) -> Shares:
    """Return the four parts of one section in points; they add up to its weight exactly.

    Examples
    --------
    >>> spec = TemplateSection(key="a", title="甲", weight=Decimal("11.50"))
    >>> shares_of(spec, Shares())
    Shares(presence=Decimal('3.45'), substance=Decimal('2.30'), expected=Decimal('2.30'), figures=Decimal('3.45'))
    """
    substance = _quantize(spec.weight * shares.substance)
    expected = _quantize(spec.weight * shares.expected)
    figures = _quantize(spec.weight * shares.figures)
    presence = spec.weight - substance - expected - figures
    return Shares(presence=presence, substance=substance, expected=expected, figures=figures)


class Completeness:
    """Scores the facts of one report against one template.

    Parameters
    ----------
    context : Context

    Notes
    -----
    A topic written in several places is scored by its best place, so that taking a
    section away can never raise the score.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._facts = context.facts
        self._template = context.template
        self._finder = UnitFinder(context)
        self._names = "\n".join(figure.name for figure in self._facts.figures)
        self._clause_memo: dict[int, str] = {}
        self._official_starts = [official.start for official in self._facts.officials]

    def drafts(self) -> Iterator[Draft]:
        """Yield every finding of the template, those that cost nothing included."""
        place = self._facts.outline.preamble.end
        for spec in self._template.sections:
            found = self._finder.units[spec.key]
            units = [unit for unit in found if unit.characters >= _NAME_ONLY]
            if units:
                drafts = min(
                    (tuple(self._present(spec, unit)) for unit in units),
                    key=lambda drafts: sum((draft.points for draft in drafts), _ZERO),
                )
                place = max(unit.whole_end for unit in units)
            else:
                drafts = (self._absent(spec, place),)
            charged = {(draft.start, draft.rule) for draft in drafts}
            yield from drafts
            for unit in found:
                for draft in self._blanks(unit.blanks, (), None):
                    if (draft.start, draft.rule) not in charged:
                        yield draft
        yield from self._order()
        inside = self._finder.charged
        outside = tuple(f for f in self._facts.figures if f.redacted and f.id not in inside)
        yield from self._blanks(outside, (), None)
        yield from self._document()

    def _order(self) -> Iterator[Draft]:
        """The first section that stands before one it should follow."""
        last = None
        for spec in self._template.sections:
            found = self._finder.units[spec.key]
            if not found:
                continue
            unit = max(found, key=lambda unit: unit.characters)
            if last and unit.start < last[0].start:
                yield Draft(
                    rule="TPL003",
                    message=f"“{spec.title}”写在“{last[1].title}”前面，与模板的次序不同",
                    start=unit.start,
                    end=unit.end,
                    key=spec.key,
                )
                return
            last = (unit, spec)

    def _absent(self, spec: TemplateSection, place: int) -> Draft:
        row = self._finder.scattered(spec)
        if row is not None:
            span = row.evidence[0] if row.evidence else None
            kept = shares_of(spec, self._template.shares).presence
            return Draft(
                rule="SEC003",
                message=f"“{spec.title}”没有专门部分，只在其他部分零散写到；请单列一部分",
                start=span.start if span else place,
                end=span.end if span else place,
                points=spec.weight - kept,
                topic=spec.key,
                key=spec.key,
            )
        named = self._finder.units[spec.key]
        return Draft(
            rule="SEC002" if named else "SEC001",
            message=f"“{spec.title}”只有标题，没有内容；请补写"
            if named
            else f"缺少“{spec.title}”部分；请补写",
            start=named[0].start if named else place,
            end=named[0].end if named else place,
            points=spec.weight,
            topic=spec.key,
            key=spec.key,
        )

    def _present(self, spec: TemplateSection, unit: Unit) -> Iterator[Draft]:
        shares = shares_of(spec, self._template.shares)
        if unit.characters < spec.min_chars:
            yield Draft(
                rule="SEC004",
                message=f"“{spec.title}”只有约{unit.characters}字，内容过少；请充实到{spec.min_chars}字以上",
                start=unit.start,
                end=unit.end,
                points=shares.substance,
                topic=spec.key,
                key=spec.key,
            )
        yield from self._expected(spec, unit, shares.expected)
        yield from self._figures(spec, unit, shares.figures)

    # ------------------------------------------------------------ expected indicators

    def _expected(self, spec: TemplateSection, unit: Unit, pool: Decimal) -> Iterator[Draft]:
        required = [row for row in spec.indicators if row.required]
        parts = iter(split_points(pool, len(required) + bool(spec.officials)))
        for row in required:
            points = next(parts)
            if not self._given(row, unit):
                yield self._lacking(spec, row, unit, points)
        if spec.officials and not self._official_named(spec, unit):
            yield Draft(
                rule="OFF002",
                message=f"“{spec.title}”没有写明负责人姓名（如{'、'.join(spec.officials[:3])}）；请补上",
                start=unit.start,
                end=unit.end,
                points=next(parts),
                topic=spec.key,
                key=spec.key,
            )

    def _given(self, row: ExpectedIndicator, unit: Unit) -> bool:
        """Whether a figure answers `row`; a blank does, for it is charged as a blank."""
        if not row.units:
            return any(word in self._names for word in row.words) or any(
                word in self._clauses(unit) for word in row.words
            )
        return any(
            figure.unit in row.units
            and any(word in figure.name or word in self._clause(figure) for word in row.words)
            for figure in self._facts.figures
        )

    def _clauses(self, unit: Unit) -> str:
        """Return the words right before the figures of a unit, one clause a line."""
        found = self._clause_memo.get(unit.start)
        if found is None:
            found = "\n".join(self._clause(figure) for figure in unit.figures)
            self._clause_memo[unit.start] = found
        return found

    def _clause(self, figure: Figure) -> str:
        """Return the words right before a figure, which may name more than its name does."""
        before = self._context.folded[max(0, figure.start - 30) : figure.start]
        return before[max(before.rfind(sign) for sign in "。;,\n") + 1 :]

    def _lacking(
        self, spec: TemplateSection, row: ExpectedIndicator, unit: Unit, points: Decimal
    ) -> Draft:
        vague = self._vague(row, unit)
        if vague is None:
            return Draft(
                rule="FIG004",
                message=f"“{spec.title}”应报“{row.name}”，没有找到数据；请补上",
                start=unit.start,
                end=unit.end,
                points=points,
                topic=spec.key,
                key=f"{spec.key}/{row.name}",
            )
        start, end = vague
        return Draft(
            rule="FIG005",
            message=f"“{row.name}”只有笼统说法“{self._facts.text[start:end]}”；请写具体数据",
            start=start,
            end=end,
            points=_quantize(points / 2),
            topic=spec.key,
            key=f"{spec.key}/{row.name}",
        )

    def _vague(self, row: ExpectedIndicator, unit: Unit) -> tuple[int, int] | None:
        folded = self._context.folded
        for word in vague_pattern().finditer(folded, unit.end, unit.whole_end):
            left = max(folded.rfind(sign, unit.end, word.start()) for sign in "。;\n") + 1
            clause = _CLAUSE.match(folded, max(left, unit.end), unit.whole_end)
            if clause and any(term in clause[0] for term in row.words):
                return word.span()
        return None

    def _official_named(self, spec: TemplateSection, unit: Unit) -> bool:
        left = bisect.bisect_left(self._official_starts, unit.start)
        right = bisect.bisect_left(self._official_starts, unit.whole_end)
        for official in self._facts.officials[left:right]:
            said = f"{official.position or ''};{official.role or ''}"
            if official.level != "national" and any(post in said for post in spec.officials):
                return True
        return False

    # ------------------------------------------------------------ figures given

    def _figures(self, spec: TemplateSection, unit: Unit, pool: Decimal) -> Iterator[Draft]:
        blanks = unit.blanks
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
                start=unit.start,
                end=unit.end,
                points=for_lacking,
                topic=spec.key,
                key=spec.key,
            )
        yield from self._blanks(blanks, split_points(lost - for_lacking, len(blanks)), spec.key)

    def _blanks(
        self, blanks: tuple[Figure, ...], points: tuple[Decimal, ...], topic: str | None
    ) -> Iterator[Draft]:
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
                topic=topic,
            )

    # ------------------------------------------------------------ the report as a whole

    def _document(self) -> Iterator[Draft]:
        outline, meta, template = self._facts.outline, self._facts.meta, self._template
        start = outline.title.start if outline.title else outline.preamble.start
        end = outline.title.end if outline.title else start

        def draft(rule: str, message: str, points: Decimal) -> Draft:
            return Draft(
                rule=rule, message=message, start=start, end=end, points=points, key="document"
            )

        if template.officials and not any(
            official.level != "national" and (official.position or official.role)
            for official in self._facts.officials
        ):
            yield draft(
                "OFF001", "没有写明任何负责人的姓名和职务；请写明", template.officials
            )
        period = meta.period
        if template.period and not (period and period.start and period.certain):
            yield draft(
                "TPL001", "没有写明报告的是哪年哪段时间；请在标题或开头写明", template.period
            )
        if template.place and not meta.place:
            yield draft("TPL002", "没有写明是哪个单位；请在标题或开头写明", template.place)
