"""Gold annotations of a folder: ``NAME.ann`` or ``NAME.gold.json`` with ``NAME.txt``."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError
from reportnlp.evaluation.annotation import TAGS, Annotation, AnnotationError, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated report.

    Attributes
    ----------
    name : str
    text : str
    annotations : tuple of Annotation
        Ordered by ``start``.
    meta : dict
        What ``NAME.meta.toml`` says; empty without one.
    """

    name: str
    text: str
    annotations: tuple[Annotation, ...]
    meta: dict[str, Any] = field(default_factory=dict)

    def tagged(self, *tags: str) -> list[Annotation]:
        """Return the annotations with one of `tags`."""
        return [item for item in self.annotations if item.tag in tags]


def _records(data: Any) -> list[dict[str, Any]]:
    body = data
    if isinstance(data, dict):
        body = data.get("annotations") or data.get("tags") or {}
    if isinstance(body, list):
        return body
    return [dict(row, tag=tag) for tag in TAGS for row in body.get(tag, [])]


def _stand_off(path: Path) -> tuple[str, tuple[Annotation, ...]]:
    """Read ``NAME.gold.json`` and the text beside it."""
    text_path = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text = text_path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError) as error:
        raise AnnotationError(f"{path.name}: cannot be read ({error}); build it again") from None
    items = []
    for row in _records(data):
        item = Annotation(
            tag=row["tag"],
            start=row["start"],
            end=row["end"],
            surface=row["surface"],
            keys={key: str(value) for key, value in row.get("keys", {}).items()},
        )
        if item.tag not in TAGS:
            raise AnnotationError(f"{path.name}: unknown tag {item.tag!r} at {item.start}")
        if text[item.start : item.end] != item.surface:
            found = text[item.start : item.end]
            raise AnnotationError(
                f"{path.name}: {item.tag} at {item.start} says {item.surface!r} but the text has"
                f" {found!r}; build it again"
            )
        items.append(item)
    if not items:
        raise AnnotationError(f"{path.name}: no annotation at all")
    return text, tuple(sorted(items, key=lambda item: (item.start, item.end)))


def _meta(folder: Path, name: str) -> dict[str, Any]:
    path = folder / f"{name}.meta.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AnnotationError(f"{path.name}: {error}") from None


def load_gold(folder: str | Path, *, split: str | None = None) -> tuple[GoldDocument, ...]:
    """Read every annotated report of a folder, in order of name.

    Parameters
    ----------
    folder : str or Path
    split : {'train', 'dev', 'test'}, optional
        Keep only the reports whose metadata name this split.

    Raises
    ------
    AnnotationError
        If a file cannot be trusted; the message names file, line and what to do.
    ConfigurationError
        If the folder holds no annotated report.
    """
    folder = Path(folder)
    paths = {path.name.removesuffix(".gold.json"): path for path in folder.glob("*.gold.json")}
    paths.update({path.stem: path for path in folder.glob("*.ann")})
    documents = []
    for name, path in sorted(paths.items()):
        meta = _meta(folder, name)
        if split is not None and meta.get("split") != split:
            continue
        if path.suffix == ".ann":
            text, items = parse(path.read_bytes().decode("utf-8"), name=path.name)
        else:
            text, items = _stand_off(path)
        documents.append(GoldDocument(name=name, text=text, annotations=items, meta=meta))
    if not documents:
        raise ConfigurationError(f"“{folder}”里没有标注文件（*.ann 或 *.gold.json）；请检查路径")
    return tuple(documents)
