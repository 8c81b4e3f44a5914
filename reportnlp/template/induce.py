"""A draft template from reports that exist."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reportnlp.errors import ConfigurationError
from reportnlp.model.items import Figure, Section
from reportnlp.model.report import Report
from reportnlp.template.titles import TOPIC_TITLES

_MOST = 0.5
_MOST_INDICATORS = 8
_MOST_UNITS = 4
_LONGEST_HEAD = 8
_SCOPE = re.compile(
    r"^(?:(?:全|我|本|该)(?:镇|乡|街道|村|年|县|区)|今年|上半年|下半年|截至目前|累计|共计|共|合计|已|新|完成|实现|达到|发放(?=.{4}))+"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(slots=True)
class _Topic:
    """What one topic looks like over the reports."""

    reports: int = 0
    ranks: list[float] = field(default_factory=list)
    characters: list[int] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    # one table a report: indicator's plain name -> unit
    names: list[dict[str, str]] = field(default_factory=list)


def plain_name(name: str) -> str:
    """Return an indicator's name without the place and the time it is said of.

    Examples
    --------
    >>> plain_name("全镇累计低保对象"), plain_name("低保对象")
    ('低保对象', '低保对象')
    """
    return _SCOPE.sub("", name) or name


def _parts(report: Report) -> list[tuple[str, Section]]:
    """Return the maximal sections with a topic, in reading order."""
    found: list[tuple[str, Section]] = []

    def visit(section: Section) -> None:
        topic = section.topic
        if topic in TOPIC_TITLES and not section.runin:
            found.append((topic, section))
            return
        for child in section.children:
            visit(child)

    for section in report.sections:
        visit(section)
    return found


def _within(figures: tuple[Figure, ...], section: Section) -> list[Figure]:
    return [f for f in figures if section.end <= f.start < section.whole_end]


def induce(
    reports: Iterable[Report], *, name: str = "induced", share: float = _MOST
) -> tuple[dict[str, Any], dict[tuple[str, str], str]]:
    """Learn a draft template: recurring topics, indicators most reports give, usual order.

    Parameters
    ----------
    reports : iterable of Report
    name : str
        Name of the template.
    share : float
        A topic or indicator is kept if at least this share of the reports has it.

    Returns
    -------
    data : dict
        The template, see :func:`reportnlp.template.loading.from_dict`.
    notes : dict
        By (section key, indicator name), how many reports have it.

    Raises
    ------
    ConfigurationError
        If there is no report, or nothing recurs.
    """
    topics: dict[str, _Topic] = {}
    count = 0
    for report in reports:
        count += 1
        _learn(report, topics)
    if not count:
        raise ConfigurationError("没有可以学习的报告；请给出至少一份报告")
    kept = [key for key, row in topics.items() if row.reports >= share * count]
    if not kept:
        raise ConfigurationError(f"{count}份报告里没有共同的部分，学不出模板；请换一批同类的报告")
    kept.sort(key=lambda key: statistics.mean(topics[key].ranks))
    notes = {(key, ""): _said(topics[key].reports, count) for key in kept}
    sections = []
    for key in kept:
        rows = _indicators(topics[key], share * topics[key].reports)
        notes |= {(key, row["name"]): _said(seen, topics[key].reports) for row, seen in rows}
        sections.append(
            {
                "key": key,
                "title": TOPIC_TITLES[key],
                "topics": [key],
                "min_chars": _low(topics[key].characters) // 10 * 10,
                "min_figures": _low(topics[key].figures),
                "indicators": [row for row, _ in rows],
            }
        )
    data = {
        "schema": 1,
        "name": name,
        "title": f"由{count}份报告学得的模板（草稿）",
        "document": {"officials": 4.0, "period": 2.0, "place": 2.0},
        "sections": sections,
    }
    return data, notes


def _said(seen: int, count: int) -> str:
    return f"{seen}/{count} 份（{seen / count:.0%}）"


def _low(values: list[int]) -> int:
    """Return what three in four reports reach."""
    return sorted(values)[len(values) // 4]


def _learn(report: Report, topics: dict[str, _Topic]) -> None:
    parts = _parts(report)
    order = list(dict.fromkeys(topic for topic, _ in parts))
    characters: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    names: dict[str, dict[str, str]] = {topic: {} for topic in order}
    for topic, section in parts:
        characters[topic] += len(_HAN.findall(report.text[section.end : section.whole_end]))
        inside = _within(report.figures, section)
        figures[topic] += len(inside)
        for figure in inside:
            if len(plain_name(figure.name)) >= 2 and not figure.change and not figure.target:
                names[topic].setdefault(plain_name(figure.name), figure.unit)
    for rank, topic in enumerate(order):
        row = topics.setdefault(topic, _Topic())
        row.reports += 1
        row.ranks.append(rank / max(1, len(order) - 1))
        row.characters.append(characters[topic])
        row.figures.append(figures[topic])
        row.names.append(names[topic])


def _heads(name: str) -> set[str]:
    """Return what a name may be called for short: itself and its last words.

    Examples
    --------
    >>> sorted(_heads("发展党员"))
    ['党员', '发展党员', '展党员']
    """
    return {name} | {name[-width:] for width in range(2, min(len(name), _LONGEST_HEAD) + 1)}


def _indicators(topic: _Topic, least: float) -> list[tuple[dict[str, Any], int]]:
    """Return the terms that most reports name an indicator with, the fullest ones first."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    whole: Counter[str] = Counter()
    for number, names in enumerate(topic.names):
        for name in names:
            whole[name] += 1
            for head in _heads(name):
                holders[head].add(number)
    # a head must stand for itself somewhere, or it is the torn end of a longer word
    known = {head: seen for head, seen in holders.items() if len(seen) >= least and whole[head]}
    found: list[tuple[dict[str, Any], int]] = []
    for head in sorted(known, key=lambda head: (-len(known[head]), -len(head), head)):
        if any(head in row["name"] or row["name"] in head for row, _ in found):
            continue
        units = Counter(
            unit for names in topic.names for name, unit in names.items() if name.endswith(head)
        )
        usual = [unit for unit, _ in units.most_common(_MOST_UNITS) if unit]
        row = {"name": head, "words": [head], "units": usual}
        found.append((row, len(known[head])))
        if len(found) == _MOST_INDICATORS:
            break
    return found
