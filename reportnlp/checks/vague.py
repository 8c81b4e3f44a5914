"""Words that stand where a number should."""

from __future__ import annotations

import functools
import re

from reportnlp import lexicons


@functools.cache
def vague_pattern() -> re.Pattern[str]:
    """Return a pattern for vague amounts (若干) and vague changes (稳步增长).

    Examples
    --------
    >>> vague_pattern().search("发放低保金若干万元")[0], vague_pattern().search("产值稳步增长")[0]
    ('若干', '稳步增长')
    >>> vague_pattern().search("不断健全制度,稳步推进改革") is None
    True
    """
    by_kind: dict[str, list[str]] = {"amount": [], "degree": [], "change": []}
    for row in lexicons.table("vague"):
        by_kind[row["kind"]].append(re.escape(row["word"]))
    amounts, degrees, changes = ("|".join(words) for words in by_kind.values())
    return re.compile(rf"{amounts}|(?:{degrees})(?:{changes})")
