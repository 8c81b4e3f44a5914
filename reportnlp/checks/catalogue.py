"""The rules: stable codes with names and levels, as data."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from reportnlp.model.items import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue.

    Attributes
    ----------
    code : str
        Family (SEC FIG NUM OFF TXT TPL) and number; never reused.
    name : str
    level : {'error', 'warning', 'info'}
    """

    code: str
    name: str
    level: Level


@functools.cache
def catalogue() -> dict[str, Rule]:
    """Return every rule by its code.

    Examples
    --------
    >>> catalogue()["SEC001"].level
    'error'
    """
    text = (resources.files("reportnlp.checks") / "rules.toml").read_text(encoding="utf-8")
    rules = [Rule(**row) for row in tomllib.loads(text)["rules"]]
    return {rule.code: rule for rule in rules}
