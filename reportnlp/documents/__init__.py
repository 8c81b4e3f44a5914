"""Files of any kind into text."""

from __future__ import annotations

from pathlib import Path

from reportnlp.documents.source import SourceDocument


def read(path: str | Path) -> SourceDocument:
    """Read one report file.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    SourceDocument

    Raises
    ------
    UnreadableFileError
        With one Chinese line that says what is wrong and what to do.
    """
    from reportnlp.documents.plain import read_text

    return read_text(Path(path))
