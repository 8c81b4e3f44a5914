"""Rows of tables to JSON and back, so that they are made in the workers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportnlp.model.codec import number
from reportnlp.output.rows import Cell, Marked, Row


def pack_rows(rows: dict[str, list[Row]]) -> dict[str, list[list[Any]]]:
    """Turn rows into plain JSON values.

    Examples
    --------
    >>> packed = pack_rows({"表": [("甲", Decimal("1.50"), Marked("前", "xx", "后"))]})
    >>> packed
    {'表': [['甲', 1.5, ['前', 'xx', '后']]]}
    >>> unpack_rows(packed)["表"][0][2]
    Marked(before='前', marked='xx', after='后')
    """
    return {name: [[_pack(cell) for cell in row] for row in lines] for name, lines in rows.items()}


def _pack(cell: Cell | Marked) -> Any:
    if isinstance(cell, Marked):
        return [cell.before, cell.marked, cell.after]
    return number(cell) if isinstance(cell, Decimal) else cell


def unpack_rows(packed: dict[str, list[list[Any]]]) -> dict[str, list[Row]]:
    """Turn what :func:`pack_rows` made back into rows."""
    return {
        name: [tuple(Marked(*c) if isinstance(c, list) else c for c in row) for row in lines]
        for name, lines in packed.items()
    }
