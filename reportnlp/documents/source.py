"""A file read into text, with what is known of its origin."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Self

from reportnlp.errors import UnreadableFileError
from reportnlp.model.items import Source

LARGEST_FILE = 64 * 1024 * 1024
ParagraphKind = Literal["body", "row", "textbox"]


class Paragraph(NamedTuple):
    """One paragraph or table row of the file.

    ``text[start:end]`` is its text, automatic number included; `outline_level` counts from 0
    as in Word, None for body text.
    """

    start: int
    end: int
    style: str = ""
    outline_level: int | None = None
    kind: ParagraphKind = "body"


class Piece(NamedTuple):
    """A stretch of text that stands in one place of the file.

    `node` is the number of the run child in ``document.xml`` in reading order (Word), or of the
    page from 1 (PDF).  Characters that are in no piece are not in the file: automatic numbers,
    cell separators and line ends.
    """

    start: int
    end: int
    node: int


class Aside(NamedTuple):
    """Text of the file that is no part of the report: headers, footers, notes, contents."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """The text of one file.

    Attributes
    ----------
    text : str
        What every offset of the report points into.
    source : Source
    format : str
        ``txt``, ``md``, ``html``, ``docx``, ``doc``, ``rtf``, ``odt`` or ``pdf``.
    paragraphs : tuple of Paragraph
        Empty for formats that know only lines.
    pieces : tuple of Piece
    asides : tuple of Aside
    warnings : tuple of str
        Chinese lines about what could not be read.
    """

    text: str
    source: Source
    format: str = "txt"
    paragraphs: tuple[Paragraph, ...] = ()
    pieces: tuple[Piece, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def headings(self) -> dict[int, int]:
        """Outline level, from 0, of each paragraph styled as a heading, by where its text begins."""
        found = {}
        for start, end, _, level, kind in self.paragraphs:
            if level is not None and kind == "body":
                line = self.text[start:end]
                found[start + len(line) - len(line.lstrip())] = level
        return found

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        path: Path,
        data: bytes,
        encoding: str | None = None,
        format: str = "txt",
        paragraphs: tuple[Paragraph, ...] = (),
        pieces: tuple[Piece, ...] = (),
        asides: tuple[Aside, ...] = (),
        warnings: tuple[str, ...] = (),
    ) -> Self:
        """Wrap `text` that was read from `data`."""
        digest = hashlib.sha256(data).hexdigest()
        return cls(
            text=text,
            source=Source(path=str(path), sha256=digest, encoding=encoding),
            format=format,
            paragraphs=paragraphs,
            pieces=pieces,
            asides=asides,
            warnings=warnings,
        )


def read_bytes(path: Path) -> bytes:
    """Read a file, or say in one Chinese line why that cannot be done.

    Raises
    ------
    UnreadableFileError
        If the file is missing, not a regular file, too large or not readable.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableFileError("不是普通文件（可能是设备或管道）；请给出报告文件")
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            size = path.stat().st_size // 1024 // 1024
            raise UnreadableFileError(f"文件过大（{size} MB，上限 64 MB）；请去掉图片附件后再报")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError("找不到文件；请检查路径和文件名") from None
    except IsADirectoryError:
        raise UnreadableFileError("这是一个文件夹，不是文件；请给出文件夹里的文件") from None
    except PermissionError:
        raise UnreadableFileError(_refused(path)) from None
    except OSError as error:
        raise UnreadableFileError(f"读取失败（{error.strerror or error}）") from None


def _refused(path: Path) -> str:
    # Windows answers "permission denied" for a folder too.
    try:
        folder = path.is_dir()
    except OSError:
        folder = False
    if folder:
        return "这是一个文件夹，不是文件；请给出文件夹里的文件"
    return "没有读取权限；请检查文件是否被占用或受保护"
