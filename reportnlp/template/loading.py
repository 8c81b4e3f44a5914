"""Templates from TOML and Excel, with what they extend."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
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
    split_points,
)
from reportnlp.template.reading import near, read_toml
from reportnlp.template.validation import check_shape, check_whole, number

BUILT_IN = ("township-eight", "congress-report")
DEFAULT = "township-eight"
_FULL = Decimal(100)


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


def _section(data: dict[str, Any], weight: Decimal) -> TemplateSection:
    return TemplateSection(
        key=data["key"],
        title=data["title"],
        weight=weight,
        topics=tuple(data.get("topics", ())),
        headings=tuple(data.get("headings", ())),
        phrases=tuple(data.get("phrases", ())),
        rest=data.get("rest", False),
        indicators=tuple(_indicator(row) for row in data.get("indicators", ())),
        officials=tuple(data.get("officials", ())),
        min_chars=data.get("min_chars", 0),
        min_figures=data.get("min_figures", 0),
    )


def _weights(data: dict[str, Any], document: Decimal) -> Iterator[Decimal]:
    """Yield each section's points: as written, shared out evenly, or scaled to fill 100."""
    sections = data["sections"]
    given = [number(section.get("weight")) for section in sections]
    if data.get("rescale") and all(given):
        whole = sum((value for value in given if value), Decimal(0))
        scaled = [(v or 0) * (_FULL - document) / whole for v in given]
        floors = [value.quantize(HUNDREDTH, rounding=ROUND_DOWN) for value in scaled]
        extra = int((_FULL - document - sum(floors)) / HUNDREDTH)
        order = sorted(range(len(floors)), key=lambda i: floors[i] - scaled[i])
        more = set(order[:extra])
        yield from (value + HUNDREDTH * (i in more) for i, value in enumerate(floors))
        return
    rest = _FULL - document - sum((value for value in given if value is not None), Decimal(0))
    even = iter(split_points(rest, sum(value is None for value in given)))
    yield from (_points(value) if value is not None else next(even) for value in given)


def from_dict(data: dict[str, Any], *, name: str = "模板") -> Template:
    """Build a template from parsed TOML whose parents are already merged in.

    Raises
    ------
    ConfigurationError
        With every fault, one a line.
    """
    faults = [*check_shape(data)]
    faults += [fault for fault in check_whole(data) if fault not in faults]
    if faults:
        raise ConfigurationError("\n".join(f"{name}：{fault}" for fault in faults))
    document = {key: _points(value) for key, value in data.get("document", {}).items()}
    weights = _weights(data, sum(document.values(), Decimal(0)))
    return Template(
        name=data["name"],
        title=data.get("title", data["name"]),
        sections=tuple(
            _section(row, weight) for row, weight in zip(data["sections"], weights, strict=True)
        ),
        shares=Shares(**{key: _points(value) for key, value in data.get("shares", {}).items()}),
        **document,
    )


def merge(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    """Lay a template over the one it extends: sections by key, everything else by name.

    Examples
    --------
    >>> base = {"name": "a", "sections": [{"key": "x", "title": "甲", "weight": 60}, {"key": "y"}]}
    >>> merge(base, {"name": "b", "drop": ["y"], "sections": [{"key": "x", "weight": 100}]})
    {'name': 'b', 'sections': [{'key': 'x', 'title': '甲', 'weight': 100}]}
    """
    dropped = set(child.get("drop", ()))
    rows = {row["key"]: row for row in parent.get("sections", ()) if row.get("key") not in dropped}
    extra = []
    for row in child.get("sections", ()):
        if row.get("key") in rows:
            rows[row["key"]] = {**rows[row["key"]], **row}
        else:
            extra.append(row)
    merged = {**parent, **child, "sections": [*rows.values(), *extra]}
    for key in ("document", "shares"):
        if key in parent or key in child:
            merged[key] = {**parent.get(key, {}), **child.get(key, {})}
    merged.pop("drop", None)
    merged.pop("extends", None)
    return merged


def built_in_data(name: str) -> dict[str, Any]:
    """Return a built-in template as parsed TOML."""
    text = (resources.files("reportnlp.template") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


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
        raise ConfigurationError(
            f"没有叫“{name}”的模板{near(name, BUILT_IN)}；可用的有：{'、'.join(BUILT_IN)}"
        )
    return from_dict(built_in_data(name), name=name)


def load_data(name_or_path: str | os.PathLike[str]) -> dict[str, Any]:
    """Return a template as one table, with what it extends merged in.

    Raises
    ------
    ConfigurationError
        If a file cannot be read, extends itself or has faults; every fault is named.
    """
    faults: list[str] = []
    data = _resolve(str(name_or_path), Path(), (), faults)
    if data and "extends" not in data:
        faults += [f"{name_or_path}：{fault}" for fault in check_whole(data)]
    if faults:
        raise ConfigurationError("\n".join(faults))
    return data


def _resolve(name: str, folder: Path, chain: tuple[str, ...], faults: list[str]) -> dict[str, Any]:
    if name in BUILT_IN:
        return built_in_data(name)
    path = folder / name
    if not path.is_file():
        came = f"{chain[-1]}：extends：" if chain else ""
        hint = near(name, BUILT_IN) or f"；可用的有：{'、'.join(BUILT_IN)}"
        faults.append(f"{came}没有叫“{name}”的模板，也没有这个文件{hint}")
        return {}
    place = str(path.resolve())
    if place in chain:
        circle = " → ".join(Path(item).name for item in (*chain[chain.index(place) :], place))
        faults.append(f"{path}：extends 绕成了圈：{circle}；请删去其中一处 extends")
        return {}
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            from reportnlp.template.excel import read_sheet

            data = read_sheet(path)
        else:
            data = read_toml(path)
    except ConfigurationError as error:
        faults.append(str(error))
        return {}
    shape = [*check_shape(data)]
    faults += [f"{path}：{fault}" for fault in shape]
    parent = data.get("extends")
    if not isinstance(parent, str):
        return data
    base = _resolve(parent, path.parent, (*chain, place), faults)
    if not base or shape:
        return data
    keys = [row.get("key") for row in base.get("sections", ()) if isinstance(row, dict)]
    faults += [
        f"{path}：drop：“{parent}”里没有“{key}”这个部分{near(key, [k for k in keys if k])}"
        for key in data.get("drop", ())
        if key not in keys
    ]
    return merge(base, data)


def load_template(name_or_path: str | os.PathLike[str]) -> Template:
    """Return a built-in template by name, or read one from a TOML or Excel file.

    Raises
    ------
    ConfigurationError
        With every fault, one a line.
    """
    if str(name_or_path) in BUILT_IN:
        return built_in(str(name_or_path))
    return from_dict(load_data(name_or_path), name=str(name_or_path))
