"""Who has to submit: missing, doubled and mistaken submissions."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportnlp.checks.appointments import Appointment, named_in, place_among
from reportnlp.desk.workbook import opened
from reportnlp.errors import ConfigurationError
from reportnlp.model.report import Report
from reportnlp.output.rows import Column, Row

_PLACE = ("乡镇", "单位", "报送单位", "名称")
_CONTACT = ("联系人", "联系方式", "电话")
# The rule whose findings the sheet repeats.
DIFFERS = "OFF005"
_NAME, _POST = ("姓名", "负责人"), ("职务",)
COLUMNS = (
    Column(title="单位", width=20),
    Column(title="联系人", width=18),
    Column(title="情况", width=14),
    Column(title="文件", width=40, kind="wrap"),
    Column(title="说明", width=60, kind="wrap"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One that has to submit.

    Attributes
    ----------
    place, contact : str
    officials : tuple of (str, str)
        Names with their posts, as they are known to be.
    """

    place: str
    contact: str = ""
    officials: tuple[tuple[str, str], ...] = ()


Roster = tuple[Member, ...]


def read_roster(path: str | os.PathLike[str]) -> Roster:
    """Read 名单.xlsx: a column 乡镇 (or 单位), optionally 联系人, 姓名 and 职务.

    Several rows of one township list its officials.

    Raises
    ------
    ConfigurationError
        If it cannot be read or has no such column.
    """
    path = Path(path)
    with opened(
        path,
        missing=f"找不到名单 {path}；请检查路径",
        broken=f"名单 {path} 不是可用的 .xlsx 工作簿",
    ) as book:
        rows = book.worksheets[0].iter_rows(values_only=True)
        head = [str(value or "").strip() for value in next(rows, ())]
        at = {
            key: _column(head, names)
            for key, names in (
                ("place", _PLACE),
                ("contact", _CONTACT),
                ("name", _NAME),
                ("post", _POST),
            )
        }
        if at["place"] is None:
            raise ConfigurationError(f"名单 {path} 没有“乡镇”或“单位”一列；请在第一行写明")
        contacts: dict[str, str] = {}
        officials: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            place, contact, name, post = (
                _text(row, at[key]) for key in ("place", "contact", "name", "post")
            )
            if place:
                contacts[place] = contacts.get(place) or contact
                if name:
                    officials[place].append((name.replace(" ", ""), post))
    if not contacts:
        raise ConfigurationError(f"名单 {path} 是空的；请写明应报单位")
    return tuple(
        Member(place=place, contact=contact, officials=tuple(officials[place]))
        for place, contact in contacts.items()
    )


def appointments(roster: Roster) -> tuple[Appointment, ...]:
    """Return who holds a post, for the rule that compares reports with the roster.

    Examples
    --------
    >>> appointments((Member(place="河口镇", officials=(("李明远", "镇长"),)),))
    (Appointment(place='河口镇', name='李明远', post='镇长'),)
    """
    return tuple(
        Appointment(place=member.place, name=name, post=post)
        for member in roster
        for name, post in member.officials
    )


def _column(head: list[str], names: tuple[str, ...]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _text(row: tuple[object, ...], at: int | None) -> str:
    return str(row[at] or "").strip() if at is not None and at < len(row) else ""


def roster_rows(
    roster: Roster, reports: Iterable[Report], unreadable: Iterable[tuple[str, str]]
) -> tuple[tuple[Column, ...], list[Row]]:
    """Compare submissions with the roster.

    Returns
    -------
    columns, rows
        For a sheet: who has not submitted, who did twice, whose file names another
        township than its content, whose officials differ.
    """
    by_place: dict[str, list[str]] = defaultdict(list)
    remarks: dict[str, list[str]] = defaultdict(list)
    members = {member.place: member for member in roster}
    strangers: list[Row] = []
    for report in reports:
        name = report.source.path or ""
        own, named = place_among(members, report.meta), _place_of_name(name, members)
        place = own or named
        if place is None:
            strangers.append(
                (report.meta.place or "", "", "不在名单", name, "内容里的单位不在名单中")
            )
            continue
        by_place[place].append(name)
        if own and named and own != named:
            remarks[place].append(f"{name}：文件名写的是“{named}”，内容是“{own}”")
        remarks[place] += [f"{name}：{line}" for line in _period(report)]
        remarks[place] += [
            f"{name}：{finding.message}" for finding in report.findings if finding.rule == DIFFERS
        ]
    broken: dict[str, list[str]] = defaultdict(list)
    for name, _ in unreadable:
        place = _place_of_name(name, members)
        if place:
            broken[place].append(name)
    rows: list[Row] = []
    for member in roster:
        files, failed = by_place[member.place], broken[member.place]
        state = (
            "已报" if len(files) == 1 else "重复报送" if files else "无法读取" if failed else "未报"
        )
        rows.append(
            (
                member.place,
                member.contact,
                state,
                "、".join(files + failed),
                "；".join(remarks[member.place]),
            )
        )
    order = {"未报": 0, "无法读取": 1, "重复报送": 2, "已报": 3}
    rows.sort(key=lambda row: order[str(row[2])])
    return COLUMNS, rows + strangers


def _place_of_name(name: str, members: dict[str, Member]) -> str | None:
    return named_in(members, str(PurePosixPath(name).with_suffix("")))


def _period(report: Report) -> list[str]:
    period = report.meta.period
    stem = PurePosixPath(report.source.path or "").stem
    years = {
        stem[i : i + 4]
        for i in range(len(stem) - 3)
        if stem[i : i + 2] == "20" and stem[i : i + 4].isdigit()
    }
    inside = {date[:4] for date in (period.start, period.end) if date} if period else set()
    if years and inside and not years & inside:
        return [
            f"文件名写的是 {'、'.join(sorted(years))} 年，内容是 {'、'.join(sorted(inside))} 年"
        ]
    return []
