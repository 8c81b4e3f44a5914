"""Punctuation that cannot stand as it does, and halves of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

# folded text: half-width , ; : ( ) ! ?
_DOUBLED = re.compile(
    r"[,、;:](?:[,、;。](?!\d)|\))|、:|。[,、;](?!\d)|。。(?!。)|[(“《‘][,、。;:](?!\d)"
)
_NOT_AFTER = frozenset("….。0123456789")
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("【", "】"))
_LIST_BRACKET = re.compile(r"(?:^|[\s。;,:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_WRAPPED = 12
_MARKS = re.compile(r"[“”《》()【】]")


def check_punctuation(context: Context) -> Iterator[Draft]:
    """Yield doubled and dangling punctuation (TXT001)."""
    folded = context.folded
    for match in _DOUBLED.finditer(folded):
        if folded[match.start() - 1 : match.start()] in _NOT_AFTER:
            continue
        marks = context.quote(*match.span())
        yield Draft(
            rule="TXT001",
            message=f"标点“{marks}”用错或重复；请删改，漏了字的请补上",
            start=match.start(),
            end=match.end(),
        )
    ends = [section.start for section in context.facts.outline.walk() if not section.runin]
    for end in (*ends, len(folded)):
        stripped = folded[max(0, end - 8) : end].rstrip()
        at = max(0, end - 8) + len(stripped)
        if stripped and stripped[-1] in ",、" and (at < end or end == len(folded)):
            yield Draft(
                rule="TXT001",
                message=f"这一段以“{context.facts.text[at - 1]}”结束，话没有说完；请补全",
                start=at - 1,
                end=at,
            )


def check_quotes(context: Context) -> Iterator[Draft]:
    """Yield halves of quotation marks and brackets (TXT004)."""
    paragraphs = context.paragraphs
    index = 0
    while index < len(paragraphs):
        start, end = paragraphs[index]
        odd = _odd(context, start, end)
        last = index
        # a line that ends in mid-sentence goes on in the next
        while (
            odd
            and last + 1 < len(paragraphs)
            and last - index < _WRAPPED
            and context.folded[end - 1] not in "。!?;:"
        ):
            last += 1
            end = paragraphs[last][1]
            odd = _odd(context, start, end)
        for at in odd[:1]:
            mark = context.facts.text[at]
            yield Draft(
                rule="TXT004",
                message=f"“{mark}”没有配对；请补上另一半，或删去这一半",
                start=at,
                end=at + 1,
            )
        index = last + 1


def _odd(context: Context, start: int, end: int) -> list[int]:
    """Return where a half stands whose other half is missing."""
    marks = [(m.start(), m[0]) for m in _MARKS.finditer(context.folded, start, end)]
    if not marks:
        return []
    odd: list[int] = []
    for left, right in _PAIRS:
        waiting: list[int] = []
        for at, mark in marks:
            if mark == left:
                waiting.append(at)
            elif mark == right:
                if waiting:
                    waiting.pop()
                elif right != ")" or not _LIST_BRACKET.search(
                    context.folded, max(start, at - 4), at
                ):
                    odd.append(at)
        odd += waiting
    return sorted(odd)
