"""The submitted Word file with its blanks highlighted and commented."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportnlp.documents import read_data
from reportnlp.documents.source import read_bytes
from reportnlp.documents.word import OpenWord, open_word
from reportnlp.documents.wordedit import WordEditor
from reportnlp.documents.wordxml import local
from reportnlp.errors import UnreadableFileError
from reportnlp.model.items import Finding
from reportnlp.model.report import Report
from reportnlp.output.blanks import BlankRow, blank_rows
from reportnlp.output.files import write_bytes
from reportnlp.output.newword import new_word, printable
from reportnlp.output.view import LEVEL_TITLES, LEVELS, ReportView
from reportnlp.output.wordcomments import Comments, highlight
from reportnlp.text.view import TextView

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_SPAN = 300
_MOST_SUMMARY = 40
# What the blanks themselves already say.
_SAID_BY_BLANKS = ("FIG001", "FIG002")


class Note(NamedTuple):
    """One comment: the characters it speaks of and what it says."""

    start: int
    end: int
    lines: tuple[str, ...]


def annotate(
    path: str | os.PathLike[str],
    report: Report,
    target: str | os.PathLike[str],
    *,
    min_level: str = "info",
) -> Path:
    """Write the report as a Word file with highlights and comments.

    A .docx comes back as it was submitted, with only marks added; of any other file a new
    clean Word file is made.

    Parameters
    ----------
    path : path
        The submitted file.
    report : Report
        What :func:`reportnlp.analyze` says of that file.
    target : path
        Where to write; never the submitted file.
    min_level : {'info', 'warning', 'error'}
        Leave out findings below this level.

    Returns
    -------
    Path
        Where it was written: another name where `target` is open in Word.

    Raises
    ------
    UnreadableFileError
        If the file cannot be read or has changed since it was analysed.
    """
    path, target = Path(path), Path(target)
    data = annotate_bytes(read_bytes(path), path, report, min_level=min_level)
    return write_bytes(target, data, original=path)


def annotate_bytes(data: bytes, path: Path, report: Report, *, min_level: str = "info") -> bytes:
    """Annotate a file that is in memory (see :func:`annotate`)."""
    document = read_data(data, path)
    if document.text != report.text:
        raise UnreadableFileError("文件在检查之后改动过；请重新检查")
    if document.format == "docx":
        word = open_word(data)
    else:
        word = open_word(new_word(_clean(report)))
        if len(word.walk.text) != len(report.text):
            raise UnreadableFileError("无法生成批注文件；请用 HTML 格式输出")
    return _annotate(word, report, min_level)


def _clean(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (line, style) of a new file; headings become headings."""
    levels = {s.start: s.level for s in report.walk_sections() if not s.runin}
    at, first = 0, True
    for line in printable(report.text).split("\n"):
        lead = len(line) - len(line.lstrip())
        level = levels.get(at + lead)
        if level:
            yield line, f"Heading{min(level, 4)}"
        elif first and line.strip():
            yield line, "Title"
        else:
            yield line, "Normal"
        first = first and not line.strip()
        at += len(line) + 1


def _annotate(word: OpenWord, report: Report, min_level: str) -> bytes:
    rows = blank_rows(report)
    shown = [_visible(row, word.walk.text) for row in rows]
    notes = list(_notes(report, rows, min_level))
    cuts = {edge for span in shown for edge in span}
    cuts |= {edge for note in notes for edge in (note.start, note.end)}
    title = _title_span(word.walk.text)
    cuts |= set(title)
    editor = WordEditor(word, cuts)
    for start, end in shown:
        for part in editor.between(start, end):
            highlight(editor, part)
    comments = Comments(editor)
    anchors = Anchors(editor)
    for note in [Note(*title, _summary(report, min_level)), *notes]:
        found = anchors.find(note.start, note.end)
        if found:
            first, last, moved = found
            lead = (f"（说的是“{_short(report.text[note.start : note.end])}”）",) if moved else ()
            comments.add(first, last, (*lead, *note.lines))
    return editor.save(comments.parts())


def _visible(row: BlankRow, text: str) -> tuple[int, int]:
    """What to highlight: the mask, or what was left around a deleted number."""
    if row.fill_end > row.fill_start:
        return row.fill_start, row.fill_end
    if row.end > row.start:
        return row.start, row.end
    return (row.start - 1, row.start) if row.start else (0, min(1, len(text)))


def _title_span(text: str) -> tuple[int, int]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            return at, at + len(line)
        at += len(line) + 1
    return 0, 0


