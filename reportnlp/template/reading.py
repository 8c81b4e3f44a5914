"""Reading settings: TOML with errors a person can act on, and hints at what was meant."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError


def near(word: str, known: Iterable[str]) -> str:
    """Return a hint at what was meant, or nothing.

    Examples
    --------
    >>> near("NUM01", ["NUM001", "TXT001"]), near("zzz", ["NUM001"])
    ('；是不是“NUM001”？', '')
    """
    # two Chinese characters of which one is right are near enough
    cutoff = 0.5 if len(word) < 4 else 0.6
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return f"；是不是“{found[0]}”？" if found else ""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; what is wrong with it is said in one Chinese line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"{path}：打不开（{error.strerror or error}）") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}：不是 UTF-8 编码；请另存为 UTF-8 后再试") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}：TOML 写法有误（{error}）") from None
    except RecursionError:
        raise ConfigurationError(f"{path}：嵌套过深，无法读取") from None
