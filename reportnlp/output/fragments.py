"""Small pieces of HTML for notebook cells: one score, one finding."""

from __future__ import annotations

from html import escape

from reportnlp.model.items import Finding, Score
from reportnlp.output.view import LEVEL_TITLES

_FONT = "font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',SimSun,sans-serif"
_TONES = {"error": "#b3261e", "warning": "#8a5a00", "info": "#5c6670"}


def score_fragment(score: Score) -> str:
    """Return a score as a table with a bar for every section.

    Examples
    --------
    >>> from decimal import Decimal
    >>> "<b>87.5</b>" in score_fragment(Score(total=Decimal("87.5")))
    True
    """
    rows = []
    for part in score.sections:
        share = float(part.earned / part.weight) if part.weight else 0.0
        bar = (
            "<div style='background:#e8ebee;width:10em;height:.7em'>"
            f"<div style='background:#0b57a4;width:{share * 100:.0f}%;height:100%'></div></div>"
        )
        rows.append(
            f"<tr><td style='text-align:left'>{escape(part.title)}</td>"
            f"<td>{part.earned}/{part.weight}</td><td>{bar}</td></tr>"
        )
    return (
        f'<div style="{_FONT}">得分 <b>{score.total}</b>，扣分 {len(score.lost)} 处'
        f"<table>{''.join(rows)}</table></div>"
    )


def finding_fragment(finding: Finding) -> str:
    """Return a finding as one line.

    Examples
    --------
    >>> one = Finding(id="f1", rule="FIG001", level="error", message="<空>", start=0, end=3)
    >>> "FIG001" in finding_fragment(one) and "&lt;空&gt;" in finding_fragment(one)
    True
    """
    lost = f"，扣 {finding.points} 分" if finding.points else ""
    return (
        f"<div style=\"{_FONT}\"><b style='color:{_TONES[finding.level]}'>"
        f"{escape(LEVEL_TITLES[finding.level])} {escape(finding.rule)}</b> "
        f"{escape(finding.message)}"
        f"<span style='color:#5c6670'>（第{finding.start}—{finding.end}字{lost}）</span></div>"
    )
