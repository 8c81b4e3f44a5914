"""How rich the vocabulary of a text is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_MTLD_FLOOR = 0.72


def diversity(
    texts: Iterable[tuple[Hashable, Sequence[str]]], *, window: int = 100
) -> pd.DataFrame:
    """Measure lexical diversity.

    Parameters
    ----------
    texts : iterable of (key, tokens)
    window : int
        Words in the moving window of MATTR.

    Returns
    -------
    DataFrame
        One row a text: tokens, types, ttr (types per token; falls with length), mattr (its
        mean over a moving window), mtld (McCarthy and Jarvis 2010, both directions), yule_k
        (repetition) and hapax_share (words used once).  Texts without words have <NA>.
    """
    import pandas as pd

    rows: list[tuple[object, ...]] = []
    for key, tokens in texts:
        counts = Counter(tokens)
        size = len(tokens)
        if not size:
            rows.append((key, 0, 0, None, None, None, None, None))
            continue
        repeated = sum(count * count for count in counts.values())
        rows.append(
            (
                key,
                size,
                len(counts),
                len(counts) / size,
                _mattr(tokens, window),
                (_mtld(tokens) + _mtld(tokens[::-1])) / 2,
                1e4 * (repeated - size) / (size * size),
                sum(count == 1 for count in counts.values()) / len(counts),
            )
        )
    columns = ["key", "tokens", "types", "ttr", "mattr", "mtld", "yule_k", "hapax_share"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype(dict.fromkeys(columns[3:], "Float64"))


def _mattr(tokens: Sequence[str], window: int) -> float:
    if len(tokens) <= window:
        return len(set(tokens)) / len(tokens)
    counts = Counter(tokens[:window])
    shares = [len(counts) / window]
    for position in range(window, len(tokens)):
        gone = tokens[position - window]
        counts[gone] -= 1
        if not counts[gone]:
            del counts[gone]
        counts[tokens[position]] += 1
        shares.append(len(counts) / window)
    return math.fsum(shares) / len(shares)


def _mtld(tokens: Sequence[str]) -> float:
    factors = 0.0
    seen: set[str] = set()
    length = 0
    for token in tokens:
        seen.add(token)
        length += 1
        if len(seen) / length < _MTLD_FLOOR:
            factors += 1
            seen.clear()
            length = 0
    if length:
        factors += (1 - len(seen) / length) / (1 - _MTLD_FLOOR)
    return len(tokens) / factors if factors else float(len(tokens))
