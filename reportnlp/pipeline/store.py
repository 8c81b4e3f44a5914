"""Where components leave their facts: spans in ``doc.spans``, details in ``doc.user_data``.

``doc.user_data["reportnlp"]`` holds the records themselves.  Where a doc is written as bytes
(``to_bytes``, ``DocBin``, other processes) they become plain dicts and lists, and are read back
only when they are asked for.
"""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Iterable
from typing import Any

import numpy as np
import srsly.msgpack
from spacy.tokens import Doc, Span, SpanGroup

from reportnlp.model.codec import decode, encode

KEY = "reportnlp"


@srsly.msgpack.msgpack_encoders("reportnlp")  # type: ignore[untyped-decorator]
def _plain(value: Any, chain: Any = None) -> Any:
    """Turn a record into what msgpack can write."""
    if dataclasses.is_dataclass(value) and type(value).__module__.startswith("reportnlp."):
        return encode(value, str)
    return value if chain is None else chain(value)


def record_of(kind: type, value: Any) -> Any:
    """Return the record that a value of the store is, or was before it was written."""
    return value if isinstance(value, kind) else decode(kind, value)


def store_of(doc: Doc) -> dict[str, Any]:
    """Return the dict of this doc, made where it is missing."""
    store: dict[str, Any] = doc.user_data.setdefault(KEY, {})
    return store


_texts: weakref.WeakKeyDictionary[Doc, str] = weakref.WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, joined only once; merging or splitting tokens leaves it as it is."""
    text = _texts.get(doc)
    if text is None:
        text = _texts[doc] = doc.text
    return text


def remember_text(doc: Doc, text: str) -> None:
    """Spare :func:`text_of` the joining."""
    _texts[doc] = text


def _spans(doc: Doc, items: list[Any], labels: list[str]) -> list[Span]:
    """Smallest spans of whole tokens over each item; an empty item gets the token it touches."""
    starts = doc.to_array("IDX").astype("int64")
    firsts = np.searchsorted(starts, [item.start for item in items], "right").tolist()
    lasts = np.searchsorted(starts, [item.end for item in items]).tolist()
    add = doc.vocab.strings.add
    hashes = {label: add(label) for label in set(labels)}
    spans = []
    for item, label, first, last in zip(items, labels, firsts, lasts, strict=True):
        first = max(first, 1)
        spans.append(Span(doc, first - 1, max(last, first), label=hashes[label], span_id=item.id))
    return spans


def put(doc: Doc, key: str, items: Iterable[Any], labels: Iterable[str]) -> None:
    """Store records and their spans.

    Parameters
    ----------
    doc : Doc
    key : str
        ``sections``, ``placeholders``, ``figures`` or ``officials``.
    items : iterable of record
        Records of :mod:`reportnlp.model.items`.
    labels : iterable of str
        One span label a record.
    """
    items = list(items)
    store_of(doc)[key] = tuple(items)
    spans = _spans(doc, items, list(labels)) if items and len(doc) else []
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans)


def get(doc: Doc, key: str, kind: type) -> tuple[Any, ...]:
    """Return the records of one kind that still stand in ``doc.spans``.

    A span that some other component put there counts too; its record has the span's offsets
    and text, and its label where the kind of record has a place for it.
    """
    records = {item.id: item for item in (record_of(kind, v) for v in store_of(doc).get(key, ()))}
    if not len(doc) or key not in doc.spans:
        return tuple(records.values())
    group = doc.spans[key]
    kept = [span.id_ for span in group]
    if kept == list(records):
        return tuple(records.values())
    items = list(map(records.__getitem__, filter(set(kept).__contains__, records)))
    foreign = [span for span in group if span.id_ not in records]
    if foreign:
        items += [_record(kind, span, f"{key[0]}x{n}") for n, span in enumerate(foreign, 1)]
        items.sort(key=lambda item: (item.start, item.end))
    return tuple(items)


def _record(kind: type, span: Span, default: str) -> Any:
    values: dict[str, Any] = {
        "id": span.id_ or default,
        "start": span.start_char,
        "end": span.end_char,
        "text": span.text,
        "rule": "span",
    }
    name = kind.__name__
    if name == "Official":
        values |= {"name": "".join(span.text.split()), "position": span.label_ or None}
    elif name == "Figure":
        values |= {"number": span.text, "value": None, "unit": "", "name": span.label_}
    else:
        known = ("figure", "date", "name", "word", "gap")
        values |= {"kind": span.label_ if span.label_ in known else "figure", "style": ""}
    return kind(**values)
