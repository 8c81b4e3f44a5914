"""Put the numbers of a filled-in workbook where the blanks of a report are."""

from __future__ import annotations

import collections
import os
from dataclasses import dataclass
from pathlib import Path

from reportnlp.analysis import analyze_document, analyze_text
from reportnlp.checks.config import Config
from reportnlp.desk.entries import Entry, read_entries
from reportnlp.desk.putback import Edit, apply_edits, put_back
from reportnlp.desk.values import Refusal, fit, note
from reportnlp.documents import read_data
from reportnlp.documents.source import read_bytes
from reportnlp.errors import ConfigurationError
from reportnlp.model.report import Report
from reportnlp.output.blanks import BlankRow, blank_rows
from reportnlp.output.files import write_bytes
from reportnlp.output.rows import BLANKS, Marked, text_key
from reportnlp.template.model import Template
from reportnlp.text.view import TextView

# Rules that compare numbers: a value that makes one of them speak is not put in.
_NUMERIC = ("NUM", "FIG006")
_GONE = "找不到这一处（报告在生成工作簿之后改动过）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one filled-in row.

    Attributes
    ----------
    row : int
        Row of the sheet.
    name, value : str
    reason : str
        Why it was refused; empty where it was put in.
    note : str
        What to look at although it was put in.
    """

    row: int
    name: str
    value: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillResult:
    """Where the filled report is, and what became of every value.

    Attributes
    ----------
    written : Path
    outcomes : tuple of Outcome
    left : int
        Blanks that are still open.
    """

    written: Path
    outcomes: tuple[Outcome, ...]
    left: int

    @property
    def filled(self) -> tuple[Outcome, ...]:
        """The values that were put in."""
        return tuple(item for item in self.outcomes if not item.reason)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """The values that were not."""
        return tuple(item for item in self.outcomes if item.reason)

    def lines(self) -> list[str]:
        """Say it in Chinese."""
        lines = [
            f"填入 {len(self.filled)} 处，退回 {len(self.refused)} 处，还空缺 {self.left} 处。"
        ]
        for item in self.outcomes:
            said = f"没有填入：{item.reason}" if item.reason else item.note
            if said:
                lines.append(f"第{item.row}行 {item.name}“{item.value}”{said}")
        return lines


def fill(
    path: str | os.PathLike[str],
    workbook: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    template: Template | None = None,
    config: Config | None = None,
) -> FillResult:
    """Write a copy of a report with the values of a workbook in its blanks.

    Parameters
    ----------
    path : path
        The report, .docx or text.
    workbook : path
        The workbook of a check, its column 填报值 filled in.
    target : path
        Where to write; never `path` itself.
    template, config : optional
        As for :func:`reportnlp.analyze`; their rules judge the values.

    Returns
    -------
    FillResult

    Raises
    ------
    UnreadableFileError
        If the report cannot be read.
    ConfigurationError
        If the workbook is none, holds nothing for this report, or the target is the original.
    """
    path = Path(path)
    filled, every = read_entries(workbook)
    data = read_bytes(path)
    document = read_data(data, path)
    if document.format not in ("docx", "txt"):
        raise ConfigurationError(
            f"{document.format} 文件不能填回；请先在 Word/WPS 中另存为 .docx，重新检查后再填"
        )
    report = analyze_document(document, template=template, config=config)
    rows = blank_rows(report)
    mine = _select(filled, report, path)
    if not mine:
        raise ConfigurationError(f"工作簿里没有 {path.name} 的填报值；请检查文件名和“填报值”一列")
    refused: dict[int, str] = {}
    placed: dict[int, tuple[BlankRow, Edit]] = {}
    for entry, row in _locate(mine, every, rows, report):
        if row is None:
            refused[entry.number] = _GONE
            continue
        try:
            text = fit(entry.value, row, report.text[row.fill_start : row.fill_end])
        except Refusal as reason:
            refused[entry.number] = str(reason)
            continue
        placed[entry.number] = (row, Edit(row.fill_start, row.fill_end, text))
    after = _judge(report, document.headings, placed, refused, template, config)
    edits = [edit for _, edit in placed.values()]
    written = write_bytes(
        Path(target), put_back(data, path, document.format, report.text, edits), original=path
    )
    return FillResult(
        written=written,
        outcomes=tuple(_outcomes(mine, placed, refused, rows)),
        left=len(blank_rows(after)),
    )


def _select(filled: tuple[Entry, ...], report: Report, path: Path) -> list[Entry]:
    digest = text_key(report.text)
    exact = [entry for entry in filled if entry.digest == digest]
    return exact or [entry for entry in filled if Path(entry.file).name == path.name]


def _locate(
    mine: list[Entry], every: tuple[Entry, ...], rows: tuple[BlankRow, ...], report: Report
) -> list[tuple[Entry, BlankRow | None]]:
    """Find each entry's blank: by place in the same text, else by its sentence."""
    digest = text_key(report.text)
    places = {(row.fill_start, row.fill_end): row for row in rows}
    if all(entry.digest == digest for entry in mine):
        return [(entry, places.get((entry.fill_start, entry.fill_end))) for entry in mine]
    now: dict[tuple[str, str], list[BlankRow]] = collections.defaultdict(list)
    for values, row in zip(BLANKS.rows(report, ""), rows, strict=True):
        sentence = next(str(value) for value in values if isinstance(value, Marked))
        now[sentence, report.text[row.fill_start : row.fill_end]].append(row)
    then: dict[tuple[str, str], list[Entry]] = collections.defaultdict(list)
    for entry in every:
        if entry.digest == mine[0].digest:
            then[entry.sentence, entry.surface].append(entry)
    found = []
    for entry in mine:
        key = (entry.sentence, entry.surface)
        order = then[key].index(entry) if entry in then[key] else -1
        same = order >= 0 and len(then[key]) == len(now[key])
        found.append((entry, now[key][order] if same else None))
    return found


