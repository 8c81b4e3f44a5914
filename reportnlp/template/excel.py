"""Templates as an Excel sheet: 章节 | 指标 | 单位 | 必填 | 下限 | 上限."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportnlp.errors import ConfigurationError
from reportnlp.template.reading import near
from reportnlp.template.titles import topic_of
from reportnlp.template.validation import number

COLUMNS = ("章节", "指标", "单位", "必填", "下限", "上限")
EXTRA = ("说法",)
SETTINGS = {
    "章节": "title",
    "代码": "key",
    "分值": "weight",
    "主题": "topics",
    "标题用语": "headings",
    "段落用语": "phrases",
    "其余部分": "rest",
    "最少字数": "min_chars",
    "最少数据": "min_figures",
    "负责人": "officials",
}
WHOLE = {
    "名称": ("name",),
    "标题": ("title",),
    "负责人分": ("document", "officials"),
    "时间分": ("document", "period"),
    "单位分": ("document", "place"),
    "写到占比": ("shares", "presence"),
    "字数占比": ("shares", "substance"),
    "应报占比": ("shares", "expected"),
    "数据占比": ("shares", "figures"),
}
_LISTS = frozenset({"topics", "headings", "phrases", "officials"})
_YES = {"是": True, "必填": True, "√": True, "否": False, "选填": False, "×": False, "": True}
_MISSING = '读写 Excel 需要另装组件：pip install "reportnlp[documents]"'


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _split(text: str) -> list[str]:
    return [item.strip() for item in re.split("[、，,;；|/]", text) if item.strip()]


def read_sheet(path: Path) -> dict[str, Any]:
    """Read a template from an Excel file.

    The first sheet with a 章节 column is the list; the sheets 章节设置 and 模板 are optional.

    Raises
    ------
    ConfigurationError
        With every fault, each with its row.
    """
    try:
        import openpyxl
    except ImportError:
        raise ConfigurationError(_MISSING) from None
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise ConfigurationError(
            f"{path}：打不开这个 Excel 文件（{type(error).__name__}）；请用 Excel 另存为 .xlsx 后再试"
        ) from None
    sheets = {
        sheet.title: [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }
    book.close()
    faults: list[str] = []
    others = ("章节设置", "模板")
    rows = next((rows for name, rows in sheets.items() if name not in others and rows), [])
    sections = _list(rows, faults)
    _settings(sheets.get("章节设置", []), sections, faults)
    data: dict[str, Any] = {"name": path.stem, "sections": list(sections.values())}
    for row in sheets.get("模板", []):
        _whole(row, data, faults)
    if faults:
        raise ConfigurationError("\n".join(f"{path}：{fault}" for fault in faults))
    for index, section in enumerate(data["sections"], start=1):
        topic = topic_of(section["title"])
        section.setdefault("key", topic or f"section{index}")
        if not any(section.get(key) for key in ("topics", "headings", "phrases", "rest")):
            section.update({"topics": [topic]} if topic else {"headings": [section["title"]]})
    _distinct(data["sections"])
    return data


def _distinct(sections: list[dict[str, Any]]) -> None:
    seen: dict[str, int] = {}
    for section in sections:
        count = seen[section["key"]] = seen.get(section["key"], 0) + 1
        if count > 1:
            section["key"] = f"{section['key']}-{count}"


def _header(rows: list[list[str]], known: tuple[str, ...], need: str) -> dict[str, int] | None:
    if not rows or need not in rows[0]:
        return None
    return {name: rows[0].index(name) for name in known if name in rows[0]}


def _list(rows: list[list[str]], faults: list[str]) -> dict[str, dict[str, Any]]:
    known = (*COLUMNS, *EXTRA)
    header = _header(rows, known, "章节")
    if header is None:
        found = "、".join(cell for cell in rows[0] if cell) if rows else "空表"
        faults.append(f"第1行应是表头 {' | '.join(COLUMNS)}，现在是 {found}")
        return {}
    faults += [
        f"第1行：不认识“{cell}”这一列{near(cell, known)}"
        for cell in rows[0]
        if cell and cell not in known
    ]
    sections: dict[str, dict[str, Any]] = {}
    title = ""
    for line, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        cells = {name: row[at] if at < len(row) else "" for name, at in header.items()}
        title = cells["章节"] or title
        if not title:
            faults.append(f"第{line}行 章节：没有写")
            continue
        section = sections.setdefault(title, {"title": title, "indicators": []})
        if cells.get("指标"):
            section["indicators"].append(_row(cells, line, faults))
    return sections


def _row(cells: dict[str, str], line: int, faults: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": cells["指标"]}
    if cells.get("说法"):
        row["words"] = _split(cells["说法"])
    if cells.get("单位"):
        row["units"] = _split(cells["单位"])
    wanted = cells.get("必填", "")
    if wanted not in _YES:
        faults.append(f"第{line}行 必填：应写“是”或“否”，现在是“{wanted}”")
    elif not _YES[wanted]:
        row["required"] = False
    for name, key in (("下限", "low"), ("上限", "high")):
        text = cells.get(name, "")
        if not text:
            continue
        value = number(text)
        if value is None:
            faults.append(f"第{line}行 {name}：“{text}”不是数")
        else:
            row[key] = int(value) if value == value.to_integral_value() else float(value)
    if "low" in row and "high" in row and row["low"] > row["high"]:
        faults.append(f"第{line}行：下限 {row['low']} 大于上限 {row['high']}")
    return row


def _settings(
    rows: list[list[str]], sections: dict[str, dict[str, Any]], faults: list[str]
) -> None:
    if not rows:
        return
    header = _header(rows, tuple(SETTINGS), "章节")
    if header is None:
        faults.append(f"“章节设置”表第1行应是 {' | '.join(SETTINGS)}")
        return
    for line, row in enumerate(rows[1:], start=2):
        cells = {name: row[at] if at < len(row) else "" for name, at in header.items()}
        title = cells["章节"]
        if not title:
            continue
        section = sections.setdefault(title, {"title": title, "indicators": []})
        for name, key in SETTINGS.items():
            text = cells.get(name, "")
            if not text or key == "title":
                continue
            if key in _LISTS:
                section[key] = _split(text)
            elif key == "key":
                section[key] = text
            elif key == "rest":
                section[key] = _YES.get(text, False)
            else:
                value = number(text)
                if value is None:
                    faults.append(f"“章节设置”表第{line}行 {name}：“{text}”不是数")
                    continue
                section[key] = float(value) if key == "weight" else int(value)


def _whole(row: list[str], data: dict[str, Any], faults: list[str]) -> None:
    if len(row) < 2 or not row[0]:
        return
    if row[0] not in WHOLE:
        faults.append(f"“模板”表：不认识“{row[0]}”{near(row[0], WHOLE)}")
        return
    place = WHOLE[row[0]]
    if len(place) == 1:
        data[place[0]] = row[1]
        return
    if not row[1]:
        return
    value = number(row[1])
    if value is None:
        faults.append(f"“模板”表 {row[0]}：“{row[1]}”不是数")
    else:
        data.setdefault(place[0], {})[place[1]] = float(value)


def write_sheet(data: Mapping[str, Any], path: Path) -> None:
    """Write a template as an Excel file that :func:`read_sheet` reads back."""
    try:
        import xlsxwriter
    except ImportError:
        raise ConfigurationError(_MISSING) from None
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    listed, settings, whole = (book.add_worksheet(n) for n in ("指标", "章节设置", "模板"))
    listed.write_row(0, 0, [*COLUMNS, *EXTRA], bold)
    listed.freeze_panes(1, 0)
    listed.set_column(0, 1, 22)
    listed.set_column(len(COLUMNS), len(COLUMNS), 40)
    settings.write_row(0, 0, list(SETTINGS), bold)
    settings.set_column(0, len(SETTINGS), 16)
    line = 1
    for index, section in enumerate(data["sections"], start=1):
        for row in section.get("indicators") or [{}]:
            cells = [
                section["title"],
                row.get("name", ""),
                "、".join(row.get("units", ())),
                ("是" if row.get("required", True) else "否") if row else "",
                row.get("low", ""),
                row.get("high", ""),
                "、".join(row.get("words", ())),
            ]
            listed.write_row(line, 0, cells)
            line += 1
        values = [section.get(key, "") for key in SETTINGS.values()]
        values = ["是" if value is True else value for value in values]
        settings.write_row(index, 0, ["、".join(v) if isinstance(v, list) else v for v in values])
    for at, (name, place) in enumerate(WHOLE.items()):
        value: Any = data
        for key in place:
            value = value.get(key, "") if isinstance(value, Mapping) else ""
        whole.write_row(at, 0, [name, value])
    try:
        book.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise ConfigurationError(f"无法写入 {path}（{error}）；文件可能正在 Excel 里打开") from None
