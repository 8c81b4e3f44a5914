"""What every check reads: the facts of one report, indexed once."""

from __future__ import annotations

import bisect
import functools
import itertools

from reportnlp.checks.appointments import Appointment, place_among
from reportnlp.model.items import Facts, Figure, Section
from reportnlp.template.model import Template
from reportnlp.text.view import TextView

# A statement that began further back is taken from where the one before it ended.
_LONGEST = 400


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
        figures, folded, starts = self.facts.figures, self.folded, self.figure_starts
        pieces = folded.replace("。", "\n").replace(";", "\n").split("\n")
        ends = list(itertools.accumulate(len(piece) + 1 for piece in pieces))
        ends[-1] -= 1  # nothing closes the last one
        index = end = 0
        while index < len(figures):
            at = figures[index].start
            piece = bisect.bisect_right(ends, at)
            opening = ends[piece - 1] if piece else 0
            start = max(end, opening) if at - opening < _LONGEST else end
            piece = min(bisect.bisect_right(ends, figures[index].end), len(ends) - 1)
            end = ends[piece]
            while folded.startswith("其中", end) and folded[end - 1] == "。":
                piece += 1
                end = ends[piece]
            last = max(bisect.bisect_left(starts, end), index + 1)
            found.append((start, end, figures[index:last]))
            index = last
        return tuple(found)

    @functools.cached_property
    def _paths(self) -> tuple[list[int], list[tuple[Section, ...]]]:
        """Where sections begin, in order, and each with those that hold it, outermost first."""
        starts: list[int] = []
        paths: list[tuple[Section, ...]] = []

        def visit(sections: tuple[Section, ...], above: tuple[Section, ...]) -> None:
            for section in sections:
                path = (*above, section)
                starts.append(section.start)
                paths.append(path)
                visit(section.children, path)

        visit(self.facts.outline.sections, ())
        return starts, paths

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that holds `offset`."""
        starts, paths = self._paths
        index = bisect.bisect_right(starts, offset) - 1
        return paths[index][-1] if index >= 0 else None

    def path_at(self, offset: int) -> tuple[Section, ...]:
        """Return the sections that hold `offset`, outermost first."""
        starts, paths = self._paths
        index = bisect.bisect_right(starts, offset) - 1
        path = paths[index] if index >= 0 else ()
        return tuple(itertools.takewhile(lambda section: offset < section.whole_end, path))

    @functools.cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of every line that is not blank, without the white space around it."""
        found = []
        folded = self.folded
        for start, end in self.view.lines:
            text = folded[start:end]
            body = text.strip()
            if len(body) == end - start > 0:
                found.append((start, end))
            elif body:
                left = start + len(text) - len(text.lstrip())
                found.append((left, left + len(body)))
        return tuple(found)

    def quote(self, start: int, end: int) -> str:
        """Return the text as it stands, for a message."""
        return self.facts.text[start:end].strip()
