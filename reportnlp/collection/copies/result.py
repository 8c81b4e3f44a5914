"""What was found, as records and as frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

RELATIONS = {"earlier": "沿用往期", "neighbour": "与他处雷同", "unknown": "来源不明"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that stands in two reports.

    Attributes
    ----------
    copy, source : str
        Keys of the two reports.
    start, end, source_start, source_end : int
        Where the paragraph stands in either text.
    similarity : float
        Share of the copy's characters found in the source, figures and masks left out.
    relation : {'earlier', 'neighbour', 'unknown'}
        The same place at an earlier time; another place; not known.
    directed : bool
        False where nothing says which of the two was first.
    """

    copy: str
    source: str
    start: int
    end: int
    source_start: int
    source_end: int
    similarity: float
    relation: str
    directed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A paragraph that so many reports share that it is nobody's own.

    Attributes
    ----------
    key : str
        One report it stands in.
    start, end : int
    reports : int
        How many reports have it.
    """

    key: str
    start: int
    end: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The result of a search for copies.

    Attributes
    ----------
    sizes : dict of str to int
        Characters in the paragraphs of each report, template text left out.
    passages : tuple of Passage
    templates : tuple of Template
    """

    sizes: dict[str, int]
    passages: tuple[Passage, ...]
    templates: tuple[Template, ...]

    def share(self, copy: str, source: str | None = None) -> float:
        """Return the share of a report that stands in `source` (or in any other report)."""
        spans = {
            (passage.start, passage.end)
            for passage in self.passages
            if passage.copy == copy and source in (None, passage.source)
        }
        size = self.sizes[copy]
        return sum(end - start for start, end in spans) / size if size else 0.0

    def passages_frame(self) -> pd.DataFrame:
        """Return one row a copied paragraph."""
        import pandas as pd

        names = list(Passage.__dataclass_fields__)
        rows = [[getattr(passage, name) for name in names] for passage in self.passages]
        return pd.DataFrame(rows, columns=names)

    def pairs_frame(self) -> pd.DataFrame:
        """Return one row a pair of reports: share copied, paragraphs, mean similarity."""
        frame = self.passages_frame()
        columns = ["copy", "source", "relation", "directed", "paragraphs", "similarity", "share"]
        if frame.empty:
            return frame.reindex(columns=columns)
        frame["length"] = frame["end"] - frame["start"]
        pairs = (
            frame.groupby(["copy", "source", "relation", "directed"], sort=False)
            .agg(
                paragraphs=("start", "size"),
                similarity=("similarity", "mean"),
                length=("length", "sum"),
            )
            .reset_index()
        )
        pairs["share"] = pairs["length"] / pairs["copy"].map(self.sizes)
        return (
            pairs[columns]
            .sort_values(["share", "copy"], ascending=[False, True])
            .reset_index(drop=True)
        )

    def reports_frame(self) -> pd.DataFrame:
        """Return one row a report: the share that is copied and where most of it came from."""
        import pandas as pd

        pairs = self.pairs_frame()
        main = pairs.drop_duplicates("copy").set_index("copy")["source"] if len(pairs) else {}
        spans: dict[str, set[tuple[int, int]]] = {}
        for passage in self.passages:
            spans.setdefault(passage.copy, set()).add((passage.start, passage.end))
        rows = []
        for key, size in self.sizes.items():
            copied = sum(end - start for start, end in spans.get(key, ()))
            rows.append((key, size, copied, copied / size if size else 0.0, main.get(key)))
        return pd.DataFrame(rows, columns=["report", "size", "copied", "share", "main_source"])
