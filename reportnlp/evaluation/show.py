"""An evaluation as a table and as an HTML page of errors."""

from __future__ import annotations

import itertools

from reportnlp.evaluation.errors import confusion
from reportnlp.evaluation.evaluate import Evaluation
from reportnlp.evaluation.measures import Measure
from reportnlp.output.html import render_template

_STYLE_COLUMNS = (
    "masks F1",
    "masks kind",
    "figures F1",
    "name tight",
    "officials F1",
    "headings F1",
)


def _number(value: Measure) -> str:
    return "  -  " if value is None else f"{value:.3f}"


def table(evaluation: Evaluation) -> str:
    """Return the measures with their intervals, the styles and the error classes."""
    lines = [f"{len(evaluation.documents)} 篇", f"{'measure':<22}{'value':>7}   95% interval"]
    for name, value in evaluation.measures.items():
        if value is None:
            continue
        low_high = evaluation.intervals.get(name)
        shown = f"   {low_high[0]:.3f}-{low_high[1]:.3f}" if low_high else ""
        lines.append(f"{name:<22}{_number(value):>7}{shown}")
    if evaluation.by_style:
        lines += ["", f"{'style':<28}" + "".join(f"{name:>14}" for name in _STYLE_COLUMNS)]
        for style, row in evaluation.by_style.items():
            cells = "".join(f"{_number(row[name]):>14}" for name in _STYLE_COLUMNS)
            lines.append(f"{style:<28}{cells}")
    classes = confusion(list(evaluation.cases))
    if classes:
        lines += ["", "errors by class"]
        lines += [f"{count:>5}  {label}" for label, count in classes]
    return "\n".join(lines) + "\n"


def errors_page(evaluation: Evaluation) -> str:
    """Return one HTML page that shows each error in its sentence, by class."""
    ordered = sorted(evaluation.cases, key=lambda case: (case.label, case.document, case.start))
    groups = [
        (label, list(cases)) for label, cases in itertools.groupby(ordered, key=lambda c: c.label)
    ]
    groups.sort(key=lambda group: -len(group[1]))
    return render_template("errors.html", groups=groups, evaluation=evaluation)
