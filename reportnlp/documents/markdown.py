"""Markdown files: the text without its markup."""

from __future__ import annotations

import re
from pathlib import Path

from reportnlp.documents.plain import decode
from reportnlp.documents.source import Paragraph, ParagraphKind, SourceDocument
from reportnlp.documents.wordwalk import CELL

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_RULE = re.compile(r"[ ]{0,3}(?:-[ ]?){3,}|[ ]{0,3}(?:={3,})|[ ]{0,3}\|?[ :|-]*-{3,}[ :|-]*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)")
# Stars and underscores are masks in these reports (`**万元`), so emphasis is taken off only
# where both ends stand free of the words around it.
_EDGE = r"[\s，。；：、！？（）《》“”,.;:!?()]"
_STRONG = re.compile(
    rf"(?:(?<=^)|(?<={_EDGE}))(\*\*|__)(?=[^\s*_])([^*_\n]{{1,200}})(?<=\S)\1(?=$|{_EDGE})"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")


def _inline(line: str) -> str:
    line = _IMAGE.sub("", line)
    line = _LINK.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line)


def read_markdown(path: Path, data: bytes) -> SourceDocument:
    """Read a Markdown file; ``#`` headings keep their level."""
    source, encoding = decode(data)
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    fenced = False
    for raw in source.split("\n"):
        level: int | None = None
        kind: ParagraphKind = "body"
        line = raw.rstrip()
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if not fenced:
            if _RULE.fullmatch(line):
                continue
            line = _QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line
            heading = _HEADING.fullmatch(line)
            if heading:
                level, line = len(heading[1]) - 1, heading[2]
            elif line.strip().startswith("|") and line.strip().endswith("|") and len(line) > 2:
                kind = "row"
                line = CELL.join(cell.strip() for cell in line.strip()[1:-1].split("|"))
            else:
                line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
            line = _inline(line)
        style = "" if level is None else f"h{level + 1}"
        paragraphs.append(Paragraph(at, at + len(line), style, level, kind))
        lines.append(line)
        at += len(line) + 1
    return SourceDocument.from_text(
        "\n".join(lines),
        path=path,
        data=data,
        encoding=encoding,
        format="md",
        paragraphs=tuple(paragraphs),
    )
