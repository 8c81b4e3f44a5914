"""The closed set of check kinds that a rule may name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportnlp.checks.completeness import Completeness
from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.numbers.growth import check_growth
from reportnlp.checks.numbers.parts import check_parts

Check = Callable[[Context], Iterator[Draft]]


def check_template(context: Context) -> Iterator[Draft]:
    """Yield what the template asks for and the report lacks."""
    yield from Completeness(context).drafts()


KINDS: dict[str, Check] = {
    "template": check_template,
    "parts": check_parts,
    "growth": check_growth,
}
