"""Workbooks that people have filled in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError


@contextlib.contextmanager
def opened(path: Path, *, missing: str, broken: str) -> Iterator[Any]:
    """Open a workbook for reading its values, and close it in the end.

    Parameters
    ----------
    path : Path
    missing, broken : str
        What to say where there is no such file, and where it is no workbook.

    Raises
    ------
    ConfigurationError
        With one of the two messages.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise ConfigurationError(missing) from None
    except Exception as error:  # openpyxl raises many kinds on damaged files
        raise ConfigurationError(broken) from error
    try:
        yield book
    finally:
        book.close()
