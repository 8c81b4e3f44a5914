"""Name the quantities of one text and turn them into figures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from reportnlp.extract.figures import flags, names
from reportnlp.extract.figures.bounds import bounds_of, families_with_digits
from reportnlp.extract.figures.scan import Quantity
from reportnlp.extract.figures.targets import Plans
from reportnlp.extract.figures.units import family, to_base
from reportnlp.model.items import Bound, Figure
from reportnlp.text.view import TextView

_DELIMITER = re.compile(r"[,。;:、!?\n()【】]|$")
_ENDS_SENTENCE = frozenset("。!?\n;")
_PER_CAPITA = re.compile(r"人均|户均|亩均|每人|每户|每亩")


def build_figures(view: TextView, quantities: list[Quantity]) -> tuple[Figure, ...]:
    """Turn quantities, in reading order, into figures with everything known of them."""
    return _Builder(view, quantities).run()


class _Builder:
    def __init__(self, view: TextView, quantities: list[Quantity]) -> None:
        self.text = view.folded
        self.raw = view.raw
        self.quantities = quantities
        self.plans = Plans(view.folded)
        text = self.text
        self.digit_styles = families_with_digits(
            (q.style, text[q.start : q.number_end]) for q in quantities if q.masked and not q.gap
        )
        self.figures: list[Figure] = []

    def run(self) -> tuple[Figure, ...]:
        text = self.text
        delimiters = _DELIMITER.finditer(text)
        delimiter = next(delimiters)
        last_delimiter = -1
        sentence_start = 0
        clause_start = 0
        previous_end = 0
        carried = ""
        carried_level = ""
        shared: list[str] = []
        count = len(self.quantities)
        for index, quantity in enumerate(self.quantities):
            while delimiter.start() < quantity.start:
                last_delimiter = delimiter.start()
                mark = delimiter[0]
                if mark in _ENDS_SENTENCE:
                    sentence_start = last_delimiter + 1
                    if mark != ";":
                        carried = carried_level = ""
                if mark != "、" and mark not in "()【】":
                    clause_start = last_delimiter + 1
                    if mark != ",":
                        shared = []
                try:
                    delimiter = next(delimiters)
                except StopIteration:
                    break
            left_start = max(last_delimiter + 1, previous_end)
            left = text[left_start : quantity.start]
            clause_left = text[max(clause_start, quantity.start - 60) : quantity.start]
            next_start = self.quantities[index + 1].start if index + 1 < count else len(text)
            right_end = min(next_start, quantity.end + 24)
            stop = _DELIMITER.search(text, quantity.end, right_end)
            right = text[quantity.end : stop.start() if stop else right_end].lstrip(" ")
            group = family(quantity.unit)
            name, changed = names.clean_left(left)
            is_change = flags.change(left.rstrip(" ").rstrip("约近超过达了"), group, right) or (
                flags.change(left.rstrip(" "), group, right)
            )
            before = text[previous_end : quantity.start]
            if not left.strip() and self.figures and re.fullmatch(r"[、和与及,]?(?:其中)?", before.strip()):
                previous = self.figures[-1]
                is_change = is_change or previous.change and family(previous.unit) == group and "、" in before + "、" and before.strip() in ("和", "、", "与", "及")
            elif re.fullmatch(r"和|、|与|及", left.strip()) and self.figures:
                previous = self.figures[-1]
                is_change = is_change or previous.change and family(previous.unit) == group
            if is_change and not changed:
                name = name
            chosen = self._name(name, left, right, group, changed, carried, carried_level)
            if "分别" in left:
                shared = self._subjects(quantity.start, left_start, clause_start)
                if shared:
                    chosen = shared.pop(0)
            elif shared and not name:
                chosen = shared.pop(0)
            if not chosen:
                chosen = carried_level if is_change and carried_level else carried
            if not chosen:
                chosen = self._from_clause_before(sentence_start, left_start)
            if not chosen and index + 1 < count and next_start - quantity.end <= 4:
                after = text[self.quantities[index + 1].end : self.quantities[index + 1].end + 16]
                cut = _DELIMITER.search(after)
                chosen = names.right_noun(after[: cut.start()] if cut else after)
            sentence = text[max(sentence_start, quantity.start - 120) : quantity.start]
            self._add(quantity, chosen, is_change, clause_left, sentence, left, right, group)
            if chosen:
                carried = chosen
                if not is_change:
                    carried_level = chosen
            previous_end = quantity.end
        return tuple(self.figures)

    def _name(
        self, name: str, left: str, right: str, group: str, changed: bool, carried: str, level: str
    ) -> str:
        squeezed = left.strip()
        if names.is_share_of(squeezed) and (carried or level):
            return level or carried
        chosen = names.choose(name, right, group, changed)
        return "" if chosen in ("", "其中", "占", "占比") and (carried or level) else chosen

    def _subjects(self, start: int, left_start: int, clause_start: int) -> list[str]:
        text = self.text
        head = text[max(clause_start, start - 80) : start]
        at = head.rfind("分别")
        head = head[:at] if at >= 0 else head
        parts = re.split(r"[、和与及]", head)
        cleaned = [names.clean_left(part)[0] for part in parts]
        cleaned = [part for part in cleaned if part]
        if len(cleaned) < 2:
            return []
        tail = re.search(r"(增加值|总产值|产值|收入|投资|面积|产量|占比|比重|人数|户数|吞吐量|贷款|存款)$", cleaned[-1])
        if tail:
            cleaned = [part if part.endswith(tail[1]) or len(part) > 8 else part + tail[1] for part in cleaned]
        return cleaned

    def _from_clause_before(self, sentence_start: int, left_start: int) -> str:
        text = self.text[max(sentence_start, left_start - 40) : max(left_start - 1, 0)]
        parts = [part for part in re.split(r"[,;:、()]", text) if part]
        if not parts:
            return ""
        return names.clean_left(parts[-1])[0]

    def _add(
        self,
        quantity: Quantity,
        name: str,
        is_change: bool,
        clause_left: str,
        sentence: str,
        left: str,
        right: str,
        group: str,
    ) -> None:
        text = self.text
        start, end = quantity.start, quantity.end
        low, high, assumed = quantity.value, quantity.high, False
        if high is None:
            low = None
        if quantity.masked:
            low = high = None
            if quantity.style in self.digit_styles:
                limits = bounds_of(text[start : quantity.number_end], group == "share" and not is_change)
                if limits:
                    low, high = limits
                    assumed = True
        base = to_base(quantity.unit)
        value: Decimal | None = quantity.value
        base_value = value * base[0] if value is not None and base else None
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                start=start,
                end=end,
                text=self.raw[start:end],
                number=self.raw[start : quantity.number_end],
                value=value,
                unit=quantity.unit if self.raw[start:end].isascii() else _as_written(self.raw, quantity),
                approx=flags.approx(text, start, end, quantity.inner_approx),
                redacted=quantity.masked,
                name=name,
                change=is_change,
                target=self.plans.target(sentence, clause_left, start),
                low=low,
                high=high,
                bound=cast("Bound | None", flags.bound(text, start, end)),
                bound_assumed=assumed,
                base_value=base_value,
                base_unit=base[1] if base else None,
                compared_to=flags.compared_to(clause_left) if is_change else None,
                cumulative="累计" in clause_left[-14:],
                per_capita=bool(_PER_CAPITA.search(clause_left[-14:])),
                previous=flags.previous(text, left, right),
                rule=quantity.rule,
            )
        )


def _as_written(raw: str, quantity: Quantity) -> str:
    """Return the unit as it stands (萬元, ％), without 余 or 多."""
    if raw[quantity.start : quantity.start + 3] in ("百分之", "千分之", "万分之"):
        return quantity.unit
    written = raw[quantity.number_end : quantity.end]
    for char in "余餘多几幾来來 \u3000":
        written = written.replace(char, "")
    return written if len(written) == len(quantity.unit) else quantity.unit
