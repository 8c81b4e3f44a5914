"""A corpus as files: Parquet, CSV, Stata, spaCy DocBin; written piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reportnlp.collection import contract, frames
from reportnlp.collection.errors import CorpusError

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_BATCH = 500
_STATA_TEXT = 2045  # the longest fixed string that Stata reads
_STATA_NAMES = {"end": "end_"}


def _check(frame: str) -> None:
    if frame not in contract.frames():
        raise CorpusError(f"没有“{frame}”这张表；可用：{'、'.join(contract.frames())}")


def _pieces(corpus: Corpus, frame: str) -> Iterator[pd.DataFrame]:
    _check(frame)
    if not corpus.entries:
        yield frames.build(corpus.store, (), frame)
    yield from frames.batches(corpus.store, corpus.entries, frame, _BATCH)


def _arrow_schema(frame: str) -> Any:
    import pyarrow as pa

    kinds = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "Float64": pa.float64(),
        "boolean": pa.bool_(),
    }
    return pa.schema(
        [(column.name, kinds.get(column.type, pa.string())) for column in contract.columns(frame)]
    )


class Exporting:
    """Methods of :class:`~reportnlp.Corpus` that write files; memory stays flat."""

    def to_parquet(self, path: str | Path, frame: str = "indicators") -> Path:
        """Write one frame as Parquet (needs pyarrow).

        Parameters
        ----------
        path : path
        frame : str
            ``indicators``, ``sections``, ``officials``, ``findings``, ``scores`` or ``reports``.

        Returns
        -------
        Path
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        _check(frame)
        schema = _arrow_schema(frame)
        with pq.ParquetWriter(str(path), schema) as writer:
            for piece in _pieces(cast("Corpus", self), frame):
                table = pa.Table.from_pandas(_plain(piece), schema=schema, preserve_index=False)
                writer.write_table(table)
        return Path(path)

    def to_csv(self, path: str | Path, frame: str = "indicators") -> Path:
        """Write one frame as CSV that Excel opens in Chinese (UTF-8 with mark).

        A masked value is an empty field beside ``masked`` = True; open bounds read ``inf``.
        """
        target = Path(path)
        with target.open("w", encoding="utf-8-sig", newline="") as stream:
            for number, piece in enumerate(_pieces(cast("Corpus", self), frame)):
                piece.to_csv(stream, index=False, header=number == 0)
        return target

    def to_stata(self, path: str | Path, frame: str = "indicators") -> Path:
        """Write one frame as Stata 14+ ``.dta``.

        A masked value is missing beside ``masked`` = 1; an open bound is missing too, since
        Stata knows no infinity. The whole frame is held in memory.
        """
        import numpy as np
        import pandas as pd

        _check(frame)
        data = _plain(pd.concat(_pieces(cast("Corpus", self), frame), ignore_index=True))
        labels = {c.name: c.en[:80] for c in contract.columns(frame)}
        for column in contract.columns(frame):
            values = data[column.name]
            if column.type in ("float64", "Float64"):
                numbers = values.astype("float64").replace([np.inf, -np.inf], np.nan)
                data[column.name] = numbers
            elif column.type == "boolean":
                data[column.name] = values.fillna(False).astype("int8")
            elif column.type == "int64":
                data[column.name] = values.astype("int32")
            else:
                data[column.name] = values.astype("object").fillna("").str[:_STATA_TEXT]
        long = [
            _STATA_NAMES.get(c.name, c.name)
            for c in contract.columns(frame)
            if c.type in ("str", "category")
        ]
        data = data.rename(columns=_STATA_NAMES)  # end is a word of Stata
        data.to_stata(
            path,
            write_index=False,
            version=118,
            variable_labels={_STATA_NAMES.get(k, k): v for k, v in labels.items()},
            convert_strl=[name for name in long if data[name].str.len().max() > 200],
        )
        return Path(path)

    def to_docbin(self, path: str | Path) -> Path:
        """Write every report as a spaCy Doc with its spans and user data.

        The file is read with ``spacy.tokens.DocBin().from_disk(path)``.
        """
        from spacy.tokens import DocBin

        import reportnlp

        nlp = reportnlp.load()
        box = DocBin(store_user_data=True)
        for entry in cast("Corpus", self).entries:
            doc = nlp(entry.report.text)
            doc.user_data["reportnlp_file"] = entry.file
            box.add(doc)
        box.to_disk(path)
        return Path(path)


def _plain(piece: pd.DataFrame) -> pd.DataFrame:
    """Return categories as plain text, so that all pieces have one schema."""
    return piece.astype(
        {name: "object" for name in piece.columns if piece[name].dtype == "category"}
    )
