"""The process that reads one file after another and may be killed at any time.

It is started as ``python -m reportnlp.desk.worker``, reads one JSON request a line and
answers with one JSON line each.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import pickle
import sys
from pathlib import Path
from typing import Any

from reportnlp.analysis import analyze_document
from reportnlp.desk.index import entry_of
from reportnlp.desk.letters import letter
from reportnlp.desk.packing import pack_rows
from reportnlp.documents import read_data
from reportnlp.documents.source import read_bytes
from reportnlp.errors import ReportError
from reportnlp.model.report import Report
from reportnlp.output.files import write_bytes
from reportnlp.output.rows import all_rows


def handle(request: dict[str, Any], settings: tuple[Any, Any], version: str) -> dict[str, Any]:
    """Check one file and write its results; never raises.

    Parameters
    ----------
    request : dict
        ``path``, ``name``, ``state`` (where the outcome is kept) and the targets ``json``,
        ``rows``, ``html``, ``docx`` and ``letter`` (the last three empty for none).
    settings : (template, config)
    version : str
        Names code, template and configuration; part of the key that says if a result is fresh.
    """
    try:
        path = Path(request["path"])
        data = read_bytes(path)
        key = hashlib.sha256(data + version.encode() + request["name"].encode()).hexdigest()
        known = fresh_state(Path(request["state"]), key)
        if known is not None:
            return {**known, "cached": True}
        document = read_data(data, path)
        source = document.source.__class__(
            path=request["name"], sha256=document.source.sha256, encoding=document.source.encoding
        )
        template, config = settings
        report = analyze_document(document, source=source, template=template, config=config)
        result = _write(request, data, path, report, document.warnings)
        state = {"ok": True, "key": key, **result}
        _dump(Path(request["state"]), state)
        return {**state, "cached": False}
    except ReportError as error:
        return {"ok": False, "error": str(error)}
    except MemoryError:
        return {"ok": False, "error": "文件太大，内存不足；请拆分后再报"}
    except RecursionError:
        return {"ok": False, "error": "文件结构嵌套过深，无法读取；请另存一份后再报"}
    except Exception as error:  # one file never stops the others
        return {"ok": False, "error": f"检查时出错（{type(error).__name__}：{error}）"}


def fresh_state(place: Path, key: str) -> dict[str, Any] | None:
    """Return what is known of a file, None unless it is of this very key and complete."""
    try:
        known: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if known.get("key") != key:
        return None
    written = [Path(name) for name in known.get("written", {}).values()]
    return known if all(name.exists() for name in written) else None


def _write(
    request: dict[str, Any], data: bytes, path: Path, report: Report, warnings: tuple[str, ...]
) -> dict[str, Any]:
    written: dict[str, str] = {}
    facts = report.to_json().encode("utf-8", "replace")
    written["json"] = str(write_bytes(Path(request["json"]), facts))
    rows = json.dumps(pack_rows(all_rows(report, request["name"])), ensure_ascii=False)
    written["rows"] = str(write_bytes(Path(request["rows"]), rows.encode("utf-8", "replace")))
    if request["html"]:
        from reportnlp.output.html import render_html

        page = render_html(report).encode("utf-8", "replace")
        written["html"] = str(write_bytes(Path(request["html"]), page))
    if request["docx"]:
        from reportnlp.output.docx import annotate_bytes

        word = annotate_bytes(data, path, report)
        written["docx"] = str(write_bytes(Path(request["docx"]), word))
    if request["letter"]:
        content = letter(report)
        if content is None:
            # What an earlier version of the file was sent back for.
            Path(request["letter"]).unlink(missing_ok=True)
        else:
            written["letter"] = str(write_bytes(Path(request["letter"]), content))
    levels = sorted({finding.level for finding in report.findings})
    entry = entry_of(report)
    return {"written": written, "warnings": list(warnings), "levels": levels, "entry": entry}


def _dump(place: Path, state: dict[str, Any]) -> None:
    write_bytes(place, json.dumps(state, ensure_ascii=False).encode("utf-8"))


def main() -> int:
    """Answer requests until the input ends."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    answers = sys.stdout
    # A library that prints must not break the protocol.
    sys.stdout = sys.stderr
    first = json.loads(sys.stdin.readline() or "{}")
    if not first:
        return 0
    settings = pickle.loads(base64.b64decode(first["settings"]))
    for line in sys.stdin:
        answer = handle(json.loads(line), settings, first["version"])
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
