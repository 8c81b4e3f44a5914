"""The report: text, facts, findings and score in one frozen record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from reportnlp.model.codec import decode, encode
from reportnlp.model.items import (
    Coverage,
    Figure,
    Finding,
    Meta,
    Official,
    Person,
    Placeholder,
    Score,
    Section,
    Source,
    Span,
)
from reportnlp.model.writing import writer

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = 1
FRAMES = ("sections", "placeholders", "figures", "officials", "people", "coverage", "findings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One analysed report.

    Attributes
    ----------
    text : str
        The text every offset points into.
    source : Source
    meta : Meta
    preamble : Span
    sections : tuple of Section
        Top level; see :meth:`walk_sections`.
    placeholders, figures, officials, people, coverage, findings : tuple
    score : Score

    Examples
    --------
    >>> import reportnlp
    >>> report = reportnlp.analyze("一、民生福祉\\n发放补助资金xxx万元。\\n")
    >>> report.figures[0].text, report.figures[0].value
    ('xxx万元', None)
    """

    text: str
    source: Source
    meta: Meta
    preamble: Span
    sections: tuple[Section, ...]
    placeholders: tuple[Placeholder, ...]
    figures: tuple[Figure, ...]
    officials: tuple[Official, ...]
    people: tuple[Person, ...]
    coverage: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    score: Score

    def walk_sections(self) -> Iterator[Section]:
        """Yield every section in reading order."""
        for section in self.sections:
            yield from section.walk()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON contract as plain dicts and lists."""
        return {"schema": SCHEMA, **encode(self)}

    def to_json(self) -> str:
        """Return the JSON contract as one line of text.

        The same as ``json.dumps(report.to_dict(), ensure_ascii=False)``, in a third of the time.

        Examples
        --------
        >>> import reportnlp
        >>> reportnlp.analyze("修路3公里。\\n").to_json()[:24]
        '{"schema": 1, "text": "修'
        """
        return f'{{"schema": {SCHEMA}, {writer(Report)(self)[1:]}'

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Rebuild a report.

        Raises
        ------
        ValueError
            If the data was written under another schema.
        """
        schema = data.get("schema")
        if schema != SCHEMA:
            raise ValueError(
                f"schema {schema!r} is not {SCHEMA}; write the file again with this version"
            )
        report: Self = decode(cls, {key: value for key, value in data.items() if key != "schema"})
        return report

    def to_frame(self, what: str = "figures") -> pd.DataFrame:
        """Return one kind of fact as a pandas frame, one row an item.

        Parameters
        ----------
        what : str
            One of :data:`FRAMES`.

        Raises
        ------
        ValueError
            If `what` is unknown.
        """
        if what not in FRAMES:
            raise ValueError(f"unknown frame {what!r}; use one of {', '.join(FRAMES)}")
        import pandas as pd

        items = tuple(self.walk_sections()) if what == "sections" else getattr(self, what)
        rows = [encode(item) for item in items]
        for row in rows:
            row.pop("children", None)
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        from reportnlp.output.html import summary_fragment

        return summary_fragment(self)
