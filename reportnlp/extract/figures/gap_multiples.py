"""万 and 亿 without their digits where they are words too (产值超亿元, 办理万余件).

Such a round magnitude is ordinary in a text with its numbers; where more numbers are gone than
left it is one more that is gone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

_UNIT = "元|人次|人|户|家|个|件|套|台|辆|名|吨|亩|斤|度|公里|平方米|平方公里|立方米|千瓦时|千瓦|列|条|场次|场|册|只|头|株|份|项|所|单"
_NO_DIGITS = "(?<![一二三四五六七八九十百千万亿零两半几数多每成上各0-9xX×*.])"
_PEOPLE = "(?:农|群众|各族|残疾|失能|应届|老年|居民|学生|职工|城镇|脱贫|贫困|移民)"


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[超逾近约破过](?P<u>[万亿](?:{_UNIT}))(?=[,。;、)\n]|$|大关|台阶)"
        rf"|(?<=[一-鿿”])(?P<v>{_NO_DIGITS}万[余多](?:{_UNIT}))"
        rf"|(?<=[,;。、\n])(?P<w>万(?:户|名|个|套|台|辆|亩|吨|艘))(?=[一-鿿“])(?!千家)"
        rf"|(?<=[一-鿿,、])(?P<x>{_NO_DIGITS}万(?=[,。;、]|以上[,。;、]|{_PEOPLE}))"
    )


def find_multiples(text: str) -> Iterator[tuple[int, int]]:
    """Find multipliers that stand without digits.

    Parameters
    ----------
    text : str
        Folded, line ends of a wrapped text blanked.

    Yields
    ------
    tuple of int
        Start and end of multiplier and unit.

    Examples
    --------
    >>> text = "货值超亿元,惠及万群众,办理万余件"
    >>> [text[start:end] for start, end in find_multiples(text)]
    ['亿元', '万', '万余件']
    """
    for match in _pattern().finditer(text):
        yield match.span(match.lastgroup or 0)
