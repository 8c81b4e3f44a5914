"""Word segmenters for the text between atoms: a private jieba, or rjieba where installed."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from reportnlp import lexicons

Backend = Literal["jieba", "rjieba"]
Cut = Callable[[str], Iterator[str]]
_TERM_FREQUENCY = 20_000
_TERM = re.compile(r"[\u4e00-\u9fff]{3,8}")


@functools.cache
def terms() -> tuple[str, ...]:
    """Return the lexicon terms that are kept whole."""
    found = [*lexicons.words("terms"), *lexicons.words("slogans")]
    return tuple(dict.fromkeys(term for term in found if _TERM.fullmatch(term)))


@functools.cache
def _jieba() -> Any:
    """Return the one private tokenizer of this process; jieba's own stays untouched."""
    import logging

    import jieba

    level = jieba.default_logger.level
    jieba.setLogLevel(logging.WARNING)
    try:
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
    finally:
        jieba.setLogLevel(level)
    for term in terms():
        tokenizer.add_word(term, _TERM_FREQUENCY)
    return tokenizer


@functools.cache
def _rjieba() -> Any:
    import rjieba

    tokenizer = rjieba.Jieba()
    for term in terms():
        tokenizer.add_word(term, _TERM_FREQUENCY, "n")
    return tokenizer


def cutter(backend: Backend) -> Cut:
    """Return the function that cuts a text into words; jieba is loaded only here.

    Raises
    ------
    ValueError
        If `backend` is unknown.
    ModuleNotFoundError
        If rjieba is asked for and not installed.
    """
    if backend == "jieba":
        cut: Cut = _jieba().cut
    elif backend == "rjieba":
        try:
            cut = _rjieba().cut
        except ModuleNotFoundError:
            raise ModuleNotFoundError(
                "rjieba is not installed; run: pip install reportnlp[fast]"
            ) from None
    else:
        raise ValueError(f"unknown backend {backend!r}; use jieba or rjieba")
    return cut
