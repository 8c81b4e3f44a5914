"""Words that stand together more often than chance would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from reportnlp.collection.text.keyness import log_likelihood

if TYPE_CHECKING:
    import pandas as pd


def collocations(
    texts: Sequence[Sequence[str]],
    *,
    node: str | None = None,
    window: int = 1,
    min_count: int = 3,
) -> pd.DataFrame:
    """Return pairs of words and how strongly they attract each other.

    Parameters
    ----------
    texts : sequence of token lists
    node : str, optional
        Only pairs with this word.
    window : int
        How far to the right the second word may stand; 1 is the next word.
    min_count : int

    Returns
    -------
    DataFrame
        Columns first, second, count, log_likelihood, pmi (pointwise mutual information, bits),
        npmi (from -1 to 1) and log_dice (at most 14), strongest evidence first.

    Examples
    --------
    >>> frame = collocations([["疫情", "防控", "工作"]] * 3 + [["工作", "总结"]] * 2)
    >>> frame.loc[0, ["first", "second"]].tolist()
    ['疫情', '防控']
    """
    import pandas as pd

    if window < 1:
        raise ValueError("window must be at least 1")
    pairs: Counter[tuple[str, str]] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for tokens in texts:
        for position, first in enumerate(tokens):
            for second in tokens[position + 1 : position + 1 + window]:
                pairs[first, second] += 1
                left[first] += 1
                right[second] += 1
    total = pairs.total()
    kept = [
        (pair, count)
        for pair, count in pairs.items()
        if count >= min_count and (node is None or node in pair)
    ]
    columns = ["first", "second", "count", "log_likelihood", "pmi", "npmi", "log_dice"]
    if not kept:
        return pd.DataFrame(columns=columns)
    both = np.array([count for _, count in kept], dtype=float)
    firsts = np.array([left[first] for (first, _), _ in kept], dtype=float)
    seconds = np.array([right[second] for (_, second), _ in kept], dtype=float)
    evidence = [
        log_likelihood(np.array([a]), np.array([b - a]), f, total - f)[0]
        for a, f, b in zip(both, firsts, seconds, strict=True)
    ]
    pmi = np.log2(both * total / (firsts * seconds))
    surprise = -np.log2(both / total)
    # one pair alone in all texts leaves nothing to be surprised at
    npmi = np.divide(pmi, surprise, out=np.ones_like(pmi), where=surprise > 0)
    frame = pd.DataFrame(
        {
            "first": [first for (first, _), _ in kept],
            "second": [second for (_, second), _ in kept],
            "count": both.astype(int),
            "log_likelihood": evidence,
            "pmi": pmi,
            "npmi": npmi,
            "log_dice": 14 + np.log2(2 * both / (firsts + seconds)),
        }
    )
    attracted = frame[frame["pmi"] > 0] if len(frame) > 1 else frame
    return attracted.sort_values(
        ["log_likelihood", "first", "second"], ascending=[False, True, True], ignore_index=True
    )
