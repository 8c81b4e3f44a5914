"""How alike texts are in their words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from reportnlp.collection.text.vectorizer import ReportVectorizer

if TYPE_CHECKING:
    import pandas as pd


def similarity(
    texts: Sequence[str],
    *,
    keys: Sequence[Hashable] | None = None,
    vectorizer: ReportVectorizer | None = None,
) -> pd.DataFrame:
    """Return the cosine similarity of every two texts.

    Parameters
    ----------
    texts : sequence of str
    keys : sequence, optional
        Names of rows and columns.
    vectorizer : ReportVectorizer, optional

    Returns
    -------
    DataFrame, shape (texts, texts)
        0 nothing in common, 1 the same words in the same proportions.

    Examples
    --------
    >>> similarity(["发展党员", "发展党员", "推广良种"]).round(2).iloc[0].tolist()
    [1.0, 1.0, 0.0]
    """
    import pandas as pd
    from sklearn.metrics.pairwise import cosine_similarity

    matrix = (vectorizer or ReportVectorizer()).fit_transform(texts)
    names = list(keys) if keys is not None else list(range(len(texts)))
    return pd.DataFrame(cosine_similarity(matrix).clip(0, 1), index=names, columns=names)


def most_similar(frame: pd.DataFrame, key: Hashable, *, n: int = 5) -> pd.Series:
    """Return the `n` texts most like one of them.

    Parameters
    ----------
    frame : DataFrame
        From :func:`similarity`.
    key : hashable
    n : int

    Raises
    ------
    KeyError
        If there is no such text.
    """
    if key not in frame.index:
        raise KeyError(f"no text {key!r}")
    row = frame.loc[key].drop(key)
    return row.iloc[np.argsort(-row.to_numpy(), kind="stable")[:n]]
