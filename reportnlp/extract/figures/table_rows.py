"""Rows and cells of tables: parted by ``|``, or set in columns by blanks and tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportnlp.text.view import TextView

_ROW = re.compile(r"^.* \|(?= |$).*$|^\| .*$", re.M)
_CUT = re.compile(r"(?:^| )\|(?= |$)")
# Behind a character, not at the indented beginning of a line.
_WIDE = re.compile(r"[ \u3000\xa0\t](?<=\S[ \u3000\xa0\t])(?:(?<=[\u3000\t])|[ \u3000\xa0\t])")
# The same apart for each blank: the engine runs to one character much faster than to a class.
_WIDE_BLANKS = (
    re.compile(r"\u3000(?<=\S\u3000)"),
    re.compile(r"\t(?<=\S\t)"),
    re.compile(r" (?<=\S )[ \u3000\xa0\t]"),
    re.compile(r"\xa0(?<=\S\xa0)[ \u3000\xa0\t]"),
)
_GAP = re.compile(r"[ \u3000\xa0\t]{2,}|[\u3000\t]")
SEPARATOR = " | "
# | ---- | ---- | under the header of a Markdown table.
_RULE = re.compile(r"[ |:-]*")
_FEWEST_COLUMNS = 3
_LONGEST_LINE = 200


class Cell(NamedTuple):
    """One cell without the blanks around it; `text` is folded."""

    start: int
    end: int
    text: str


def has_tables(view: TextView) -> bool:
    """Tell whether :func:`tables` may find one."""
    return SEPARATOR in view.folded or any(blank.search(view.raw) for blank in _WIDE_BLANKS)


def tables(view: TextView) -> Iterator[list[list[Cell]]]:
    """Yield runs of table lines, as rows of cells.

    Parameters
    ----------
    view : TextView

    Yields
    ------
    list of list of Cell
        Tables parted by ``|`` first; then runs of at least two lines that blanks or tabs part
        into one number of columns, three or more.

    Examples
    --------
    >>> view = TextView("指标  单位  2023年\\n粮食  吨  86\\n")
    >>> [[cell.text for cell in row] for table in tables(view) for row in table]
    [['指标', '单位', '2023年'], ['粮食', '吨', '86']]
    """
    folded = view.folded
    if "|" in folded:
        rows: list[list[Cell]] = []
        last = -2
        for line in _ROW.finditer(folded):
            if line.start() != last + 1 and rows:
                yield rows
                rows = []
            last = line.end()
            if not _RULE.fullmatch(line[0]):
                rows.append(_cells(folded, line.start(), line.end(), _CUT.finditer(line[0])))
        if rows:
            yield rows
    yield from _columns(view)


def _columns(view: TextView) -> Iterator[list[list[Cell]]]:
    raw, folded = view.raw, view.folded
    rows: list[list[Cell]] = []
    last = done = -1
    for wide in _WIDE.finditer(raw):
        if wide.start() < done:
            continue
        start = raw.rfind("\n", 0, wide.start()) + 1
        stop = raw.find("\n", wide.end() - 1)
        stop = len(raw) if stop < 0 else stop
        done = stop
        line = raw[start:stop]
        if stop - start > _LONGEST_LINE or "|" in line:
            continue
        begin = start + len(line) - len(line.lstrip())
        row = _cells(folded, begin, stop, _GAP.finditer(line.strip()))
        if len(row) < _FEWEST_COLUMNS:
            continue
        if rows and (start != last + 1 or len(row) != len(rows[0])):
            if len(rows) > 1:
                yield rows
            rows = []
        rows.append(row)
        last = stop
    if len(rows) > 1:
        yield rows


def _cells(folded: str, start: int, end: int, found: Iterator[re.Match[str]]) -> list[Cell]:
    line = folded[start:end]
    cuts = [match.span() for match in found]
    begins = [0, *(stop for _, stop in cuts)]
    ends = [*(begin for begin, _ in cuts), len(line)]
    cells = []
    for begin, stop in zip(begins, ends, strict=True):
        part = line[begin:stop]
        text = part.strip()
        at = start + begin + len(part) - len(part.lstrip())
        cells.append(Cell(at, at + len(text), text))
    return cells
