"""Writing results without ever touching an original."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportnlp.errors import ConfigurationError


def refuse_overwriting(target: Path, originals: Iterable[Path]) -> None:
    """Raise if `target` is one of the files that were given."""
    if target.resolve() in {path.resolve() for path in originals}:
        raise ConfigurationError(f"输出 {target} 就是给出的文件；请换一个名字，以免覆盖原件")


def write_bytes(path: Path, data: bytes) -> None:
    """Write a result, or say in one Chinese line why that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise ConfigurationError(
            f"无法写入 {path}（{error.strerror or error}）；请换一个位置"
        ) from None
