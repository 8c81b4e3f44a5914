"""How each mask style writes a number."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_DIGIT = re.compile(r"\d")
_PARTIAL = re.compile(r"\d+")


def _digits(number: str, width: int) -> str:
    """Return the number with one ``x`` a digit; a written-out number gets `width` of them."""
    masked = _DIGIT.sub("x", number)
    return masked if masked != number else "x" * max(1, width)


def _partial(number: str, draw: random.Random) -> str:
    """Mask a stretch of the digits and leave at least one; single digits are masked whole."""
    places = [match.start() for match in _DIGIT.finditer(number)]
    if len(places) < 2:
        return "x" * max(1, len(number))
    count = draw.randrange(1, len(places))
    first = draw.randrange(len(places) - count + 1)
    hidden = set(places[first : first + count])
    return "".join("X" if i in hidden else char for i, char in enumerate(number))


FIXED: dict[str, str] = {
    "X": "X",
    "XX": "XX",
    "star": "**",
    "cross": "××",
    "bracket": "〔…〕",
    "underscore": "__",
    "gap": "",
}
STYLES: tuple[str, ...] = ("x", *FIXED, "partial", "mixed")
_SINGLE = tuple(style for style in STYLES if style != "mixed")
_NAME: dict[str, str] = {"x": "xx", "X": "X", "partial": "X", "gap": "", "underscore": "__"}


def masker(style: str, draw: random.Random) -> Callable[[str, int], str]:
    """Return the function (number, digits of its value) -> mask of a style.

    Examples
    --------
    >>> masker("x", random.Random(0))("12.50", 4)
    'xx.xx'
    >>> masker("x", random.Random(0))("三千", 4)
    'xxxx'
    """
    if style == "x":
        return _digits
    if style == "partial":
        return lambda number, width: _partial(number, draw)
    if style == "mixed":
        return lambda number, width: masker(draw.choice(_SINGLE), draw)(number, width)
    return lambda number, width: FIXED[style]


def name_mask(style: str, draw: random.Random) -> str:
    """Return what a style puts in place of a name."""
    if style == "mixed":
        style = draw.choice(_SINGLE)
    return _NAME.get(style, FIXED.get(style, "xx")) or "某"


def year_mask(year: str, style: str, draw: random.Random) -> str:
    """Return a four-digit year with its last two digits masked.

    Examples
    --------
    >>> year_mask("2021", "star", random.Random(0))
    '20**'
    """
    if style == "mixed":
        style = draw.choice(_SINGLE)
    tail = {"star": "**", "cross": "××", "underscore": "__"}.get(style, "xx")
    return year[:2] + (tail.upper() if style in ("X", "XX") else tail)
