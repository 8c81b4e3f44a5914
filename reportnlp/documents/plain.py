"""Text files of any usual encoding."""

from __future__ import annotations

from pathlib import Path

from reportnlp.documents.source import SourceDocument, read_bytes
from reportnlp.errors import UnreadableFileError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
_SAMPLE = 20_000


def _common_share(text: str) -> float:
    """Share of characters that are ASCII or GB 2312 level 1 (the 3,755 most used)."""
    good = 0
    for char in text:
        if "\t" <= char <= "~" or char in "，。、；：（）“”《》％":
            good += 1
            continue
        code = char.encode("gb2312", "ignore")
        good += len(code) == 2 and 0xB0 <= code[0] <= 0xD7
    return good / max(1, len(text))


def detect_encoding(data: bytes) -> str:
    """Name the encoding of `data`.

    Raises
    ------
    UnreadableFileError
        If no encoding gives readable text.

    Examples
    --------
    >>> detect_encoding("一、基层党建".encode("gbk"))
    'gb18030'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if b"\0" not in data[:_SAMPLE]:
        try:
            data.decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            pass
    best, best_share = "", 0.0
    for name in _CANDIDATES:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        share = _common_share(text[:_SAMPLE])
        if share > best_share:
            best, best_share = name, share
    if best_share < 0.6:
        raise UnreadableFileError(
            "不是文本文件，或编码无法识别；请用 Word/WPS 另存为“纯文本（UTF-8）”后再试"
        )
    return best


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file, lines ended by LF alone, and the name of its encoding.

    Raises
    ------
    UnreadableFileError
        If it is no text.
    """
    encoding = detect_encoding(data)
    try:
        text = data.decode(encoding, "strict")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            "文本文件中有损坏的字符；请用 Word/WPS 打开并另存后再试"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig")


def read_text(path: Path, data: bytes | None = None) -> SourceDocument:
    """Read a text file; only a BOM and CR LF differ from the file's own text."""
    data = read_bytes(path) if data is None else data
    if not data.strip():
        raise UnreadableFileError("文件是空的；请确认上报的是最终稿")
    text, encoding = decode(data)
    return SourceDocument.from_text(text, path=path, data=data, encoding=encoding)
