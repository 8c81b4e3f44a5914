"""Which rules run, at what level, and what is ignored: from a file and the command line."""

from __future__ import annotations

import dataclasses
import fnmatch
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, get_args

from reportnlp.checks.appointments import Appointment
from reportnlp.checks.catalogue import FAMILIES, catalogue
from reportnlp.checks.draft import Draft
from reportnlp.errors import ConfigurationError
from reportnlp.model.items import Level
from reportnlp.template.reading import near, read_toml

LEVELS: tuple[str, ...] = get_args(Level)
_KEYS = ("select", "ignore", "levels", "suppress")
_ABOUT = ("finding", "phrase", "file")
_NEAR = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One thing to be silent about; what is None is not asked.

    Attributes
    ----------
    rule : str or None
        A code or a family.
    finding : str or None
        The fingerprint of one finding.
    phrase : str or None
        Words in the sentence of the finding.
    file : str or None
        A file name or a pattern such as ``2019*.docx``.
    reason : str
    """

    rule: str | None = None
    finding: str | None = None
    phrase: str | None = None
    file: str | None = None
    reason: str = ""

    def covers(self, draft: Draft, fingerprint: str, text: str, path: str | None) -> bool:
        """Whether a finding is to be left out."""
        if self.rule and not draft.rule.startswith(self.rule):
            return False
        if self.finding and self.finding != fingerprint:
            return False
        if self.file and not (path and _matches(path, self.file)):
            return False
        if self.phrase:
            return _near(text, draft, self.phrase)
        return True


def _matches(path: str, pattern: str) -> bool:
    place = PurePath(path)
    return fnmatch.fnmatch(place.name, pattern) or fnmatch.fnmatch(place.as_posix(), pattern)


def _near(text: str, draft: Draft, phrase: str) -> bool:
    """Whether the finding's own line holds the phrase, no further off than a sentence goes."""
    left = text.rfind("\n", 0, draft.start) + 1
    right = text.find("\n", draft.end)
    right = len(text) if right < 0 else right
    start = max(left, draft.start - _NEAR - len(phrase))
    return phrase in text[start : min(right, draft.end + _NEAR + len(phrase))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the user has decided about rules.

    Attributes
    ----------
    select, ignore : tuple of str
        Codes or families; nothing selected means all.
    levels : mapping of str to level
    suppressions : tuple of Suppression
    appointments : tuple of Appointment
        Who is known to hold a post, from a roster.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    appointments: tuple[Appointment, ...] = ()

    def runs(self, code: str) -> bool:
        """Whether a rule is to be checked.

        Examples
        --------
        >>> config = Config(select=("NUM",), ignore=("NUM003",))
        >>> config.runs("NUM001"), config.runs("NUM003"), config.runs("SEC001")
        (True, False, False)
        """
        if self.select and not code.startswith(self.select):
            return False
        return not (self.ignore and code.startswith(self.ignore))

    def suppresses(self, draft: Draft, fingerprint: str, text: str, path: str | None) -> bool:
        """Whether one finding is to be left out."""
        return any(row.covers(draft, fingerprint, text, path) for row in self.suppressions)


def code_problems(codes: Iterable[Any], where: str) -> list[str]:
    """Say which of some codes are neither a rule nor a family."""
    known = (*catalogue(), *FAMILIES)
    return [
        f"{where}：没有“{code}”这条规则{near(str(code).upper(), known)}"
        for code in codes
        if code not in known
    ]


def _strings(data: Mapping[str, Any], key: str, problems: list[str]) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        problems.append(f'{key}：应是一组代码，如 {key} = ["NUM", "TXT001"]')
        return ()
    codes = tuple(item.strip().upper() for item in value)
    problems += code_problems(codes, key)
    return codes


def _levels(data: Mapping[str, Any], problems: list[str]) -> dict[str, Level]:
    value = data.get("levels", {})
    if not isinstance(value, dict):
        problems.append('levels：应写成 [levels] 一节，每行如 NUM005 = "info"')
        return {}
    found: dict[str, Level] = {}
    for key, level in value.items():
        code = key.upper()
        problems += code_problems([code], f"levels.{key}")
        if level not in LEVELS:
            problems.append(
                f"levels.{key}：级别“{level}”不对，只能是 {'、'.join(LEVELS)}{near(str(level), LEVELS)}"
            )
            continue
        found.update({rule: level for rule in catalogue() if rule.startswith(code)})
    return found


def _suppressions(data: Mapping[str, Any], problems: list[str]) -> tuple[Suppression, ...]:
    rows = data.get("suppress", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append("suppress：应写成若干个 [[suppress]] 小节")
        return ()
    names = [item.name for item in dataclasses.fields(Suppression)]
    found = []
    for number, row in enumerate(rows, start=1):
        where = f"suppress 第{number}节"
        unknown = [key for key in row if key not in names]
        problems += [f"{where}：不认识“{key}”{near(key, names)}" for key in unknown]
        wrong = [key for key in row if key in names and not isinstance(row[key], str)]
        problems += [f"{where}.{key}：应是文字" for key in wrong]
        if not any(row.get(key) for key in ("rule", *_ABOUT)):
            problems.append(f"{where}：要写明忽略什么：finding、phrase、file 或 rule")
        if not unknown and not wrong:
            rule = row.get("rule", "").strip().upper()
            problems += code_problems([rule] if rule else [], f"{where}.rule")
            found.append(Suppression(**{**row, "rule": rule or None}))
    return tuple(found)


def parse_config(data: Mapping[str, Any], *, name: str = "配置") -> Config:
    """Build a configuration from parsed TOML.

    Raises
    ------
    ConfigurationError
        With every fault, one a line.
    """
    problems = [f"不认识“{key}”{near(key, _KEYS)}" for key in data if key not in _KEYS]
    config = Config(
        select=_strings(data, "select", problems),
        ignore=_strings(data, "ignore", problems),
        levels=_levels(data, problems),
        suppressions=_suppressions(data, problems),
    )
    if problems:
        raise ConfigurationError("\n".join(f"{name}：{problem}" for problem in problems))
    return config


def load_config(path: str | os.PathLike[str]) -> Config:
    """Read ``reportnlp.toml``."""
    path = Path(path)
    return parse_config(read_toml(path), name=str(path))


def combine(
    config: Config,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Iterable[str] = (),
) -> Config:
    """Add what the command line says to a configuration; the command line wins.

    Parameters
    ----------
    config : Config
    select, ignore : iterable of str
        Codes or families, several joined by commas.
    levels : iterable of str
        ``CODE=LEVEL``.

    Examples
    --------
    >>> combine(Config(), select=["num,TXT"], levels=["NUM005=info"]).select
    ('NUM', 'TXT')
    """
    problems = [
        f"--level {item}：应写成 代码=级别，如 NUM005=info" for item in levels if "=" not in item
    ]
    data = {
        "select": [code for item in select for code in item.split(",") if code.strip()],
        "ignore": [code for item in ignore for code in item.split(",") if code.strip()],
        "levels": dict(item.split("=", 1) for item in levels if "=" in item),
    }
    try:
        extra = parse_config(data, name="命令行")
    except ConfigurationError as error:
        problems.append(str(error))
    if problems:
        raise ConfigurationError("\n".join(problems))
    return dataclasses.replace(
        config,
        select=extra.select or config.select,
        ignore=config.ignore + extra.ignore,
        levels={**config.levels, **extra.levels},
    )