def _judge(
    report: Report,
    styled: dict[int, int],
    placed: dict[int, tuple[BlankRow, Edit]],
    refused: dict[int, str],
    template: Template | None,
    config: Config | None,
) -> Report:
    """Take back the values that stay masks or contradict the report, until none is left."""
    old = collections.Counter((f.rule, f.message) for f in report.findings)
    while True:
        edits = {number: edit for number, (_, edit) in placed.items()}
        headings = [Edit(start, start, "") for start in styled]
        text, spans = apply_edits(report.text, [*edits.values(), *headings])
        where = dict(zip(edits, spans, strict=False))
        moved = (start for start, _ in spans[len(edits) :])
        after = analyze_text(
            text,
            source=report.source,
            template=template,
            config=config,
            styled=dict(zip(moved, styled.values(), strict=True)),
        )
        bad = {
            number: "填入后仍像占位符，请核对写法"
            for row in blank_rows(after)
            for number, (start, end) in where.items()
            if row.fill_start < end and start < max(row.fill_end, row.fill_start + 1)
        }
        if not bad:
            bad = _contradictions(after, old, where)
        if not bad:
            return after
        for number, reason in bad.items():
            refused[number] = reason
            del placed[number]


def _contradictions(
    after: Report, old: collections.Counter[tuple[str, str]], where: dict[int, tuple[int, int]]
) -> dict[int, str]:
    view = TextView(after.text)
    bad: dict[int, str] = {}
    for finding in after.findings:
        if not finding.rule.startswith(_NUMERIC) or old[finding.rule, finding.message]:
            continue
        span = (finding.start, finding.end)
        touched = [n for n, (start, end) in where.items() if start < span[1] and span[0] < end]
        if not touched:
            span = view.sentence_at(finding.start)
            touched = [n for n, (start, end) in where.items() if start < span[1] and span[0] < end]
        for number in touched:
            bad.setdefault(number, f"与上下文矛盾：{finding.message}（{finding.rule}）")
    return bad


def _outcomes(
    mine: list[Entry],
    placed: dict[int, tuple[BlankRow, Edit]],
    refused: dict[int, str],
    rows: tuple[BlankRow, ...],
) -> list[Outcome]:
    names = {(row.fill_start, row.fill_end): row.name or row.kind_title for row in rows}
    outcomes = []
    for entry in mine:
        remark = (
            note(placed[entry.number][1].text, placed[entry.number][0])
            if entry.number in placed
            else ""
        )
        outcomes.append(
            Outcome(
                row=entry.number,
                name=names.get((entry.fill_start, entry.fill_end), entry.surface),
                value=entry.value,
                reason=refused.get(entry.number, ""),
                note=remark,
            )
        )
    return outcomes
