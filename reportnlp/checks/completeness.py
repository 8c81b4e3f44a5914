"""The template against the facts: every point a report loses, and where."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.quantities import unit_of
from reportnlp.checks.units import Unit, UnitFinder
from reportnlp.checks.vague import vague_pattern
from reportnlp.model.items import Figure
from reportnlp.model.making import blank
from reportnlp.template.model import (
    HUNDREDTH,
    ExpectedIndicator,
    Shares,
    TemplateSection,
    split_points,
)

_CLAUSE = re.compile(r"[^。;,\n]+")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loss:
    """What one unit loses: findings, and the price of each blank."""

    drafts: list[Draft]
    blanks: list[tuple[Figure, Decimal]]

    @property
    def points(self) -> Decimal:
        return sum((draft.points for draft in self.drafts), _ZERO) + sum(
            (points for _, points in self.blanks), _ZERO
        )


def _at(
    spec: TemplateSection, unit: Unit, rule: str, message: str, points: Decimal, key: str = ""
) -> Draft:
    """Return a finding about a whole unit, placed at its heading."""
    return Draft(
        rule=rule,
        message=message,
        start=unit.start,
        end=unit.end,
        points=points,
        charges=((spec.key, points),),
        key=key or spec.key,
    )


def _figures(
    spec: TemplateSection, unit: Unit, pool: Decimal
) -> tuple[list[Draft], list[tuple[Figure, Decimal]]]:
    """Share out the figures' part: what is asked for and not given, blank by blank."""
    given, blanks = len(unit.figures), unit.blanks
    asked = max(given, spec.min_figures)
    lacking = asked - given
    if not (blanks or lacking):
        return [], []
    lost = _quantize(pool * (len(blanks) + lacking) / asked)
    for_lacking = _quantize(pool * lacking / asked)
    prices = split_points(lost - for_lacking, len(blanks))
    charged = list(zip(blanks, prices, strict=True))
    if not lacking:
        return [], charged
    message = f"“{spec.title}”只有{given}个数据，至少应有{spec.min_figures}个；请补充"
    return [_at(spec, unit, "FIG003", message, for_lacking)], charged


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
        self._charges: dict[str, list[tuple[str, Decimal]]] = {}
        self._clause_memo: dict[int, str] = {}
        self._official_starts = [official.start for official in self._facts.officials]

    def drafts(self) -> list[Draft]:
        """Return every finding of the template, those that cost nothing included."""
        found: list[Draft] = []
        place = self._facts.outline.preamble.end
        for spec in self._template.sections:
            units = self._finder.full(spec)
            if units:
                # of equal places, the heading that stands alone and says most is shown
                ranked = sorted(units, key=lambda unit: (unit.runin, -unit.characters))
                losses = [self._present(spec, unit) for unit in ranked]
                loss = min(losses, key=lambda loss: loss.points) if len(losses) > 1 else losses[0]
                place = max(unit.whole_end for unit in units)
                found += loss.drafts
                for figure, points in loss.blanks:
                    self._charges.setdefault(figure.id, []).append((spec.key, points))
            else:
                found.append(self._absent(spec, place))
        found += self._order()
        found += self._blanks()
        found += self._document()
        return found

    def _order(self) -> Iterator[Draft]:
        """The first section that stands before one it should follow."""
        last = None
        for spec in self._template.sections:
            found = self._finder.full(spec)
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
        touched = self._finder.touched(spec)
        named = self._finder.units(spec)
        points = spec.weight
        if touched is not None:
            start, end = touched
            rule, points = "SEC003", points - shares_of(spec, self._template.shares).presence
            message = f"“{spec.title}”没有专门部分，只在其他部分零散写到；请单列一部分"
        elif named:
            start, end = named[0].start, named[0].end
            rule, message = "SEC002", f"“{spec.title}”只有标题，没有内容；请补写"
        else:
            start = end = place
            rule, message = "SEC001", f"缺少“{spec.title}”部分；请补写"
        return Draft(
            rule=rule,
            message=message,
            start=start,
            end=end,
            points=points,
            charges=((spec.key, points),),
            key=spec.key,
        )

    def _present(self, spec: TemplateSection, unit: Unit) -> _Loss:
        """Return what one unit loses."""
        shares = shares_of(spec, self._template.shares)
        drafts = []
        if unit.characters < spec.min_chars:
            drafts.append(
                _at(
                    spec,
                    unit,
                    "SEC004",
                    f"“{spec.title}”只有约{unit.characters}字，内容过少；请充实到{spec.min_chars}字以上",
                    shares.substance,
                )
            )
        drafts += self._expected(spec, unit, shares.expected)
        lacking, blanks = _figures(spec, unit, shares.figures)
        drafts += lacking
        return _Loss(drafts=drafts, blanks=blanks)

    # ------------------------------------------------------------ expected indicators

    def _expected(self, spec: TemplateSection, unit: Unit, pool: Decimal) -> Iterator[Draft]:
        required = [row for row in spec.indicators if row.required]
        parts = split_points(pool, len(required) + bool(spec.officials))
        for row, points in zip(required, parts, strict=False):
            if not self._given(row, unit):
                yield self._lacking(spec, row, unit, points)
        if spec.officials and not self._official_named(spec, unit):
            posts = "、".join(spec.officials[:3])
            message = f"“{spec.title}”没有写明负责人姓名（如{posts}）；请补上"
            yield _at(spec, unit, "OFF002", message, parts[-1])

    def _given(self, row: ExpectedIndicator, unit: Unit) -> bool:
        """Whether a figure answers `row`; a blank does, for it is charged as a blank."""
        if not row.units:
            return any(word in self._names for word in row.words) or any(
                word in self._clauses(unit) for word in row.words
            )
        # 亿元 answers where 万元 is asked for
        return any(
            word in figure.name or word in self._clause(figure)
            for base in {unit_of(unit)[0] for unit in row.units}
            for figure in self._by_base.get(base, ())
            for word in row.words
        )

    @functools.cached_property
    def _by_base(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figure in self._facts.figures:
            found.setdefault(unit_of(figure.unit)[0], []).append(figure)
        return found

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
        return before[max(map(before.rfind, "。;,\n")) + 1 :]

    def _lacking(
        self, spec: TemplateSection, row: ExpectedIndicator, unit: Unit, points: Decimal
    ) -> Draft:
        vague = self._vague(row, unit)
        if vague is None:
            message = f"“{spec.title}”应报“{row.name}”，没有找到数据；请补上"
            return _at(spec, unit, "FIG004", message, points, key=f"{spec.key}/{row.name}")
        start, end = vague
        points = _quantize(points / 2)
        return Draft(
            rule="FIG005",
            message=f"“{row.name}”只有笼统说法“{self._facts.text[start:end]}”；请写具体数据",
            start=start,
            end=end,
            points=points,
            charges=((spec.key, points),),
            key=f"{spec.key}/{row.name}",
        )

    def _vague(self, row: ExpectedIndicator, unit: Unit) -> tuple[int, int] | None:
        folded = self._context.folded
        for word in vague_pattern().finditer(folded, unit.end, unit.whole_end):
            left = max(folded.rfind(sign, unit.end, word.start()) for sign in "。;,\n") + 1
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

    # ------------------------------------------------------------ the report as a whole

    def _blanks(self) -> list[Draft]:
        """Every blank of the report, with what it costs; outside the template nothing."""
        make, found = blank(Draft), []
        for figure in self._facts.figures:
            if not figure.redacted:
                continue
            charges = tuple(self._charges.get(figure.id, ()))
            deleted = not figure.number
            name = f"“{figure.name}”" if figure.name else "此处"
            unit = f"（单位：{figure.unit}）" if figure.unit else ""
            what = "的数字被删掉了" if deleted else f"的数据空缺（{figure.text}）"
            draft = make()
            draft.rule = "FIG002" if deleted else "FIG001"
            draft.message = f"{name}{what}，请补填{unit}"
            draft.start, draft.end = figure.start, figure.end
            draft.points = sum((points for _, points in charges), _ZERO) if charges else _ZERO
            draft.charges, draft.key = charges, None
            draft.__class__ = Draft
            found.append(draft)
        return found

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
            yield draft("OFF001", "没有写明任何负责人的姓名和职务；请写明", template.officials)
        period = meta.period
        if template.period and not (period and period.start and period.certain):
            yield draft(
                "TPL001", "没有写明报告的是哪年哪段时间；请在标题或开头写明", template.period
            )
        if template.place and not meta.place:
            yield draft("TPL002", "没有写明是哪个单位；请在标题或开头写明", template.place)
