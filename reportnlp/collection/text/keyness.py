"""Which words set one group of texts apart from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Tokens = Sequence[Sequence[str]]


def _counts(texts: Iterable[Sequence[str]]) -> tuple[Counter[str], Counter[str], int]:
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for tokens in texts:
        counts.update(tokens)
        documents.update(set(tokens))
    return counts, documents, counts.total()


def keyness(target: Tokens, reference: Tokens, *, min_count: int = 3) -> pd.DataFrame:
    """Compare the frequency of words in two groups of texts.

    Parameters
    ----------
    target, reference : sequences of token lists
        From :func:`~reportnlp.collection.text.tokenize`.
    min_count : int
        Words with fewer occurrences in both together are left out.

    Returns
    -------
    DataFrame
        One row a word, most distinctive first: ``count`` and ``texts`` in either group,
        ``per_10k`` frequencies, ``log_likelihood`` (Dunning's G2 over the 2 x 2 table, signed:
        negative where the reference has more), ``p`` (chi-square, one degree of freedom),
        ``log_ratio`` (effect size: how many times the frequency doubles, with half an
        occurrence added to a zero) and ``bic`` (above 2 is evidence, above 10 very strong).

    Raises
    ------
    ValueError
        If a group has no words.

    Source: Dunning 1993; Rayson and Garside 2000; Hardie 2014 (log ratio); Wilson 2013 (BIC).
    """
    import pandas as pd
    from scipy.stats import chi2

    here, here_texts, size = _counts(target)
    there, there_texts, other = _counts(reference)
    if not size or not other:
        raise ValueError("both groups need words")
    words = [w for w in {**here, **there} if here[w] + there[w] >= min_count]
    a = np.array([here[w] for w in words], dtype=float)
    b = np.array([there[w] for w in words], dtype=float)
    likelihood = log_likelihood(a, b, size, other)
    rate_a = np.where(a > 0, a, 0.5) / size
    rate_b = np.where(b > 0, b, 0.5) / other
    frame = pd.DataFrame(
        {
            "word": words,
            "count": a.astype(int),
            "reference_count": b.astype(int),
            "texts": [here_texts[w] for w in words],
            "reference_texts": [there_texts[w] for w in words],
            "per_10k": a / size * 1e4,
            "reference_per_10k": b / other * 1e4,
            "log_likelihood": likelihood * np.where(a / size >= b / other, 1, -1),
            "p": chi2.sf(likelihood, 1),
            "log_ratio": np.log2(rate_a / rate_b),
            "bic": likelihood - np.log(size + other),
        }
    )
    return frame.sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


def log_likelihood(a: np.ndarray, b: np.ndarray, size: float, other: float) -> np.ndarray:
    """Return G2 of the tables [[a, b], [size - a, other - b]].

    Examples
    --------
    >>> import numpy as np
    >>> log_likelihood(np.array([10.0]), np.array([10.0]), 100, 100).round(6).tolist()
    [0.0]
    """
    total = size + other
    result = np.zeros(len(a))
    for observed, row, column in (
        (a, a + b, size),
        (b, a + b, other),
        (size - a, total - a - b, size),
        (other - b, total - a - b, other),
    ):
        expected = row * column / total
        filled = observed > 0
        result[filled] += observed[filled] * np.log(observed[filled] / expected[filled])
    return 2 * np.maximum(result, 0)


def term_scatter(target: Tokens, reference: Tokens, *, min_count: int = 3) -> pd.DataFrame:
    """Place each word by how frequent it is in either of two groups.

    Returns
    -------
    DataFrame
        The columns of :func:`keyness` and ``x``, ``y``: the share of words that are rarer in
        the reference, and in the target (0..1, equal frequencies share a place); words of the
        target stand in the upper left, those of both in the upper right.
    """
    frame = keyness(target, reference, min_count=min_count)
    frame["x"] = frame["reference_count"].rank(method="dense").sub(1)
    frame["y"] = frame["count"].rank(method="dense").sub(1)
    for axis in ("x", "y"):
        most = frame[axis].max()
        frame[axis] = frame[axis] / most if most else 0.5
    return frame
