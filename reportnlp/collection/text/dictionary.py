"""Coding sentences with a dictionary of categories, and cross-tabs of the codes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportnlp.text.fold import fold
from reportnlp.text.view import TextView

if TYPE_CHECKING:
    import pandas as pd


def code_dictionary(
    texts: Iterable[tuple[Hashable, str]], categories: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Mark every sentence that holds a term of a category.

    Parameters
    ----------
    texts : iterable of (key, text)
    categories : mapping of str to sequence of str
        Category and its terms; of overlapping terms the longest counts.

    Returns
    -------
    DataFrame
        One row a sentence and category: key, start, end (of the sentence), sentence, category,
        count, terms.  Sentences without a term have one row with category <NA> and count 0,
        so that shares can be taken of all sentences.

    Raises
    ------
    ValueError
        If a category has no terms or two categories share one.

    Examples
    --------
    >>> codes = code_dictionary([("a", "修路三公里。栽树。")], {"交通": ["修路", "公路"]})
    >>> codes[["sentence", "count"]].values.tolist()
    [['修路三公里。', 1], ['栽树。', 0]]
    """
    import pandas as pd

    owner: dict[str, str] = {}
    for category, terms in categories.items():
        if not terms:
            raise ValueError(f"category {category!r} has no terms")
        for term in terms:
            folded = fold(term)
            if owner.setdefault(folded, category) != category:
                raise ValueError(f"{term!r} is in both {owner[folded]!r} and {category!r}")
    if not owner:
        raise ValueError("no categories")
    ordered = sorted(owner, key=len, reverse=True)
    finder = re.compile("|".join(map(re.escape, ordered)))
    rows: list[tuple[object, ...]] = []
    for key, text in texts:
        view = TextView(text)
        for start, end in view.sentences:
            if not text[start:end].strip():
                continue
            found: dict[str, list[str]] = {}
            for match in finder.finditer(view.folded, start, end):
                found.setdefault(owner[match[0]], []).append(match[0])
            sentence = text[start:end].strip()
            for category in categories:
                if category in found:
                    terms = "、".join(dict.fromkeys(found[category]))
                    rows.append((key, start, end, sentence, category, len(found[category]), terms))
            if not found:
                rows.append((key, start, end, sentence, None, 0, ""))
    columns = ["key", "start", "end", "sentence", "category", "count", "terms"]
    return pd.DataFrame(rows, columns=columns).astype({"category": "string"})


def cross_tab(
    codes: pd.DataFrame, groups: Mapping[str, object], *, measure: str = "share"
) -> pd.DataFrame:
    """Count codes by group of texts.

    Parameters
    ----------
    codes : DataFrame
        From :func:`code_dictionary`.
    groups : mapping
        Group of each key.
    measure : {'share', 'sentences', 'terms'}
        Share of the group's sentences, number of sentences, or occurrences of terms.

    Returns
    -------
    DataFrame
        Categories by groups.  ``attrs`` holds ``chi2``, ``p``, ``dof`` and ``cramers_v`` of
        the sentence counts where there are two categories and two groups or more.

    Raises
    ------
    ValueError
        If `measure` is unknown.
    """
    import numpy as np
    import pandas as pd
    from scipy.stats import chi2_contingency

    if measure not in ("share", "sentences", "terms"):
        raise ValueError(f"unknown measure {measure!r}; use share, sentences or terms")
    frame = codes.assign(group=codes["key"].map(groups))
    sentences = frame.drop_duplicates(["key", "start"]).groupby("group").size()
    coded = frame.dropna(subset=["category"])
    table = pd.crosstab(coded["category"], coded["group"])
    table = table.reindex(columns=sentences.index, fill_value=0)
    attributes = {}
    if min(table.shape) > 1 and (table.sum() > 0).all():
        test = chi2_contingency(table.to_numpy())
        strength = np.sqrt(test.statistic / (table.to_numpy().sum() * (min(table.shape) - 1)))
        attributes = {
            "chi2": float(test.statistic),
            "p": float(test.pvalue),
            "dof": int(test.dof),
            "cramers_v": float(strength),
        }
    if measure == "terms":
        table = coded.pivot_table(
            index="category", columns="group", values="count", aggfunc="sum", fill_value=0
        ).reindex(columns=sentences.index, fill_value=0)
    elif measure == "share":
        table = table / sentences
    table.attrs.update(attributes)
    return table
