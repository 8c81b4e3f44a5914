"""Name every quantity of a text in reading order: own words first, then what is carried over."""

from __future__ import annotations

import functools
import re

from reportnlp.extract.figures import (
    earlier,
    fit,
    flags,
    following,
    leading,
    lists,
    modifiers,
    names,
)
from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.lists import rate
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.units import family

# All that may stand between two numbers of one run.
_JOINED = frozenset(
    before + sign + behind
    for before in ("", " ")
    for sign in ("", *"、和与及,")
    for behind in ("", " ")
) | {"左右、", "以上、"}
_TO_LEVEL = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:到|至|为)(?:了|约|近)?(?:(?:现在|目前|今年|去年|上年)的?)?$"
)
_AIMS = frozenset({"力争", "确保", "争取"})
_WORTH = frozenset({"money", "share"})
_ABSTRACT = frozenset({"money", "share", "points", "multiple"})
_RATES = frozenset({"share", "points", "multiple"})
_PLACED = frozenset({"money", "multiple"})
# 局长先后5次到我乡调研: the times are those of the going.
_CLASSED = frozenset({"以上", "以下", "以内"})
_CLASSED_BEHIND = frozenset({"以上的", "以下的", "以内的"})
_TIMES = frozenset({"单", "次", "场次", "场", "轮", "轮次", "人次"})
_OFFICE = re.compile(r"(?:长|书记|主任|主席|领导|干部)[\u4e00-\u9fff]{2,3}$")
_REACHED = frozenset({"达", "达到", "高达", "为", "仅为", "只有", "仅"})
_REACHES = frozenset({"惠及", "受益", "覆盖", "涉及"})
_GOING = frozenset("到赴前深来进")
# What a word further behind the number can begin with that names it.
_BEHIND = _GOING | {"的"}
_AND = frozenset("和与及")
_COUNTED = frozenset({"person", "household", "count"})
_FAR = 24
_BY = frozenset({"*", "×", "x", "X"})


