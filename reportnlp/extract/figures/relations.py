"""Which figure is a part of which, and what time a clause speaks of."""

from __future__ import annotations

import calendar
import re

from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.units import family
from reportnlp.model.items import Period
from reportnlp.text.atoms import MASK_CHARS

_M = re.escape(MASK_CHARS)
_YEAR = re.compile(
    rf"(?P<year>(?:19|20)[\d{_M}]{{2}})年(?:(?P<half>[上下]半年)|(?P<quarter>[一二三四1-4])季度"
    r"|(?P<three>前三季度)|(?P<first>\d{1,2})(?:-(?P<last>\d{1,2}))?月)?"
)


def parts(quantities: list[Quantity], places: list[Place]) -> list[int | None]:
    """Return for every quantity the index of the quantity it is a part of (其中), or None.

    The whole is the last figure before 其中 that has a unit of the same family, else the last.
    """
    whole: list[int | None] = [None] * len(places)
    done = 0
    for opening in [index for index, place in enumerate(places) if "其中" in place.left]:
        if opening < done:
            continue
        sentence = places[opening].sentence_start
        first = opening
        while first and places[first - 1].sentence_start == sentence:
            first -= 1
        done = _parts_of_sentence(quantities, places, first, whole)
    return whole


def _parts_of_sentence(
    quantities: list[Quantity], places: list[Place], first: int, whole: list[int | None]
) -> int:
    """Fill in `whole` for the sentence that begins with a quantity; return where it ends."""
    sentence, part = places[first].sentence_start, -1
    mains: list[int] = []
    inside = False
    index = first
    while index < len(places) and places[index].sentence_start == sentence:
        place = places[index]
        if place.part_start != part:
            part, inside = place.part_start, False
        opened = "其中" in place.left
        inside = inside or opened
        if not inside or not mains:
            mains.append(index)
        else:
            group = family(quantities[index].unit)
            same = [main for main in mains if family(quantities[main].unit) == group]
            if same:
                whole[index] = same[-1]
            elif opened and group != "share":
                whole[index] = mains[-1]
        index += 1
    return index


def period(clause: str) -> Period | None:
    """Return the time a clause names with its year, or None.

    Examples
    --------
    >>> period("2024年上半年财政收入")
    Period(start='2024-01-01', end='2024-06-30', certain=True)
    >>> period("20xx年财政收入")
    Period(start=None, end=None, certain=False)
    """
    if "年" not in clause:
        return None
    matches = list(_YEAR.finditer(clause))
    if not matches:
        return None
    match = matches[-1]
    if clause[match.start() - 1 : match.start()] in ("比", "较", "由", "从", "自"):
        return None
    if not match["year"].isdigit():
        return Period(start=None, end=None, certain=False)
    year = int(match["year"])
    first, last = 1, 12
    if match["half"]:
        first, last = (1, 6) if match["half"][0] == "上" else (7, 12)
    elif match["quarter"]:
        number = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
        first, last = 3 * number - 2, 3 * number
    elif match["three"]:
        last = 9
    elif match["first"]:
        first = int(match["first"])
        last = int(match["last"] or first)
    if not 1 <= first <= last <= 12:
        return None
    day = calendar.monthrange(year, last)[1]
    return Period(start=f"{year}-{first:02d}-01", end=f"{year}-{last:02d}-{day}")
