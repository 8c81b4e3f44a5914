"""Name every quantity of a text in reading order: own words first, then what is carried over."""

from __future__ import annotations

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
    shares,
)
from reportnlp.extract.figures.carrying import ABSTRACT, COUNTED, JOINED, WORTH, Carrier
from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.lists import rate

# The last of a list: 超载3件、其他4件.
_OTHERS = frozenset({"其他", "其它"})
# 较2015年的6亩: of what was spoken of
_OF_THEN = re.compile(
    r"(?:但|虽然?|还)?[比较与][^,的]{0,8}(?:年|期|季度|月份?)(?:同期)?[底末初]?的"
)
_TO_LEVEL = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:到|至|为)(?:了|约|近)?(?:(?:现在|目前|今年|去年|上年)的?)?$"
)
_AIMS = frozenset({"力争", "确保", "争取"})
_RATES = frozenset({"share", "points", "multiple"})
_PLACED = frozenset({"money", "multiple"})
# What these count may stand behind the number.
_SIZED = frozenset({"length", "area", "land", "mass", "volume"})
_CLASSED = frozenset({"以上", "以下", "以内"})
_CLASSED_BEHIND = frozenset({"以上的", "以下的", "以内的"})
# 局长先后5次到我乡调研: the times are those of the going.
_OFFICE = re.compile(r"(?:长|书记|主任|主席|领导|干部)[\u4e00-\u9fff]{2,3}$")
_REACHES = frozenset({"惠及", "受益", "覆盖", "涉及"})
_GOING = frozenset("到赴前深来进")
# What a word further behind the number can begin with that names it.
_BEHIND = _GOING | {"的"}
_AND = frozenset("和与及")
_BY = frozenset({"*", "×", "x", "X"})


class Namer(Carrier):
    """Names the quantities of a text in reading order; made like a Carrier."""

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
        joined = gap in JOINED
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
            if joined and "分别" in self.places[index - 1].left:
                change = True
            elif joined:
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
            carried = self._before(index) or (known if group in WORTH else "")
        follows = place.delimiter == "" and index > 0
        if left:
            if follows and self.last and _TO_LEVEL.fullmatch(left):
                return self.last
            if known and _OF_THEN.fullmatch(left):
                return known
            if (
                known
                and (left[-1] in shares.SHARE_LAST or left[0] in shares.SHARE_FIRST)
                and left[1:2] != "是"
                and shares.is_share_of(left)
                and (group in _RATES or not shares.is_own_task(left))
            ):
                return left.endswith("的") and shares.share_object(left) or known
            if group == "share" and "岁" in left and modifiers.is_age(left):
                found = earlier.clause_subject(self.text, place, self.end)
                if found:
                    return found
            if (
                left[0] == "的"
                and group in WORTH
                and carried
                and place.delimiter == ""
                and not leading.is_measure(left)
            ):
                left = ""
                carried = self._before(index) or carried
            if group == "share" and "相当于" in left:
                left = left.partition("相当于")[0]
        cleaned, changed = leading.clean_left(left)
        if known and cleaned in leading.SUPERLATIVES:
            cleaned = ""  # 最高的64万元、最低的2万元: of what was spoken of
        if group in WORTH:
            if len(cleaned) > leading.SHORTEST_PURSE:
                cleaned = leading.purse(cleaned)
            if group == "share" and ("占" in cleaned or "当" in cleaned):
                cleaned = shares.before_share(cleaned)
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
            elif (
                cleaned == self.names[-1]
                and left[0] != "的"
                and not (group in _PLACED and modifiers.is_place(cleaned))
                and not (group in WORTH and leading.is_measure(cleaned))
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
            and group not in ABSTRACT
            and index + 1 < len(self.places)
            and not self.places[index + 1].delimiter
            and self._belongs_to_next(index, right)
            and not names.ends_in_verb(cleaned)
        ):
            return cleaned
        if left.endswith("的") and group not in ABSTRACT and (noun := following.right_noun(right)):
            return noun
        name = names.choose(cleaned, right, group, changed, self.quantities[index].unit)
        if name != cleaned and name in right and self._is_measured_next(index, name, right):
            return following.counted(name)
        return name

    def _is_measured_next(self, index: int, noun: str, right: str) -> bool:
        """Tell a noun that the next number measures (7条产业链产值70亿元)."""
        return (
            index + 1 < len(self.places)
            and not self.places[index + 1].delimiter
            and self.groups[index] in COUNTED
            and self.groups[index + 1] == "money"
            and leading.is_measure(noun)
            and right.startswith(noun)
        )

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
        if (
            group in _PLACED or group in _SIZED and not following.right_noun(place.right)
        ) and modifiers.is_place(cleaned):
            return self._before(index)
        if cleaned in _OTHERS and place.delimiter == "、":
            return cleaned
        if modifiers.is_bare(cleaned):
            if group not in ABSTRACT and following.right_noun(place.right):
                return ""
            if place.delimiter == "、" and self.end <= place.clause_start:
                found = earlier.gained(self.text[place.clause_start : place.left_start - 1])
                if found:
                    return found
        elif group not in COUNTED or place.right or not modifiers.is_class(left):
            return ""
        return (
            earlier.clause_subject(self.text, place, self.end)
            or self._before(index)
            or earlier.clause_rest(self.text, place, self.end)
            or self.level
            or self.last
        )
