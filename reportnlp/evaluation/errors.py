"""What went wrong, by class, each error in its sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportnlp.text.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCase:
    """One error.

    Attributes
    ----------
    document : str
    label : str
        Its class.
    start, end : int
    before, surface, after : str
        The sentence around it.
    note : str
        What was predicted or expected.
    """

    document: str
    label: str
    start: int
    end: int
    before: str
    surface: str
    after: str
    note: str


class Errors:
    """Collects the errors of one report."""

    def __init__(self, document: str, text: str) -> None:
        self._document = document
        self._view = TextView(text)
        self.cases: list[ErrorCase] = []

    def add(self, label: str, start: int, end: int, note: str) -> None:
        """Record one error at ``text[start:end]``."""
        left, right = self._view.sentence_at(start)
        text = self._view.raw
        self.cases.append(
            ErrorCase(
                document=self._document,
                label=label,
                start=start,
                end=end,
                before=text[left:start],
                surface=text[start:end],
                after=text[end : max(right, end)],
                note=note,
            )
        )


def confusion(cases: list[ErrorCase]) -> list[tuple[str, int]]:
    """Count the errors of each class, most frequent first."""
    return Counter(case.label for case in cases).most_common()
