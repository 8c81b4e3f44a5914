"""The rules: stable codes with everything there is to say about them, as data."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from reportnlp.model.items import Level

FAMILIES = {
    "SEC": ("结构", "structure"),
    "FIG": ("数据", "figures"),
    "NUM": ("数据一致", "consistency"),
    "OFF": ("人员", "officials"),
    "TXT": ("文字", "text defects"),
    "TPL": ("模板", "template"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue.

    Attributes
    ----------
    code : str
        Family (SEC FIG NUM OFF TXT TPL) and number; never reused.
    level : {'error', 'warning', 'info'}
    kind : str
        The check that finds it, a key of :data:`reportnlp.checks.kinds.KINDS`.
    costs : bool
        Whether it can cost points.
    name, why, fix, limits : str
        In Chinese: what it is called, why it matters, what to do, what it does not see.
    name_en, why_en, fix_en, limits_en : str
        The same in English.
    bad, good : str
        A report that breaks the rule and one that keeps it.
    template : str
        What the examples are checked against: a built-in template, or the one-section
        :func:`example_template`.
    roster : list of {place, name, post}
        Who holds a post in the examples, for a rule that compares with a roster.
    """

    code: str
    level: Level
    kind: str
    costs: bool = False
    name: str
    why: str
    fix: str
    limits: str
    name_en: str
    why_en: str
    fix_en: str
    limits_en: str
    bad: str
    good: str
    template: str = "example"
    roster: list[dict[str, str]] = field(default_factory=list)


@functools.cache
def _data() -> dict[str, Any]:
    text = (resources.files("reportnlp.checks") / "rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def catalogue() -> dict[str, Rule]:
    """Return every rule by its code.

    Examples
    --------
    >>> catalogue()["SEC001"].level
    'error'
    """
    return {row["code"]: Rule(**row) for row in _data()["rules"]}


def example_template() -> dict[str, Any]:
    """Return the one-section template that the examples of the catalogue are checked against.

    Examples
    --------
    >>> [section["title"] for section in example_template()["sections"]]
    ['民生福祉']
    """
    data: dict[str, Any] = _data()["example"]
    return data
