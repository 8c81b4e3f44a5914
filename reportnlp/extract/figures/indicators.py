"""From the name of a figure to an indicator that is the same in every report."""

from __future__ import annotations

import functools
import re

from reportnlp import lexicons

_VERBS = re.compile(
    r"^(?:累计|新增|新建|新改建|完成|实现|发放|建成|改造|实施|开展|组织|举办|共|全镇|全乡|全县|全市|全省|全区|全年)+"
)
_SHORTEST = 3


@functools.cache
def _table() -> dict[str, tuple[str, frozenset[str]]]:
    table: dict[str, tuple[str, frozenset[str]]] = {}
    for row in lexicons.table("indicators"):
        families = frozenset(filter(None, row["families"].split("|")))
        for name in (row["indicator"], *filter(None, row["aliases"].split("|"))):
            table.setdefault(name, (row["indicator"], families))
    return table


@functools.lru_cache(maxsize=4096)
def canonical(name: str, unit_family: str, change: bool) -> str | None:
    """Return the indicator a name stands for, or None.

    Parameters
    ----------
    name : str
        As a figure carries it.
    unit_family : str
        A name means an indicator only in its units; a change may be in ``%`` besides.
    change : bool

    Returns
    -------
    str or None
        The name in the indicator lexicon.

    Examples
    --------
    >>> canonical("完成固定资产投资", "money", False), canonical("农民人均纯收入", "money", False)
    ('全社会固定资产投资', '农民人均纯收入')
    >>> canonical("固定资产投资", "household", False) is None
    True
    """
    table = _table()
    for start in range(max(1, len(name) - _SHORTEST + 1)):
        found = table.get(name[start:])
        if found is None:
            continue
        indicator, families = found
        if not families or unit_family in families or change and unit_family in _CHANGES:
            return indicator
        return None
    return None


_CHANGES = frozenset({"share", "points", "multiple"})


def normal_form(name: str) -> str:
    """Return a name without the verbs and scopes it stands with, to group unknown names.

    Examples
    --------
    >>> normal_form("新建标准厂房"), normal_form("全镇标准厂房")
    ('标准厂房', '标准厂房')
    """
    return _VERBS.sub("", name) or name
