"""Paragraphs that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

_SHORTEST = 30
_LONG_SENTENCE = 50


def check_duplicates(context: Context) -> Iterator[Draft]:
    """Yield paragraphs, and long sentences, that repeat an earlier one (TXT003)."""
    covered = 0
    for start, end, first in _repeats(context, context.paragraphs, _SHORTEST):
        covered = end
        yield _draft(context, start, end, first)
    if covered:
        return
    # a report on one line has no paragraphs to compare
    for start, end, first in _repeats(context, context.view.sentences, _LONG_SENTENCE):
        yield _draft(context, start, end, first)


def _repeats(
    context: Context, spans: tuple[tuple[int, int], ...], shortest: int
) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, where it stood first); repeats that follow each other are one."""
    folded = context.folded
    first: dict[str, int] = {}
    run: tuple[int, int, int] | None = None
    previous = -2
    for index, (start, end) in enumerate(spans):
        if end - start < shortest:
            continue
        text = "".join(folded[start:end].split())
        at = first.setdefault(text, index)
        if at == index or len(text) < shortest:
            continue
        if run and at == previous + 1:
            run = (run[0], end, run[2])
        else:
            if run:
                yield run
            run = (start, end, spans[at][0])
        previous = at
    if run:
        yield run


def _draft(context: Context, start: int, end: int, first: int) -> Draft:
    line = context.facts.text.count("\n", 0, first) + 1
    opening = context.quote(start, min(end, start + 16))
    return Draft(
        rule="TXT003",
        message=f"“{opening}…”与第{line}行重复；请删去一处",
        start=start,
        end=end,
    )
