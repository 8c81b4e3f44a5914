"""The text analysis a corpus offers; the work is done in :mod:`reportnlp.collection.text`."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportnlp.collection.errors import CorpusError

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.copies import Copies
    from reportnlp.collection.corpus import Corpus
    from reportnlp.collection.text import Topics

_SHORTEST_SECTION = 60


class Researching:
    """Methods of :class:`~reportnlp.Corpus` that look at the words."""

    # texts -------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (file, text) of one report after the other."""
        corpus = cast("Corpus", self)
        for entry in corpus.entries:
            yield entry.file, corpus.store.text(entry.head.id)

    def text(self, file: str) -> str:
        """Return the text of one report.

        Raises
        ------
        CorpusError
            If the corpus has no such file.
        """
        corpus = cast("Corpus", self)
        return corpus.store.text(corpus.entry(file).head.id)

    def section_texts(self) -> pd.DataFrame:
        """Return the sections of the top level with their text, subsections included.

        Returns
        -------
        DataFrame
            Columns report, place, period, section, topic, title, start, end, text; sections
            under sixty characters are left out.
        """
        import pandas as pd

        corpus = cast("Corpus", self)
        rows = []
        for entry in corpus.entries:
            report = entry.report
            for section in report.sections:
                text = report.text[section.end : section.whole_end]
                if len(text.strip()) >= _SHORTEST_SECTION:
                    rows.append(
                        (
                            entry.file,
                            entry.place,
                            entry.label,
                            section.id,
                            section.topic,
                            section.title,
                            section.end,
                            section.whole_end,
                            text,
                        )
                    )
        columns = ["report", "place", "period", "section", "topic", "title", "start", "end", "text"]
        return pd.DataFrame(rows, columns=columns)

    def _tokens(self) -> list[list[str]]:
        from reportnlp.collection.text import tokenize

        return tokenize(text for _, text in self.texts())

    # copies ------------------------------------------------------------------------------

    def copies(self, *, minimum: float = 0.35, template_after: int | None = None) -> Copies:
        """Find paragraphs taken from an earlier report or from a neighbour.

        Parameters
        ----------
        minimum : float
            Least share of a paragraph that must stand in its source.
        template_after : int, optional
            A paragraph that more reports than this share is template text.
        """
        from reportnlp.collection.copies import Document, find_copies

        corpus = cast("Corpus", self)

        def documents() -> Iterator[Document]:
            for entry in corpus.entries:
                period = entry.period
                yield Document(
                    key=entry.file,
                    text=corpus.store.text(entry.head.id),
                    place=entry.place,
                    date=period.end if period and entry.period_sure else None,
                )

        return find_copies(
            documents(), fetch=self._fetch, minimum=minimum, template_after=template_after
        )

    @functools.cached_property
    def _ids(self) -> dict[str, int]:
        return {entry.file: entry.head.id for entry in cast("Corpus", self).entries}

    def _fetch(self, file: str) -> str:
        return cast("Corpus", self).store.text(self._ids[file])

    def write_copies(self, path: str | Path, copies: Copies | None = None) -> None:
        """Write copies side by side, differences marked.

        Parameters
        ----------
        path : path
            Ends in ``.html`` or ``.xlsx``.
        copies : Copies, optional
            As :meth:`copies` found them.
        """
        from reportnlp.collection.copies import rendering

        path = Path(path)
        copies = copies or self.copies()
        if path.suffix.lower() == ".xlsx":
            path.write_bytes(rendering.render_xlsx(copies, self._fetch))
        elif path.suffix.lower() == ".html":
            path.write_text(rendering.render_html(copies, self._fetch), encoding="utf-8")
        else:
            raise CorpusError(f"不能写成 {path.suffix}；请用 .html 或 .xlsx")

    # words -------------------------------------------------------------------------------

    def kwic(self, keyword: str, *, width: int = 20, pattern: bool = False) -> pd.DataFrame:
        """Return every occurrence of a word with what stands around it."""
        from reportnlp.collection.text import kwic

        return kwic(self.texts(), keyword, width=width, pattern=pattern)

    def keyness(self, reference: Corpus, *, min_count: int = 3) -> pd.DataFrame:
        """Compare the words of these reports with those of other reports."""
        from reportnlp.collection.text import keyness

        return keyness(self._tokens(), reference._tokens(), min_count=min_count)

    def term_scatter(self, reference: Corpus, *, min_count: int = 3) -> pd.DataFrame:
        """Return :meth:`keyness` with a place for each word in a picture of both groups."""
        from reportnlp.collection.text import term_scatter

        return term_scatter(self._tokens(), reference._tokens(), min_count=min_count)

    def collocations(
        self, node: str | None = None, *, window: int = 1, min_count: int = 3
    ) -> pd.DataFrame:
        """Return words that stand together more often than chance would have it."""
        from reportnlp.collection.text import collocations

        return collocations(self._tokens(), node=node, window=window, min_count=min_count)

    def dispersion(self, *, min_count: int = 3) -> pd.DataFrame:
        """Return how evenly each word is spread over the reports."""
        from reportnlp.collection.text import dispersion

        return dispersion(self._tokens(), min_count=min_count)

    def diversity(self) -> pd.DataFrame:
        """Return the lexical diversity of each report."""
        from reportnlp.collection.text import diversity

        files = [file for file, _ in self.texts()]
        return diversity(zip(files, self._tokens(), strict=True))

    def similarity(self) -> pd.DataFrame:
        """Return the cosine similarity of every two reports in their words."""
        from reportnlp.collection.text import similarity

        files, texts = zip(*self.texts(), strict=True)
        return similarity(texts, keys=files)

    def topics(self, n: int = 10, *, random_state: int = 0) -> tuple[Topics, pd.DataFrame]:
        """Find the topics of the sections.

        Returns
        -------
        (Topics, DataFrame)
            The topics, and the sections (:meth:`section_texts`) in the order of their shares.
        """
        from reportnlp.collection.text import fit_topics

        sections = self.section_texts()
        if len(sections) < 2:
            raise CorpusError("这些报告的章节太少，不能划分主题")
        return fit_topics(list(sections["text"]), n, random_state=random_state), sections

    def code(self, categories: Mapping[str, Sequence[str]]) -> pd.DataFrame:
        """Mark every sentence that holds a term of a category."""
        from reportnlp.collection.text import code_dictionary

        return code_dictionary(self.texts(), categories)

    def cross_tab(
        self, categories: Mapping[str, Sequence[str]], *, by: str, measure: str = "share"
    ) -> pd.DataFrame:
        """Count the sentences of each category by a column, such as ``period``."""
        from reportnlp.collection.text import cross_tab

        groups = {entry.file: entry.get(by) for entry in cast("Corpus", self).entries}
        return cross_tab(self.code(categories), groups, measure=measure)

    # checking by hand --------------------------------------------------------------------

    def validation_sample(
        self,
        n: int,
        *,
        what: str = "indicators",
        by: str | None = None,
        seed: int = 0,
        path: str | Path | None = None,
    ) -> pd.DataFrame:
        """Draw rows of a frame to check by hand.

        Parameters
        ----------
        n : int
        what : str
            ``indicators``, ``sections``, ``officials`` or ``findings``.
        by : str, optional
            Spread the rows evenly over the values of this column.
        seed : int
        path : path, optional
            Also write them there, as .xlsx or .csv; fill the column 对错 and read it with
            :func:`~reportnlp.collection.text.read_validation`.
        """
        from reportnlp.collection.text import validation_sample, write_validation

        frames = ("indicators", "sections", "officials", "findings")
        if what not in frames:
            raise CorpusError(f"没有“{what}”这张表；可用：{'、'.join(frames)}")
        frame: pd.DataFrame = getattr(self, what)()
        sample = validation_sample(frame, n, fetch=self._fetch, by=by, seed=seed)
        if path is not None:
            write_validation(sample, path)
        return sample
