"""How evenly a word is spread over texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd


def dispersion(texts: Sequence[Sequence[str]], *, min_count: int = 3) -> pd.DataFrame:
    """Measure the spread of every word.

    Parameters
    ----------
    texts : sequence of token lists
    min_count : int

    Returns
    -------
    DataFrame
        Columns word, count, range (texts it stands in), range_share, dp (Gries's deviation of
        proportions, normalised: 0 even, 1 all in one text) and juilland_d (1 even, 0 all in
        one), most frequent first.

    Examples
    --------
    >>> frame = dispersion([["工作", "蜜蜂"] * 3, ["工作", "水稻"] * 3]).set_index("word")
    >>> frame.loc["工作", "dp"].item(), frame.loc["蜜蜂", "dp"].item()
    (0.0, 1.0)
    """
    import pandas as pd

    columns = ["word", "count", "range", "range_share", "dp", "juilland_d"]
    filled = [Counter(tokens) for tokens in texts if tokens]
    sizes = np.array([counts.total() for counts in filled], dtype=float)
    total: Counter[str] = Counter()
    for counts in filled:
        total.update(counts)
    words = [word for word, count in total.items() if count >= min_count]
    if not words:
        return pd.DataFrame(columns=columns)
    expected = sizes / sizes.sum()
    spread = 1 - expected.min()
    rows = []
    for word in words:
        found = np.array([counts[word] for counts in filled], dtype=float)
        deviation = np.abs(found / found.sum() - expected).sum() / 2
        rates = found / sizes
        variation = rates.std() / rates.mean()
        rows.append(
            (
                word,
                int(found.sum()),
                int((found > 0).sum()),
                float((found > 0).mean()),
                float(deviation / spread) if spread > 0 else 0.0,
                float(1 - variation / np.sqrt(len(filled) - 1)) if len(filled) > 1 else 1.0,
            )
        )
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)
