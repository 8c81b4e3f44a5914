"""Which files a corpus is made of, and what they hold now."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportnlp.collection.errors import CorpusError

Pattern = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
_KINDS = (".docx", ".doc", ".wps", ".pdf", ".txt", ".md", ".html", ".htm", ".rtf", ".odt")


def expand(pattern: Pattern) -> list[str]:
    """Return the files that a pattern, a folder or a list of them names, sorted, with ``/``.

    Raises
    ------
    CorpusError
        If there are none.
    """
    given: Sequence[str] = (
        [os.fspath(pattern)]
        if isinstance(pattern, str | os.PathLike)
        else [os.fspath(item) for item in pattern]
    )
    found: list[str] = []
    for name in given:
        if Path(name).is_dir():
            found.extend(
                str(path)
                for path in Path(name).rglob("*")
                if path.suffix.lower() in _KINDS and path.is_file()
            )
        elif glob.has_magic(name) and not Path(name).exists():
            found.extend(path for path in glob.glob(name, recursive=True) if Path(path).is_file())
        else:
            found.append(name)
    # Word leaves ~$name.docx beside every file that is open
    names = sorted(
        {Path(name).as_posix() for name in found if not Path(name).name.startswith("~$")}
    )
    if not names:
        raise CorpusError(
            f"没有找到报告文件：{'、'.join(given) or '（没有给出文件）'}；"
            "请检查文件夹和通配符，** 表示各级文件夹，例如 reports/**/*.docx"
        )
    return names


def root_of(pattern: Pattern) -> Path:
    """Return the folder that holds everything a pattern names."""
    if isinstance(pattern, str | os.PathLike):
        path = Path(os.fspath(pattern))
        if path.is_dir():
            return path
        parts = []
        for part in path.parts[:-1]:
            if glob.has_magic(part):
                break
            parts.append(part)
        return Path(*parts) if parts else Path()
    folders = [str(Path(os.fspath(item)).absolute().parent) for item in pattern]
    return Path(os.path.commonpath(folders)) if folders else Path()


def fingerprint(path: str) -> str:
    """Return the hash of a file's bytes."""
    with Path(path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
