"""Build the words that hold a counting unit, from jieba's dictionary.

Run ``python scripts/build_gap_lexicons.py``; it rewrites ``unit_words.tsv`` in
``reportnlp/lexicons``.  A unit without a number is a silent deletion only where it is not part
of a word (农户, 户籍).  The units are those of ``classifiers.tsv``, which is written by hand.  The dictionary is jieba's ``dict.txt`` (MIT licence, see NOTICE).
"""

from __future__ import annotations

import collections
from pathlib import Path

from reportnlp import lexicons
from reportnlp.text.fold import fold

LEXICONS = Path(__file__).resolve().parent.parent / "reportnlp" / "lexicons"
SOURCE = (
    "jieba 0.42.1 dict.txt (MIT, https://github.com/fxsjy/jieba), by scripts/build_gap_lexicons.py"
)
LEAST = {2: 15, 3: 3}
NUMERALS = frozenset("一二三四五六七八九十百千万亿两几多半数零〇单双第余")


def main() -> None:
    """Rewrite the table."""
    import jieba

    units = lexicons.words("classifiers")

    with jieba.get_dict_file() as handle:
        rows = [line.split() for line in handle.read().decode("utf-8").splitlines()]
    words = [
        (word, int(count))
        for word, count, tag in rows
        if len(word) in LEAST
        and int(count) >= LEAST[len(word)]
        and word[0] not in NUMERALS
        and not (tag.startswith("nr") and int(count) < 100)
        and fold(word) == word
    ]
    words.sort(key=lambda row: (len(row[0]), -row[1], row[0]))
    ends: dict[str, list[str]] = collections.defaultdict(list)
    begins: dict[str, list[str]] = collections.defaultdict(list)
    for word, _ in words:
        # A word of three that holds a listed word of two is covered by that.
        if word[-1] in units and not (len(word) == 3 and word[1] in ends[word[-1]]):
            ends[word[-1]].append(word[:-1])
        if word[0] in units and not (len(word) == 3 and word[1] in begins[word[0]]):
            begins[word[0]].append(word[1:])
    lines = [f"{unit}\t{'|'.join(ends[unit])}\t{'|'.join(begins[unit])}" for unit in units]
    text = f"# source: {SOURCE}\nunit\tends\tbegins\n" + "\n".join(lines) + "\n"
    (LEXICONS / "unit_words.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
