"""Data files: word lists and tables, loaded once and only when asked for.

Every file is UTF-8 TSV or TOML whose first line (``# source: …``) says where it comes from.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from importlib import resources
from typing import Any


def _read(name: str) -> str:
    return (resources.files(__name__) / name).read_text(encoding="utf-8")


@functools.cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``NAME.tsv`` as dicts keyed by its header.

    Examples
    --------
    >>> table("traditional")[0].keys() == {"traditional", "simplified"}
    True
    """
    lines = [
        line for line in _read(f"{name}.tsv").splitlines() if line and not line.startswith("#")
    ]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """Return the first column of ``NAME.tsv``, in file order."""
    rows = table(name)
    first = next(iter(rows[0])) if rows else ""
    return tuple(row[first] for row in rows)


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """Return ``NAME.toml``."""
    return tomllib.loads(_read(f"{name}.toml"))


@functools.cache
def version() -> str:
    """Return a short hash of all word lists, so that results can say what they rest on.

    Examples
    --------
    >>> len(version())
    12
    """
    digest = hashlib.sha256()
    for item in sorted(resources.files(__name__).iterdir(), key=lambda item: item.name):
        if item.is_file() and not item.name.endswith((".py", ".pyc")):
            digest.update(item.name.encode())
            digest.update(item.read_bytes())
    return digest.hexdigest()[:12]
