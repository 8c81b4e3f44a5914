"""Text analysis: word counts on scikit-learn, and the frames that linguists expect."""

from reportnlp.collection.text.classifier import SectionClassifier
from reportnlp.collection.text.collocations import collocations
from reportnlp.collection.text.concordance import kwic
from reportnlp.collection.text.dictionary import code_dictionary, cross_tab
from reportnlp.collection.text.dispersion import dispersion
from reportnlp.collection.text.diversity import diversity
from reportnlp.collection.text.keyness import keyness, term_scatter
from reportnlp.collection.text.similarity import most_similar, similarity
from reportnlp.collection.text.tokens import tokenize, words
from reportnlp.collection.text.topics import TopicModel, Topics, fit_topics
from reportnlp.collection.text.validation import (
    precision,
    read_validation,
    validation_sample,
    wilson,
    write_validation,
)
from reportnlp.collection.text.vectorizer import ReportVectorizer

__all__ = [
    "ReportVectorizer",
    "SectionClassifier",
    "TopicModel",
    "Topics",
    "code_dictionary",
    "collocations",
    "cross_tab",
    "dispersion",
    "diversity",
    "fit_topics",
    "keyness",
    "kwic",
    "most_similar",
    "precision",
    "read_validation",
    "similarity",
    "term_scatter",
    "tokenize",
    "validation_sample",
    "wilson",
    "words",
    "write_validation",
]
