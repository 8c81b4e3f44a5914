"""What must stay whole when a text is cut into words."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportnlp.pipeline.facts import figures_of, officials_of, placeholders_of, view_of

# 2021年 / 6月 / 30日 are one token each, as masked dates are.
_PLAIN = re.compile(
    r"(?=[\sA-Za-z0-9*×✕_□■●◯〔])"  # what any of them begins with, to be skipped to
    r"(?:(?P<space>\s+)"
    r"|(?P<date>[12][0-9]{3}年|[0-9]{1,2}[月日](?!常)|(?<=月)[0-9]{1,2}号)"
    r"|(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<latin>[A-Za-z]+(?:[.\-+0-9]*[A-Za-z0-9])?)"
    r"|(?P<mask>[*×✕_□■●◯]+|〔…〕))"
)
_DATE = re.compile(r"[^年月日号\s]*[年月日号]|[^年月日号\s]+")
_AFTER_NUMBER = re.compile(r"[余多几来]")


class Atom(NamedTuple):
    """A token that is not left to the word segmenter.

    Attributes
    ----------
    start, end : int
    kind : str
        ``number``, ``unit``, ``mask``, ``date``, ``name``, ``latin`` or ``space``.
    """

    start: int
    end: int
    kind: str


def _figures(text: str) -> list[Atom]:
    atoms = []
    for figure in figures_of(text):
        size = len(figure.number)
        if figure.end <= figure.start or not size:
            continue
        at = figure.text.find(figure.number)
        if at < 0:
            continue
        start = figure.start + at
        atoms.append(Atom(start, start + size, "mask" if figure.redacted else "number"))
        unit = start + size
        more = _AFTER_NUMBER.match(text, unit, figure.end)
        if more:
            atoms.append(Atom(unit, unit + 1, "number"))
            unit += 1
        if unit < figure.end and text[unit : figure.end].strip() == text[unit : figure.end]:
            atoms.append(Atom(unit, figure.end, "unit"))
    return atoms


def _placeholders(text: str) -> list[Atom]:
    atoms = []
    for mask in placeholders_of(text):
        if mask.end <= mask.start or mask.kind in ("figure", "gap"):
            continue
        if mask.kind != "date":
            atoms.append(Atom(mask.start, mask.end, "mask"))
            continue
        for part in _DATE.finditer(text, mask.start, mask.end):
            atoms.append(Atom(part.start(), part.end(), "date"))
    return atoms


def find_atoms(text: str) -> list[Atom]:
    """Return the atoms of a text in reading order, without overlaps.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> [("镇长王敏投资3公里"[a.start : a.end], a.kind) for a in find_atoms("镇长王敏投资3公里")]
    [('王敏', 'name'), ('3', 'number'), ('公里', 'unit')]
    """
    found = [Atom(o.start, o.end, "name") for o in officials_of(text)]
    found += _placeholders(text)
    found += _figures(text)
    found.sort(key=lambda atom: (atom.start, -atom.end))
    found.append(Atom(len(text), len(text), ""))
    folded = view_of(text).folded
    atoms: list[Atom] = []
    at = 0
    for atom in found:
        start, end, _ = atom
        if start < at:
            continue
        if at < start:
            for match in _PLAIN.finditer(folded, at, start):
                atoms.append(Atom(match.start(), match.end(), match.lastgroup or ""))
        if end > start:
            atoms.append(atom)
            at = end
    return atoms
