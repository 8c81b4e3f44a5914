"""Finding the indicator a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.errors import UnknownIndicatorError
from reportnlp.collection.names import canonical, near_misses

if TYPE_CHECKING:
    from reportnlp.collection.corpus import Corpus


def find_indicator(corpus: Corpus, name: str) -> str:
    """Return the key under which the corpus keeps an indicator.

    Raises
    ------
    UnknownIndicatorError
        If no report names it; the message lists near misses.
    """
    corpus.store.pick(entry.head.id for entry in corpus.entries)
    for key in (name, canonical(name)):
        if corpus.store.has_indicator(key):
            return key
    names = corpus.indicator_names()
    near = near_misses(canonical(name), names)
    hint = (
        "相近的有：" + "、".join(f"{other}（{names[other]}处）" for other in near)
        if near
        else "用 indicator_names() 可以列出全部指标"
    )
    raise UnknownIndicatorError(f"这些报告中没有指标“{name}”；{hint}")
