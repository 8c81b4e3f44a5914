"""A spaCy tokenizer that never cuts numbers, masks, dates, names or terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from reportnlp.pipeline.atoms import find_atoms
from reportnlp.pipeline.store import remember_text
from reportnlp.pipeline.words import Backend, cutter


class ReportTokenizer:
    """Cut a report into words; ``doc.text`` is the text as it was.

    Parameters
    ----------
    vocab : Vocab
    backend : {'jieba', 'rjieba'}
        What cuts the text between numbers, masks, dates and names.  Neither is loaded, nor
        pickled, before the first text.

    Examples
    --------
    >>> tokenizer = ReportTokenizer(Vocab())
    >>> [token.text for token in tokenizer("发放资金xxx万元")]
    ['发放', '资金', 'xxx', '万元']
    """

    def __init__(self, vocab: Vocab, *, backend: Backend = "jieba") -> None:
        self.vocab = vocab
        self.backend: Backend = backend

    def __call__(self, text: str) -> Doc:
        """Cut one text."""
        words: list[str] = []
        spaced: set[int] = set()
        cut = cutter(self.backend)
        at = 0
        for start, end, kind in find_atoms(text):
            if at < start:
                words += cut(text[at:start])
            at = end
            if kind == "space" and text[start] == " " and words and len(words) not in spaced:
                spaced.add(len(words))  # the blank belongs to the word before it
                start += 1
            if start < end:
                words.append(text[start:end])
        if at < len(text):
            words += cut(text[at:])
        spaces = [False] * len(words)
        for number in spaced:
            spaces[number - 1] = True
        doc = Doc(self.vocab, words=words, spaces=spaces)
        remember_text(doc, text)
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Cut texts one by one."""
        for text in texts:
            yield self(text)

    # What there is to save stands in the pipeline's config.
    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing: the config holds the settings."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> ReportTokenizer:
        """Return self."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write nothing: the config holds the settings."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> ReportTokenizer:
        """Return self."""
        return self


@registry.tokenizers("reportnlp_tokenizer")  # type: ignore[untyped-decorator]
def create_tokenizer(backend: Backend = "jieba") -> Callable[[Language], ReportTokenizer]:
    """Return a maker of tokenizers, as spaCy's config system wants it."""

    def make(nlp: Language) -> ReportTokenizer:
        return ReportTokenizer(nlp.vocab, backend=backend)

    return make
