"""Fictional reports for property tests: text and facts are made together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import strategies as st

from reportnlp.extract.coverage import extract_coverage
from reportnlp.model.items import (
    Facts,
    Figure,
    Meta,
    Official,
    Outline,
    Period,
    Person,
    Placeholder,
    Section,
    Span,
)
from reportnlp.text.view import TextView

TITLES = {
    "party_building": "基层党建",
    "epidemic": "疫情防控",
    "rural_revitalization": "乡村振兴",
    "industry": "产业发展",
    "environment": "人居环境",
    "livelihood": "民生福祉",
    "stability": "社会稳定",
    "government": "政府建设",
    "plan": "下一步打算",
    "other": "其他工作",
}
NAMES = (
    "党员",
    "疫苗接种",
    "监测户",
    "小额信贷",
    "产值",
    "种植面积",
    "清理垃圾",
    "投入资金",
    "参保",
    "补助资金",
    "纠纷",
    "宣传",
    "桥梁",
)
UNITS = ("人", "户", "万元", "亩", "吨", "次", "件")
FILLER = "全镇上下认真落实各项部署狠抓工作落实取得了较好成效群众反映良好"
MASKS = {"x": "xxx", "X": "XX", "star": "**", "cross": "××", "bracket": "〔…〕"}


@dataclass(frozen=True)
class Fact:
    """One figure of a generated report; ``state`` is given, masked or deleted."""

    name: str
    number: int
    unit: str
    state: str = "given"


@dataclass(frozen=True)
class Part:
    """One top-level section; ``inner`` holds sub-sections."""

    topics: tuple[str, ...]
    words: int
    facts: tuple[Fact, ...] = ()
    official: bool = False
    vague: bool = False
    inner: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A whole generated report."""

    parts: tuple[Part, ...]
    period: bool = True
    place: bool = True


facts = st.builds(
    Fact,
    name=st.sampled_from(NAMES),
    number=st.integers(1, 99999),
    unit=st.sampled_from(UNITS),
    state=st.sampled_from(("given", "masked", "deleted")),
)
topic_sets = st.lists(st.sampled_from(sorted(TITLES)), min_size=1, max_size=2, unique=True).map(
    tuple
)
inner_parts = st.builds(
    Part,
    topics=topic_sets,
    words=st.integers(0, 60),
    facts=st.lists(facts, max_size=3).map(tuple),
)
parts = st.builds(
    Part,
    topics=topic_sets,
    words=st.integers(0, 200),
    facts=st.lists(facts, max_size=6).map(tuple),
    official=st.booleans(),
    vague=st.booleans(),
    inner=st.lists(inner_parts, max_size=2).map(tuple),
)
drafts = st.builds(
    Draft,
    parts=st.lists(parts, max_size=10).map(tuple),
    period=st.booleans(),
    place=st.booleans(),
)


class _Writer:
    def __init__(self, style: str) -> None:
        self.style = style
        self.pieces: list[str] = []
        self.length = 0
        self.count = 0
        self.figures: list[Figure] = []
        self.masks: list[Placeholder] = []
        self.officials: list[Official] = []

    def write(self, text: str) -> Span:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return Span(start=start, end=self.length)

    def fact(self, fact: Fact, section: str) -> None:
        self.write(fact.name)
        number = {"given": str(fact.number), "masked": MASKS[self.style], "deleted": ""}[fact.state]
        span = self.write(number + fact.unit)
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                start=span.start,
                end=span.end,
                text=number + fact.unit,
                number=number,
                value=Decimal(fact.number) if fact.state == "given" else None,
                unit=fact.unit,
                name=fact.name,
                redacted=fact.state != "given",
                section=section,
            )
        )
        if fact.state != "given":
            self.masks.append(
                Placeholder(
                    id=f"p{len(self.masks) + 1}",
                    start=span.start,
                    end=span.start + len(number) or span.end,
                    text=number,
                    kind="figure" if number else "gap",
                    style=self.style if number else "gap",
                )
            )
        self.write("，")

    def part(self, part: Part, level: int, number: int) -> Section:
        self.count += 1
        identifier = f"s{self.count}"
        title = "和".join(TITLES[topic] for topic in part.topics)
        marker = f"{number}、" if level == 1 else f"（{number}）"
        heading = self.write(marker + title)
        self.write("\n")
        self.write((FILLER * 10)[: part.words] + "。")
        for fact in part.facts:
            self.fact(fact, identifier)
        if part.vague:
            self.write("补助资金若干，")
        if part.official:
            self.write("镇长")
            span = self.write("李明远")
            self.officials.append(
                Official(
                    id=f"o{len(self.officials) + 1}",
                    start=span.start,
                    end=span.end,
                    text="李明远",
                    name="李明远",
                    position="镇长",
                    level="town",
                )
            )
        self.write("\n")
        end = self.length
        children = tuple(self.part(inner, level + 1, n) for n, inner in enumerate(part.inner, 1))
        return Section(
            id=identifier,
            level=level,
            marker=marker,
            title=title,
            start=heading.start,
            end=heading.end,
            body_start=heading.end,
            body_end=end,
            topic=part.topics[0],
            topics=part.topics,
            children=children,
        )


def build(draft: Draft, style: str = "x") -> Facts:
    """Write a generated report and the facts it holds."""
    writer = _Writer(style)
    title = writer.write("松林镇2021年工作总结" if draft.place else "工作总结")
    writer.write("\n")
    preamble = Span(start=writer.length, end=writer.length)
    sections = tuple(writer.part(part, 1, n) for n, part in enumerate(draft.parts, 1))
    text = "".join(writer.pieces)
    outline = Outline(title=title, preamble=preamble, sections=sections)
    people = tuple(
        Person(id="h1", name="李明远", mentions=(o.id,), positions=("镇长",))
        for o in writer.officials[:1]
    )
    return Facts(
        text=text,
        meta=Meta(
            title=text[title.start : title.end],
            place="松林镇" if draft.place else None,
            period=Period(start="2021-01-01", end="2021-12-31") if draft.period else None,
        ),
        outline=outline,
        placeholders=tuple(writer.masks),
        figures=tuple(writer.figures),
        officials=tuple(writer.officials),
        people=people,
        coverage=extract_coverage(TextView(text), outline),
    )


def places(draft: Draft) -> list[tuple[int, int | None, int]]:
    """Return (part, inner part or None, fact) of every figure."""
    found: list[tuple[int, int | None, int]] = []
    for p, part in enumerate(draft.parts):
        found += [(p, None, f) for f in range(len(part.facts))]
        for i, inner in enumerate(part.inner):
            found += [(p, i, f) for f in range(len(inner.facts))]
    return found


def fact_at(draft: Draft, place: tuple[int, int | None, int]) -> Fact:
    """Return one figure."""
    p, i, f = place
    part = draft.parts[p]
    return (part if i is None else part.inner[i]).facts[f]


def with_state(draft: Draft, place: tuple[int, int | None, int], state: str) -> Draft:
    """Fill, mask or delete one figure."""
    p, i, f = place
    part = draft.parts[p]
    holder = part if i is None else part.inner[i]
    new = replace(
        holder,
        facts=(*holder.facts[:f], replace(holder.facts[f], state=state), *holder.facts[f + 1 :]),
    )
    if i is not None:
        new = replace(part, inner=(*part.inner[:i], new, *part.inner[i + 1 :]))
    return replace(draft, parts=(*draft.parts[:p], new, *draft.parts[p + 1 :]))
