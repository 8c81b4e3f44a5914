"""The short cuts of folding give what folding every character alone gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportnlp.text.fold import fold

_FOLDED = "，；：（）！？％\u3000\xa0\t０１２３４５６７８９．＊ＸｘＡ～－鄉貧萬總國"
_MANY = "".join(chr(code) for code in range(0xFF01, 0xFF5F))


@given(st.text(alphabet=st.sampled_from(_FOLDED + "村12x,\n") | st.characters()))
def test_a_text_folds_like_its_characters(text: str) -> None:
    assert fold(text) == "".join(fold(char) for char in text)
    assert len(fold(text)) == len(text)


def test_many_kinds_of_characters_fold_alike() -> None:
    assert fold(_MANY) == "".join(chr(code) for code in range(0x21, 0x7F))
    assert fold(_MANY) == "".join(map(fold, _MANY))
