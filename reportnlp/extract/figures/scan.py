"""Numbers with their units, and masks, out of the atoms of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportnlp.extract.figures import kinds, masks, ranges, ratios
from reportnlp.extract.figures.amounts import (
    read_amount,
    read_masked_amount,
    read_mixed,
    read_zero,
)
from reportnlp.extract.figures.context import unwrapped
from reportnlp.extract.figures.joined import is_joined, same_width
from reportnlp.extract.figures.records import SIDE_NOTE, Mask, Quantity, Scan
from reportnlp.extract.figures.tails import read_tail
from reportnlp.extract.figures.units import family
from reportnlp.text import atoms, numerals
from reportnlp.text.view import TextView

_CN_OR_DIGIT = frozenset("一二三四五六七八九十百千万亿两零〇0123456789")
_NO_NUMERAL_AFTER = _CN_OR_DIGIT | frozenset("第○")
_BY = masks.BY_SIGNS
_BY_SIGN = re.compile(r"[*×✕](?<=\d[*×✕])(?=\d)")
_UNIT_BEFORE_BY = frozenset("米里亩分寸尺mM)个")
_OPENING = {"(": ")", "【": "】", "〔": "〕", "[": "]"}
_ARABIC = frozenset("0123456789")
_LARGE = frozenset("万亿")
_KILO_OF = frozenset("瓦克米伏")
# A sign, not a dash: behind these, or where a cell or a bracket begins (增长-3.6%, (-3.6%)).
_MINUS = frozenset("-−")
_BEFORE_MINUS = frozenset("(|: 长速幅为达至到率降和与及、,")
# What a fixed line width has cut off a Chinese numeral (六百 五十四).
_CN_WRAPPED = re.compile(f" {atoms.CN_BODY}")
_SIDE_NOTE = re.compile(r"[(【\[](?:去年|上年|前年|往年)(?:同期)?(?:[为是约]|数为?)?")
_LONGEST_NOTE = 8
_NOTE_ENDS = frozenset(")】],;")
_BETWEEN_BLANKS = re.compile(r"[^ .][^ ]*")
_BETWEEN_COMMAS = re.compile(r"[^,]+")
_STYLES = {"mou": "mou", "slot": "slot", "letter": "letter", "circle": "box"}


def scan(view: TextView) -> Scan:
    """Find every quantity and every mask that is no gap.

    Examples
    --------
    >>> found = scan(TextView("投资xx万元,受益1,268人"))
    >>> [(q.start, q.end, q.unit, q.value) for q in found.quantities]
    [(2, 6, '万元', None), (9, 15, '人', Decimal('1268'))]
    >>> [(m.start, m.end, m.kind) for m in found.masks]
    [(2, 4, 'figure')]
    """
    return _Scanner(view).run()


class _Scanner:
    def __init__(self, view: TextView) -> None:
        self.raw = view.raw
        self.text = unwrapped(view)
        self.context = masks.Context(self.text)
        self.has_numbers = "〔" in self.text
        self.quantities: list[Quantity] = []
        self.masks: list[Mask] = []
        self.pos = 0

    def run(self) -> Scan:
        for start, end, kind in atoms.scan(self.text):
            if start < self.pos:
                if end <= self.pos:
                    continue
                start = self.pos
            if kind == "digits":
                self._digits(start, end)
            elif kind == "chinese":
                self._chinese(start, end)
            elif kind == "fraction":
                self._fraction(start, end)
            else:
                self._other_mask(start, end, kind)
        return Scan(self.quantities, self.masks)

    def _take(self, found: Quantity | None) -> bool:
        """Keep a quantity, and the mask in it, and go on behind it."""
        if found is None:
            return False
        if self.text[found.start - 1 : found.start] in _MINUS:
            self._sign(found)
        self.pos = found.end
        self.quantities.append(found)
        if found.masked:
            self.masks.append(Mask(found.start, found.number_end, "figure", found.style, "unit"))
        return True

    def _sign(self, found: Quantity) -> None:
        """Take the minus in front of a quantity into it, where it is one."""
        start, text = found.start, self.text
        if start > self.pos and (start == 1 or text[start - 2] in _BEFORE_MINUS):
            found.start -= 1
            found.value = None if found.value is None else -found.value

    def _digits(self, start: int, end: int) -> None:
        text = self.text
        core = text[start:end]
        if " " in core:
            if is_joined(text, start, end, self.raw):
                self._plain(start, end, core.replace(" ", ""))
                return
            self._apart(start, _BETWEEN_BLANKS.finditer(core))
            return
        if "," in core and not self._is_thousands(start, end):
            self._apart(start, _BETWEEN_COMMAS.finditer(core))
            return
        if core.isdecimal() or atoms.MASKS.isdisjoint(core):
            if not kinds.is_code(text, start, end):
                self._plain(start, end, core)
            return
        if end - start > 2 and not _BY.isdisjoint(core):
            by_sign = _BY_SIGN.search(core)
            if by_sign and not self.context.uses(core[by_sign.start()]):
                self._dimension(start, end, start + by_sign.start())
                return
        if core[0] in _BY and start and len(core) > 1 and core[1] not in _BY:
            before = text[start - 1]
            if before in _UNIT_BEFORE_BY or before.isalnum() and before.isascii():
                self._digits(start + 1, end)
                return
        if masks.is_not_mask(text, start, end) or (
            self.has_numbers and masks.in_document_number(text, start, end)
        ):
            return
        if text[end : end + 1] in (":", ".") and (stop := ratios.masked_ratio_end(text, start)):
            self._add_mask(start, stop, "figure", "ratio", "x")
            return
        self._masked(start, end, masks.style_of(core), "digits")

    def _apart(self, start: int, pieces: Iterator[re.Match[str]]) -> None:
        """Read the numbers of a run that commas or blanks keep apart."""
        for piece in pieces:
            if self.pos <= start + piece.start():
                self._digits(start + piece.start(), start + piece.end())

    def _is_thousands(self, start: int, end: int) -> bool:
        text = self.text
        return text.index(",", start, end) - start <= 3 and same_width(text, start, end, self.raw)

    def _dimension(self, start: int, end: int, sign: int) -> None:
        """Read 6*4米 as two numbers of one unit."""
        text = self.text
        unit = read_tail(text, end).unit
        if family(unit) not in ("length", "area"):
            self.pos = end
            if not unit:
                return
        else:
            first = text[start:sign]
            value = numerals.arabic(first)
            style = masks.style_of(first) if value is None else ""
            self.quantities.append(
                Quantity(
                    start, sign, sign, value is None, unit, value, style=style, rule="dimension"
                )
            )
            if style:
                self.masks.append(Mask(start, sign, "figure", style, "unit"))
        self._digits(sign + 1, end)

    def _plain(self, start: int, end: int, core: str) -> None:
        text = self.text
        after = text[end : end + 1]
        if after == ":" and self._take(ratios.read_ratio(text, start, end)):
            return
        tail = read_tail(text, end)
        if text[tail.end : tail.end + 1] in ranges.OPENS and self._take(
            ranges.read_range(text, start, end)
        ):
            return
        value = numerals.arabic(core)
        if value is None:
            return
        if after in _LARGE:
            mixed, is_mixed = read_mixed(text, start)
            if is_mixed:
                self._take(mixed)
                return
        if self._take(read_amount(text, start, end, tail, value)):
            return
        if unit := self._noted_unit(start, end):
            self._take(Quantity(start, end, end, False, unit, value, rule=SIDE_NOTE))
            return
        self._take(
            ratios.read_index(text, start, end, value) if value else read_zero(text, start, end)
        )

    def _chinese(self, start: int, end: int) -> None:
        text = self.text
        before = text[start - 1] if start else ""
        if before in _NO_NUMERAL_AFTER or before == "分" and text[start - 2] in _CN_OR_DIGIT:
            return
        while text.startswith(" ", end) and self.raw.startswith("\n", end):
            more = _CN_WRAPPED.match(text, end)
            if not more:
                break
            end = more.end()
        if text[end - 1] == "千" and text[end - 2] in _LARGE and text[end : end + 1] in _KILO_OF:
            end -= 1  # 五百万千瓦
        inner = end
        if text[end - 1] in _LARGE and end - start > 1:
            inner -= 1
            while text[inner - 1] in _LARGE and inner - 1 > start:
                inner -= 1
            if not _LARGE.isdisjoint(text[start:inner]):
                # 四万一千万 is one number; the 七 of 七万 leaves 万 to the unit.
                inner = end
        core = text[start:inner].replace(" ", "")
        if core == "零" and self._take(read_zero(text, start, end)):
            return
        if core == "一半" and self._take(ratios.read_half(text, start, end)):
            return
        tail = read_tail(text, inner)
        if (
            inner == end
            and text[tail.end : tail.end + 1] in ranges.OPENS
            and self._take(ranges.read_range(text, start, end))
        ):
            return
        if not kinds.is_chinese_number(text, start, inner, tail):
            return
        pair = numerals.colloquial(core)
        value, high = pair or (numerals.chinese(core), None)
        if value is None:
            return
        found = read_amount(text, start, inner, tail, value, high, "chinese")
        if found and pair:
            found.inner_approx = True
        self._take(found)

    def _fraction(self, start: int, end: int) -> None:
        text = self.text
        if start and text[start - 1] in _CN_OR_DIGIT:
            return
        found = ratios.read_fraction(text, start, end)
        if found and found.unit and not found.masked and ranges.has_sign(text, end):
            found = ranges.read_range(text, start, end) or found
        self._take(found)

    def _other_mask(self, start: int, end: int, kind: str) -> None:
        if not masks.is_special_mask(self.text, start, end, kind):
            return
        style = _STYLES.get(kind, "bracket")
        if kind == "circle":
            first = start
            while start > self.pos and self.text[start - 1] in _ARABIC:
                start -= 1  # 3○○余个
            style = style if start == first else "partial"
        self._masked(start, end, style, kind)

    def _masked(self, start: int, end: int, style: str, atom_kind: str) -> None:
        text = self.text
        if text[start - 1] in _OPENING and self._take(self._in_brackets(start, end, style)):
            return
        if end - start == 4 or text[end : end + 1] in masks.DATE_FIRST:
            date_end = self.context.date_end(start, end)
            if date_end:
                self.pos = date_end
                self.masks.append(Mask(start, date_end, "date", style, "date"))
                return
        if (
            (style != "letter" and (style != "mou" or masks.counts_mou(text, end)))
            and not masks.is_ordinal(text, start)
            and not (text.startswith("多次", end) and masks.behind_title(text, start))
        ):
            tail = read_tail(text, end)
            if text[tail.end : tail.end + 1] in ranges.OPENS and self._take(
                ranges.read_range(text, start, end)
            ):
                return
            if self._take(read_masked_amount(text, start, end, tail, style)):
                return
        if atom_kind == "dots" or text[start] == "(":
            return
        kind, rule = self.context.kind(start, end, style, atom_kind)
        if kind is not None:
            self._add_mask(start, end, kind, rule, style)

    def _in_brackets(self, start: int, end: int, style: str) -> Quantity | None:
        """Read 【xx】名 and (xx)亿元: the brackets are part of the mask."""
        text = self.text
        if start < 2 or text[start - 2] == "\n":
            return None
        if not text.startswith(_OPENING[text[start - 1]], end):
            return None
        return read_masked_amount(text, start - 1, end + 1, read_tail(text, end + 1), style)

    def _add_mask(self, start: int, end: int, kind: str, rule: str, style: str) -> None:
        """Keep a mask without a unit."""
        self.pos = max(self.pos, end)
        self.masks.append(Mask(start, end, kind, style, rule))
        if kind == "figure":
            unit = self._noted_unit(start, end)
            rule = SIDE_NOTE if unit else rule
            self.quantities.append(Quantity(start, end, end, True, unit, style=style, rule=rule))

    def _noted_unit(self, start: int, end: int) -> str:
        """Return the unit of the figure that a side note without a unit compares (x万元【去年同期x】)."""
        text, last = self.text, self.quantities[-1] if self.quantities else None
        if (
            last is None
            or start - last.end > _LONGEST_NOTE
            or text[end : end + 1] not in _NOTE_ENDS
        ):
            return ""
        return last.unit if _SIDE_NOTE.fullmatch(text, last.end, start) else ""
