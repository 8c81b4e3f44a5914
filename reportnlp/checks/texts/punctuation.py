"""Punctuation that cannot stand as it does, and halves of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

# folded text: half-width , ; : ( ) ! ?
_DOUBLED = re.compile(
    r"[,、;:。(“《‘](?=[,、;:。)])(?:(?<=[,、;:])(?:[,、;。]+(?!\d)|\))|(?<=、):"
    r"|(?<=。)(?:[,、;](?!\d)|。(?!。))|(?<=[(“《‘])[,、。;:](?!\d))"
)
_NOT_AFTER = frozenset("….。0123456789")
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("【", "】"))
_CLOSING = dict(_PAIRS)
_LIST_BRACKET = re.compile(r"(?:^|[\s。;,:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])$")
_WRAPPED = 12
_PARAGRAPH = 30
_UNENDED = re.compile(r"[\u4e00-\u9fff\d%]")
_CUT = re.compile(r" \d{1,2}(?=[万亿]?(?:元|亩|吨|公里|%|个百分点))")
_CUT_BEFORE = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,4}$")
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
    yield from _endings(context)


def _endings(context: Context) -> Iterator[Draft]:
    """The last words before a heading: they may not break off."""
    folded = context.folded
    starts = {section.start for section in context.facts.outline.walk() if not section.runin}
    previous: tuple[int, int] | None = None
    for start, end in (*context.paragraphs, (len(folded), len(folded))):
        if previous and (start in starts or start == len(folded)):
            opening, close = previous
            last = folded[close - 1]
            if last in ",、":
                said = f"这一段以“{context.facts.text[close - 1]}”结束，话没有说完；请补全"
                yield Draft(rule="TXT001", message=said, start=close - 1, end=close)
            elif (
                start < len(folded)
                and opening not in starts
                and close - opening >= _PARAGRAPH
                and "。" in folded[opening:close]
                and _UNENDED.match(last)
            ):
                said = "这一段最后没有句号；话没有说完的请补全"
                yield Draft(rule="TXT001", message=said, start=close - 1, end=close)
        previous = (start, end)


def check_decimals(context: Context) -> Iterator[Draft]:
    """Yield numbers that a blank cuts in two (TXT008)."""
    folded = context.folded
    for match in _CUT.finditer(folded):
        begin = max(0, match.start() - 5)
        head = _CUT_BEFORE.search(folded[begin : match.start()])
        if head:
            start = begin + head.start()
            yield Draft(
                rule="TXT008",
                message=f"数字“{context.quote(start, match.end())}”中间断开，多半丢了小数点；请核对",
                start=start,
                end=match.end(),
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
    found = _MARKS.findall(context.folded, start, end)
    if list(map(_CLOSING.get, found[::2])) == found[1::2]:
        return []  # each is followed by its other half
    marks = [(m.start(), m[0]) for m in _MARKS.finditer(context.folded, start, end)]
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
