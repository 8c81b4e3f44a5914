"""A file read into text, with what is known of its origin."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reportnlp.errors import UnreadableFileError
from reportnlp.model.items import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """The text of one file.

    Attributes
    ----------
    text : str
        What every offset of the report points into.
    source : Source
    """

    text: str
    source: Source

    @classmethod
    def from_text(cls, text: str, *, path: Path, data: bytes, encoding: str | None) -> Self:
        """Wrap `text` that was read from `data`."""
        digest = hashlib.sha256(data).hexdigest()
        return cls(text=text, source=Source(path=str(path), sha256=digest, encoding=encoding))


def read_bytes(path: Path) -> bytes:
    """Read a file, or say in one Chinese line why that cannot be done.

    Raises
    ------
    UnreadableFileError
        If the file is missing, a directory or not readable.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError("找不到文件；请检查路径和文件名") from None
    except IsADirectoryError:
        raise UnreadableFileError("这是一个文件夹，不是文件；请给出文件夹里的文件") from None
    except PermissionError:
        if path.is_dir():
            raise UnreadableFileError("这是一个文件夹，不是文件；请给出文件夹里的文件") from None
        raise UnreadableFileError("没有读取权限；请检查文件是否被占用或受保护") from None
    except OSError as error:
        raise UnreadableFileError(f"读取失败（{error.strerror or error}）") from None
