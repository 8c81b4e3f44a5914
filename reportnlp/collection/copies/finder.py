"""The search: sign every paragraph, gather candidates, look closely at pairs of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from reportnlp.collection.copies.candidates import find_candidates
from reportnlp.collection.copies.documents import Document, as_document
from reportnlp.collection.copies.folding import Folded, fold_report, set_phrases
from reportnlp.collection.copies.result import Copies, Passage, Template
from reportnlp.collection.copies.signatures import sign
from reportnlp.collection.copies.verifying import match_paragraphs
from reportnlp.model.report import Report

_BATCH = 64
_LEAST_LENGTH = 40
_KEPT = 512
# a shingle that so many of all reports have is everybody's
_COMMON_SHARE, _COMMON_LEAST = 0.2, 4
_COUNTER_BITS = np.uint64(42)


class CopyIndex:
    """Signatures of the paragraphs of many reports; texts are not kept.

    Parameters
    ----------
    template_after : int, optional
        A paragraph that more reports than this share is template text; 20, or half of the
        reports if that is less (but at least 4).
    minimum : float
        Least share of a paragraph that must stand in its source.

    Examples
    --------
    >>> index = CopyIndex()
    >>> text = "全年整治乱搭乱建，清理河道淤泥，改造农村厕所，群众满意度明显提升，环境面貌焕然一新，获评示范乡镇。"
    >>> for key in ("a", "b"):
    ...     index.add(Document(key=key, text=text))
    >>> index.find(lambda key: text).share("b", "a")
    1.0
    """

    def __init__(self, *, template_after: int | None = None, minimum: float = 0.35) -> None:
        self.template_after = template_after
        self.minimum = minimum
        self._places: list[str | None] = []
        self._dates: list[str | None] = []
        self._keys: list[str] = []
        self._counts: list[int] = []
        self._lengths: list[npt.NDArray[np.int32]] = []
        self._spans: list[npt.NDArray[np.int32]] = []
        self._signatures: list[npt.NDArray[np.uint16]] = []
        self._waiting: list[Folded] = []
        # how many reports have a shingle; shingles are counted by the high bits of their hash
        self._reports_with = np.zeros(1 << 22, dtype=np.uint32)
        self._slots = np.zeros(1 << 22, dtype=np.uint32)

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, document: Document) -> None:
        """Sign the paragraphs of one more report."""
        folded = fold_report(document.text)
        self._keys.append(document.key)
        self._places.append(document.place)
        self._dates.append(document.date)
        self._counts.append(len(folded.spans))
        self._lengths.append(np.diff(folded.bounds).astype(np.int32))
        self._spans.append(np.array(folded.spans, dtype=np.int32).reshape(-1, 2))
        self._count(folded.hashes[folded.whole] >> _COUNTER_BITS)
        self._waiting.append(folded)
        if len(self._waiting) >= _BATCH:
            self._sign()

    def _count(self, shingles: npt.NDArray[np.uint64]) -> None:
        # of equal shingles only the last stays in its slot: distinct ones without sorting
        numbers = np.arange(len(shingles), dtype=np.uint32)
        self._slots[shingles] = numbers
        self._reports_with[shingles[self._slots[shingles] == numbers]] += 1

    def _sign(self) -> None:
        if self._waiting:
            self._signatures.append(sign(self._waiting))
            self._waiting.clear()

    def find(self, fetch: Callable[[str], str]) -> Copies:
        """Find what was copied from where.

        Parameters
        ----------
        fetch : callable
            Returns the text of a report by its key; asked only for reports worth a look.
        """
        if len(set(self._keys)) != len(self._keys):
            raise ValueError("every report needs a key of its own")
        self._sign()
        if not self._signatures:
            return Copies(sizes={}, passages=(), templates=())
        counts = np.array(self._counts)
        owners = np.repeat(np.arange(len(counts)), counts)
        # a township that repeats itself every year has copied; it has not made a template
        longest = max(Counter(place for place in self._places if place).values(), default=0)
        found = find_candidates(
            np.concatenate(self._signatures),
            owners,
            np.concatenate(self._lengths) >= _LEAST_LENGTH,
            template_after=self.template_after or max(min(20, max(4, len(counts) // 2)), longest),
        )
        firsts = np.cumsum(counts) - counts
        folded = lru_cache(maxsize=_KEPT)(lambda number: fold_report(fetch(self._keys[number])))
        common = self._reports_with >= max(_COMMON_LEAST, _COMMON_SHARE * len(counts), longest + 1)
        passages = []
        codes = np.unique(owners[found.pairs[:, 0]] * len(counts) + owners[found.pairs[:, 1]])
        for code in codes:
            source, copy, directed = self._order(*divmod(int(code), len(counts)))
            first = firsts[copy]
            mine = folded(copy)
            matches = match_paragraphs(
                mine,
                folded(source),
                minimum=self.minimum,
                ignored=found.template[first : first + counts[copy]],
                common=common[mine.hashes >> _COUNTER_BITS] | np.isin(mine.hashes, set_phrases()),
            )
            for match in matches:
                start, end = self._spans[copy][match.copy]
                source_start, source_end = self._spans[source][match.source]
                passages.append(
                    Passage(
                        copy=self._keys[copy],
                        source=self._keys[source],
                        start=int(start),
                        end=int(end),
                        source_start=int(source_start),
                        source_end=int(source_end),
                        similarity=round(match.similarity, 4),
                        relation=self._relation(copy, source),
                        directed=directed,
                    )
                )
        return Copies(
            sizes=self._sizes(found.template, firsts),
            passages=tuple(passages),
            templates=self._templates(found.template, found.template_group, owners, firsts),
        )

    def _order(self, one: int, other: int) -> tuple[int, int, bool]:
        """Return (source, copy, known): the earlier report is the source."""
        first, second = self._dates[one], self._dates[other]
        if first is None or second is None or first == second:
            return one, other, False
        return (one, other, True) if first < second else (other, one, True)

    def _relation(self, copy: int, source: int) -> str:
        here, there = self._places[copy], self._places[source]
        if here is None or there is None:
            return "unknown"
        return "earlier" if here == there else "neighbour"

    def _sizes(
        self, template: npt.NDArray[np.bool_], firsts: npt.NDArray[np.int64]
    ) -> dict[str, int]:
        sizes = {}
        for number, key in enumerate(self._keys):
            spans = self._spans[number]
            own = ~template[firsts[number] : firsts[number] + len(spans)]
            sizes[key] = int((spans[:, 1] - spans[:, 0])[own].sum())
        return sizes

    def _templates(
        self,
        template: npt.NDArray[np.bool_],
        group: npt.NDArray[np.int64],
        owners: npt.NDArray[np.int64],
        firsts: npt.NDArray[np.int64],
    ) -> tuple[Template, ...]:
        found = []
        # a few join a group by chance in one band only; they are left out of the list
        numbers = np.flatnonzero(template)
        for leader in np.unique(group[numbers]):
            members = numbers[group[numbers] == leader]
            if len(np.unique(owners[members])) < _COMMON_LEAST:
                continue
            number = int(members[0])
            owner = int(owners[number])
            start, end = self._spans[owner][number - firsts[owner]]
            found.append(
                Template(
                    key=self._keys[owner],
                    start=int(start),
                    end=int(end),
                    reports=len(np.unique(owners[members])),
                )
            )
        return tuple(sorted(found, key=lambda item: -item.reports))


def find_copies(
    documents: Iterable[Document | tuple[str, str] | Report],
    *,
    fetch: Callable[[str], str] | None = None,
    template_after: int | None = None,
    minimum: float = 0.35,
) -> Copies:
    """Find paragraphs that stand in more than one report.

    Parameters
    ----------
    documents : iterable of Document, (key, text) or Report
    fetch : callable, optional
        Returns the text of a report by its key, so that the texts need not be kept.
    template_after : int, optional
        A paragraph that more reports than this share is template text; 20, or half of the
        reports if that is less (but at least 4).
    minimum : float
        Least share of a paragraph that must stand in its source.

    Returns
    -------
    Copies

    Examples
    --------
    >>> text = "全年整治乱搭乱建，清理河道淤泥，改造农村厕所，群众满意度明显提升，环境面貌焕然一新，获评示范乡镇。"
    >>> copies = find_copies([("2020", text + "\\n"), ("2021", "二、环境\\n" + text)])
    >>> [(p.copy, p.source, p.similarity) for p in copies.passages]
    [('2021', '2020', 1.0)]
    """
    index = CopyIndex(template_after=template_after, minimum=minimum)
    texts: dict[str, str] = {}
    for item in documents:
        document = as_document(item)
        index.add(document)
        if fetch is None:
            texts[document.key] = document.text
    return index.find(fetch or texts.__getitem__)
