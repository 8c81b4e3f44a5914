"""The hand-cut sentences: better than the stock segmenter, and no mask or term is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp import segment
from tests.helpers.segmentation import read_gold, token_f1

GOLD = read_gold(Path(__file__).resolve().parents[2] / "corpora" / "segmentation" / "sentences.seg")


def own(text: str) -> list[str]:
    return [token.text for token in segment(text)]


def test_gold_is_read_whole() -> None:
    assert len(GOLD) >= 45
    assert sum(len(words) for words in GOLD) > 1000
    assert any(" " in words for words in GOLD)


def test_better_than_stock_jieba() -> None:
    import jieba

    jieba.setLogLevel(60)
    stock = token_f1(GOLD, lambda text: list(jieba.cut(text)))
    ours = token_f1(GOLD, own)
    assert ours > 0.89
    assert ours > stock + 0.05


def test_masks_are_never_cut() -> None:
    for words in GOLD:
        got = own("".join(words))
        for word in words:
            if any(char in "xXｘＸ*" for char in word) or word == "〔…〕":
                assert word in got, (word, got)


def test_rjieba_agrees() -> None:
    pytest.importorskip("rjieba")
    fast = token_f1(GOLD, lambda text: [t.text for t in segment(text, backend="rjieba")])
    assert abs(fast - token_f1(GOLD, own)) < 0.01
