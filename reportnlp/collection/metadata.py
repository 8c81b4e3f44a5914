"""Metadata that a researcher gives: one row a file, checked before it is believed."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportnlp.collection.errors import MetadataError
from reportnlp.collection.names import near_misses
from reportnlp.collection.periods import parse
from reportnlp.model.items import Period

Table = str | os.PathLike[str] | Iterable[Mapping[str, object]]

_HEADERS = {
    "file": ("文件", "文件名", "报告", "path", "filename", "report"),
    "place": ("地方", "单位", "乡镇", "地区", "名称"),
    "county": ("县", "区县", "县区", "所属县", "旗县"),
    "code": ("代码", "区划代码", "行政区划代码", "gb2260", "adcode"),
    "kind": ("类型", "报告类型"),
    "period": ("时期", "期间", "报告期", "年份", "年度", "year"),
    "period_start": ("开始", "起", "开始日期", "start"),
    "period_end": ("结束", "止", "结束日期", "end"),
}
_KINDS = {"summary": "summary", "工作总结": "summary", "总结": "summary"} | dict.fromkeys(
    ("congress", "政府工作报告", "工作报告"), "congress"
)
_CODE = re.compile(r"\d{6}(?:\d{3}(?:\d{3})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the metadata say of one file; None where they are silent.

    Attributes
    ----------
    place, county, code, kind : str or None
    period : Period or None
    extra : dict of str to str
        Every further column, for ``filter`` and ``groupby``.
    """

    place: str | None = None
    county: str | None = None
    code: str | None = None
    kind: str | None = None
    period: Period | None = None
    extra: dict[str, str] = field(default_factory=dict)


def read_table(table: Table) -> list[dict[str, str]]:
    """Return the rows of a CSV file, or of rows already in memory, with our column names.

    Raises
    ------
    MetadataError
        If the file cannot be read or has no column that names files.
    """
    if isinstance(table, str | os.PathLike):
        path = Path(os.fspath(table))
        try:
            data = path.read_bytes()
        except OSError as error:
            raise MetadataError(f"无法读取元数据 {path}（{error.strerror or error}）") from None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030", errors="replace")  # what Excel writes in China
        first = text.split("\n", 1)[0]
        rows: list[Mapping[str, object]] = list(
            csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
        )
    else:
        rows = list(table)
    names = {alias: name for name, aliases in _HEADERS.items() for alias in (name, *aliases)}
    cleaned = [
        {
            names.get(str(key).strip().lower(), str(key).strip()): str(value).strip()
            for key, value in row.items()
            if key is not None and value is not None
        }
        for row in rows
    ]
    if not cleaned or "file" not in cleaned[0]:
        have = "、".join(cleaned[0]) if cleaned else "（空表）"
        raise MetadataError(f"元数据缺少 file（文件）一列，现有：{have}；该列写报告的文件名或路径")
    return cleaned


def _period(row: Mapping[str, str], line: int) -> Period | None:
    start, end = row.get("period_start", ""), row.get("period_end", "")
    written = f"{start}/{end}" if start and end else row.get("period", "")
    if not written:
        if start or end:
            raise MetadataError(f"元数据第{line}行：period_start 与 period_end 要同时填写")
        return None
    try:
        return parse(written)
    except (ValueError, KeyError):
        raise MetadataError(
            f"元数据第{line}行：看不懂的时期“{written}”；"
            "可写 2021、2021年上半年、2021H1，或用 period_start、period_end 写 2021-01-01、2021-06-30"
        ) from None


def _given(row: Mapping[str, str], line: int) -> Given:
    code, kind = row.get("code", ""), row.get("kind", "")
    if code and not _CODE.fullmatch(code):
        raise MetadataError(
            f"元数据第{line}行：区划代码“{code}”应为6、9或12位数字（GB/T 2260、GB/T 10114）"
        )
    if kind and kind not in _KINDS:
        raise MetadataError(
            f"元数据第{line}行：类型“{kind}”应为 summary（总结）或 congress（人代会）"
        )
    return Given(
        place=row.get("place") or None,
        county=row.get("county") or None,
        code=code or None,
        kind=_KINDS.get(kind),
        period=_period(row, line),
        extra={key: value for key, value in row.items() if key not in _HEADERS and value},
    )


def match(table: Table, files: list[str]) -> dict[str, Given]:
    """Return what the metadata say of each file.

    A row names a file by its path, the end of its path, its name, or its name without suffix.

    Raises
    ------
    MetadataError
        If a row names no file, names several, or a file has two rows.
    """
    ends: dict[str, set[str]] = {}
    for file in files:
        path = Path(file)
        parts = path.parts
        for first in range(len(parts)):
            ends.setdefault("/".join(parts[first:]), set()).add(file)
        ends.setdefault(path.stem, set()).add(file)
    found: dict[str, Given] = {}
    lost: list[tuple[int, str]] = []
    for line, row in enumerate(read_table(table), start=2):
        name = Path(row.get("file", "").replace("\\", "/")).as_posix()
        hits = ends.get(name, set())
        if len(hits) > 1:
            raise MetadataError(
                f"元数据第{line}行：“{name}”对应{len(hits)}个文件（{'、'.join(sorted(hits)[:3])}）；"
                "请写上文件夹"
            )
        if not hits:
            lost.append((line, name))
            continue
        file = next(iter(hits))
        if file in found:
            raise MetadataError(f"元数据第{line}行：文件“{name}”已在前面出现过；每个文件只写一行")
        found[file] = _given(row, line)
    if lost:
        line, name = lost[0]
        stems = [Path(file).name for file in files]
        near = near_misses(name.rsplit("/", 1)[-1], stems, 3)
        hint = f"，是否指 {'、'.join(near)}" if near else ""
        raise MetadataError(
            f"元数据有{len(lost)}行对不上任何报告文件；第{line}行：“{name}”{hint}？"
            "请改正 file 一列，或删去这一行"
        )
    return found
