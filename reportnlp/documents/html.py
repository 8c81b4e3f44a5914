"""Web pages: the report without the page around it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reportnlp.documents.plain import decode
from reportnlp.documents.source import Paragraph, SourceDocument
from reportnlp.documents.wordwalk import CELL
from reportnlp.errors import UnreadableFileError

_DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form",
    "button", "select", "option", "textarea", "iframe", "svg", "canvas", "video", "audio",
    "object", "embed", "head",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li",
    "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody", "thead", "tr",
    "caption", "body", "html", "center", "figure", "figcaption", "hr", "address", "fieldset",
))  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")
_SITE = re.compile(r"\s*[-_|–—]+[^-_|–—]*(?:网|门户|政府|频道|公开)[^-_|–—]*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_GAIN = 1.25


def read_html(path: Path, data: bytes) -> SourceDocument:
    """Read a web page; menus, scripts and footers are left out.

    Raises
    ------
    UnreadableFileError
        If no text is left.
    """
    from selectolax.lexbor import LexborHTMLParser

    source, encoding = _decode(data)
    tree = LexborHTMLParser(source)
    lines = _lines(_article(tree.body or tree.root))
    title = _title(tree)
    if title and not any(title in line for line, _ in lines[:5]):
        lines.insert(0, (title, 0))
    if not any(line for line, _ in lines):
        raise UnreadableFileError("网页里没有正文文字；请上报可编辑的文字稿")
    paragraphs, at = [], 0
    for line, level in lines:
        style = "" if level is None else f"h{level + 1}"
        kind: Any = "row" if CELL in line else "body"
        paragraphs.append(Paragraph(at, at + len(line), style, level, kind))
        at += len(line) + 1
    return SourceDocument.from_text(
        "\n".join(line for line, _ in lines),
        path=path,
        data=data,
        encoding=encoding,
        format="html",
        paragraphs=tuple(paragraphs),
    )


def _decode(data: bytes) -> tuple[str, str]:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = named[1].decode("ascii").lower()
        name = "gb18030" if name in ("gb2312", "gbk", "gb18030") else name
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _title(tree: Any) -> str:
    heads = [node.text(strip=True) for node in tree.css("h1")]
    heads = [head for head in heads if head] or [
        _SITE.sub("", node.text(strip=True)) for node in tree.css("title")
    ]
    return _SPACE.sub(" ", heads[0]).strip() if heads else ""


def _article(body: Any) -> Any:
    """Return the node that holds the report: the densest parent of paragraphs, or of lines."""
    own: dict[int, int] = {}
    nodes: dict[int, Any] = {}
    for node in body.css("p"):
        parent = node.parent
        if parent is None or _is_dropped(parent):
            continue
        links = sum(len(link.text()) for link in node.css("a"))
        own[parent.mem_id] = own.get(parent.mem_id, 0) + max(0, len(node.text()) - 2 * links)
        nodes[parent.mem_id] = parent
    if not own or max(own.values()) < 100:
        return _densest(body)
    best = nodes[max(own, key=lambda key: own[key])]
    # Sections may be wrapped one by one: climb as long as that brings in much more text.
    weight = own[best.mem_id]
    node = best.parent
    while node is not None and node.tag not in ("html", "-undef"):
        total = sum(own[key] for key in {p.parent.mem_id for p in node.css("p")} if key in own)
        if total >= weight * _GAIN:
            best, weight = node, total
        node = node.parent
    return best


def _densest(body: Any) -> Any:
    """Return the node with the most text of its own, its `<br>` lines included."""
    best, most = body, 0
    for node in body.css("div, td, article, section, span, pre, font"):
        size = sum(
            len((part.text_content or "").strip())
            for part in node.iter(include_text=True)
            if part.tag == "-text"
        )
        if size > most:
            best, most = node, size
    return best if most >= 100 else body


def _is_dropped(node: Any) -> bool:
    while node is not None:
        if node.tag in _DROPPED:
            return True
        node = node.parent
    return False


def _lines(root: Any) -> list[tuple[str, int | None]]:
    """Return (line, heading level) for every line of text below `root`, in order."""
    lines: list[tuple[str, int | None]] = []
    parts: list[str] = []
    level: int | None = None

    def flush() -> None:
        nonlocal parts
        for line in "".join(parts).split("\n"):
            # A line of cells keeps its empty last cells, so columns stay in line.
            clean = _SPACE.sub(" ", line).strip(" \u3000\xa0")
            if clean.strip(" |"):
                lines.append((clean, level))
        parts = []

    # (node, True) is the way out of a node; a stack, since hostile pages nest very deep.
    stack: list[tuple[Any, bool]] = [(root, False)]
    row = 0
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if leaving:
            if tag == "tr":
                row -= 1
            if tag in _BLOCKS and (not row or tag == "tr"):
                flush()
                level = None
            continue
        if tag == "-text":
            parts.append(_SPACE.sub(" ", node.text_content or ""))
            continue
        if tag.startswith(("-", "!")) or tag in _DROPPED or _is_hidden(node):
            continue
        if tag == "br":
            parts.append(" " if row else "\n")
            continue
        if tag in _BLOCKS and not row:
            flush()
            level = _HEADINGS.get(tag, level)
        if tag == "tr":
            row += 1
        elif tag in ("td", "th") and _has_before(node):
            parts.append(CELL)
        stack.append((node, True))
        children = list(node.iter(include_text=True))
        stack.extend((child, False) for child in reversed(children))
    flush()
    return lines


def _has_before(cell: Any) -> bool:
    node = cell.prev
    while node is not None:
        if node.tag in ("td", "th"):
            return True
        node = node.prev
    return False


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
