"""Words to count: jieba's, with figures, masks, dates and names folded or left out."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

from reportnlp.pipeline.segmenting import segment
from reportnlp.text.fold import fold

Atoms = Literal["drop", "fold"]
# a masked figure and a filled one are the same word, or masked reports would form a topic
FOLDED = {"number": "〈数〉", "mask": "〈数〉", "date": "〈时间〉", "name": "〈人名〉"}
_SILENT = ("punct", "space", "unit")
_STOP = frozenset(
    "的 了 和 与 及 在 等 对 为 以 将 把 被 由 从 到 中 上 下 个 并 其 这 该 各 我 我们 他们 进行 一个 以及 "
    "通过 按照 根据 同时 其中 有关 相关 一是 二是 三是 四是 五是 六是 七是 八是".split()
)


def words(text: str, *, atoms: Atoms = "drop", min_length: int = 2) -> list[str]:
    """Return the words of a text in order.

    Parameters
    ----------
    text : str
    atoms : {'drop', 'fold'}
        Leave figures, masks, dates and names out, or put one sign for each kind.
    min_length : int
        Shorter words and grammatical ones are left out.

    Examples
    --------
    >>> words("镇长王敏发放补助资金xxx万元。")
    ['镇长', '发放', '补助', '资金']
    >>> words("镇长王敏发放补助资金xxx万元。", atoms="fold")
    ['镇长', '〈人名〉', '发放', '补助', '资金', '〈数〉']
    """
    if atoms not in ("drop", "fold"):
        raise ValueError(f"unknown atoms {atoms!r}; use drop or fold")
    found = []
    for token in segment(fold(text)):
        if token.kind in FOLDED:
            if atoms == "fold":
                found.append(FOLDED[token.kind])
        elif (
            token.kind not in _SILENT and len(token.text) >= min_length and token.text not in _STOP
        ):
            found.append(token.text.lower())
    return found


def tokenize(
    texts: Iterable[str], *, atoms: Atoms = "drop", min_length: int = 2
) -> list[list[str]]:
    """Return the words of every text (see :func:`words`)."""
    return [list(_remembered(text, atoms, min_length)) for text in texts]


@functools.lru_cache(maxsize=512)
def _remembered(text: str, atoms: Atoms, min_length: int) -> tuple[str, ...]:
    return tuple(words(text, atoms=atoms, min_length=min_length))
