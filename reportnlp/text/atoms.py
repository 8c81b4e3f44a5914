"""One pass over a folded text: every run of digits, mask characters and Chinese numerals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from reportnlp import lexicons

MASK_CHARS = "xX×✕*_□■●◯"
MASKS = frozenset(MASK_CHARS)
CN_DIGITS = "一二三四五六七八九十百千两"
_D = f"0-9{re.escape(MASK_CHARS)}"
_C = "一二三四五六七八九十百千万亿两零〇○半"
# Without its first character; with it.  A whole run is taken before anything is asked of what
# follows: asking inside the pattern would try every tail of a long run again.
_NUMBER_REST = rf"[{_D}]*(?:,[0-9xX*×_]{{3}}(?![0-9xX*×_]))*(?:[.·][{_D}]+)?"
# Blanks that a page layout has put between digits: 5 862, 12 . 5, 3 6.
_SPACED_REST = r"(?: [0-9]++(?:,[0-9]{3})*+(?:[.·][0-9]+)?+(?![.,·xX*×_0-9])| \. ?[0-9]+| ?, ?[0-9] ?[0-9] ?[0-9](?![0-9xX*×_]))*"
_CN_REST = rf"[{_C}]*(?:点[零一二三四五六七八九]+)?"
NUMBER_BODY = f"[{_D}]{_NUMBER_REST}"
CN_BODY = f"[{CN_DIGITS}零半]{_CN_REST}"
_CN_MORE = frozenset(_C + CN_DIGITS + "点分")
# Numerals that count without a unit behind them.
_ALONE = frozenset({"零", "一半"})
_LARGE = frozenset("万亿")
_AFTER_CN = "余多几来至到~—- 分万亿"


@functools.cache
def _after_chinese() -> frozenset[str]:
    return frozenset(_AFTER_CN).union(unit[0] for unit in lexicons.words("units"))


_FRACTION = (
    rf"(?<=[百千万])分之(?:[{_C}]+(?:点[{_C}]+)?|[{_D}]+(?:\.[{_D}]+)?)"
    rf"|(?<=[{CN_DIGITS}])[{CN_DIGITS}]{{0,2}}分之[{CN_DIGITS}]{{1,3}}(?!分)"
)
_MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "〔【[(",
        "bracket",
        re.compile(
            r"〔[….·\s_]*〕|【[ ….·_]*】|\[[ ….·_]+\]"
            r"|\((?:[ …_]*|空|略|空缺|数字|数据|金额|数量|人数)\)"
        ),
    ),
    ("○〇", "circle", re.compile(r"[○〇]{2,}")),
    ("某", "mou", re.compile(r"某{1,4}")),
    (
        "具〓",
        "slot",
        re.compile(
            r"具体(?:面积|数量|金额|数字|数值|数据|人数|户数|比例|名称|时间|地点|日期)|〓{2,}"
        ),
    ),
    ("….?#△▲", "dots", re.compile(r"…+|\.{3,}|\?{2,}|(?<!#)#{2,}(?=[^# \n])|△+|▲+")),
    (
        "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ",
        "letter",
        re.compile(r"(?<![A-Za-z0-9+.\-/])[A-Za-z](?=[省市州县区镇乡村])"),
    ),
)


_BY_MARK = {char: (kind, pattern) for chars, kind, pattern in _MARKS for char in chars}
_KINDS = ("", "digits", "fraction", "chinese", "")


@functools.cache
def _atom() -> re.Pattern[str]:
    # One character class is what the engine scans fastest; which kind of atom it begins is asked
    # by looking behind it.  A Chinese numeral alone counts nothing unless a unit or another
    # numeral follows.  The empty groups number the kinds.
    marks = re.escape("".join(_BY_MARK))
    more = re.escape("".join(sorted(_CN_MORE | _after_chinese())))
    return re.compile(
        rf"[{_D}{CN_DIGITS}零半万{marks}](?:(?<![{CN_DIGITS}半万])|(?=[{more}]))"
        rf"(?:(?<=[{_D}]){_NUMBER_REST}{_SPACED_REST}()|(?:{_FRACTION})()"
        rf"|(?<=[{CN_DIGITS}零半]){_CN_REST}()|(?<=[{marks}])())"
    )


def scan(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield every atom of a folded text in reading order; linear in its length.

    An atom is a run of characters that may be a number or a mask; blanks may stand in it.

    Yields
    ------
    tuple of (int, int, str)
        Start, end and kind: ``digits`` (digits, mask characters or both), ``chinese``,
        ``fraction``, ``bracket``, ``circle``, ``mou``, ``slot``, ``dots`` or ``letter``.

    Examples
    --------
    >>> list(scan("修路3公里,受益xx户、三百余人"))
    [(2, 3, 'digits'), (8, 10, 'digits'), (12, 14, 'chinese')]
    """
    follow = _after_chinese()
    length = len(folded)
    done = 0
    for hit in _atom().finditer(folded):
        start, end = hit.span()
        if start < done:
            continue
        kind = _KINDS[hit.lastindex or 0]
        if kind == "chinese":
            alone = hit[0]
            if (
                (end == length or folded[end] not in follow)
                and alone not in _ALONE
                and alone[-1] not in _LARGE
            ):
                continue
        elif not kind:
            kind, pattern = _BY_MARK[hit[0]]
            match = pattern.match(folded, start)
            if not match:
                continue
            end = match.end()
        done = end
        yield start, end, kind
