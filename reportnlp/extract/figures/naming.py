"""Name every quantity of a text in reading order: own words first, then what is carried over."""

from __future__ import annotations

import functools
import re

from reportnlp.extract.figures import flags, following, leading, modifiers, names
from reportnlp.extract.figures.context import Place
from reportnlp.extract.figures.records import Quantity
from reportnlp.extract.figures.units import family

# All that may stand between two numbers of one run.
_JOINED = frozenset(
    before + sign + behind
    for before in ("", " ")
    for sign in ("", *"、和与及,")
    for behind in ("", " ")
)
_LISTED = frozenset(
    before + sign + behind + near
    for before in ("", " ")
    for sign in "、和与及"
    for behind in ("", " ")
    for near in ("", "约", "近")
)
_TO_LEVEL = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:到|至|为)(?:了|约|近)?(?:(?:现在|目前|今年|去年|上年)的?)?$"
)
_ITEMS = re.compile(r"[、和与及]")
_CLAUSES = re.compile(r"[,;:、()]")
_SENTENCE_PARTS = re.compile(r"[,;:。、()\n]")
_FIRST_CLAUSE = re.compile(r"[,:、(]")
_BEFORE_PARENTHESIS = re.compile(r"[、,)]")
_SHARED_TAIL = re.compile(
    r"(居民人均可支配收入|人均可支配收入|人均纯收入|增加值|总产值|产值|收入|投资|面积|产量|占比|比重|人数|户数|吞吐量|贷款|存款|完成率|覆盖率)$"
)
# Longer runs of numbers are tables, not prose; the cap keeps the work linear.
_LONGEST_RUN = 8
_AIMS = frozenset({"力争", "确保", "争取"})
_SPREAD = re.compile(r"分别(?P<verb>[^,。;、]{0,14})$")
_WORTH = frozenset({"money", "share"})
_ABSTRACT = frozenset({"money", "share", "points", "multiple"})
_RATES = frozenset({"share", "points", "multiple"})
_PLACED = frozenset({"money", "multiple"})
_COUNTED = frozenset({"person", "household", "count"})


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

    def run(self) -> tuple[list[str], list[bool]]:
        """Return the name of every quantity, and whether it is a change."""
        for index, place in enumerate(self.places):
            name, change = self._one(index, place, self.groups[index])
            self.names.append(name)
            self.lefts.append(self.left)
            self.changes.append(change)
            if name:
                self.last = name
                if not change:
                    self.level = name
                    self.levels.append(name)
        return self.names, self.changes

    def _one(self, index: int, place: Place, group: str) -> tuple[str, bool]:
        if place.sentence_start != self.sentence:
            self.sentence = place.sentence_start
            self.level = self.last = ""
            self.levels = []
        if place.part_start != self.part:
            self.part = place.part_start
            self.queue = []
        left = place.left.strip()
        gap = self.places[index - 1].next_gap if index else None
        joined = gap in _JOINED
        change = left != "" and flags.change(left, group, place.right)
        if left and not change and index:
            change = self._changes_too(index, place, group, left)
        if not change and index and self.changes[-1]:
            gap = gap or ""
            before = self.groups[index - 1]
            if joined:
                change = before == group or "," not in gap and _rate(before) == _rate(group)
            else:
                change = before == group and left in _AIMS and gap == "," + left
        if not joined:
            self.queue = []
        elif self.queue:
            return self.queue.pop(0), change
        shared: list[str] = []
        if "分别" in left and (spread := _SPREAD.search(left)):
            shared = self._spread(index, spread)
        elif not joined and place.delimiter == "、":
            shared = self._listed(index)
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
                self.changes[-1]
                and group == self.groups[index - 1] == "share"
                and len(left) <= 6
                and flags.cut(self.text[place.clause_start : place.left_start])
            )
        return (
            place.delimiter == ","
            and flags.alone(left, place.right)
            and self.quantities[index].unit == self.quantities[index - 1].unit
            and self.places[index - 1].sentence_start == self.sentence
        )

    def _own(
        self, index: int, place: Place, group: str, left: str, change: bool, joined: bool
    ) -> str:
        known = self.level or self.last
        carried = known if change else self.last
        if change and group not in _RATES:
            carried = self._before(index) or (known if group in _WORTH else "")
        follows = place.delimiter == "" and index > 0
        if left:
            if follows and self.last and _TO_LEVEL.fullmatch(left):
                return self.last
            if known and leading.is_share_of(left):
                return known
            if (
                left[0] == "的"
                and group in _WORTH
                and carried
                and place.delimiter == ""
                and not leading.is_measure(left)
            ):
                left = ""
        cleaned, changed = leading.clean_left(left)
        if group in _WORTH:
            cleaned = leading.purse(cleaned)
            if group == "share":
                cleaned = leading.before_share(cleaned)
        if place.delimiter in ("(", ")") and len(cleaned) <= 1:
            cleaned = self._before_parenthesis(place) + cleaned
        if (cleaned or left).endswith("解决"):
            end = self.quantities[index].end
            found = following.purpose(self.text[end : end + 30])
            if found:
                return found
        if (
            follows
            and cleaned
            and cleaned == self.names[-1]
            and not self.places[index - 1].right.startswith("以")
        ):
            # 4个村80人: the noun between belongs to the number before it.
            cleaned = self.lefts[-1]
        if changed and not (change or cleaned):
            cleaned = leading.change_verb(left)
        self.left = cleaned
        if head := self._modified(index, place, group, left, cleaned):
            return head
        name = names.choose(cleaned, place.right, group, changed or change)
        if not name:
            return self._carried(index, place, group, left, change, changed, joined, carried)
        if place.delimiter == "、" and name == cleaned:
            return self._enumerated(index, place, name)
        return name

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
        elif group not in _COUNTED or place.right or not modifiers.is_class(left):
            return ""
        return (
            self._clause_subject(index)
            or self._before(index)
            or self._clause_rest(index)
            or self.level
            or self.last
        )

    def _before(self, index: int) -> str:
        """Return the name of the last figure of the sentence in the same unit, or of its kind."""
        unit, group = self.quantities[index].unit, self.groups[index]
        found = ""
        for at in range(index - 1, max(-1, index - 1 - _LONGEST_RUN), -1):
            if self.places[at].sentence_start != self.sentence:
                break
            if self.changes[at] or self.places[at].right.startswith("以"):
                continue
            if self.quantities[at].unit == unit:
                return self.names[at]
            if found:
                continue
            known = self.groups[at]
            if known not in _COUNTED if group == "multiple" else known == group != "count":
                found = self.names[at]
        return found

    def _clause_subject(self, index: int) -> str:
        """Return what the clause before speaks of, where that clause has no figure."""
        place = self.places[index]
        before = self.quantities[index - 1].end if index else 0
        start = max(place.part_start, self.text.rfind(",", 0, place.clause_start - 1) + 1)
        if before > start or place.clause_start <= place.part_start:
            return ""
        return names.subject(leading.behind_mask(self.text[start : place.clause_start - 1].strip()))

    def _clause_rest(self, index: int) -> str:
        """Return what stands between the figure before and the end of its clause."""
        before = self.quantities[index - 1].end if index else 0
        rest = self.text[before : max(before, self.places[index].clause_start - 1)]
        return names.subject(modifiers.head_of(rest)) if 4 <= len(rest) <= 20 else ""

    def _enumerated(self, index: int, place: Place, name: str) -> str:
        """Put the verb an enumeration hangs on in front of the name of its only number."""
        head = self.text[place.clause_start : place.left_start]
        if len(head) < 2:
            return name
        verb = leading.leading_verb(head)
        if (
            verb
            and not name.startswith(verb)
            and not any(char.isdigit() for char in head)
            and self._bare_list(index)
        ):
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
        if group in ("person", "household") and not change and len(place.right) <= 8:
            verb = following.verb_after(place.right)
            if verb:
                return verb
        if place.delimiter == "," and group in ("money", "share", "points"):
            found = self._bare_clause_before(index)
            if found:
                return found
        if carried:
            return carried
        if change or group in _ABSTRACT:
            found = self._from_part(place)
            if found:
                return found
        if group in _COUNTED:
            verb = following.verb_after(place.right)
            if verb:
                return verb
        return (
            self._from_part(place)
            or self._clause_before(place)
            or (self.names[-1] if self.names and change else "")
            or (leading.change_verb(left) if change or changed else "")
            or self._sentence_before(place)
        )

    def _bare_clause_before(self, index: int) -> str:
        """Return the clause before where it is only a noun phrase (农民的纯收入，全国平均…)."""
        place = self.places[index]
        before = self.quantities[index - 1].end if index else 0
        start = max(place.part_start, self.text.rfind(",", 0, place.clause_start - 1) + 1)
        if before > start or place.clause_start <= place.part_start:
            return ""
        phrase, _ = leading.clean_left(self.text[start : place.clause_start - 1].strip())
        return phrase if 3 <= len(phrase) <= 10 and leading.is_measure(phrase) else ""

    def _sentence_before(self, place: Place) -> str:
        """Return the end of the sentence before, for a figure that opens its own."""
        text = self.text[max(0, place.sentence_start - 24) : max(0, place.sentence_start - 1)]
        parts = [part for part in _SENTENCE_PARTS.split(text) if part]
        return leading.clean_left(parts[-1])[0] if parts else ""

    def _bare_list(self, index: int) -> bool:
        """Tell whether no other quantity stands in the enumeration before this one."""
        return index == 0 or self.quantities[index - 1].end <= self.places[index].clause_start

    def _forward(self, index: int) -> str:
        """Return the noun behind the run of quantities that begins here (39户91名贫困群众)."""
        at = index
        while (
            at + 1 < min(len(self.quantities), index + _LONGEST_RUN)
            and (gap := self.places[at].next_gap) in _JOINED
            and "," not in (gap or "")
        ):
            at += 1
        if at == index:
            return ""
        right = self.places[at].right
        return following.right_noun(right) or following.verb_after(right)

    def _run_length(self, index: int) -> int:
        size = 1
        while (
            size < _LONGEST_RUN
            and index + size < len(self.quantities)
            and _rate(self.groups[index + size]) == _rate(self.groups[index])
            and self.places[index + size - 1].next_gap in _LISTED
        ):
            size += 1
        return size

    def _spread(self, index: int, spread: re.Match[str]) -> list[str]:
        """Return the names of 分别 a、b和c, out of the subjects or of the figures before."""
        verb = spread["verb"]
        rest, _ = leading.clean_left(verb)
        if len(rest) > 6:
            return []
        size = self._run_length(index)
        if size < 2:
            return []
        place = self.places[index]
        head = self.text[place.clause_start : self.quantities[index].start]
        head = head[: head.rfind("分别")]
        subjects = self._subjects(head, size)
        if subjects:
            return subjects
        shared = leading.clean_left(_ITEMS.split(head)[-1].strip())[0]
        if len(shared) > 1 and not self._bare(head):
            # One subject for all: 城乡居民人均可支配收入分别达到…和….
            return [shared] * size
        return self.levels[-size:] if len(self.levels) >= size else []

    @staticmethod
    def _bare(head: str) -> bool:
        """Tell a clause that begins with a comparison and has no subject of its own."""
        return bool(flags.COMPARE.match(head.strip()))

    def _subjects(self, head: str, size: int) -> list[str]:
        parts = [leading.clean_left(part)[0] for part in _ITEMS.split(head[-80:])]
        parts = [part for part in parts if len(part) > 1]
        if len(parts) < size:
            return []
        parts = parts[-size:]
        tail = _SHARED_TAIL.search(parts[-1])
        if tail and not any(part.endswith(tail[1]) for part in parts[:-1]):
            parts = [part if len(part) > 6 else part + tail[1] for part in parts[:-1]] + parts[-1:]
        return parts

    def _listed(self, index: int) -> list[str]:
        """Return the names of A、B80家、16家, where every number belongs to one item."""
        place = self.places[index]
        size = self._run_length(index)
        if not 2 <= size <= 5 or not self._bare_list(index):
            return []
        head = self.text[place.clause_start : self.quantities[index].start]
        if head.count("、") + len(re.findall(r"[和与及]", head)) != size - 1:
            return []
        return self._subjects(head, size)

    def _before_parenthesis(self, place: Place) -> str:
        text = self.text
        opening = text.rfind("(", place.clause_start, place.left_start)
        if opening < 0:
            return ""
        cleaned, _ = leading.clean_left(
            _BEFORE_PARENTHESIS.split(text[place.clause_start : opening])[-1]
        )
        return cleaned

    def _from_part(self, place: Place) -> str:
        """Return the subject of the part of the sentence, where its first clause names one."""
        if place.clause_start <= place.part_start:
            return ""
        first = _FIRST_CLAUSE.split(self.text[place.part_start : place.clause_start], maxsplit=1)[0]
        return names.subject(first.strip())

    def _clause_before(self, place: Place) -> str:
        text = self.text[
            max(place.sentence_start, place.left_start - 40) : max(place.left_start - 1, 0)
        ]
        parts = [part for part in _CLAUSES.split(text) if part]
        return leading.clean_left(parts[-1])[0] if parts else ""


def _rate(group: str) -> str:
    """Return one name for shares, points and multiples: a growth may be told in any of them."""
    return "share" if group in ("points", "multiple") else group


@functools.cache
def _group(unit: str) -> str:
    if unit in ("万", "亿", "万亿", "千", "百", "十"):
        return "count"
    return family(unit) or ("count" if unit else "share")
