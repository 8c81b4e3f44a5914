"""Topics by non-negative matrix factorisation, their labels, and how they change over time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.decomposition import NMF
from sklearn.utils.validation import check_is_fitted, validate_data

from reportnlp.collection.text.vectorizer import ReportVectorizer
from reportnlp.text.view import TextView

if TYPE_CHECKING:
    import pandas as pd

_SENTENCE_LENGTHS = (12, 120)


class TopicModel(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Split a document-term matrix into topics.

    Parameters
    ----------
    n_topics : int
    max_iter : int
    tol : float
    random_state : int or None

    Attributes
    ----------
    components_ : array, shape (topics, words)
        Each row sums to one.
    reconstruction_err_ : float
    n_iter_ : int
    n_features_in_ : int

    Examples
    --------
    >>> model = TopicModel(n_topics=2).fit([[2.0, 0.0], [0.0, 1.0], [4.0, 0.0]])
    >>> model.transform([[1.0, 0.0]]).round(2).tolist()[0] in ([1.0, 0.0], [0.0, 1.0])
    True
    """

    def __init__(
        self,
        n_topics: int = 10,
        *,
        max_iter: int = 400,
        tol: float = 1e-4,
        random_state: int | None = 0,
    ) -> None:
        self.n_topics = n_topics
        self.max_iter = max_iter
        self.tol = tol
        self.random_state = random_state

    def fit(self, X: Any, y: object = None) -> Self:
        """Learn the topics of a non-negative matrix, shape (documents, words)."""
        self._fit(X)
        return self

    def fit_transform(self, X: Any, y: object = None) -> Any:
        """Learn the topics and return their shares in the documents."""
        return _shares(self._fit(X))

    def _fit(self, X: Any) -> Any:
        X = validate_data(
            self, X, accept_sparse="csr", dtype=[np.float64, np.float32], ensure_non_negative=True
        )
        topics = min(self.n_topics, *X.shape)
        self.model_ = NMF(
            n_components=topics,
            init="nndsvda",
            max_iter=self.max_iter,
            tol=self.tol,
            random_state=self.random_state,
        )
        # a perfect fit can leave a remainder just below zero, whose root NumPy warns of
        with np.errstate(invalid="ignore"):
            weights = self.model_.fit_transform(X)
        # rows that sum to one, with the scale moved to the documents
        self._scale = self.model_.components_.sum(axis=1)
        self._scale[self._scale == 0] = 1.0
        self.components_ = self.model_.components_ / self._scale[:, None]
        self.reconstruction_err_ = float(np.nan_to_num(self.model_.reconstruction_err_))
        self.n_iter_ = self.model_.n_iter_
        return weights * self._scale

    def transform(self, X: Any) -> Any:
        """Return the share of each topic in each document; rows sum to one.

        A document without a known word has no shares: its row is zero.
        """
        check_is_fitted(self)
        X = validate_data(
            self,
            X,
            accept_sparse="csr",
            dtype=[np.float64, np.float32],
            ensure_non_negative=True,
            reset=False,
        )
        return _shares(self.model_.transform(X) * self._scale)

    @property
    def _n_features_out(self) -> int:
        return len(self.components_)

    def get_feature_names_out(self, input_features: object = None) -> Any:
        """Return ``topic1``, ``topic2`` …."""
        check_is_fitted(self)
        return np.array([f"topic{i + 1}" for i in range(len(self.components_))], dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags


def _shares(weights: Any) -> Any:
    totals = weights.sum(axis=1, keepdims=True)
    totals[totals == 0] = 1
    return weights / totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Topics of a set of texts.

    Attributes
    ----------
    labels : tuple of str
        The three weightiest words of each topic.
    words : DataFrame
        Columns topic, label, rank, word, weight.
    shares : DataFrame
        One row a text, one column a label; rows sum to one.
    model : TopicModel
    vectorizer : ReportVectorizer
    texts : tuple of str
    """

    labels: tuple[str, ...]
    words: pd.DataFrame
    shares: pd.DataFrame
    model: TopicModel
    vectorizer: ReportVectorizer
    texts: tuple[str, ...]

    def over_time(self, periods: Sequence[Hashable]) -> pd.DataFrame:
        """Return the mean share of each topic by period.

        Parameters
        ----------
        periods : sequence, one a text
            Texts whose period is None are left out.
        """
        import pandas as pd

        if len(periods) != len(self.shares):
            raise ValueError(f"{len(periods)} periods for {len(self.shares)} texts")
        frame = self.shares.reset_index(drop=True)
        return frame.groupby(pd.Series(list(periods), name="period"), sort=True).mean()

    def representative_sentences(
        self, periods: Sequence[Hashable] | None = None, *, n: int = 2
    ) -> pd.DataFrame:
        """Return the sentences that are most about each topic, with their exact place.

        Parameters
        ----------
        periods : sequence, optional
            Choose `n` sentences for every period.
        n : int

        Returns
        -------
        DataFrame
            Columns topic, period, text (number of the text), start, end, sentence, share.
        """
        import pandas as pd

        rows = []
        for number, text in enumerate(self.texts):
            view = TextView(text)
            for start, end in view.sentences:
                lead = len(text[start:end]) - len(text[start:end].lstrip())
                start, end = start + lead, start + len(text[start:end].rstrip())
                if _SENTENCE_LENGTHS[0] <= end - start <= _SENTENCE_LENGTHS[1]:
                    period = periods[number] if periods is not None else None
                    rows.append((period, number, start, end, text[start:end]))
        columns = ["period", "text", "start", "end", "sentence"]
        frame = pd.DataFrame(rows, columns=columns)
        if frame.empty:
            return pd.DataFrame(columns=["topic", *columns, "share"])
        # the product rewards a sentence that is about the topic and says much about it
        matrix = self.vectorizer.transform(frame["sentence"])
        relevance = matrix @ self.model.components_.T
        shares = self.model.transform(matrix)
        parts = []
        for topic, label in enumerate(self.labels):
            part = frame.assign(
                topic=label, share=shares[:, topic], score=relevance[:, topic] * shares[:, topic]
            )
            part = part[part["score"] > 0].sort_values("score", ascending=False, kind="stable")
            part = part.drop_duplicates("sentence")
            part = part.groupby("period", dropna=False, sort=True).head(n)
            parts.append(part.sort_values("period", kind="stable"))
        return pd.concat(parts, ignore_index=True)[["topic", *columns, "share"]]


def fit_topics(
    texts: Sequence[str],
    n_topics: int = 10,
    *,
    keys: Sequence[Hashable] | None = None,
    vectorizer: ReportVectorizer | None = None,
    n_words: int = 10,
    random_state: int = 0,
) -> Topics:
    """Find the topics of texts (reports, or better their sections).

    Parameters
    ----------
    texts : sequence of str
    n_topics : int
    keys : sequence, optional
        Index of the shares.
    vectorizer : ReportVectorizer, optional
        Words of two texts or more, but not of nine tenths of them, if it is not given.
    n_words : int
        Words listed for each topic.
    random_state : int

    Returns
    -------
    Topics
    """
    import pandas as pd

    texts = tuple(texts)
    vectorizer = vectorizer or ReportVectorizer(min_df=2, max_df=0.9)
    matrix = vectorizer.fit_transform(texts)
    model = TopicModel(n_topics, random_state=random_state)
    shares = model.fit_transform(matrix)
    names = vectorizer.get_feature_names_out()
    rows = []
    labels: list[str] = []
    for number, weights in enumerate(model.components_):
        best = np.argsort(-weights)[:n_words]
        label = "·".join(str(names[i]) for i in best[:3])
        labels.append(label if label not in labels else f"{label}·{number + 1}")
        rows += [
            (number + 1, labels[-1], rank, str(names[i]), float(weights[i]))
            for rank, i in enumerate(best, start=1)
        ]
    return Topics(
        labels=tuple(labels),
        words=pd.DataFrame(rows, columns=["topic", "label", "rank", "word", "weight"]),
        shares=pd.DataFrame(shares, columns=labels, index=list(keys) if keys is not None else None),
        model=model,
        vectorizer=vectorizer,
        texts=texts,
    )
