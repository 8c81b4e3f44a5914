"""Arabic and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportnlp.text import numerals

DIGITS = "零一二三四五六七八九"


def write(number: int) -> str:
    """Write a whole number below 10**8 in Chinese, the plain way."""
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        text = write(high) + "万"
        if low == 0:
            return text
        return text + ("零" if low < 1000 else "") + write(low)
    text = ""
    gap = False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text


@given(st.integers(1, 10**8 - 1))
def test_chinese_reads_what_was_written(number: int) -> None:
    assert numerals.chinese(write(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", "12"),
        ("两千三", "2300"),
        ("两万四", "24000"),
        ("一百零五", "105"),
        ("三亿", "300000000"),
        ("三万亿", "3000000000000"),
        ("一万零五百", "10500"),
        ("七亿七千万", "770000000"),
        ("一点五", "1.5"),
        ("九十二点四", "92.4"),
        ("半", "0.5"),
        ("二三十", "20"),
        ("一二百", "100"),
        ("十七八", "17"),
    ],
)
def test_chinese(text: str, value: str) -> None:
    assert numerals.chinese(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "多少", "一点", "x", "十五三百", "千万千", "五百万千", "亿万", "二百三千", "万"]
)
def test_no_numeral(text: str) -> None:
    assert numerals.read(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1,268", "1268"), ("12.50", "12.50"), ("0", "0"), ("3·5", "3.5")]
)
def test_arabic(text: str, value: str) -> None:
    assert numerals.arabic(text) == Decimal(value)
