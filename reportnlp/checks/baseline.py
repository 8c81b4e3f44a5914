"""Findings that are known and accepted, each with its reason."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reportnlp.checks.config import Suppression
from reportnlp.errors import ConfigurationError
from reportnlp.model.report import Report
from reportnlp.template.reading import read_toml

_DEFAULT_REASON = "登记基线时已存在，尚未说明"
_HEAD = """\
# reportnlp 基线：下列问题已知，检查时不再列出，也不扣分。
# 每条都应写明原因（reason）；删去一条，该问题就会重新列出。
"""


def load_baseline(path: str | Path) -> tuple[Suppression, ...]:
    """Read a baseline.

    Raises
    ------
    ConfigurationError
        If an entry lacks its fingerprint or its reason; every fault is named.
    """
    path = Path(path)
    problems = []
    found = []
    rows = read_toml(path).get("entries", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigurationError(f"{path}：应由若干个 [[entries]] 小节组成")
    for number, row in enumerate(rows, start=1):
        values = {key: str(row.get(key, "")).strip() for key in ("finding", "rule", "reason")}
        problems += [
            f"{path}：第{number}条没有 {key}" for key, value in values.items() if not value
        ]
        found.append(Suppression(**values, file=str(row.get("file", "")).strip() or None))
    if problems:
        raise ConfigurationError("\n".join(problems))
    return tuple(found)


def write_baseline(path: str | Path, reports: Iterable[Report]) -> int:
    """Write every finding of some reports as known; reasons already given are kept.

    Returns
    -------
    int
        How many entries the baseline holds.
    """
    path = Path(path)
    known = load_baseline(path) if path.exists() else ()
    old = {(row.finding, row.file or ""): row.reason for row in known}
    lines = [_HEAD]
    seen: set[tuple[str | None, str]] = set()
    for report in reports:
        file = Path(report.source.path).name if report.source.path else ""
        for finding in report.findings:
            if (finding.fingerprint, file) in seen:
                continue
            seen.add((finding.fingerprint, file))
            entry = {
                "finding": finding.fingerprint,
                "rule": finding.rule,
                "file": file,
                "message": finding.message,
                "reason": old.get((finding.fingerprint, file), _DEFAULT_REASON),
            }
            lines.append("[[entries]]")
            lines += [f"{key} = {json.dumps(v, ensure_ascii=False)}" for key, v in entry.items()]
            lines.append("")
    try:
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigurationError(f"无法写入 {path}（{error.strerror or error}）") from None
    return len(seen)
