"""Table cells that kept only the unit of their number (``| 个 |``)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from reportnlp.extract.figures.units import MULTIPLIER, unit_pattern

_ROWS = re.compile(r"(?:^.*\|.*(?:\n|\Z))+", re.M)
_CELL = re.compile(r"[^|\n]+")
_UNIT_COLUMN = re.compile(r"单位")


@functools.cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"余?(?:{MULTIPLIER})?(?:{unit_pattern()})")


def find_bare_cells(text: str) -> Iterator[tuple[int, int]]:
    """Find cells that hold a unit where other rows hold a number with it.

    Parameters
    ----------
    text : str
        Folded, one row to a line, cells parted by ``|``.

    Yields
    ------
    tuple of int
        Start and end of the unit.

    Examples
    --------
    >>> rows = "项目 | 数量 | 资金\\n道路 | 3个 | 万元\\n水利 | 个 | 52万元\\n"
    >>> [rows[start:end] for start, end in find_bare_cells(rows)]
    ['万元', '个']
    """
    for block in _ROWS.finditer(text):
        bare: list[tuple[int, int, int, str]] = []
        counted: set[tuple[int, str]] = set()
        named: set[int] = set()
        at = block.start()
        for line in block[0].splitlines(keepends=True):
            for column, cell in enumerate(_CELL.finditer(line)):
                word = cell[0].strip()
                if not word or len(word) > 24:
                    continue
                if _bare().fullmatch(word):
                    start = at + cell.start() + cell[0].index(word)
                    bare.append((start, start + len(word), column, word))
                elif _UNIT_COLUMN.search(word):
                    named.add(column)
                elif number := re.match(r"[\dxX*×_.,]+", word):
                    counted.add((column, word[number.end() :]))
            at += len(line)
        for start, end, column, word in bare:
            if (column, word) in counted and column not in named:
                yield start, end
