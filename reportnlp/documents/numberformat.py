"""One automatic number of Word as the characters it shows."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _counting(number: int, digits: str, places: str) -> str:
    """Write 1-9999 with 十 百 千 (or 拾 佰 仟): 12 is 十二, 21 is 二十一, 101 is 一百零一."""
    if not 0 < number < 10_000:
        return str(number)
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(out)
            continue
        if gap:
            out += "零"
            gap = False
        out += digits[digit] + (places[power - 1] if power else "")
    return out


def _chinese(number: int) -> str:
    text = _counting(number, _DIGITS, "十百千")
    return text[1:] if text.startswith("一十") else text


def _legal(number: int) -> str:
    return _counting(number, _LEGAL, "拾佰仟")


def _letters(number: int) -> str:
    # Word repeats the letter after z: aa, bb, cc.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out += sign
            number -= value
    return out


def _ring(number: int) -> str:
    for first, last, base in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(base + number - first)
    return str(number)


def _table(base: int, size: int, number: int) -> str:
    return chr(base + number - 1) if 1 <= number <= size else str(number)


def number_text(number: int, kind: str) -> str:
    """Show `number` in the number format `kind` of WordprocessingML.

    Examples
    --------
    >>> number_text(12, "chineseCountingThousand"), number_text(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if kind in _CHINESE:
        return _chinese(number)
    match kind:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _ring(number)
        case "decimalEnclosedParen":
            return _table(0x2474, 20, number)
        case "decimalEnclosedFullstop":
            return _table(0x2488, 20, number)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord("０") + int(digit)) for digit in str(number))
        case "ideographEnclosedCircle":
            return _table(0x3220, 10, number)
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _legal(number)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "ideographTraditional":
            return _STEMS[(number - 1) % 10] if number > 0 else ""
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % 12] if number > 0 else ""
    return str(number)


_CHINESE = frozenset((
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseCounting",
))  # fmt: skip
