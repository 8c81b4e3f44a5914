"""What every check reads: the facts of one report, indexed once."""

from __future__ import annotations

import bisect
import functools
import re

from reportnlp.checks.appointments import Appointment, place_among
from reportnlp.model.items import Facts, Figure, Section
from reportnlp.template.model import Template
from reportnlp.text.view import TextView

_STOP = re.compile(r"[。;\n]")


class Context:
    """Facts of one report with the indexes that several checks share.

    Parameters
    ----------
    facts : Facts
    template : Template
    view : TextView, optional
        The view the facts were read from; made anew if it is not given.
    appointments : tuple of Appointment
        Who is known to hold a post.

    Attributes
    ----------
    folded : str
        See :func:`reportnlp.text.fold.fold`.
    """

    def __init__(
        self,
        facts: Facts,
        template: Template,
        view: TextView | None = None,
        appointments: tuple[Appointment, ...] = (),
    ) -> None:
        self.facts = facts
        self.appointments = appointments
        self.template = template
        self.view = view or TextView(facts.text)
        self.folded = self.view.folded

    @functools.cached_property
    def figure_starts(self) -> list[int]:
        """Where figures begin, in order."""
        return [figure.start for figure in self.facts.figures]

    @functools.cached_property
    def listed(self) -> tuple[Appointment, ...]:
        """Who is known to hold a post at the place this report is of."""
        place = place_among((item.place for item in self.appointments), self.facts.meta)
        return tuple(item for item in self.appointments if item.place == place)

    def figures_between(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that begin in ``[start, end)``."""
        left = bisect.bisect_left(self.figure_starts, start)
        return self.facts.figures[left : bisect.bisect_left(self.figure_starts, end)]

    @functools.cached_property
    def statements(self) -> tuple[tuple[int, int, tuple[Figure, ...]], ...]:
        """(start, end, figures) of every statement with figures.

        A statement ends at a full stop, semicolon or line end; one that opens with 其中
        belongs to the one before it.
        """
        found: list[tuple[int, int, tuple[Figure, ...]]] = []
        figures = self.facts.figures
        index = 0
        while index < len(figures):
            at = figures[index].start
            start = found[-1][1] if found else 0
            start = max(start, self._back(at))
            stop = _STOP.search(self.folded, figures[index].end)
            end = stop.end() if stop else len(self.folded)
            while stop and stop[0] == "。" and self.folded.startswith("其中", end):
                stop = _STOP.search(self.folded, end)
                end = stop.end() if stop else len(self.folded)
            last = bisect.bisect_left(self.figure_starts, end)
            found.append((start, end, figures[index:last]))
            index = max(last, index + 1)
        return tuple(found)

    def _back(self, offset: int) -> int:
        return max(self.folded.rfind(sign, max(0, offset - 400), offset) for sign in "。;\n") + 1

    @functools.cached_property
    def _flat(self) -> tuple[list[Section], list[int]]:
        sections = list(self.facts.outline.walk())
        return sections, [section.start for section in sections]

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that holds `offset`."""
        sections, starts = self._flat
        index = bisect.bisect_right(starts, offset) - 1
        return sections[index] if index >= 0 else None

    def path_at(self, offset: int) -> tuple[Section, ...]:
        """Return the sections that hold `offset`, outermost first."""
        path: list[Section] = []
        level = self.facts.outline.sections
        while level:
            index = bisect.bisect_right([section.start for section in level], offset) - 1
            if index < 0 or offset >= level[index].whole_end:
                break
            path.append(level[index])
            level = level[index].children
        return tuple(path)

    @functools.cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every line that is not blank, without the white space around it."""
        found = []
        for start, end in self.view.lines:
            text = self.folded[start:end]
            body = text.strip()
            if body:
                left = start + len(text) - len(text.lstrip())
                found.append((left, left + len(body)))
        return tuple(found)

    def quote(self, start: int, end: int) -> str:
        """Return the text as it stands, for a message."""
        return self.facts.text[start:end].strip()
