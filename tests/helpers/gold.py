"""A report as the annotators see it, so that outputs are tested apart from extraction."""

import dataclasses
from decimal import Decimal
from pathlib import Path

import reportnlp
from reportnlp.analysis import assign_sections
from reportnlp.evaluation.annotation import parse
from reportnlp.model.items import Figure, Outline, Placeholder

CORPUS = sorted((Path(__file__).parents[2] / "corpora" / "townships").glob("*.ann"))
_MASKS = "xXｘＸ×✕*＊_＿〔〕…〇○□某"


def gold_report(source, path=None, sha256=None):
    """Analyse annotated text and put the annotated figures and masks in place of the found ones."""
    text, items = parse(source)
    found = reportnlp.analyze(text) if "\n" in text else reportnlp.analyze(text + "\n")
    figures, masks = [], []
    for item in items:
        surface, start, end = item.surface, item.start, item.end
        masked = any(char in _MASKS for char in surface)
        if item.tag in ("fig", "gap"):
            redacted = item.tag == "gap" or item.keys.get("val") == "?"
            unit = item.keys.get("unit", "").split(";")[0]
            number = "" if item.tag == "gap" else _number(surface, unit)
            value = None if redacted else Decimal(item.keys["val"])
            figures.append(
                Figure(
                    id=f"f{len(figures) + 1}",
                    start=start,
                    end=end,
                    text=surface,
                    number=number,
                    value=value,
                    unit=unit,
                    redacted=redacted,
                    name=item.keys.get("head", "").split(";")[0],
                    change="growth" in item.keys,
                )
            )
        if item.tag in ("date", "name", "word", "gap") or (item.tag == "fig" and masked):
            kind = "figure" if item.tag == "fig" else item.tag
            masks.append(
                Placeholder(
                    id=f"p{len(masks) + 1}",
                    start=start,
                    end=end if item.tag != "fig" else start + len(number),
                    text=surface if item.tag != "fig" else number,
                    kind=kind,
                    style="x",
                )
            )
    outline = Outline(title=None, preamble=found.preamble, sections=found.sections)
    figures = assign_sections(tuple(figures), outline)
    source = dataclasses.replace(found.source, path=path, sha256=sha256)
    return dataclasses.replace(
        found, text=text, figures=figures, placeholders=tuple(masks), source=source
    )


def _number(surface, unit):
    bare = surface[: -len(unit)] if unit and surface.endswith(unit) else surface
    return bare.rstrip("余多几来")
