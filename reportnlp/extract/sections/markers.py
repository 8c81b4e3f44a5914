"""Heading markers: what family a line begins with and which number it carries."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

DIGITS = "一二三四五六七八九十"
NUMERALS = f"{DIGITS}百壹贰叁肆伍陆柒捌玖拾"
NUM = rf"[{NUMERALS}]{{1,3}}"
_HAN = r"[\u4e00-\u9fff“\"《‘『「\[A-Za-z0-9]"
_UNITS = "万亿元亩公吨户人个%米千百倍名次年月日多余条家座只头株项里平方"

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")

# One alternation, tried at one place of the text; the name of the group is the family.
_PATTERN = re.compile(
    rf"""
    (?P<part>第(?:{NUM})(?:部分|大部分|方面|篇|章)[:、,.\s]*)
  | (?P<jie>第(?:{NUM}|\d{{1,2}})节[:、,.\s]+)
  | (?P<volume>[【(\[]?篇(?:{NUM}|\d{{1,2}})[】)\]]?[:、,.\s]*)
  | (?P<first>第(?:{NUM}|\d{{1,2}})(?:是|[,、:.])\s*)
  | (?P<shi>(?:{NUM})\s?(?:是|要)(?!否))
  | (?P<hanzi>(?:{NUM})\s?(?:[、.]\s*(?!(?:{NUM})(?:[、月]|季度|级|类|产))|[,:]\s*(?!\d))
      | (?P<twice>[一二三四])、(?=(?P=twice)季度))
  | (?P<phanzi>\((?:{NUM})\)\s?[、.,:]?\s*|[㈠-㈩][、.]?\s*)
  | (?P<parabic>\(\d{{1,2}}\)\s?[、.]?\s*|[⑴-⒇][、.]?\s*)
  | (?P<circled>[①-⑳➀-➉][、.]?\s*)
  | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[ 、.]*(?=[\u4e00-\u9fff“])(?![{_UNITS}]))
  | (?P<halfparen>\d{{1,2}}\)\s?[、.]?\s*)
  | (?P<arabic>\d{{1,2}}\s?[、.,]\s*(?=[\u4e00-\u9fff“"《A-Za-z])|\d{{1,2}}[、.]\s*(?=[12][\dxX*×_]{{3}}年)|[⒈-⒛]\s*)
  | (?P<spaced>\d{{1,2}}[ ]{{1,3}}(?=[\u4e00-\u9fff“])(?![{_UNITS}]))
  | (?P<dash>(?![—–―─-]+\s?\d{{1,3}}\s?[—–―─-]+$)(?:——|--+|[—–―─]+|-[ ])\s*(?={_HAN}))
  | (?P<lentic>【(?!关键词|摘要|编者按|导语|打印|关闭|字号|字体|大】|中】|小】)[^】\n]{{2,20}}】)
  | (?P<bullet>[●◆■★▲◇○•◎□▪►➢✦]\s*(?={_HAN}))
    """,
    re.X,
)
_FIRST = frozenset(
    f"{NUMERALS}0123456789第篇【([—–―─-#●◆■★▲◇○•◎□▪►➢✦"
    + "".join(map(chr, (*range(0x2460, 0x249C), *range(0x2780, 0x278A), *range(0x3220, 0x322A))))
)
_HASHES = re.compile(r"(#{1,6})\s*(?![#\s])")
_UNNUMBERED = ("dash", "bullet", "lentic")
_NUMBER = re.compile(rf"{NUM}|\d{{1,2}}")


@dataclass(slots=True, kw_only=True)
class Marker:
    """What a heading begins with.

    Attributes
    ----------
    family : str
        ``hanzi`` for ``一、``, ``phanzi`` for ``（一）``, ``arabic`` for ``1.``, ``shi`` for
        ``一是`` and so on; ``md1`` … ``md6`` for markdown.
    number : int
        0 where the family carries none.
    start, end : int
        The marker with the separator and blanks behind it.
    """

    family: str
    number: int
    start: int
    end: int


def numeral(text: str) -> int:
    """Return the value of ``十二`` or ``12``; 0 where it is none.

    Examples
    --------
    >>> [numeral(word) for word in ("一", "十", "十二", "二十", "二十三", "7", "一二")]
    [1, 10, 12, 20, 23, 7, 0]
    """
    if text.isascii():
        return int(text)
    text = text.translate(_FORMAL)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.find(text) + 1 if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "百" in text:
        return 0
    return (DIGITS.find(tens) + 1 if tens else 1) * 10 + (DIGITS.find(ones) + 1 if ones else 0)


def _special(char: str) -> int:
    if not "①" <= char <= "㈩":
        return 0
    for low, high in (("㈠", "㈩"), ("⑴", "⒇"), ("①", "⑳"), ("➀", "➉"), ("⒈", "⒛")):
        if low <= char <= high:
            return ord(char) - ord(low) + 1
    return 0


@functools.lru_cache(maxsize=1024)
def _number(family: str, surface: str) -> int | None:
    value = _special(surface[0])
    if value:
        return value
    if family == "decimal":
        return int(_NUMBER.findall(surface)[-1])
    found = _NUMBER.search(surface)
    value = numeral(found[0]) if found else 0
    return value or None


def marker_at(folded: str, start: int, end: int) -> Marker | None:
    """Return the marker that a stretch of folded text begins with.

    Examples
    --------
    >>> found = marker_at("(二)、抓产业", 0, 7)
    >>> found.family, found.number, found.end
    ('phanzi', 2, 4)
    >>> marker_at("三农工作", 0, 4) is None
    True
    """
    first = folded[start] if start < end else ""
    if first not in _FIRST:
        return None
    hashes = _HASHES.match(folded, start, end) if first == "#" else None
    if hashes and hashes.end() < end:
        inner = marker_at(folded, hashes.end(), end)
        numbered = inner if inner and inner.family not in ("shi", "dash", "bullet") else None
        return Marker(
            family=f"md{len(hashes[1])}",
            number=numbered.number if numbered else 0,
            start=start,
            end=numbered.end if numbered and numbered.family != "lentic" else hashes.end(),
        )
    match = _PATTERN.match(folded, start, end)
    family = match.lastgroup if match else None
    if not match or not family:
        return None
    stop = match.end()
    if stop >= end and family != "lentic":
        return None
    surface = folded[start:stop]
    number = 0 if family in _UNNUMBERED else _number(family, surface)
    if number is None:
        return None
    if family == "decimal":
        family = f"decimal{surface.count('.')}"
    return Marker(family=family, number=number, start=start, end=stop)
