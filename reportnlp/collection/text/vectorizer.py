"""Reports as rows of a document-term matrix."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, Self

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.utils.validation import check_is_fitted

from reportnlp.collection.text.tokens import Atoms, words


class ReportVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Count the words of reports, weighted or not.

    Parameters
    ----------
    atoms : {'drop', 'fold'}
        What becomes of figures, masks, dates and names.
    min_length : int
        Shorter words are left out.
    ngram_range : (int, int)
    min_df, max_df : int or float
        Number or share of reports a word must, and may, stand in.
    max_features : int, optional
    weighting : {'tfidf', 'count'}

    Attributes
    ----------
    vocabulary_ : dict of str to int
    counter_ : CountVectorizer
    weights_ : TfidfTransformer or None

    Examples
    --------
    >>> texts = ["发放补助资金3万元。", "发放补助资金xx万元。"]
    >>> matrix = ReportVectorizer(atoms="fold").fit_transform(texts)
    >>> bool((matrix[0] != matrix[1]).nnz == 0)
    True
    """

    def __init__(
        self,
        *,
        atoms: Atoms = "drop",
        min_length: int = 2,
        ngram_range: tuple[int, int] = (1, 1),
        min_df: float = 1,
        max_df: float = 1.0,
        max_features: int | None = None,
        weighting: str = "tfidf",
    ) -> None:
        self.atoms = atoms
        self.min_length = min_length
        self.ngram_range = ngram_range
        self.min_df = min_df
        self.max_df = max_df
        self.max_features = max_features
        self.weighting = weighting

    def fit(self, X: Iterable[str], y: object = None) -> Self:
        """Learn the vocabulary.

        Parameters
        ----------
        X : iterable of str
        y : ignored
        """
        self.fit_transform(X)
        return self

    def fit_transform(self, X: Iterable[str], y: object = None) -> Any:
        """Learn the vocabulary and return the matrix, shape (reports, words)."""
        if self.weighting not in ("tfidf", "count"):
            raise ValueError(f"unknown weighting {self.weighting!r}; use tfidf or count")
        self.counter_ = CountVectorizer(
            analyzer=functools.partial(
                _ngrams, size=self.ngram_range, atoms=self.atoms, min_length=self.min_length
            ),
            min_df=self.min_df,
            max_df=self.max_df,
            max_features=self.max_features,
        )
        counts = self.counter_.fit_transform(X)
        self.vocabulary_ = self.counter_.vocabulary_
        self.weights_ = TfidfTransformer(sublinear_tf=True) if self.weighting == "tfidf" else None
        return counts if self.weights_ is None else self.weights_.fit_transform(counts)

    def transform(self, X: Iterable[str]) -> Any:
        """Return the matrix of other reports over the same words."""
        check_is_fitted(self)
        counts = self.counter_.transform(X)
        return counts if self.weights_ is None else self.weights_.transform(counts)

    def get_feature_names_out(self, input_features: object = None) -> Any:
        """Return the words, one a column."""
        check_is_fitted(self)
        return self.counter_.get_feature_names_out()

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _ngrams(text: str, *, size: tuple[int, int], atoms: Atoms, min_length: int) -> list[str]:
    if not isinstance(text, str):
        raise TypeError(f"expected a text, got {type(text).__name__}")
    found = words(text, atoms=atoms, min_length=min_length)
    least, most = size
    return [
        " ".join(found[start : start + length])
        for length in range(least, most + 1)
        for start in range(len(found) - length + 1)
    ]
