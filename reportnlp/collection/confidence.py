"""How far a pattern agreed with the annotated corpus."""

from __future__ import annotations

import functools

from reportnlp import lexicons


@functools.cache
def _measured() -> dict[tuple[str, str], float]:
    rows = lexicons.table("confidence")
    return {(row["kind"], row["rule"]): float(row["confidence"]) for row in rows}


def confidence(kind: str, rule: str) -> float:
    """Return the measured agreement of the pattern that found an item.

    It says how often the pattern was right on the project's corpus, not how likely this one
    item is right.

    Parameters
    ----------
    kind : {'figure', 'section', 'official'}
    rule : str
        A pattern that the corpus never met has the share of its whole kind.

    Examples
    --------
    >>> confidence("figure", "never met") == confidence("figure", "*")
    True
    """
    measured = _measured()
    return measured.get((kind, rule), measured[kind, "*"])
