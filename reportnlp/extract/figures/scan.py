"""Numbers with their units, and masks, out of the atoms of a text."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from reportnlp.extract.figures import kinds, masks
from reportnlp.extract.figures.context import unwrapped
from reportnlp.extract.figures.records import Mask, Quantity, Scan
from reportnlp.extract.figures.tails import read_tail
from reportnlp.extract.figures.units import MULTIPLIER, MULTIPLIERS, family, unit_pattern
from reportnlp.text import atoms, numerals
from reportnlp.text.view import TextView

_MASK = frozenset(atoms.MASK_CHARS)
_CN_OR_DIGIT = frozenset("一二三四五六七八九十百千万亿两零〇0123456789")
_BY_SIGN = re.compile(r"(?<=\d)[*×✕](?=\d)")
_UNIT_BEFORE_BY = frozenset("米里亩分寸尺mM)个")
_SEPARATOR = r" ?(?:-{1,3}|~|—{1,2}|–|−|至|到) ?"
_COLLOQUIAL_ONLY = frozenset("几数")


@functools.cache
def _range_pattern() -> re.Pattern[str]:
    second = rf"(?:{atoms.NUMBER_BODY}|{atoms.CN_BODY}|百分之{atoms.CN_BODY})"
    return re.compile(
        rf"(?P<u1> ?(?:{MULTIPLIER})?(?:{unit_pattern()})?)(?P<sep>{_SEPARATOR})(?P<second>{second})"
    )


_RANGE_SIGN = re.compile(r"[-~—–−至到]").search
_MIXED = re.compile(r"(?P<a>\d+)(?P<m>[万亿])(?P<b>\d+)(?P<s>[千百])(?P<y>[余多](?=万))?(?P<t>万)?")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}(?![\d年月日])")
_RATIO_NEXT = frozenset(":.")
_RATIO_MASK = re.compile(
    rf"[{re.escape(atoms.MASK_CHARS)}\d.]+(?::[{re.escape(atoms.MASK_CHARS)}\d.]+){{2,4}}"
)


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
        self.quantities: list[Quantity] = []
        self.masks: list[Mask] = []
        self.pos = 0

    def run(self) -> Scan:
        for atom in atoms.scan(self.text):
            if atom.start < self.pos:
                if atom.end <= self.pos:
                    continue
                atom = atoms.Atom(self.pos, atom.end, atom.kind)
            if atom.kind == "digits":
                self._digits(atom.start, atom.end)
            elif atom.kind == "chinese":
                self._chinese(atom.start, atom.end)
            elif atom.kind == "fraction":
                self._fraction(atom.start, atom.end)
            else:
                self._other_mask(atom)
        return Scan(self.quantities, self.masks)

    def _digits(self, start: int, end: int) -> None:
        text = self.text
        if "," in text[start:end] and not self._is_thousands(start, end):
            end = text.index(",", start, end)
            self.pos = end
        core = text[start:end]
        masked = not _MASK.isdisjoint(core)
        if not masked:
            if kinds.is_code(text, start, end):
                return
            self._plain(start, end)
            return
        by_sign = _BY_SIGN.search(core) if end - start > 2 else None
        if by_sign and not self.context.uses(core[by_sign.start()]):
            self._dimension(start, end, start + by_sign.start())
            return
        if core[0] in "*×✕" and start and len(core) > 1 and core[1] not in "*×✕":
            before = text[start - 1]
            if before in _UNIT_BEFORE_BY or before.isalnum() and before.isascii():
                self._digits(start + 1, end)
                return
        if masks.is_not_mask(text, start, end):
            return
        ratio = _RATIO_MASK.match(text, start) if text[end : end + 1] in _RATIO_NEXT else None
        if ratio:
            self._add_mask(start, ratio.end(), "figure", "ratio", number=True, unit="")
            return
        self._masked(start, end, masks.style_of(core))

    def _is_thousands(self, start: int, end: int) -> bool:
        text, raw = self.text, self.raw
        comma = text.index(",", start, end)
        if comma - start > 3:
            return False
        wide = not raw[start].isascii()
        return all(raw[i].isascii() != wide for i in range(start, end) if text[i] == ",")

    def _dimension(self, start: int, end: int, sign: int) -> None:
        tail = read_tail(self.text, end)
        unit = tail.unit
        if not unit or family(unit) not in ("length", "area"):
            self.pos = end
            if unit:
                self._plain(sign + 1, end)
            return
        value = numerals.arabic(self.text[start:sign])
        self.quantities.append(Quantity(start, sign, sign, False, unit, value, rule="dimension"))
        self._plain(sign + 1, end)

    def _plain(self, start: int, end: int) -> None:
        text = self.text
        ratio = _RATIO.match(text, start) if text[end : end + 1] == ":" else None
        if ratio and ratio.end() > end and self._is_ratio(ratio):
            self.pos = ratio.end()
            self.quantities.append(
                Quantity(
                    start,
                    ratio.end(),
                    ratio.end(),
                    False,
                    "",
                    numerals.arabic(text[start:end]),
                    rule="ratio",
                )
            )
            return
        if _RANGE_SIGN(text, end, end + 8) and self._range(start, end):
            return
        value = numerals.arabic(text[start:end])
        if value is None:
            return
        mixed = _MIXED.match(text, start) if text[end : end + 1] in ("万", "亿") else None
        if mixed:
            self._mixed(mixed)
            return
        if not self._with_unit(start, end, value, None, "plain") and value == 0:
            self._zero(start, end)

    def _mixed(self, match: re.Match[str]) -> None:
        """Read 2万5千公里 and 1亿3千多万."""
        value = numerals.arabic(match["a"])
        small = numerals.arabic(match["b"])
        assert value is not None and small is not None
        total = value * MULTIPLIERS[match["m"]] + small * MULTIPLIERS[match["s"]] * (
            MULTIPLIERS["万"] if match["t"] else 1
        )
        count = len(self.quantities)
        if self._with_unit(match.start(), match.end(), total, None, "mixed"):
            self.quantities[count].inner_approx |= bool(match["y"])
        elif match["t"] or match["m"] == "亿":
            self.pos = match.end()
            self.quantities.append(
                Quantity(
                    match.start(),
                    match.end(),
                    match.end(),
                    False,
                    "",
                    total,
                    inner_approx=bool(match["y"]),
                    rule="mixed",
                )
            )

    def _zero(self, start: int, end: int) -> None:
        """Take the 0 or 零 of 降为0, which has no unit."""
        if kinds.is_bare_zero(self.text, start, end):
            self.pos = end
            self.quantities.append(Quantity(start, end, end, False, "", Decimal(0), rule="zero"))

    def _is_ratio(self, match: re.Match[str]) -> bool:
        if match[0].count(":") >= 2:
            return True
        before = self.text[max(0, match.start() - 6) : match.start()]
        return "比" in before

    def _with_unit(
        self, start: int, end: int, value: Decimal | None, high: Decimal | None, rule: str
    ) -> bool:
        text = self.text
        tail = read_tail(text, end)
        unit, mult = tail.unit, tail.mult
        if not unit:
            if not mult or not kinds.bare_multiplier(text, tail.mult_end, tail.late):
                return False
            stop = tail.end
        else:
            stop = tail.end
        if rule == "chinese" and mult and ("亿" in text[start:end] or "万" in text[start:end]):
            # 七亿七千多万吨: the multiplier belongs to the number.
            value, mult = numerals.chinese(text[start:end] + mult), ""
        unit = mult + unit
        if not kinds.is_quantity(text, start, end, stop, unit, rule):
            return False
        inner_approx = tail.approx
        if unit == "成" and value is not None:
            value, stop = self._tenths(value, stop)
        if unit in ("成", "倍", "%") and text[stop : stop + 1] in ("多", "余"):
            inner_approx, stop = True, stop + 1
        self.pos = stop
        self.quantities.append(
            Quantity(
                start,
                stop,
                end,
                False,
                unit,
                value,
                high,
                inner_approx=inner_approx,
                rule=rule,
            )
        )
        return True

    def _tenths(self, value: Decimal, stop: int) -> tuple[Decimal, int]:
        """Read the 五 of 四成五 and the 半 of 一成半."""
        char = self.text[stop : stop + 1]
        if char == "半":
            return value + Decimal("0.5"), stop + 1
        if char in numerals.DIGITS and not read_tail(self.text, stop + 1).unit:
            return value + Decimal(numerals.DIGITS[char]) / 10, stop + 1
        return value, stop

    def _range(self, start: int, end: int) -> bool:
        text = self.text
        match = _range_pattern().match(text, end)
        if not match:
            return False
        first, second = text[start:end], match["second"]
        separator = match["sep"].strip()
        if separator in ("到", "至") and kinds.from_before(text, start):
            return False
        if separator == "到" and match["u1"].strip():
            return False
        low, high = numerals.read(first), numerals.read(second)
        masked = not _MASK.isdisjoint(first + second)
        if not masked and (low is None or high is None):
            return False
        stop = match.end("second")
        tail = read_tail(text, stop)
        unit1 = match["u1"].strip()
        unit = tail.mult + tail.unit
        if not tail.unit and first.startswith(("百分之", "千分之")):
            unit = "%" if first[0] == "百" else "‰"
        if not unit or (unit1 and unit1 not in (unit, tail.mult) and not unit.endswith(unit1)):
            return False
        stop = tail.end if tail.unit else stop
        if not kinds.is_quantity(text, start, end, stop, unit, "range"):
            return False
        number_end = match.end("second")
        self.pos = stop
        if masked:
            style = masks.style_of(first + second)
            self._push_masked(start, number_end, stop, unit, tail.approx, style)
            return True
        self.quantities.append(
            Quantity(
                start,
                stop,
                number_end,
                False,
                unit,
                low,
                high,
                inner_approx=tail.approx,
                rule="range",
            )
        )
        return True

    def _chinese(self, start: int, end: int) -> None:
        text = self.text
        core = text[start:end]
        if start and (text[start - 1] in _CN_OR_DIGIT or text[start - 1] in "第分○"):
            return
        if core[-1] in "万亿" and len(core) > 1:
            inner = end - 1
            while text[inner - 1] in "万亿" and inner - 1 > start:
                inner -= 1
            if _compound(text[start:inner]):
                inner = end
        else:
            inner = end
        core = text[start:inner]
        tail = read_tail(text, inner)
        if core == "零":
            self._zero(start, end)
            if self.pos >= end:
                return
        if inner == end and _RANGE_SIGN(text, end, end + 8) and self._range(start, end):
            return
        if not kinds.is_chinese_number(text, start, inner, tail):
            return
        pair = numerals.colloquial(core)
        value = pair[0] if pair else numerals.chinese(core)
        if value is None:
            return
        if self._with_unit(start, inner, value, pair[1] if pair else None, "chinese") and pair:
            self.quantities[-1].inner_approx = True

    def _fraction(self, start: int, end: int) -> None:
        text = self.text
        core = text[start:end]
        if start and text[start - 1] in _CN_OR_DIGIT:
            return
        if core[1:3] == "分之" and core[0] in "百千万":
            masked = not _MASK.isdisjoint(core)
            unit = {"百": "%", "千": "‰", "万": "‱"}[core[0]]
            self.pos = end
            if masked:
                self._push_masked(start, end, end, unit, False, masks.style_of(core))
                return
            if _RANGE_SIGN(text, end, end + 8) and self._range(start, end):
                return
            value = numerals.read(core[3:])
            if value is None and core.endswith("百"):
                value = Decimal(100)
            extra = numerals.chinese(core[3:]) if value is None else value
            stop = end
            approx = False
            if text[end : end + 1] in ("多", "余") and core[-1] in "十":
                stop, approx = end + 1, True
            self.quantities.append(
                Quantity(start, stop, end, False, unit, extra, inner_approx=approx, rule="fraction")
            )
            return
        if kinds.is_not_fraction(text, start, end):
            return
        below, _, above = core.partition("分之")
        bottom, top = numerals.chinese(below), numerals.chinese(above)
        if not bottom or top is None:
            return
        self.pos = end
        value = (top / bottom).quantize(Decimal("0.0000001"))
        self.quantities.append(Quantity(start, end, end, False, "", value, rule="fraction"))

    def _other_mask(self, atom: atoms.Atom) -> None:
        text = self.text
        start, end = atom.start, atom.end
        if not masks.is_special_mask(text, start, end, atom.kind):
            return
        style = {"mou": "mou", "slot": "slot", "letter": "letter", "circle": "box"}.get(
            atom.kind, "bracket"
        )
        self._masked(
            start,
            end,
            style,
            needs_unit=atom.kind == "dots" or text[start] == "(",
            atom_kind=atom.kind,
        )

    def _masked(
        self,
        start: int,
        end: int,
        style: str,
        *,
        needs_unit: bool = False,
        atom_kind: str = "digits",
    ) -> None:
        text = self.text
        date_end = (
            self.context.date_end(start, end)
            if end - start == 4 or text[end : end + 1] in masks.DATE_FIRST
            else 0
        )
        if date_end:
            self.pos = date_end
            self.masks.append(Mask(start, date_end, "date", style, "date"))
            return
        if style not in ("letter", "mou") and not masks.is_ordinal(text, start):
            if _RANGE_SIGN(text, end, end + 8) and self._range(start, end):
                return
            tail = read_tail(text, end)
            unit, mult = tail.unit, tail.mult
            if unit and not (
                unit in masks.ALSO_PLACES and masks.unit_is_place(text, start, end, tail)
            ):
                approx, stop = tail.approx, tail.end
                if unit in ("成", "倍", "%") and text[stop : stop + 1] in ("多", "余"):
                    approx, stop = True, stop + 1
                self._push_masked(start, end, stop, mult + unit, approx, style)
                return
            if mult and not unit and kinds.bare_multiplier(text, tail.mult_end, tail.late):
                stop = tail.end
                self._push_masked(start, end, stop, mult, tail.late, style)
                return
        if needs_unit:
            return
        kind, rule = self.context.kind(start, end, style, atom_kind)
        if kind is None:
            return
        self._add_mask(start, end, kind, rule, number=kind == "figure", unit="", style=style)

    def _push_masked(
        self, start: int, number_end: int, stop: int, unit: str, approx: bool, style: str
    ) -> None:
        self.pos = stop
        self.masks.append(Mask(start, number_end, "figure", style, "unit"))
        self.quantities.append(
            Quantity(
                start, stop, number_end, True, unit, inner_approx=approx, style=style, rule="mask"
            )
        )

    def _add_mask(
        self,
        start: int,
        end: int,
        kind: str,
        rule: str,
        *,
        number: bool,
        unit: str,
        style: str = "x",
    ) -> None:
        self.pos = max(self.pos, end)
        self.masks.append(Mask(start, end, kind, style, rule))
        if number:
            self.quantities.append(Quantity(start, end, end, True, unit, style=style, rule=rule))


def _compound(number: str) -> bool:
    """四万一千 is a number; the 七 of 七万 leaves 万 to the unit."""
    return "万" in number or "亿" in number
