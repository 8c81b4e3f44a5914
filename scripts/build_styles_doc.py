"""Write docs/styles.md: every style of masking and counting with what is reported for it.

The examples are the test cases, so the page cannot say what the tests do not hold.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from reportnlp.evaluation.annotation import parse
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.model.items import Figure
from reportnlp.text.view import TextView

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "figures" / "styles.toml"
KINDS = {"figure": "数字", "date": "日期", "name": "名称", "word": "被屏蔽的词", "gap": "数字缺失"}


def _flags(figure: Figure) -> str:
    flags = [
        label
        for label, on in (
            ("约数", figure.approx),
            ("增减", figure.change),
            ("目标", figure.target),
            ("上期值", figure.previous),
            ("下限", figure.bound == "above"),
            ("上限", figure.bound == "below"),
        )
        if on
    ]
    return "、".join(flags) or "—"


def _value(figure: Figure) -> str:
    if figure.redacted:
        limits = f"（{figure.low}～{figure.high}）" if figure.bound_assumed else ""
        return f"已隐去{limits}"
    if figure.high is not None:
        return f"{figure.low}～{figure.high}"
    return str(figure.value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_") or "（空）"


def page() -> str:
    """Return the page as Markdown."""
    lines = [
        "# 各种写法与识别结果",
        "",
        "本页由 `scripts/build_styles_doc.py` 根据测试用例生成，请勿手工修改。",
        "",
    ]
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["style"]:
        text, _ = parse(case["text"], name=case["id"])
        view = TextView(text)
        placeholders = extract_placeholders(view)
        figures = extract_figures(view, placeholders)
        lines += [f"## {case['title']}", "", f"> {_cell(text)}", ""]
        if figures:
            lines += ["| 原文 | 指标 | 数值 | 单位 | 标记 |", "|---|---|---|---|---|"]
            lines += [
                f"| {_cell(f.text)} | {_cell(f.name)} | {_value(f)} | {_cell(f.unit)} | {_flags(f)} |"
                for f in figures
            ]
            lines.append("")
        others = [p for p in placeholders if p.kind not in ("figure", "gap")]
        if others:
            said = "；".join(f"`{p.text}` 是{KINDS[p.kind]}" for p in others)
            lines += [f"其他占位：{said}。", ""]
        if not figures and not placeholders:
            lines += ["不报告任何数字或占位。", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    (ROOT / "docs" / "styles.md").write_text(page(), encoding="utf-8")
