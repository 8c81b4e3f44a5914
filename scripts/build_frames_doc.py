"""Write docs/frames.md from the contract of the frames."""

from __future__ import annotations

from pathlib import Path

from reportnlp.collection import contract

TARGET = Path(__file__).parent.parent / "docs" / "frames.md"
TITLES = {
    "indicators": "`indicators()`: every figure",
    "sections": "`sections()`: every heading with its own body",
    "officials": "`officials()`: every mention of an official",
    "findings": "`findings()`: every finding of the checks",
    "scores": "`scores()`: points by section of the template",
    "reports": "`reports()`: one row a report",
}
HEAD = """# Frames: the contract

<!-- Written by scripts/build_frames_doc.py from reportnlp/collection/frames.tsv; do not edit here. -->

`reportnlp.corpus("reports/**/*.docx")` gives pandas frames. This page is a contract: a column keeps its name, type
and meaning within a major version. 这些表的列名、类型和含义在同一大版本内不变。

## A masked value is an interval

A number that was hidden (`xxx户`, `〔…〕亿元`, a deleted number) is a fact about the report, not a missing observation.
隐去的数不是缺失值，也从不估计：

- `masked` is True, and `value` is `<NA>` (type `Float64`) **exactly** where `masked` is True. `value` is never NaN, 0 or a guess.
- `low` and `high` (type `float64`) are **never missing**. A plain number has `low == high == value`. A mask that keeps
  one character a digit has the bounds of its digits: `xxx户` is 100..999, and `bound_assumed` says that this rests on the
  length of the run. Any other mask leaves the value open: `0..inf`, for a change `-inf..inf`.
- 超, 以上 open the interval upwards (`high = inf`), 不足, 以内 downwards; a range `3-5户` is its ends.
- 约, 余, 多 set `approximate` and change nothing else: the tool invents no margin. (The comparisons allow for
  rounding and for 15 % where a number is approximate before they call two numbers contradictory.)

So a total can be bounded without guessing:

```python
rows = corpus.indicators("财政收入")
rows.groupby("period", observed=True)[["base_low", "base_high"]].sum()
```

## Indicators are matched by name

`indicator` is the canonical name where the lexicons know the statistic (`GDP`, `国内生产总值` are `地区生产总值`),
else the name in a normal form (without 全镇, 预计, 完成 …). 财政收入, 财政总收入 and 一般公共预算收入 are three statistics
and stay three. A bare 产量 takes the product its sentence speaks of. `name` always holds what the report says.

## Where a value comes from

`report`, `start` and `end` point at the characters: `entry.report.text[start:end] == text`. `tool_version` and
`lexicon_version` say what read them. `place_sure` and `period_sure` are False where the report hides, contradicts or
only implies them; metadata that you give are always sure.

## Confidence

`confidence` is measured agreement of a pattern on the project's corpus, **not** a probability for the single case: the
share of right answers of the pattern that found the item, on the annotated townships of `corpora/` (train and dev),
smoothed as `(right + 1) / (n + 2)`; a pattern never met there has the share of its kind. A figure counts as right where
its characters, unit and name are, a heading where it stands in the gold, an official where name and post are. The corpus
also served to write the patterns and its reports are invented, so expect less on real ones: check your own with `validation_sample`.
`lexicons/confidence.tsv` holds `n` for every pattern, `scripts/build_confidence.py` measures it anew.
confidence 是识别规则在本项目语料上的符合率，不是某一条结果正确的概率；真实报告上可能更低，请抽样核对。

## Periods

`2021`, `2021H1`, `2021Q3`, `2021Q1-Q3`, `2018-2022`, `2020M01-M05`; `<NA>` where the report hides its year and nothing
else tells it. `figure_period` is the year a clause names for its figure where that is not the report's own.

## Columns
"""


def render() -> str:
    """Return the page."""
    parts = [HEAD, "### Every frame begins with\n", _columns(contract.common())]
    for frame in contract.frames():
        parts += [f"### {TITLES[frame]}\n", _columns(contract.own(frame))]
    return "\n".join(parts)


def _columns(columns: tuple[contract.Column, ...]) -> str:
    lines = ["| column | type | meaning | 含义 |", "|---|---|---|---|"]
    for column in columns:
        cells = (f"`{column.name}`", column.type, column.en, column.zh)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
