"""The key of a masked text: what stood where."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One replaced stretch.

    Attributes
    ----------
    start, end : int
        Of the mask, in the masked text; equal where the number was deleted.
    original : str
    unit : str
        Empty for names and years.
    kind : str
        ``figure``, ``name`` or ``year``.
    """

    start: int
    end: int
    original: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Everything needed to bring the original back.

    Attributes
    ----------
    style : str
    share : float
    seed : int
    encoding : str
        Of the file.
    digest : str
        SHA-256 of the masked text in UTF-8.
    entries : tuple of KeyEntry
    """

    style: str
    share: float
    seed: int
    encoding: str
    digest: str
    entries: tuple[KeyEntry, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"schema": SCHEMA, **asdict(self)}

    def write(self, path: Path) -> None:
        """Write the key as JSON."""
        path.write_text(json.dumps(self.to_dict(), ensure_ascii=False, indent=1), encoding="utf-8")


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_key(path: Path) -> Key:
    """Read a key file.

    Raises
    ------
    ConfigurationError
        If it is no key of this version.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("schema") != SCHEMA:
            raise ConfigurationError(f"{path.name}：密钥是别的版本写的；请用当时的版本还原")
        data["entries"] = tuple(KeyEntry(**row) for row in data["entries"])
        return Key(**data)
    except OSError as error:
        raise ConfigurationError(
            f"{path}：读不了密钥文件（{error.strerror}）；请检查路径"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigurationError(
            f"{path.name}：不是密钥文件；请给出 mask 命令生成的 .key.json"
        ) from None
