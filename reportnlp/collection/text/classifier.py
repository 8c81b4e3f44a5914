"""What a section is about, learned from sections whose topic is known."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from reportnlp.collection.text.vectorizer import ReportVectorizer


class SectionClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Logistic regression over the words of a section.

    Parameters
    ----------
    C : float
        Inverse strength of regularisation.
    min_df : int or float
        Number or share of sections a word must stand in.
    ngram_range : (int, int)
    class_weight : 'balanced' or None

    Attributes
    ----------
    classes_ : array
    vectorizer_ : ReportVectorizer or None
        None where it was fitted on a matrix.
    regression_ : LogisticRegression

    Examples
    --------
    >>> texts = ["发展党员，开展主题党日。", "种植水稻，推广良种。"] * 3
    >>> model = SectionClassifier(min_df=1).fit(texts, ["party_building", "industry"] * 3)
    >>> str(model.predict(["推广水稻良种种植技术。"])[0])
    'industry'
    """

    def __init__(
        self,
        *,
        C: float = 10.0,
        min_df: float = 2,
        ngram_range: tuple[int, int] = (1, 1),
        class_weight: str | None = "balanced",
    ) -> None:
        self.C = C
        self.min_df = min_df
        self.ngram_range = ngram_range
        self.class_weight = class_weight

    def fit(self, X: Any, y: Any) -> Self:
        """Learn from sections and their topics.

        Parameters
        ----------
        X : sequence of str, or matrix of shape (sections, features)
            Texts are cut into words; a matrix is taken as it is.
        y : sequence of shape (sections,)
        """
        texts = _texts(X)
        if texts is None:
            X, y = validate_data(self, X, y, accept_sparse="csr")
            self.vectorizer_ = None
        else:
            if len(texts) != len(y):
                raise ValueError(f"{len(texts)} texts but {len(y)} topics")
            self.vectorizer_ = ReportVectorizer(min_df=self.min_df, ngram_range=self.ngram_range)
            X, y = self.vectorizer_.fit_transform(texts), np.asarray(y)
        check_classification_targets(y)
        self.classes_ = np.unique(y)
        if len(self.classes_) < 2:
            raise ValueError("SectionClassifier needs more than 1 class")
        self.regression_ = LogisticRegression(
            C=self.C, class_weight=self.class_weight, max_iter=2_000
        ).fit(X, y)
        return self

    def _features(self, X: Any) -> Any:
        check_is_fitted(self)
        if self.vectorizer_ is None:
            return validate_data(self, X, accept_sparse="csr", reset=False)
        texts = _texts(X)
        if texts is None:
            raise ValueError("the classifier was fitted on texts; give texts")
        return self.vectorizer_.transform(texts)

    def predict(self, X: Any) -> Any:
        """Return the topic of each section."""
        features = self._features(X)
        return self.regression_.predict(features)

    def predict_proba(self, X: Any) -> Any:
        """Return the probability of each topic, in the order of :attr:`classes_`."""
        features = self._features(X)
        return self.regression_.predict_proba(features)

    def top_words(self, n: int = 10) -> dict[str, list[str]]:
        """Return the words that speak most for each topic."""
        check_is_fitted(self)
        if self.vectorizer_ is None:
            raise ValueError("the classifier was fitted on a matrix; it knows no words")
        names = self.vectorizer_.get_feature_names_out()
        weights = self.regression_.coef_
        if len(weights) == 1:
            weights = np.vstack([-weights, weights])
        return {
            str(topic): [str(names[i]) for i in np.argsort(-row)[:n]]
            for topic, row in zip(self.classes_, weights, strict=True)
        }

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.sparse = True
        return tags


def _texts(X: Any) -> list[str] | None:
    """Return X as a list if it is a sequence of texts, else None."""
    if isinstance(X, str):
        raise ValueError("expected a sequence of texts, got one text")
    if hasattr(X, "ndim") and X.ndim != 1:
        return None
    if not hasattr(X, "__iter__") or hasattr(X, "nnz"):
        return None
    items = list(X)
    return items if items and all(isinstance(item, str) for item in items) else None
