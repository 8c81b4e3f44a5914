"""Keyword in context, with the exact place of every hit."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from reportnlp.text.fold import fold

if TYPE_CHECKING:
    import pandas as pd

_TIMEOUT = 5.0


def kwic(
    texts: Iterable[tuple[Hashable, str]],
    keyword: str,
    *,
    width: int = 20,
    pattern: bool = False,
) -> pd.DataFrame:
    """Return every occurrence of a word with what stands around it.

    Parameters
    ----------
    texts : iterable of (key, text)
    keyword : str
        Compared without regard to width and traditional characters.
    width : int
        Characters on either side.
    pattern : bool
        `keyword` is a regular expression.

    Returns
    -------
    DataFrame
        Columns key, start, end, left, keyword, right; ``text[start:end] == keyword``.

    Raises
    ------
    ValueError
        If the keyword is empty, or the pattern is wrong or takes more than five seconds.

    Examples
    --------
    >>> kwic([("a", "全年修路３公里，修桥１座。")], "修路").to_dict("records")
    [{'key': 'a', 'start': 2, 'end': 4, 'left': '全年', 'keyword': '修路', 'right': '３公里，修桥１座。'}]
    """
    import pandas as pd
    import regex

    if not keyword:
        raise ValueError("the keyword is empty")
    try:
        compiled = regex.compile(fold(keyword) if pattern else re.escape(fold(keyword)))
    except regex.error as error:
        raise ValueError(f"the pattern {keyword!r} is wrong: {error}") from None
    rows = []
    for key, text in texts:
        try:
            spans = [m.span() for m in compiled.finditer(fold(text), timeout=_TIMEOUT)]
        except TimeoutError:
            raise ValueError(f"the pattern {keyword!r} takes too long; make it simpler") from None
        for start, end in spans:
            if start < end:
                left = text[max(0, start - width) : start].replace("\n", "¶")
                right = text[end : end + width].replace("\n", "¶")
                rows.append((key, start, end, left, text[start:end], right))
    return pd.DataFrame(rows, columns=["key", "start", "end", "left", "keyword", "right"])
