"""What a figure is named after where its own words name nothing: the figures around it."""

from __future__ import annotations

import functools

from reportnlp.extract.figures import earlier, following, leading, lists, modifiers
from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.units import family

# All that may stand between two numbers of one run.
JOINED = frozenset(
    before + sign + behind
    for before in ("", " ")
    for sign in ("", *"、和与及,")
    for behind in ("", " ")
) | {"左右、", "以上、"}
WORTH = frozenset({"money", "share"})
ABSTRACT = frozenset({"money", "share", "points", "multiple"})
COUNTED = frozenset({"person", "household", "count"})
# How far around a figure its parenthesis is looked for.
_FAR = 24
_TIMES = frozenset({"单", "次", "场次", "场", "轮", "轮次", "人次"})
_REACHED = frozenset({"达", "达到", "高达", "为", "仅为", "只有", "仅"})


class Carrier:
    """What is known of the figures of a text so far, and what names the next one from it.

    Parameters
    ----------
    text : str
        Folded, line ends of a wrapped text blanked.
    quantities : list of Quantity
    places : list of Place
    """

    def __init__(self, text: str, quantities: list[Quantity], places: list[Place]) -> None:
        self.text = text
        self.quantities = quantities
        self.places = places
        self.groups = [_group(quantity.unit) for quantity in quantities]
        self.names: list[str] = []
        self.changes: list[bool] = []
        self.queue: list[str] = []
        self.part = -1
        self.sentence = -1
        self.level = self.last = ""
        self.levels: list[str] = []
        self.lefts: list[str] = []
        self.left = ""
        self.end = 0
        self.outer: tuple[str, str] | None = None  # what was spoken of in front of a parenthesis

    def _before(self, index: int) -> str:
        """Return the name of the last figure of the sentence in the same unit, or of its kind."""
        unit, group = self.quantities[index].unit, self.groups[index]
        found = ""
        for at in range(index - 1, max(-1, index - 1 - lists.LONGEST_RUN), -1):
            if self.places[at].sentence_start != self.sentence:
                break
            if found and self.places[at].part_start != self.part:
                break
            if self.changes[at] or self.places[at].right.startswith("以"):
                continue
            if self.quantities[at].unit == unit or group == "money" == self.groups[at]:
                if self._is_closed(at, index):
                    continue
                return self.names[at]
            if found:
                continue
            known = self.groups[at]
            if known not in COUNTED if group == "multiple" else known == group != "count":
                found = self.names[at]
        return found

    def _is_closed(self, at: int, index: int) -> bool:
        """Tell whether a figure stands in a parenthesis that is closed before another one."""
        text, start, end = self.text, self.quantities[at].start, self.quantities[at].end
        if text.find(")", end, min(end + _FAR, self.places[index].left_start)) < 0:
            return False
        far = max(0, start - _FAR)
        return text.rfind("(", far, start) > text.rfind(")", far, start)

    def _enumerated(self, index: int, place: Place, name: str) -> str:
        """Put the verb an enumeration hangs on in front of the name of its only number."""
        if place.left_start - place.clause_start < 2 or not lists.is_alone(
            self.quantities, self.places, index
        ):
            return name
        head = self.text[place.clause_start : place.left_start]
        verb = leading.leading_verb(head, anywhere=self.quantities[index].unit in _TIMES)
        if verb and not name.startswith(verb) and not any(char.isdigit() for char in head):
            return verb + name
        return name

    def _carried(
        self,
        index: int,
        place: Place,
        group: str,
        left: str,
        change: bool,
        changed: bool,
        joined: bool,
        carried: str,
    ) -> str:
        """Return the name of a figure that has none of its own beside it."""
        if joined and carried:
            return carried
        if not (change or group in WORTH) and (forward := self._forward(index)):
            return forward
        if group == "person" and place.delimiter == "、" and not left:
            before = self.groups[index - 1] if index else ""
            if before == "household" and self.names[-1]:
                return self.names[-1]
            if before == "count" and carried and modifiers.is_place(carried):
                # 通报4个村、7人: not the villages have seven people.
                return self.lefts[-1] or carried
        if group in ("person", "household") and not change and len(place.right) <= 8:
            verb = following.verb_after(place.right)
            if verb:
                return verb
        if place.delimiter == "," and group in ("money", "share", "points"):
            found = earlier.clause_noun(self.text, place, self.end)
            if not found and (change or left in _REACHED):
                found = earlier.moving(self.text, place, self.end)
            if found:
                return found
        if carried:
            return carried
        if change or group in ABSTRACT:
            found = earlier.part_subject(self.text, place)
            if found:
                return found
        if group in COUNTED:
            verb = following.verb_after(place.right)
            if verb:
                return verb
        return (
            earlier.part_subject(self.text, place)
            or earlier.clause_end(self.text, place, self.end)
            or (self.names[-1] if self.names and change else "")
            or (leading.change_verb(left) if change or changed else "")
            or earlier.sentence_end(self.text, place)
        )

    def _forward(self, index: int) -> str:
        """Return the noun behind the run of quantities that begins here (39户91名贫困群众)."""
        at = index
        while (
            at + 1 < min(len(self.quantities), index + lists.LONGEST_RUN)
            and (gap := self.places[at].next_gap) in JOINED
            and "," not in (gap or "")
        ):
            at += 1
        if at == index:
            return ""
        right = self.places[at].right
        return (
            following.right_noun(right) or following.after_de(right) or following.verb_after(right)
        )


@functools.cache
def _group(unit: str) -> str:
    if unit in ("万", "亿", "万亿", "千", "百", "十"):
        return "count"
    return family(unit) or ("count" if unit else "share")
