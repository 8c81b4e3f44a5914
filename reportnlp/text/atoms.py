"""One pass over a folded text: every run of digits, mask characters and Chinese numerals."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from reportnlp import lexicons

MASK_CHARS = "xX×✕*_□■●◯"
CN_DIGITS = "一二三四五六七八九十百千两"
_D = f"0-9{re.escape(MASK_CHARS)}"
_C = "一二三四五六七八九十百千万亿两零〇○半"
NUMBER_BODY = rf"[{_D}]+(?:,[0-9xX*×_]{{3}}(?![0-9xX*×_]))*(?:[.·][{_D}]+)?"
# The whole run is taken before anything is asked of what follows: asking inside the pattern
# would try every tail of a long run again.
CN_BODY = rf"[{CN_DIGITS}零半][{_C}]*(?:点[零一二三四五六七八九]+)?"
_CN_MORE = frozenset(_C + CN_DIGITS + "点分")
_AFTER_CN = "余多几来至到~—- 分"


class Atom(NamedTuple):
    """A run of characters that may be a number or a mask.

    Attributes
    ----------
    start, end : int
    kind : str
        ``digits`` (digits, mask characters or both), ``chinese``, ``fraction``, ``bracket``,
        ``circle``, ``mou``, ``slot``, ``dots`` or ``letter``.
    """

    start: int
    end: int
    kind: str


@functools.cache
def _after_chinese() -> frozenset[str]:
    return frozenset(_AFTER_CN).union(unit[0] for unit in lexicons.words("units"))


_DIGITS = re.compile(NUMBER_BODY)
_CHINESE = re.compile(CN_BODY)
_FRACTION = re.compile(
    rf"[百千万]分之(?:[{_C}]+(?:点[{_C}]+)?|[{_D}]+(?:\.[{_D}]+)?)"
    rf"|[{CN_DIGITS}]{{1,3}}分之[{CN_DIGITS}]{{1,3}}(?!分)"
)
_MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "〔【[(",
        "bracket",
        re.compile(
            r"〔[….·\s_]*〕|【[….·_]*】|\[[….·_]+\]"
            r"|\((?:[ …_]*|空|略|空缺|数字|数据|金额|数量|人数)\)"
        ),
    ),
    ("○〇", "circle", re.compile(r"[○〇]{2,}")),
    ("某", "mou", re.compile(r"某{1,4}")),
    (
        "具〓",
        "slot",
        re.compile(
            r"具体(?:面积|数量|金额|数字|数值|数据|人数|户数|比例|名称|时间|地点|日期)|〓{2,}"
        ),
    ),
    ("….?#△▲", "dots", re.compile(r"…+|\.{3,}|\?{2,}|#{2,}(?=[^# \n])|△+|▲+")),
    (
        "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ",
        "letter",
        re.compile(r"(?<![A-Za-z0-9+.\-/])[A-Za-z](?=[省市州县区镇乡村])"),
    ),
)


@functools.cache
def _table() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Return the kind and pattern of an atom by its first character."""
    table = {char: (kind, pattern) for chars, kind, pattern in _MARKS for char in chars}
    table.update(dict.fromkeys(CN_DIGITS + "零半万", ("chinese", _CHINESE)))
    table.update(dict.fromkeys("0123456789" + MASK_CHARS, ("digits", _DIGITS)))
    return table


@functools.cache
def _start() -> re.Pattern[str]:
    # One character class is what the engine scans fastest; the rest is tried only there: a Chinese
    # numeral alone counts nothing unless a unit or another numeral follows.
    first = re.escape("".join(sorted(_table())))
    more = re.escape("".join(sorted(_CN_MORE | _after_chinese())))
    return re.compile(rf"[{first}](?:(?<![{CN_DIGITS}半万])|(?=[{more}]))")


def scan(folded: str) -> list[Atom]:
    """Return every atom of a folded text in reading order; linear in its length.

    Examples
    --------
    >>> [(a.start, a.end, a.kind) for a in scan("修路3公里,受益xx户、三百余人")]
    [(2, 3, 'digits'), (8, 10, 'digits'), (12, 14, 'chinese')]
    """
    follow = _after_chinese()
    table = _table()
    has_fraction = "分之" in folded
    atoms = []
    length = len(folded)
    pos = 0
    for hit in _start().finditer(folded):
        start = hit.start()
        if start < pos:
            continue
        kind, pattern = table[hit[0]]
        if kind == "chinese":
            match = (
                _FRACTION.match(folded, start)
                if has_fraction and "分" in folded[start + 1 : start + 4]
                else None
            )
            if match:
                kind = "fraction"
            elif hit[0] == "万":
                continue
            else:
                match = pattern.match(folded, start)
        else:
            match = pattern.match(folded, start)
        if not match:
            continue
        pos = end = match.end()
        if (
            kind == "chinese"
            and (end == length or folded[end] not in follow)
            and not (end - start == 1 and hit[0] == "零")
        ):
            continue
        atoms.append(Atom(start, end, kind))
    return atoms
