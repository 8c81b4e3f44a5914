"""Templates from TOML."""

from __future__ import annotations

import functools
import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError
from reportnlp.template.model import (
    HUNDREDTH,
    ExpectedIndicator,
    Shares,
    Template,
    TemplateSection,
)

BUILT_IN = ("township-eight",)
DEFAULT = "township-eight"


def _points(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(HUNDREDTH)


def _bound(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _indicator(data: dict[str, Any]) -> ExpectedIndicator:
    return ExpectedIndicator(
        name=data["name"],
        words=tuple(data.get("words") or [data["name"]]),
        units=tuple(data.get("units", ())),
        required=data.get("required", True),
        low=_bound(data.get("low")),
        high=_bound(data.get("high")),
    )


def _section(data: dict[str, Any]) -> TemplateSection:
    return TemplateSection(
        key=data["key"],
        title=data["title"],
        weight=_points(data["weight"]),
        topics=tuple(data.get("topics", ())),
        headings=tuple(data.get("headings", ())),
        indicators=tuple(_indicator(row) for row in data.get("indicators", ())),
        officials=tuple(data.get("officials", ())),
        min_chars=data.get("min_chars", 0),
        min_figures=data.get("min_figures", 0),
    )


def from_dict(data: dict[str, Any]) -> Template:
    """Build a template from parsed TOML."""
    document = data.get("document", {})
    return Template(
        name=data["name"],
        title=data.get("title", data["name"]),
        sections=tuple(_section(row) for row in data["sections"]),
        shares=Shares(**{key: _points(value) for key, value in data.get("shares", {}).items()}),
        officials=_points(document.get("officials", 0)),
        period=_points(document.get("period", 0)),
        place=_points(document.get("place", 0)),
    )


@functools.cache
def built_in(name: str) -> Template:
    """Return a built-in template.

    Examples
    --------
    >>> template = built_in("township-eight")
    >>> sum(s.weight for s in template.sections) + template.officials + template.period + template.place
    Decimal('100.00')
    """
    if name not in BUILT_IN:
        raise ConfigurationError(f"没有叫“{name}”的模板；可用的有：{'、'.join(BUILT_IN)}")
    text = (resources.files("reportnlp.template") / f"{name}.toml").read_text(encoding="utf-8")
    return from_dict(tomllib.loads(text))


def load_template(name_or_path: str | Path) -> Template:
    """Return a built-in template by name, or read one from a TOML file."""
    if str(name_or_path) in BUILT_IN:
        return built_in(str(name_or_path))
    path = Path(name_or_path)
    if not path.is_file():
        raise ConfigurationError(
            f"没有叫“{name_or_path}”的模板，也没有这个文件；可用的有：{'、'.join(BUILT_IN)}"
        )
    return from_dict(tomllib.loads(path.read_text(encoding="utf-8")))
