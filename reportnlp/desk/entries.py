"""What a township wrote into the column 填报值 of the workbook."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportnlp.desk.workbook import opened
from reportnlp.errors import ConfigurationError
from reportnlp.output.rows import BLANKS

_KEY = re.compile(r"([0-9a-f]{16}):(\d{1,9})-(\d{1,9}):(\d{1,9})-(\d{1,9}):(.*)", re.DOTALL)
_NEEDED = ("文件", "序号", "原文", "填报值", "定位")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One filled-in row.

    Attributes
    ----------
    number : int
        Row in the sheet, as Excel counts.
    digest : str
        Names the text the blank was found in.
    fill_start, fill_end : int
        Where the blank stood in that text.
    surface : str
        What stood there.
    sentence, value : str
    """

    number: int
    file: str
    digest: str
    fill_start: int
    fill_end: int
    surface: str
    sentence: str
    value: str


def read_entries(path: str | os.PathLike[str]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Read the sheet 缺失数据.

    Returns
    -------
    filled, all_rows : tuple of Entry
        The rows that have a value, and every row.

    Raises
    ------
    ConfigurationError
        If it is no such workbook.
    """
    path = Path(path)
    with opened(
        path,
        missing=f"找不到 {path}；请检查路径和文件名",
        broken=f"{path} 不是可用的 Excel 工作簿（.xlsx）；请重新生成",
    ) as book:
        if BLANKS.name not in book.sheetnames:
            raise ConfigurationError(f"{path} 里没有“{BLANKS.name}”工作表；请用检查生成的工作簿")
        rows = tuple(_entries(book[BLANKS.name], path))
    return tuple(row for row in rows if row.value), rows


def _entries(sheet: Any, path: Path) -> Iterator[Entry]:
    lines = sheet.iter_rows()
    head = [str(cell.value or "") for cell in next(lines, ())]
    missing = [title for title in _NEEDED if title not in head]
    if missing:
        raise ConfigurationError(f"{path} 缺少列：{'、'.join(missing)}；请用检查生成的工作簿")
    at = {title: head.index(title) for title in _NEEDED}
    for number, cells in enumerate(lines, start=2):
        if len(cells) <= max(at.values()):
            continue
        key = _KEY.fullmatch(str(cells[at["定位"]].value or ""))
        if key is None:
            continue
        yield Entry(
            number=number,
            file=str(cells[at["文件"]].value or ""),
            digest=key[1],
            fill_start=int(key[2]),
            fill_end=int(key[3]),
            surface=key[6],
            sentence=str(cells[at["原文"]].value or ""),
            value=_shown(cells[at["填报值"]]),
        )


def _shown(cell: Any) -> str:
    """Return a cell as it was typed."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{round(value * 100, 10):g}%"
        return str(int(value)) if value == int(value) else repr(value)
    return str(value).strip()
