"""What the search for copies needs to know of a report."""

from __future__ import annotations

from dataclasses import dataclass

from reportnlp.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report to be compared.

    Attributes
    ----------
    key : str
        Names the report; unique in one search.
    text : str
    place : str or None
        Two documents of one place are the same township at two times.
    date : str or None
        ISO date; of two reports the earlier one is the source.
    """

    key: str
    text: str
    place: str | None = None
    date: str | None = None


def as_document(item: Document | tuple[str, str] | Report) -> Document:
    """Return `item` as a document.

    Parameters
    ----------
    item : Document, (key, text) or Report

    Raises
    ------
    TypeError
        If it is something else.

    Examples
    --------
    >>> as_document(("a", "修路三公里。")).key
    'a'
    """
    if isinstance(item, Document):
        return item
    if isinstance(item, Report):
        meta = item.meta
        return Document(
            key=item.source.path or meta.title or "",
            text=item.text,
            place=meta.place,
            date=meta.period.end if meta.period else None,
        )
    if isinstance(item, tuple) and len(item) == 2:
        return Document(key=str(item[0]), text=item[1])
    raise TypeError(f"expected Document, (key, text) or Report, got {type(item).__name__}")
