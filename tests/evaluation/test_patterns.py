"""Agreement of the patterns with gold."""

from dataclasses import replace
from decimal import Decimal

import reportnlp
from reportnlp.evaluation.annotation import parse
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.patterns import agreements
from reportnlp.model.items import Figure, Official, Section

GOLD = (
    "{{sec|一、经济运行|level=1}}\n新修道路{{fig|8公里|unit=公里|val=8|head=道路}}，"
    "建桥{{fig|3座|unit=座|val=3|head=桥}}，种树{{fig|5亩|unit=亩|val=5|head=树}}，"
    "又{{opt|6个}}，{{not|十四五}}。\n镇长{{off|王建国|pos=镇长}}，书记{{off|李志强|pos=书记}}。\n"
    "其他工作\n完成。\n"
)


def _found(**answers):
    """Return what is measured of a report that answers just this, by kind and rule."""
    text, items = parse(GOLD, name="case")
    empty = replace(reportnlp.analyze("空。"), text=text, sections=(), figures=(), officials=())

    def at(record, surface, i, **rest):
        start = text.index(surface)
        place = {"id": f"x{i}", "start": start, "end": start + len(surface)}
        return record(**place, **rest)

    def analyze(asked):
        assert asked == text
        made = {
            "figures": lambda i, surface, unit, name, rule: at(
                Figure,
                surface,
                i,
                text=surface,
                number=surface[0],
                unit=unit,
                name=name,
                value=Decimal(1),
                rule=rule,
            ),
            "officials": lambda i, surface, post, rule: at(
                Official, surface, i, text=surface, name=surface, position=post, rule=rule
            ),
            "sections": lambda i, surface, rule: at(
                Section,
                surface,
                i,
                level=1,
                marker="",
                title=surface,
                body_start=0,
                body_end=0,
                rule=rule,
            ),
        }
        parts = {
            field: tuple(made[field](i, *row) for i, row in enumerate(rows))
            for field, rows in answers.items()
        }
        return replace(empty, **parts)

    document = GoldDocument(name="case", text=text, annotations=items)
    return {(a.kind, a.rule): (a.right, a.n) for a in agreements([document], analyze)}


def test_a_figure_is_right_where_span_unit_and_name_are():
    assert _found(
        figures=[
            ("8公里", "公里", "道路", "good"),
            ("3座", "公里", "桥", "unit"),
            ("5亩", "亩", "面积", "name"),
            ("6个", "个", "", "open"),
            ("十四五", "", "", "invented"),
        ]
    ) == {
        ("figure", "*"): (1, 4),
        ("figure", "good"): (1, 1),
        ("figure", "unit"): (0, 1),
        ("figure", "name"): (0, 1),
        ("figure", "invented"): (0, 1),
    }


def test_an_official_is_right_where_name_and_post_are():
    assert _found(
        officials=[("王建国", "镇长", "a"), ("李志强", "主任", "a"), ("道路", "镇长", "b")]
    ) == {("official", "*"): (1, 3), ("official", "a"): (1, 2), ("official", "b"): (0, 1)}


def test_a_section_is_right_where_gold_has_a_heading():
    assert _found(sections=[("一、经济运行", "a"), ("建桥", "b")]) == {
        ("section", "*"): (1, 2),
        ("section", "a"): (1, 1),
        ("section", "b"): (0, 1),
    }
