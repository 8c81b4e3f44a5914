"""One report of a corpus: what is known of it without opening it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from reportnlp.collection.metadata import Given
from reportnlp.collection.periods import label
from reportnlp.collection.store import Head
from reportnlp.model.items import Meta, Period
from reportnlp.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report of a corpus.

    Attributes
    ----------
    file : str
        As it was given.
    place, county, code, kind : str or None
        Given, else read from the report; ``code`` is only ever given.
    period : Period or None
    place_sure, period_sure : bool
        False where masked, contradicted, only inferred or not known.
    source : {'given', 'text'}
        ``given`` where the metadata name the place or the period.
    head : Head
        Counts and score.
    sha256 : str
    extra : dict of str to str
        Further columns of the metadata.
    """

    file: str
    place: str | None
    county: str | None
    code: str | None
    kind: str | None
    period: Period | None
    place_sure: bool
    period_sure: bool
    source: str
    head: Head
    sha256: str
    extra: dict[str, str] = field(default_factory=dict)
    _load: Callable[[int], Report] = field(repr=False, compare=False)

    @property
    def label(self) -> str | None:
        """The period as a label, such as ``2021H1``."""
        return label(self.period)

    @property
    def report(self) -> Report:
        """The report itself, with the given metadata in :attr:`Report.meta`."""
        report = self._load(self.head.id)
        meta: Meta = dataclasses.replace(
            report.meta,
            place=self.place,
            county=self.county,
            kind=self.kind,
            period=self.period,
        )
        source = dataclasses.replace(report.source, path=self.file)
        return dataclasses.replace(report, meta=meta, source=source)

    def get(self, name: str) -> object:
        """Return a column by name: an attribute, ``period`` as its label, or an extra one.

        Raises
        ------
        KeyError
            If there is no such column.
        """
        if name == "period":
            return self.label
        if name == "year":
            return self.period.start[:4] if self.period and self.period.start else None
        if name in ("file", "place", "county", "code", "kind", "place_sure", "period_sure"):
            return getattr(self, name)
        if name in self.extra:
            return self.extra[name]
        raise KeyError(name)


def entry_of(
    file: str, sha256: str, head: Head, given: Given | None, load: Callable[[int], Report]
) -> Entry:
    """Put together what a report says of itself and what was given."""
    given = given or Given()
    period = given.period
    if period is None and (head.period_start or head.period_end or head.period_sure == 0):
        period = Period(
            start=head.period_start, end=head.period_end, certain=bool(head.period_sure)
        )
    place = given.place or head.place
    return Entry(
        file=file,
        place=place,
        county=given.county or head.county,
        code=given.code,
        kind=given.kind or head.kind,
        period=period,
        place_sure=given.place is not None or bool(head.place_sure),
        period_sure=given.period is not None or bool(head.period_sure),
        source="given" if given.place or given.period else "text",
        head=head,
        sha256=sha256,
        extra=given.extra,
        _load=load,
    )
