"""Paragraphs of a text: lines, joined where a copy was hard-wrapped."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportnlp.text.view import TextView

ENDED = tuple("。!?;:”」』")
BLANKS = " \n\ufeff\u200b\u200c\u200d\u2060"
_SHORT = 30
_MAX_WRAPPED = 60
_PAGE = re.compile(r"(\d{1,3})、\s*(?=\S)")
# `2、四是`: the number before a marker is a page; so may be the one before a running title.
_MARKED = re.compile(r"[一二三四五六七八九十]{1,3}[是、]|\([一二三四五六七八九十]{1,3}\)")
_TITLE = re.compile(r"[镇乡县区市旗道].{0,14}工作(?:总结|报告|汇报)$")
# What a heading rather than a page looks like: a short line, or a short lead sentence.
_SHORT_LEAD = re.compile(r"[^。;!?]{2,36}(?:。|$)")


@dataclass(slots=True, kw_only=True)
class Line:
    """One paragraph without the blanks around it.

    Attributes
    ----------
    start, end : int
    text : str
        Folded.
    opens : bool
        A paragraph may begin here: the text before it ends a sentence, is a blank line or a
        short line.
    spaced : bool
        A blank line (or nothing) stands before it.
    """

    start: int
    end: int
    text: str
    opens: bool
    spaced: bool


def _width(text: str) -> int:
    """Return the display width; what UTF-8 writes in three bytes is two columns wide."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


_MEASURES: tuple[tuple[Callable[[str], int], int], ...] = ((len, 3), (_width, 6))


def _wrap_limit(rows: list[Line], measure: Callable[[str], int], slack: int) -> int:
    """Return from which length on a line was broken by force, 0 where none was."""
    texts = [row.text for row in rows if len(row.text) > 12]
    if len(texts) < 8:
        return 0
    sizes = sorted(map(measure, texts))
    size = sizes[int(len(sizes) * 0.9)]
    if sizes[-1] > size + 2 * slack:
        return 0
    full = [text for text in texts if measure(text) >= size - slack]
    unfinished = sum(not text.endswith(ENDED) for text in full)
    wrapped = len(full) >= 0.4 * len(texts) and unfinished >= 0.5 * len(full)
    return size - slack if wrapped else 0


def _rows(view: TextView) -> list[Line]:
    rows = []
    opens = blank = True
    folded = view.folded
    for start, end in view.lines:
        text = folded[start:end].strip(BLANKS)
        if text:
            begin = folded.index(text[0], start)
            rows.append(
                Line(
                    start=begin,
                    end=begin + len(text),
                    text=text,
                    opens=opens or blank,
                    spaced=blank,
                )
            )
            opens = text[-1] in ENDED or len(text) <= _SHORT
        blank = not text
    return rows


def content_lines(view: TextView) -> list[Line]:
    """Return every line that is not blank, hard-wrapped ones joined to paragraphs.

    Examples
    --------
    >>> [line.text for line in content_lines(TextView(" 一、党建 \\n\\n上半年。"))]
    ['一、党建', '上半年。']
    """
    rows = _rows(view)
    if all(len(row.text) <= _MAX_WRAPPED for row in rows):
        for measure, slack in _MEASURES:
            limit = _wrap_limit(rows, measure, slack)
            if limit:
                rows = _joined(view.folded, rows, measure, limit)
                break
    return _without_page_numbers(rows)


def _joined(folded: str, rows: list[Line], measure: Callable[[str], int], limit: int) -> list[Line]:
    """Join the rows that were broken by force."""
    found: list[Line] = []
    previous = 0
    for row in rows:
        size = measure(row.text)
        if limit <= previous and not row.spaced and folded[row.start - 1] != " ":
            found[-1].end = row.end
            found[-1].text = folded[found[-1].start : row.end]
        else:
            found.append(row)
        previous = size
    return found


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Step over page numbers that a viewer spliced in (`1、…⏎2、会议上`).

    They count 1, 2, 3 … through the whole copy, and at least one of them cuts a sentence or
    stands before a heading's own marker.
    """
    pages: dict[int, int] = {}
    cut = 0
    for index, line in enumerate(lines):
        match = _PAGE.match(line.text) if line.text[0].isdecimal() else None
        if not match or int(match[1]) != len(pages) + 1:
            continue
        above = lines[index - 1].text if index else ""
        title = _TITLE.search(line.text, match.end()) is not None
        inner = _MARKED.match(line.text, match.end()) is not None
        open_end = len(above) > _SHORT and not above.endswith(ENDED)
        severed = inner or (open_end and not _PAGE.match(above))
        if index == 0 or severed or title or not _SHORT_LEAD.match(line.text, match.end()):
            pages[index] = match.end()
            cut += severed
    if not cut or len(pages) < 2:
        return lines
    stepped = list(lines)
    for index, width in pages.items():
        line = lines[index]
        above = lines[index - 1].text if index else "。"
        stepped[index] = dataclasses.replace(
            line,
            start=line.start + width,
            text=line.text[width:],
            opens=above.endswith(ENDED) or len(above) <= _SHORT,
        )
    return stepped
