"""Writing results: whole or not at all, never over an original, never stopped by an open file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from reportnlp.errors import ConfigurationError

_MOST_NAMES = 50


def write_bytes(target: Path, data: bytes, *, original: Path | None = None) -> Path:
    """Write a file in one step.

    Parameters
    ----------
    target : Path
    data : bytes
    original : Path, optional
        A file that must not be written over.

    Returns
    -------
    Path
        `target`, or a second name where that file is open in Word or Excel.

    Raises
    ------
    ConfigurationError
        If nothing can be written there.
    """
    if original is not None and _same(target, original):
        raise ConfigurationError(f"输出 {target} 就是原件；请换一个名字，以免覆盖原件")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(_why(target, error)) from None
    temporary = target.with_name(f"~{os.getpid()}-{target.name}.tmp")
    try:
        temporary.write_bytes(data)
        return _settle(temporary, target)
    except OSError as error:
        raise ConfigurationError(_why(target, error)) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _settle(temporary: Path, target: Path) -> Path:
    """Move the finished file to its name, or to the next one where that one is held open."""
    candidates = [target, *(target.with_stem(f"{target.stem}({n})") for n in range(2, _MOST_NAMES))]
    for candidate in candidates:
        try:
            temporary.replace(candidate)
        except PermissionError:
            continue
        return candidate
    temporary.replace(target)
    return target


def moved_line(asked: Path, written: Path) -> str:
    """Say in Chinese that a result has a second name; empty where it has not."""
    if asked == written:
        return ""
    return f"{asked.name} 正在被 Word 或 Excel 打开，结果另存为 {written.name}"


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or (one.exists() and one.samefile(other))
    except OSError:
        return False


def _why(target: Path, error: OSError) -> str:
    return f"无法写入 {target}（{error.strerror or error}）；请换一个位置"
