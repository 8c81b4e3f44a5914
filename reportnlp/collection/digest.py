"""Everything a comparison finds, as tables that a workbook and a page show alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportnlp.collection.cells import Measure
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.panel import Panel

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.corpus import Corpus

_PANELS = 12
_VERDICTS = {
    "contradicts": "不符",
    "slip": "差10的倍数",
    "other_basis": "口径不同",
    "agrees": "相符",
    "open": "数据隐去，无法核对",
}
_EVENTS = {"appears": "新出现", "vanishes": "不再写", "masked": "改为隐去", "unmasked": "改为写明"}
_KINDS = {"slip": "差10的倍数", "jump": "变化过大"}
_BASES = {"history": "与本地各期比", "peers": "与同级各地比"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table for reading.

    Attributes
    ----------
    title, note : str
        In Chinese.
    columns : tuple of str
    rows : list of tuple
        Numbers, text or None.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def _table(title: str, note: str, frame: pd.DataFrame, columns: dict[str, str]) -> Table:
    """Return a frame with Chinese headings; what is missing becomes None."""
    picked = frame[list(columns)].astype("object")
    picked = picked.where(frame[list(columns)].notna(), None)
    rows = [tuple(row) for row in picked.itertuples(index=False, name=None)]
    return Table(title=title, note=note, columns=tuple(columns.values()), rows=rows)


_WHERE = {"report": "文件", "start": "起", "end": "止"}


def common_panels(corpus: Corpus, indicators: list[str] | None = None) -> list[Panel]:
    """Return panels of the indicators asked for, or of those that most reports share."""
    found = []
    wanted = indicators or _shared(corpus)
    for name in wanted:
        measures: tuple[Measure, ...] = ("level", "growth") if indicators else ("level",)
        for measure in measures:
            try:
                panel = corpus.panel(name, measure=measure, duplicates="first")
            except CorpusError:
                if indicators and measure == "level":
                    raise
                continue  # in no single unit: not one indicator after all
            if len(panel.cells) > (0 if indicators else 1):
                found.append(panel)
        if not indicators and len(found) == _PANELS:
            break
    return found


def _shared(corpus: Corpus) -> list[str]:
    rows = corpus.store.select_shared(entry.head.id for entry in corpus.entries)
    return [name for name, count in rows if count > 1 and len(name) > 1][: 3 * _PANELS]


def digest(corpus: Corpus, indicators: list[str] | None = None) -> tuple[list[Table], list[Panel]]:
    """Return all tables of a comparison, and its panels.

    Parameters
    ----------
    corpus : Corpus
    indicators : list of str, optional
        For the panels; else the indicators that most reports share.
    """
    panels = common_panels(corpus, indicators)
    return [
        _overview(corpus),
        _panels(panels),
        _growth(corpus),
        _outliers(corpus),
        _inside(corpus),
        _changes(corpus),
        _presence(corpus),
        _shares(corpus),
        _unsure(corpus),
    ], panels


def _overview(corpus: Corpus) -> Table:
    return _table(
        "完整性",
        "每份报告的得分、数据、隐去的比例和缺少的部分；按地方和时间排列",
        corpus.completeness(),
        {
            "place": "地方",
            "county": "县",
            "period": "时期",
            "score": "得分",
            "score_change": "比上期",
            "figures": "数据",
            "masked": "隐去",
            "masked_share": "隐去比例",
            "absent": "缺少的部分",
            "report": "文件",
        },
    )


def _panels(panels: list[Panel]) -> Table:
    import pandas as pd

    parts = [p.cells.assign(indicator=p.indicator, measure=p.measure, unit=p.unit) for p in panels]
    columns = {
        "indicator": "指标",
        "measure": "类别",
        "place": "地方",
        "period": "时期",
        "value": "数值",
        "low": "下限",
        "high": "上限",
        "unit": "单位",
        "masked": "隐去",
        "approximate": "约数",
        "text": "原文",
        **_WHERE,
    }
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(columns))
    frame["high"] = frame["high"].where(frame["high"] != float("inf"))
    frame["low"] = frame["low"].where(frame["low"] != float("-inf"))
    frame["measure"] = frame["measure"].map({"level": "数额", "growth": "增长", "target": "计划"})
    return _table(
        "指标", "同一指标换算成同一单位；隐去的数只给出可能的范围，不估计", frame, columns
    )


def _growth(corpus: Corpus) -> Table:
    frame = corpus.growth()
    frame = frame[frame["verdict"].isin(["contradicts", "slip", "other_basis"])]
    return _table(
        "增长核对",
        "文中写的增长，与用上年报告算出的增长不同；四舍五入和“约”已留余地",
        frame.assign(verdict=frame["verdict"].map(_VERDICTS)),
        {
            "place": "地方",
            "indicator": "指标",
            "period": "时期",
            "verdict": "结论",
            "stated": "文中增长%",
            "computed": "算得增长%",
            "text": "本期",
            "text_before": "上年",
            "text_stated": "增长原文",
            **_WHERE,
            "report_before": "上年文件",
        },
    )


def _outliers(corpus: Corpus) -> Table:
    frame = corpus.outliers()
    frame = frame.assign(kind=frame["kind"].map(_KINDS), basis=frame["basis"].map(_BASES))
    return _table(
        "异常值",
        "先与本地前后各期比，没有前后期的才与同级各地比",
        frame,
        {
            "place": "地方",
            "indicator": "指标",
            "period": "时期",
            "kind": "情况",
            "basis": "依据",
            "text": "原文",
            "ratio": "是通常的几倍",
            **_WHERE,
        },
    )


def _inside(corpus: Corpus) -> Table:
    frame = corpus.findings()
    frame = frame[frame["rule"].astype("str").str.startswith("NUM")]
    return _table(
        "报告内矛盾",
        "同一份报告里前后对不上的数",
        frame,
        {"place": "地方", "period": "时期", "rule": "规则", "message": "说明", **_WHERE},
    )


def _changes(corpus: Corpus) -> Table:
    frame = corpus.changes()
    return _table(
        "比上年",
        "与上年同期相比；数值已换算成基本单位；百分率比的是百分点；隐去的给出范围",
        frame,
        {
            "place": "地方",
            "indicator": "指标",
            "period": "时期",
            "value": "本期",
            "value_before": "上年",
            "unit": "单位",
            "change": "变化",
            "points": "百分点",
            "peers": "同级个数",
            "peer_median": "同级中位数",
            "text": "本期原文",
            "text_before": "上年原文",
            **_WHERE,
        },
    )


def _presence(corpus: Corpus) -> Table:
    frame = corpus.presence()
    return _table(
        "指标增减",
        "与上一份报告相比，新出现、不再写、改为隐去、改为写明的指标",
        frame.assign(event=frame["event"].map(_EVENTS)),
        {
            "place": "地方",
            "indicator": "指标",
            "event": "变化",
            "period_before": "上期",
            "period": "本期",
            "peer_share": "同级写到的比例",
            "text_before": "上期原文",
            "text": "本期原文",
            **_WHERE,
        },
    )


def _shares(corpus: Corpus) -> Table:
    from reportnlp.template.titles import TOPIC_TITLES

    frame = corpus.section_shares()
    frame = frame.assign(topic=frame["topic"].map(lambda topic: TOPIC_TITLES.get(topic, topic)))
    return _table(
        "篇幅",
        "各主题占全文字数的比例",
        frame,
        {
            "place": "地方",
            "period": "时期",
            "topic": "主题",
            "share": "占比",
            "figures": "数据",
            "masked": "隐去",
            "report": "文件",
        },
    )


def _unsure(corpus: Corpus) -> Table:
    rows: list[tuple[Any, ...]] = []
    for entry in corpus.entries:
        why = []
        if not entry.place_sure:
            why.append("地方没有写明" if entry.place is None else "地方是推断的")
        if not entry.period_sure:
            why.append("时期没有写明" if entry.label is None else "时期是推断的或前后不一")
        if why:
            rows.append((entry.file, entry.place, entry.label, "；".join(why)))
    rows += [(file, None, None, why) for file, why in corpus.unreadable.items()]
    return Table(
        title="待核实",
        note="地方、时期不确定或无法读取的文件；可以用 --metadata 给出",
        columns=("文件", "地方", "时期", "原因"),
        rows=rows,
    )
