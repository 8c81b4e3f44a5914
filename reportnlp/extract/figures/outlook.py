"""Whether a text that no heading divides speaks of plans: an excerpt of what is to be done."""

from __future__ import annotations

import functools

from reportnlp import lexicons

_SHORTEST = 300
# What is read of a long text; an excerpt is shorter.
_LONGEST = 20_000
_BIAS = -2.49
# The shorter a text, the surer its words must be.
_LEAST, _PER_CHARACTER = 1.0, 1000.0
# A review before a plan must not hide behind it: each part of this length looks ahead by itself.
_PART, _PARTS = 450, 4
# A review is told by its first words, however much of a plan follows.
_OPENING, _BACK = 150, -3.0


@functools.cache
def _cues() -> tuple[tuple[str, float], ...]:
    return tuple((row["cue"], float(row["weight"])) for row in lexicons.table("plan_cues"))


def looks_ahead(text: str) -> bool:
    """Tell a text of plans from a review by the words of its sentences.

    Used only where neither a heading nor a sentence says which of the two it is.  A review is
    hardly ever taken for a plan; short and mixed texts are left alone.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    bool

    Examples
    --------
    >>> looks_ahead("推动改厕3座，打造样板2个，做好绿化。" * 30)
    True
    >>> looks_ahead("修路3公里，获奖2个。" * 30)
    False
    """
    text = text[:_LONGEST]
    size = len(text)
    if size < _SHORTEST or _density(text) < _LEAST + _PER_CHARACTER / size:
        return False
    if _density(text[:_OPENING]) < _BACK:
        return False
    step = size // max(1, min(_PARTS, size // _PART)) + 1
    return all(_density(text[at : at + step]) > 0 for at in range(0, size, step))


def _density(text: str) -> float:
    """Return the weight of the cues in a hundred characters."""
    return _BIAS + 100 * sum(weight * text.count(cue) for cue, weight in _cues()) / len(text)