def _notes(report: Report, rows: tuple[BlankRow, ...], min_level: str) -> Iterator[Note]:
    """Yield one note a sentence that has blanks or defects."""
    text = TextView(report.text)
    view = ReportView(report)
    groups: dict[int, list[BlankRow | Finding]] = {}
    for row in rows:
        groups.setdefault(text.sentence_at(row.start)[0], []).append(row)
    for finding in view.findings(min_level):
        if _is_local(finding):
            groups.setdefault(text.sentence_at(finding.start)[0], []).append(finding)
    for key in sorted(groups):
        items = groups[key]
        start = min(item.start for item in items)
        end = max(max(item.end, item.start + 1) for item in items)
        newline = report.text.find("\n", start, end)
        end = min(end if newline <= start else newline, len(report.text))
        yield Note(min(start, max(0, end - 1)), end, tuple(_lines(items, report)))


def _is_local(finding: Finding) -> bool:
    span = finding.end - finding.start
    return finding.rule not in _SAID_BY_BLANKS and 0 < span <= _LONGEST_SPAN


def _lines(items: list[BlankRow | Finding], report: Report) -> Iterator[str]:
    blanks = [item for item in items if isinstance(item, BlankRow)]
    if blanks:
        yield f"缺失数据 {len(blanks)} 处："
    for number, row in enumerate(blanks, start=1):
        name = row.name or row.kind_title
        unit = f"（单位：{row.unit}）" if row.unit else ""
        surface = report.text[row.start : row.end]
        yield f"{number}. {name}{unit}：原文“{surface}”，请补充"
    for item in items:
        if isinstance(item, Finding):
            yield f"{LEVEL_TITLES[item.level]}：{item.message}（{item.rule}）"


def _summary(report: Report, min_level: str) -> tuple[str, ...]:
    view = ReportView(report)
    lines = [view.summary]
    floor = LEVELS.index(min_level)
    wide = [
        finding
        for finding in report.findings
        if finding.rule not in _SAID_BY_BLANKS
        and not _is_local(finding)
        and LEVELS.index(finding.level) >= floor
    ]
    lines += [f"{LEVEL_TITLES[f.level]}：{f.message}（{f.rule}）" for f in wide[:_MOST_SUMMARY]]
    if len(wide) > _MOST_SUMMARY:
        lines.append(f"……另有 {len(wide) - _MOST_SUMMARY} 条，见检查结果")
    return tuple(lines)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"


class Anchors:
    """Finds the runs a comment may stand around.

    A comment may not stand in a text box, and LibreOffice loses a paragraph that has one
    inside a block content control; then the host or a neighbour is taken.
    """

    def __init__(self, editor: WordEditor) -> None:
        self._editor = editor

    def find(self, start: int, end: int) -> tuple[_Element, _Element, bool] | None:
        """Return (first, last, moved) for a stretch of text, None where nothing can hold it."""
        parts = self._editor.between(start, end)
        if not parts:
            return None
        paragraph = _up(parts[0].item, "p")
        same = [part for part in parts if _up(part.item, "p") is paragraph]
        if paragraph is None or _is_free(paragraph):
            return same[0].run, same[-1].run, False
        host = _neighbour(paragraph)
        if host is None:
            return None
        return (*_whole(host), True)


def _up(item: _Element | None, name: str) -> _Element | None:
    while item is not None and local(item) != name:
        item = item.getparent()
    return item


def _is_free(paragraph: _Element) -> bool:
    parent = paragraph.getparent()
    while parent is not None:
        if local(parent) in ("sdtContent", "txbxContent"):
            return False
        parent = parent.getparent()
    return True


def _neighbour(paragraph: _Element) -> _Element | None:
    """Return the nearest paragraph outside of boxes and controls that holds a run."""
    item: _Element | None = paragraph
    while item is not None and local(item) not in ("sdt", "txbxContent"):
        item = item.getparent()
    while item is not None:
        if local(item) == "p" and _is_free(item):
            return item
        for siblings in (item.itersiblings(), item.itersiblings(preceding=True)):
            for other in siblings:
                if local(other) == "p" and _is_free(other) and _whole(other)[0] is not None:
                    return other
        item = item.getparent()
    return None


def _whole(paragraph: _Element) -> tuple[_Element, _Element]:
    runs = [child for child in paragraph if local(child) == "r"]
    if runs:
        return runs[0], runs[-1]
    rest = [child for child in paragraph if local(child) != "pPr"]
    return (rest[0], rest[-1]) if rest else (None, None)