class Namer:
    """Carries names along a text.

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

    def run(self) -> tuple[list[str], list[bool]]:
        """Return the name of every quantity, and whether it is a change."""
        for index, place in enumerate(self.places):
            name, change = self._one(index, place, self.groups[index])
            self.names.append(name)
            self.lefts.append(self.left)
            self.changes.append(change)
            self.end = self.quantities[index].end
            if name:
                self.last = name
                if not (change or place.left[:2] in _CLASSED or place.right[:3] in _CLASSED_BEHIND):
                    self.level = name
                    self.levels.append(name)
        return self.names, self.changes

    def _one(self, index: int, place: Place, group: str) -> tuple[str, bool]:
        if place.sentence_start != self.sentence:
            self.sentence = place.sentence_start
            self.level = self.last = ""
            self.levels = []
            self.outer = None
        if place.part_start != self.part:
            self.part = place.part_start
            self.queue = []
        if place.delimiter == "(":
            self.outer = (self.level, self.last) if self.level else None
        elif self.outer and ")" in self.text[self.end : place.left_start]:
            (self.level, self.last), self.outer = self.outer, None
        left = place.left.strip()
        gap = self.places[index - 1].next_gap if index else None
        joined = gap in _JOINED
        change = left != "" and flags.change(left, group, place.right)
        if (
            not change
            and index
            and (self.changes[-1] if place.delimiter == "、" else left in flags.ALONE)
        ):
            change = self._changes_too(index, place, group, left)
        if not change and index and self.changes[-1]:
            gap = gap or ""
            before = self.groups[index - 1]
            if joined:
                change = before == group or "," not in gap and rate(before) == rate(group)
            else:
                change = before == group and left in _AIMS and gap == "," + left
        if not joined:
            self.queue = []
        elif self.queue:
            return self.queue.pop(0), change
        shared: list[str] = []
        if "分别" in left:
            shared = lists.spread(
                self.text, self.quantities, self.places, self.groups, index, self.levels
            )
        elif not joined and place.delimiter == "、":
            shared = lists.listed(self.text, self.quantities, self.places, self.groups, index)
        if shared:
            self.queue = shared[1:]
            return shared[0], change
        return self._own(index, place, group, left, change, joined), change

    def _changes_too(self, index: int, place: Place, group: str, left: str) -> bool:
        """Tell a change that only the figure before it shows to be one."""
        if place.delimiter == "":
            return flags.against(left, self.places[index - 1].left)
        if place.delimiter == "、":
            return (
                group == self.groups[index - 1] == "share"
                and len(left) <= 6
                and flags.cuts(self.text, place.clause_start)
            )
        return (
            place.delimiter == ","
            and not place.right
            and self.quantities[index].unit == self.quantities[index - 1].unit
            and self.places[index - 1].sentence_start == self.sentence
        )

    def _own(
        self, index: int, place: Place, group: str, left: str, change: bool, joined: bool
    ) -> str:
        known = self.level or self.last
        carried = known if change else self.last
        if change and group in _RATES:
            if (
                index
                and self.changes[-1]
                and (self.lefts[-1] or place.clause_start <= self.quantities[index - 1].start)
            ):
                # 企业净增3户、增长5%; 产值增速达9%,比上年加快2个百分点: changes of the same.
                carried = self.last or known
        elif change:
            carried = self._before(index) or (known if group in _WORTH else "")
        follows = place.delimiter == "" and index > 0
        if left:
            if follows and self.last and _TO_LEVEL.fullmatch(left):
                return self.last
            if (
                known
                and (left[-1] in leading.SHARE_LAST or left[0] in leading.SHARE_FIRST)
                and left[1:2] != "是"
                and leading.is_share_of(left)
            ):
                return left.endswith("的") and leading.share_object(left) or known
            if group == "share" and "岁" in left and modifiers.is_age(left):
                found = earlier.clause_subject(self.text, place, self.end)
                if found:
                    return found
            if (
                left[0] == "的"
                and group in _WORTH
                and carried
                and place.delimiter == ""
                and not leading.is_measure(left)
            ):
                left = ""
                carried = self._before(index) or carried
            if group == "share" and "相当于" in left:
                left = left.partition("相当于")[0]
        cleaned, changed = leading.clean_left(left)
        if group in _WORTH:
            if len(cleaned) > leading.SHORTEST_PURSE:
                cleaned = leading.purse(cleaned)
            if group == "share" and ("占" in cleaned or "当" in cleaned):
                cleaned = leading.before_share(cleaned)
        if place.delimiter in ("(", ")") and len(cleaned) <= 1:
            cleaned = earlier.before_parenthesis(self.text, place, self.end) + cleaned
        if follows and cleaned:
            if left[-1] in _AND and following.right_noun(place.right):
                # 3个茶馆和5个书吧: the noun between belongs to the number before it.
                cleaned = ""
            among = modifiers.among(left) if left[-1] in modifiers.AMONG_LAST else ""
            if among and self.names[-1].startswith(among):
                return among
            if self.places[index - 1].right.startswith(("以", "级")):
                # 5000吨级冷库3座: the number before is a class of what is counted.
                cleaned = cleaned.removeprefix("级")
            elif cleaned == self.names[-1] and not (
                group in _PLACED and modifiers.is_place(cleaned)
            ):
                # 4个村80人: the noun between belongs to the number before it.
                cleaned = self.lefts[-1]
        if changed and not (change or cleaned):
            cleaned = leading.change_verb(left)
        if len(cleaned) > leading.LONGEST_BARE:
            cleaned = leading.without_agent(cleaned)
        if cleaned[-1:] == "等":
            cleaned = fit.without_names(cleaned)
        self.left = name = cleaned
        right = place.right
        if right in _BY and place.next_gap == right and names.ends_in_verb(cleaned):
            noun = following.after_de(self.places[index + 1].right)
            if noun:
                return noun
        if cleaned[-1:] in modifiers.LAST or "的" in left:
            found = self._modified(index, place, group, left, cleaned)
            if found:
                return found
        if right or (cleaned or left).endswith("解决"):
            if group == "count" and "级" in right[1:4]:
                found = following.after_grades(self.text, self.quantities[index].end)
                if found:
                    return found
            if (
                not right
                or right[0] in _BEHIND
                or (cleaned or left).endswith("解决")
                or group == "count"
                and self.text.startswith("、", self.quantities[index].end + len(right))
            ):
                found = self._behind(index, place, group, cleaned or left)
                if found:
                    return found
            name = self._beside(index, group, left, right, changed or change)
        if not name:
            return self._carried(index, place, group, left, change, changed, joined, carried)
        alone = not right and index and name[-1] in modifiers.VERB_LAST
        if place.delimiter == "、" and name == cleaned:
            found = self._verb_alone(index, name, strict=True) if alone else name
            return found if found != name else self._enumerated(index, place, name)
        return self._verb_alone(index, name) if alone and place.delimiter == "," else name

    def _beside(self, index: int, group: str, left: str, right: str, changed: bool) -> str:
        """Choose between the words on both sides of the number."""
        cleaned = self.left
        if (
            ("由" in left or "从" in left)
            and _TO_LEVEL.fullmatch(right)
            or len(cleaned) >= 4
            and group not in _ABSTRACT
            and index + 1 < len(self.places)
            and not self.places[index + 1].delimiter
            and self._belongs_to_next(index, right)
            and not names.ends_in_verb(cleaned)
        ):
            return cleaned
        return names.choose(cleaned, right, group, changed, self.quantities[index].unit)

    def _belongs_to_next(self, index: int, right: str) -> bool:
        """Tell a noun that names the next number (产业园15个产业集群9个、)."""
        at = index + 1
        return (
            self.places[at].right == ""
            and len(right) >= 4
            and following.right_noun(right) == right
            and self.quantities[index].end + len(right) == self.quantities[at].start
        )

    def _verb_alone(self, index: int, verb: str, *, strict: bool = False) -> str:
        """Put the noun of the figure before behind a verb that has none (征求意见9条，采纳8条)."""
        if self.places[index - 1].sentence_start != self.sentence:
            return verb
        group, before = self.groups[index], self.groups[index - 1]
        if verb in _REACHES and before == "money" and group in ("person", "household"):
            return modifiers.done_to(self.names[index - 1], verb)
        if self.quantities[index].unit == self.quantities[index - 1].unit:
            return modifiers.done_to(self.names[index - 1], verb, results=True, strict=strict)
        return verb

    def _behind(self, index: int, place: Place, group: str, left: str) -> str:
        """Return what only the words further behind the number say it is."""
        right, quantity = place.right, self.quantities[index]
        end = quantity.end
        if left.endswith("解决") or (
            right.startswith("的")
            and group in ("person", "household")
            and "解决" in self.text[max(place.clause_start, end - 30) : end]
        ):
            return following.purpose(right if group == "count" else self.text[end : end + 30])
        if not right:
            return ""
        if (
            quantity.unit == "次"
            and right[0] in _GOING
            and (fit.fits(left, "名", "person") or _OFFICE.search(left))
        ):
            return following.verb_after(right)
        if group == "count" and self.text.startswith("、", end + len(right)):
            return following.after_etc(self.text, end) if names.ends_in_verb(left) else ""
        return ""

    def _modified(self, index: int, place: Place, group: str, left: str, cleaned: str) -> str:
        """Return the noun before for a figure that only says which part or measure of it."""
        if modifiers.is_level(cleaned):
            if following.right_noun(place.right):
                return ""
            head = modifiers.head_of(self._before(index) or self.last)
            return head and (cleaned + head if len(cleaned + head) <= leading.LONGEST else head)
        if group in _PLACED and modifiers.is_place(cleaned):
            return self._before(index)
        if modifiers.is_bare(cleaned):
            if group not in _ABSTRACT and following.right_noun(place.right):
                return ""
            if place.delimiter == "、" and self.end <= place.clause_start:
                found = earlier.gained(self.text[place.clause_start : place.left_start - 1])
                if found:
                    return found
        elif group not in _COUNTED or place.right or not modifiers.is_class(left):
            return ""
        return (
            earlier.clause_subject(self.text, place, self.end)
            or self._before(index)
            or earlier.clause_rest(self.text, place, self.end)
            or self.level
            or self.last
        )

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
            if self.quantities[at].unit == unit:
                if self._is_closed(at, index):
                    continue
                return self.names[at]
            if found:
                continue
            known = self.groups[at]
            if known not in _COUNTED if group == "multiple" else known == group != "count":
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
        if not (change or group in _WORTH) and (forward := self._forward(index)):
            return forward
        if group == "person" and place.delimiter == "、" and not left:
            before = self.groups[index - 1] if index else ""
            if before == "household" and self.names[-1]:
                return self.names[-1]
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
        if change or group in _ABSTRACT:
            found = earlier.part_subject(self.text, place)
            if found:
                return found
        if group in _COUNTED:
            verb = following.verb_after(place.right)
            if verb:
                return verb
        return (
            earlier.part_subject(self.text, place)
            or earlier.clause_end(self.text, place)
            or (self.names[-1] if self.names and change else "")
            or (leading.change_verb(left) if change or changed else "")
            or earlier.sentence_end(self.text, place)
        )

    def _forward(self, index: int) -> str:
        """Return the noun behind the run of quantities that begins here (39户91名贫困群众)."""
        at = index
        while (
            at + 1 < min(len(self.quantities), index + lists.LONGEST_RUN)
            and (gap := self.places[at].next_gap) in _JOINED
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
