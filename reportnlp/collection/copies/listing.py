"""Copies as plain lines."""

from __future__ import annotations

from collections.abc import Callable

from reportnlp.collection.copies.result import RELATIONS, Copies

_QUOTE = 36


def render_text(copies: Copies, fetch: Callable[[str], str]) -> str:
    """Return one line a pair of reports and one below it for every copied paragraph.

    Parameters
    ----------
    copies : Copies
    fetch : callable
        Returns the text of a report by its key.
    """
    pairs = copies.pairs_frame().to_dict("records")
    lines = [f"比较 {len(copies.sizes)} 份报告，{len(pairs)} 对有雷同段落"]
    for row in pairs:
        lines.append(
            f"{row['copy']} {'←' if row['directed'] else '与'} {row['source']}：{RELATIONS[row['relation']]}，"
            f"{row['paragraphs']} 段，占全文 {row['share'] * 100:.1f}%"
        )
        for passage in copies.passages:
            if (passage.copy, passage.source) == (row["copy"], row["source"]):
                text = fetch(passage.copy)
                number = text.count("\n", 0, passage.start) + 1
                quote = text[passage.start : passage.end].strip().replace("\n", "")[:_QUOTE]
                lines.append(f"  第{number}行 相似{passage.similarity * 100:.0f}% {quote}")
    return "\n".join(lines) + "\n"
