"""Words tile the text; numbers, masks, dates, names and terms are whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp import Token, segment
from reportnlp.pipeline.words import cutter, terms

ALPHABET = "镇长王敏任组一二三十、。，：（）xX×*_%年月日0123456789.余万元户 \n\t　aB习近平总书记·某"
TEXTS = st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=40)


def words(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.kind) for token in segment(text)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_tokens_tile_the_text(text: str) -> None:
    tokens = segment(text)
    assert "".join(token.text for token in tokens) == text
    at = 0
    for token in tokens:
        assert (token.start, token.end) == (at, at + len(token.text))
        assert token.text
        at = token.end
    assert at == len(text)


def test_a_number_and_its_unit_are_apart_and_whole() -> None:
    assert words("投资1318.5万元") == [("投资", "word"), ("1318.5", "number"), ("万元", "unit")]


def test_a_mask_is_whole_and_its_unit_apart() -> None:
    found = words("发放补助资金xx.x亿元，惠及××户")
    assert ("xx.x", "mask") in found
    assert ("亿元", "unit") in found
    assert ("××", "mask") in found


def test_dates_masked_or_not_are_whole() -> None:
    found = words("20xx年6月30日召开，2021年5月")
    assert ("20xx年", "date") in found
    assert ("6月", "date") in found
    assert ("30日", "date") in found
    assert ("2021年", "date") in found


def test_names_of_officials_are_whole() -> None:
    found = words("镇长谌知秋、副镇长买买提·吐尔洪和人大主席李　强到会")
    assert ("谌知秋", "name") in found
    assert ("买买提·吐尔洪", "name") in found
    assert ("李　强", "name") in found


@pytest.mark.parametrize("backend", ["jieba", "rjieba"])
def test_terms_are_whole(backend: str) -> None:
    pytest.importorskip(backend)
    split = []
    for term in terms():
        if term not in [t.text for t in segment(f"扎实做好{term}，", backend=backend)]:
            split.append(term)
    # terms that hold a number or a longer term are cut by other rules
    assert len(split) <= len(terms()) * 0.05, split


def test_jieba_of_the_user_stays_untouched() -> None:
    import jieba

    segment("驻村工作队")
    before = list(jieba.cut("他用了某某领头雁工作专班这个词"))
    assert "工作专班" not in before


def test_unknown_backend_is_named() -> None:
    with pytest.raises(ValueError, match="hanlp"):
        cutter("hanlp")  # type: ignore[arg-type]


def test_a_token_says_where_it_stands() -> None:
    assert segment("王敏")[0] == Token("王敏", 0, 2, "word")


def test_segmenting_loads_no_spacy() -> None:
    code = (
        "import sys, reportnlp\n"
        "assert 'jieba' not in sys.modules\n"
        "reportnlp.segment('镇长王敏')\n"
        "assert 'jieba' in sys.modules and 'spacy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
