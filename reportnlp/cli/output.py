"""Writing results without ever touching an original."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportnlp.errors import ConfigurationError


def refuse_overwriting(target: Path, originals: Iterable[Path]) -> None:
    """Raise if `target` is one of the files that were given."""
    if target.resolve() in {path.resolve() for path in originals}:
        raise ConfigurationError(f"输出 {target} 就是给出的文件；请换一个名字，以免覆盖原件")
