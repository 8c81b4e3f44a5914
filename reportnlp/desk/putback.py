"""Write changed characters into a copy of the submitted file, all others as they were."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportnlp.documents import read_data
from reportnlp.documents.plain import detect_encoding
from reportnlp.documents.word import open_word
from reportnlp.documents.wordedit import WordEditor
from reportnlp.errors import ConfigurationError

_MARKS = {
    "utf-8-sig": ((b"\xef\xbb\xbf", "utf-8"),),
    "utf-16": ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
    "utf-32": ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
}


class Edit(NamedTuple):
    """Put `text` where ``[start, end)`` stands."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, list[tuple[int, int]]]:
    """Return the changed text, and where each edit stands in it (in the order given).

    Examples
    --------
    >>> apply_edits("xx户 人", [Edit(4, 4, "7"), Edit(0, 2, "35")])
    ('35户 7人', [(4, 5), (0, 2)])
    """
    order = sorted(range(len(edits)), key=lambda i: (edits[i].start, edits[i].end))
    out: list[str] = []
    spans = [(0, 0)] * len(edits)
    at = length = 0
    for index in order:
        edit = edits[index]
        out += [text[at : edit.start], edit.text]
        length += edit.start - at
        spans[index] = (length, length + len(edit.text))
        length += len(edit.text)
        at = edit.end
    out.append(text[at:])
    return "".join(out), spans


def put_back(data: bytes, path: Path, format: str, text: str, edits: Sequence[Edit]) -> bytes:
    """Return the file with the edits in it.

    Parameters
    ----------
    data : bytes
        The submitted file.
    format : {'docx', 'txt'}
    text : str
        Its text, which the offsets of `edits` point into.

    Raises
    ------
    ConfigurationError
        If the result would differ anywhere else; nothing is written then.
    """
    changed = _word(data, edits) if format == "docx" else _plain(data, edits)
    expected, _ = apply_edits(text, edits)
    if read_data(changed, path).text != expected:
        raise ConfigurationError("有的空缺在文件里无法改写；请在 Word/WPS 中另存一份后重新检查再填")
    return changed


def _word(data: bytes, edits: Sequence[Edit]) -> bytes:
    editor = WordEditor(open_word(data), [cut for edit in edits for cut in (edit.start, edit.end)])
    for edit in edits:
        editor.replace(edit.start, edit.end, edit.text)
    return editor.save()


def _plain(data: bytes, edits: Sequence[Edit]) -> bytes:
    encoding = detect_encoding(data)
    mark = b""
    for candidate, name in _MARKS.get(encoding, ()):
        if data.startswith(candidate):
            mark, encoding = candidate, name
    raw = data[len(mark) :].decode(encoding)
    if mark + raw.encode(encoding) != data:
        raise ConfigurationError("文件的编码无法原样写回；请另存为 UTF-8 文本后重新检查再填")
    # Offsets count a CR LF as one character.
    ends = [match.start() - n for n, match in enumerate(re.finditer("\r\n", raw))]
    moved = [
        Edit(
            edit.start + bisect.bisect_left(ends, edit.start),
            edit.end + bisect.bisect_left(ends, edit.end),
            edit.text,
        )
        for edit in edits
    ]
    return mark + apply_edits(raw, moved)[0].encode(encoding)
