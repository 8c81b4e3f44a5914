"""Numbers in table rows, whose unit and name stand in other cells.

Readers of Word and HTML files hand over a table as lines of cells joined by `` | ``; plain text
sets its columns with blanks.  The number is the surface; the unit is looked for in the column
header's brackets, the row's unit cell, the row header's brackets and the line above the table,
and where none of them has one nothing is reported.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from decimal import Decimal
from typing import NamedTuple

from reportnlp.extract.figures.indicators import canonical
from reportnlp.extract.figures.masks import style_of
from reportnlp.extract.figures.records import Mask, Quantity, Scan
from reportnlp.extract.figures.relations import period
from reportnlp.extract.figures.table_rows import Cell, tables
from reportnlp.extract.figures.tails import read_tail
from reportnlp.extract.figures.units import family
from reportnlp.model.items import Figure
from reportnlp.text.atoms import MASK_CHARS
from reportnlp.text.view import TextView

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:[, ]\d{3})+|\d{1,15})(?:\.\d{1,8})?")
_M = re.escape(MASK_CHARS)
_MASKED = re.compile(rf"\d{{0,9}}[{_M}]{{1,9}}\d{{0,9}}(?:\.[\d{_M}]{{1,4}})?")
_BRACKETS = re.compile(r"\((?:(?:计量)?单位:?)?([^()]{1,8})\)$|(?<=[\u4e00-\u9fff])/?([%‰])$")
_CAPTION = re.compile(r"单位[:：] ?([^\s:()。,]{1,8})\)?[ \u3000]*$")
# The first cell of a header row that stands in the middle of a run of rows.
_HEAD = re.compile(
    r"(?:主要|经济)?(?:指标|项目|名称|类别|内容|序号|村名)(?:名称)?|村(?:\(社区\))?|单位"
)
_MEASURED = re.compile(r"指标|项目|名称|内容|类别")
_NOT_COUNTED = re.compile(r"序号|编号|年份|年度$|电话|手机|排名|名次|位次|代码|邮编|备注|日期|时间")
_PLAIN_COLUMN = re.compile(
    r"(?:绝对|指标|填报|本期|当期|累计)?(?:数值|数据|数量|数额|总量|值|数)|完成(?:情况|数|值)?|实绩|全年|累计|合计|本期"
)
# A column of a year names nothing.
_PERIOD = re.compile(
    r"(?:19|20)\d{2}年?(?:度|[上下]半年|前三季度|[1-9]\d?-\d{1,2}月)?|去年(?:同期)?|上年(?:同期)?|今年|本年|同期"
)
_EARLIER = ("去年", "上年", "同期")
_CHANGE_COLUMN = re.compile(r"同比|环比|增长|增速|增幅|增减|升降")
_SHARE_COLUMN = re.compile(r"占比|比重|比例|率$")
# A masked label names nothing.
_IN_NAME = re.compile(rf"[{_M}○〇某]")
_PROSE = re.compile(r"[。;!?,]")
_LONGEST_LABEL = 30


class Heading(NamedTuple):
    """What the row and the column say of the number that begins at `start`.

    `year` is what a column is called that only says when; `added` tells a number whose unit
    or whose name stands in no cell beside it.
    """

    start: int
    name: str
    unit: str
    change: bool
    year: str
    previous: bool
    added: bool = False


class _Header(NamedTuple):
    """A column header without its unit."""

    name: str
    unit: str


@functools.lru_cache(maxsize=512)
def _unit(text: str) -> str:
    """Return a cell that is nothing but a unit, or an empty string."""
    tail = read_tail(text, 0)
    return text if tail.unit and tail.mult + tail.unit == text else ""


@functools.lru_cache(maxsize=512)
def _header(text: str) -> _Header:
    """Part 面积(亩) into what is measured and its unit."""
    if len(text) > _LONGEST_LABEL:
        return _Header("", "")
    if whole := _unit(text):
        return _Header("", whole)
    match = _BRACKETS.search(text)
    unit = _unit((match[1] or match[2]).strip()) if match else ""
    name = text[: match.start()] if match and unit else text
    return _Header(re.sub(r"\s", "", name).rstrip("/"), unit)


class _Reader:
    """Reads the tables of one text against what the ordinary scan has found in them."""

    def __init__(self, view: TextView, found: Scan) -> None:
        self.view = view
        self.folded = view.folded
        self.by_blanks = False
        self.found = found
        self.starts = [q.start for q in found.quantities]
        self.masks = {m.start: m for m in found.masks}
        self.headings: list[Heading] = []
        self.quantities: list[Quantity] = []
        self.new_masks: list[Mask] = []

    def run(self) -> None:
        """Read every table."""
        for rows in tables(self.view):
            self._table(rows)

    def _table(self, rows: list[list[Cell]]) -> None:
        top = rows[0][0].start
        # Names of prose would run over the cells unseen where no sign parts them.
        self.by_blanks = "|" not in self.folded[top : rows[0][-1].end]
        above = self.folded[max(0, top - 60) : top].rstrip().rpartition("\n")[2]
        caption = _CAPTION.search(above)
        common = _unit(caption[1]) if caption else ""
        header: list[Cell] = []
        for index, row in enumerate(rows):
            if self._is_header(row, header, first=index == 0):
                header = row
                self.found.labels.update(cell.start for cell in row if not _unit(cell.text))
            else:
                self._row(row, header if len(header) == len(row) else [], common)

    def _is_header(self, row: list[Cell], header: list[Cell], *, first: bool) -> bool:
        if any(self._is_number(c) or self._ends_in_quantity(c) for c in row):
            return False
        if first:
            return True
        head = row[0].text
        return bool(_HEAD.fullmatch(head)) or bool(header) and head == header[0].text

    def _is_number(self, cell: Cell) -> bool:
        return bool(_NUMBER.fullmatch(cell.text)) or self._is_masked(cell)

    def _is_masked(self, cell: Cell) -> bool:
        mask = self.masks.get(cell.start) if cell.text else None
        if mask and mask.end == cell.end:
            return mask.kind in ("figure", "name", "word")
        return bool(_MASKED.fullmatch(cell.text))

    def _quantities(self, cell: Cell) -> list[Quantity]:
        low = bisect.bisect_left(self.starts, cell.start)
        high = bisect.bisect_left(self.starts, max(cell.end, cell.start))
        return self.found.quantities[low:high]

    def _ends_in_quantity(self, cell: Cell) -> bool:
        return any(q.end == cell.end for q in self._quantities(cell))

    def _row(self, row: list[Cell], header: list[Cell], common: str) -> None:
        label = self._label(row, header)
        if len(row[label].text) > _LONGEST_LABEL or _PROSE.search(row[label].text):
            return
        named = _header(row[label].text)
        units = [cell for cell in row[label + 1 :] if _unit(cell.text)]
        own = units[0].text if units else ""
        columns = [
            at
            for at in range(label + 1, len(row))
            if self._is_number(row[at]) or self._quantities(row[at])
        ]
        if any(self._is_number(row[at]) for at in columns):
            self.found.labels.update(cell.start for cell in units[:1])
        years = [cell.text[:4] for cell in header if _PERIOD.fullmatch(cell.text)]
        latest = max((year for year in years if year.isdigit()), default="")
        for at in columns:
            column = _header(header[at].text) if header else _Header("", "")
            if _NOT_COUNTED.search(column.name):
                continue
            change = bool(_CHANGE_COLUMN.search(column.name))
            unit = column.unit or own or named.unit or common
            if not column.unit and (change or _SHARE_COLUMN.search(column.name)):
                # The unit of the row is that of the amount, not of its growth.
                unit = unit if family(unit) in ("share", "points") else ""
            year = column.name if _PERIOD.fullmatch(column.name) else ""
            name = "" if self._is_number(row[label]) or _IN_NAME.search(named.name) else named.name
            if not (change or year or _PLAIN_COLUMN.fullmatch(column.name)) and (
                len(columns) > 1 or column.unit
            ):
                name += column.name
            previous = year.startswith(_EARLIER) or year[:4].isdigit() and year[:4] < latest
            self._cell(row[at], Heading(row[at].start, name, unit, change, year, previous))

    def _label(self, row: list[Cell], header: list[Cell]) -> int:
        """Return the column of the row header: the one called so, or the first with words."""
        words = [
            at
            for at, cell in enumerate(row)
            if cell.text
            and not (self._is_number(cell) or at and _unit(cell.text))
            and not self._ends_in_quantity(cell)
        ]
        if header:
            called = [at for at in words if _MEASURED.search(header[at].text)]
            words = called[-1:] or words
        return words[0] if words else 0

    def _cell(self, cell: Cell, heading: Heading) -> None:
        unit = heading.unit
        beside = [q for q in self._quantities(cell) if q.unit]
        if beside or not self._is_number(cell):
            self.headings += [
                heading._replace(start=q.start, unit="", added=self.by_blanks) for q in beside
            ]
            return
        if not unit:
            return
        masked = self._is_masked(cell)
        style = style_of(cell.text) if masked else ""
        old = self.masks.get(cell.start)
        bare = next(iter(self._quantities(cell)), None)
        if any(m and m.end != cell.end for m in (old, bare)):
            return
        if old:
            style = old.style
            old.kind, old.rule = "figure", "table"
        elif masked:
            self.new_masks.append(Mask(cell.start, cell.end, "figure", style, "table"))
        self.headings.append(heading._replace(added=True))
        if bare:
            bare.unit, bare.rule = unit, "table"
            return
        value = None if masked else Decimal(cell.text.replace(",", "").replace(" ", ""))
        self.quantities.append(
            Quantity(cell.start, cell.end, cell.end, masked, unit, value, style=style, rule="table")
        )


def read_tables(view: TextView, found: Scan) -> tuple[Heading, ...]:
    """Add the figures of table cells to a scan, in reading order.

    Parameters
    ----------
    view : TextView
    found : Scan
        What the ordinary scan found; quantities and masks of table cells are added to it.

    Returns
    -------
    tuple of Heading
        What rows and columns say of the numbers in their cells, for :func:`with_headings`.

    Examples
    --------
    >>> scan = Scan([], [])
    >>> rows = "指标 | 单位 | 数值\\n粮食总产量 | 吨 | 8600"
    >>> [(h.start, h.name, h.unit) for h in read_tables(TextView(rows), scan)]
    [(25, '粮食总产量', '吨')]
    >>> [(q.start, q.end, q.value) for q in scan.quantities]
    [(25, 29, Decimal('8600'))]
    """
    reader = _Reader(view, found)
    reader.run()
    if reader.quantities:
        found.quantities.extend(reader.quantities)
        found.quantities.sort(key=lambda q: (q.start, q.end))
    if reader.new_masks:
        covered = {at for m in reader.new_masks for at in range(m.start, m.end)}
        found.masks[:] = [m for m in found.masks if m.start not in covered] + reader.new_masks
        found.masks.sort(key=lambda m: (m.start, m.end))
    return tuple(reader.headings)


def with_headings(figures: tuple[Figure, ...], headings: tuple[Heading, ...]) -> tuple[Figure, ...]:
    """Name the figures of table cells after their row and column.

    A figure whose unit stands in its own cell keeps the name it has.

    Parameters
    ----------
    figures : tuple of Figure
    headings : tuple of Heading

    Returns
    -------
    tuple of Figure
    """
    known = {heading.start: heading for heading in headings}
    named = []
    for figure in figures:
        heading = known.get(figure.start)
        # A name with the separator in it runs over several cells.
        if heading and heading.name and (heading.added or "|" in (figure.name or "|")):
            change = heading.change or figure.change and not heading.added
            named.append(
                dataclasses.replace(
                    figure,
                    name=heading.name,
                    change=change,
                    period=period(f"{heading.year}年") or figure.period,
                    previous=heading.previous or figure.previous,
                    indicator=canonical(heading.name, family(figure.unit), change),
                )
            )
        elif heading and heading.change and not figure.change:
            named.append(dataclasses.replace(figure, change=True))
        else:
            named.append(figure)
    return tuple(named)
