"""What every output shows, computed once from a report."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from pathlib import PureWindowsPath

from reportnlp.model.items import Figure, Finding, Person, Section
from reportnlp.model.report import Report
from reportnlp.template.titles import TOPIC_TITLES
from reportnlp.text.view import TextView

STATUS_TITLES = {
    "own": "有专门部分",
    "shared": "与其他内容合写",
    "scattered": "散见于其他部分",
    "absent": "没有写到",
}
LEVEL_TITLES = {"error": "必须改", "warning": "请核对", "info": "提示"}
KIND_TITLES = {
    "figure": "数据空缺",
    "gap": "数字被删",
    "date": "日期空缺",
    "name": "名称隐去",
    "word": "用字隐去",
}
LEVELS = ("info", "warning", "error")
PREAMBLE_TITLE = "（开头）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One missing figure with the sentence it stands in.

    Attributes
    ----------
    line : int
        Counted from 1.
    before, after : str
        The sentence around ``figure.text``.
    """

    figure: Figure
    section_title: str
    line: int
    sentence_start: int
    before: str
    after: str


class ReportView:
    """Answers the questions that outputs ask of one report.

    Parameters
    ----------
    report : Report

    Examples
    --------
    >>> import reportnlp
    >>> view = ReportView(reportnlp.analyze("一、民生福祉\\n发放补助资金xxx万元。\\n"))
    >>> [(b.line, b.before, b.figure.text, b.after) for b in view.blanks]
    [(2, '发放补助资金', 'xxx万元', '。')]
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self._text = TextView(report.text)
        self._line_starts = [start for start, _ in self._text.lines]
        self.sections: dict[str, Section] = {s.id: s for s in report.walk_sections()}
        self._findings = {finding.id: finding for finding in report.findings}

    def line(self, offset: int) -> int:
        """Return the line of `offset`, counted from 1."""
        return bisect.bisect_right(self._line_starts, offset)

    def section_title(self, section: str | None) -> str:
        """Return a section's heading as it stands."""
        found = self.sections.get(section or "")
        return self.report.text[found.start : found.end] if found else PREAMBLE_TITLE

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every masked or deleted figure, in reading order."""
        found = []
        for figure in self.report.figures:
            if not figure.redacted:
                continue
            start, end = self._text.sentence_at(figure.start)
            end = max(end, figure.end)
            text = self.report.text
            lead = len(text[start : figure.start]) - len(text[start : figure.start].lstrip())
            found.append(
                Blank(
                    figure=figure,
                    section_title=self.section_title(figure.section),
                    line=self.line(figure.start),
                    sentence_start=start + lead,
                    before=text[start + lead : figure.start],
                    after=text[figure.end : end].rstrip(),
                )
            )
        return tuple(found)

    def findings(self, min_level: str = "info") -> tuple[Finding, ...]:
        """Findings at or above a level, in reading order."""
        floor = LEVELS.index(min_level)
        return tuple(f for f in self.report.findings if LEVELS.index(f.level) >= floor)

    def finding(self, identifier: str) -> Finding:
        """Return the finding with this id."""
        return self._findings[identifier]

    def topic_title(self, topic: str | None) -> str:
        """Return the Chinese name of a topic."""
        return TOPIC_TITLES.get(topic or "", "")

    def person_line(self, person: Person) -> str:
        """Return posts and roles of a person in one line.

        Examples
        --------
        >>> import reportnlp
        >>> from reportnlp.model.items import Person
        >>> view = ReportView(reportnlp.analyze("无"))
        >>> view.person_line(Person(id="h1", name="某", mentions=("o1",), positions=("镇长",)))
        '镇长'
        """
        return "；".join((*person.positions, *person.roles)) or "（未写明职务）"

    @property
    def name(self) -> str:
        """What to call the report: its file, else its title."""
        report = self.report
        if report.source.path:
            return PureWindowsPath(report.source.path).name
        return report.meta.title or "报告"

    @property
    def summary(self) -> str:
        """One Chinese sentence: score, blanks, absent sections."""
        blanks = len(self.blanks)
        absent = [self.topic_title(c.topic) for c in self.report.coverage if c.status == "absent"]
        parts = [f"得分 {self.report.score.total}"]
        parts.append(f"缺失数据 {blanks} 处" if blanks else "没有发现缺失数据")
        parts.append(f"没有写到：{'、'.join(absent)}" if absent else "规定的部分都写到了")
        return "；".join(parts) + "。"
