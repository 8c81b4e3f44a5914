"""Templates as TOML text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_SECTION = (
    "key",
    "title",
    "weight",
    "topics",
    "headings",
    "phrases",
    "rest",
    "min_chars",
    "min_figures",
    "officials",
)
_INDICATOR = ("name", "words", "units", "required", "low", "high")
_TOP = ("schema", "name", "title", "rescale")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # a JSON string is a TOML basic string, but for DEL
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value)


def _pairs(data: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    return [f"{key} = {_value(data[key])}" for key in keys if data.get(key) not in (None, [], ())]


def to_toml(
    data: Mapping[str, Any], *, notes: Mapping[tuple[str, str], str] | None = None, head: str = ""
) -> str:
    """Write a template.

    Parameters
    ----------
    data : mapping
        As :func:`reportnlp.template.loading.load_data` returns it.
    notes : mapping, optional
        Remarks by (section key, indicator name); the name is empty for the section itself.
    head : str
        What the first comment says.

    Examples
    --------
    >>> print(to_toml({"name": "a", "sections": [{"key": "x", "title": "甲", "topics": ["plan"]}]}))
    name = "a"
    <BLANKLINE>
    [[sections]]
    key = "x"
    title = "甲"
    topics = ["plan"]
    <BLANKLINE>
    """
    notes = notes or {}
    lines = [f"# {line}" for line in head.splitlines()]
    lines += _pairs(data, _TOP)
    for table in ("document", "shares"):
        if data.get(table):
            lines += ["", f"[{table}]", *_pairs(data[table], tuple(data[table]))]
    for section in data.get("sections", ()):
        key = section.get("key", "")
        lines += ["", "[[sections]]"]
        if (key, "") in notes:
            lines.append(f"# {notes[key, '']}")
        lines += _pairs(section, _SECTION)
        rows = section.get("indicators") or ()
        if rows:
            lines.append("indicators = [")
            for row in rows:
                note = notes.get((key, row["name"]))
                inner = ", ".join(_pairs(row, _INDICATOR))
                lines.append(f"    {{ {inner} }}," + (f"  # {note}" if note else ""))
            lines.append("]")
    return "\n".join(lines) + "\n"
