"""Check a folder of submissions: one result a file, one list and one page for all."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import reportnlp
from reportnlp.checks.config import Config
from reportnlp.desk.index import render_index
from reportnlp.desk.inputs import Submission, collect
from reportnlp.desk.packing import unpack_rows
from reportnlp.desk.pool import Pool
from reportnlp.desk.roster import Roster, appointments, roster_rows
from reportnlp.errors import ConfigurationError
from reportnlp.model.report import Report
from reportnlp.output.files import moved_line, write_bytes
from reportnlp.output.rows import BLANKS, Column, Row
from reportnlp.output.table import write_csv_rows
from reportnlp.output.xlsx import write_rows
from reportnlp.template.model import Template

_STATE = ".检查"
_UNREADABLE = (
    Column(title="文件", width=40),
    Column(title="原因", width=80, kind="wrap"),
)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderResult:
    """What a run over a folder gave.

    Attributes
    ----------
    checked : tuple of str
        Names of the files that have a result.
    fresh : int
        How many of them were read again, the rest being unchanged since the last run.
    unreadable : tuple of (str, str)
        Name and reason of every file that has none.
    skipped : tuple of str
        Names that are no submissions.
    levels : frozenset of str
        Every level that some finding has.
    index, workbook : Path
    notes : tuple of str
        Chinese lines worth showing.
    """

    checked: tuple[str, ...]
    fresh: int
    unreadable: tuple[tuple[str, str], ...]
    skipped: tuple[str, ...]
    levels: frozenset[str]
    index: Path
    workbook: Path
    notes: tuple[str, ...] = ()


def run_folder(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    template: Template | None = None,
    config: Config | None = None,
    jobs: int | None = None,
    seconds: float = 120,
    megabytes: int = 2000,
    roster: Roster | None = None,
    letters: bool = True,
    progress: Progress | None = None,
) -> FolderResult:
    """Check every submission and write the results below `out`.

    Parameters
    ----------
    inputs : iterable of path
        Folders, zips, files and wildcards.
    out : path
        Gets ``index.html``, ``汇总.xlsx``, ``缺失数据.csv``, ``检查日志.txt`` and the folders
        ``网页``, ``批注`` and ``退回通知``.  A second run goes on where the first one stopped.
    template, config : optional
        As for :func:`reportnlp.analyze`.
    jobs : int, optional
        Files read at a time; by default one for each processor.
    seconds, megabytes : optional
        Limits for one file.
    roster : Roster, optional
        Who has to submit, and who holds which post there; see
        :func:`reportnlp.desk.roster.read_roster`.
    letters : bool
        Write one letter a report that has to be mended.
    progress : callable, optional
        Called with (done, total, name) after each file.

    Returns
    -------
    FolderResult

    Raises
    ------
    ConfigurationError
        If there is nothing to check or nothing can be written.
    """
    out = Path(out)
    if roster:
        config = dataclasses.replace(config or Config(), appointments=appointments(roster))
    state = out / _STATE
    given = list(inputs)
    _refuse_overwriting(given, out)
    _make(state)
    found = collect(given, state / "解压", out)
    if not found.files:
        raise ConfigurationError("没有找到报告文件；请检查路径")
    good = [item for item in found.files if not item.problem]
    answers: dict[str, dict[str, Any]] = {
        item.name: {"ok": False, "error": item.problem} for item in found.files if item.problem
    }
    pool = Pool(
        jobs=jobs or os.cpu_count() or 1,
        seconds=seconds,
        megabytes=megabytes,
        settings=(template, config),
        version=_version(template, config),
    )
    for request, answer in pool.run([_request(item, out, state, letters) for item in good]):
        answers[request["name"]] = answer
        if progress is not None:
            progress(len(answers), len(found.files), request["name"])
    ordered = {item.name: answers[item.name] for item in found.files}
    _forget_old(out, state, ordered)
    shutil.rmtree(state / "解压", ignore_errors=True)
    return _finish(out, ordered, found.skipped, roster)


def _request(item: Submission, out: Path, state: Path, letters: bool) -> dict[str, Any]:
    digest = hashlib.sha256(item.name.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return {
        "path": str(item.path),
        "name": item.name,
        "state": str(state / "状态" / f"{digest}.json"),
        "json": str(state / "数据" / f"{digest}.json"),
        "rows": str(state / "行" / f"{digest}.json"),
        "letter": str(out / "退回通知" / f"{item.name}.退回通知.docx") if letters else "",
        "html": str(out / "网页" / f"{item.name}.html"),
        "docx": str(out / "批注" / f"{item.name}.docx"),
    }


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"无法写入 {folder}（{error.strerror}）；请换一个位置") from None


def _refuse_overwriting(given: list[str | os.PathLike[str]], out: Path) -> None:
    for name in given:
        path = Path(name)
        if path.exists() and out.exists() and path.samefile(out):
            raise ConfigurationError(f"输出 {out} 就是要检查的文件夹；请换一个名字")


def _forget_old(out: Path, state: Path, answers: dict[str, dict[str, Any]]) -> None:
    """Remove the results of files that are gone or can no longer be read."""
    kept = {Path(name) for a in answers.values() for name in a.get("written", {}).values()}
    known = {
        Path(_request(Submission(n, Path()), out, state, False)["state"])
        for n, a in answers.items()
        if a["ok"]
    }
    for place in (state / "状态").glob("*.json"):
        if place in known:
            continue
        with contextlib.suppress(OSError, ValueError, AttributeError):
            for name in json.loads(place.read_text(encoding="utf-8"))["written"].values():
                if Path(name) not in kept:
                    Path(name).unlink(missing_ok=True)
            place.unlink()


@functools.cache
def _code_digest() -> str:
    """Name this very version of readers, rules and templates."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("reportnlp")))
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv", ".html", ".css", ".js", ".json"):
            digest.update(path.read_bytes())
    return f"{reportnlp.__version__}:{digest.hexdigest()}"


def _version(template: Template | None, config: Config | None) -> str:
    return f"{_code_digest()}:{_stable(template)}:{_stable(config)}"


def _stable(value: Any) -> str:
    """Show a value the same way in every run; sets have no order of their own."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [f"{f.name}={_stable(getattr(value, f.name))}" for f in dataclasses.fields(value)]
        return f"{type(value).__name__}({','.join(parts)})"
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{_stable(k)}:{_stable(v)}" for k, v in value.items())) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(_stable, value))) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join(map(_stable, value)) + "]"
    return repr(value)


def _load(answer: dict[str, Any]) -> Report:
    data = json.loads(Path(answer["written"]["json"]).read_text(encoding="utf-8"))
    return Report.from_dict(data)


def _links(answer: dict[str, Any], out: Path) -> dict[str, str]:
    titles = {"网页": "html", "批注": "docx"}
    written = answer["written"]
    return {
        title: Path(written[key]).relative_to(out).as_posix()
        for title, key in titles.items()
        if key in written
    }


def _finish(
    out: Path,
    answers: dict[str, dict[str, Any]],
    skipped: tuple[str, ...],
    roster: Roster | None,
) -> FolderResult:
    good = {name: answer for name, answer in answers.items() if answer["ok"]}
    bad = tuple((name, answer["error"]) for name, answer in answers.items() if not answer["ok"])

    def reports() -> Iterator[Report]:
        # One at a time, so that memory does not grow with the number of files.
        for answer in good.values():
            yield _load(answer)

    def rows() -> Iterator[tuple[dict[str, list[Row]], dict[str, str]]]:
        for answer in good.values():
            place = Path(answer["written"]["rows"])
            yield unpack_rows(json.loads(place.read_text(encoding="utf-8"))), _links(answer, out)

    notes: list[str] = []
    extra: list[Any] = [("无法读取", _UNREADABLE, bad)] if bad else []
    if roster is not None:
        columns, lines = roster_rows(roster, reports(), bad)
        extra.append(("名单", columns, lines))
    book = write_rows(rows(), out / "汇总.xlsx", linked=True, extra=extra)
    blanks = (found[BLANKS.name] for found, _ in rows())
    table = write_csv_rows(blanks, out / "缺失数据.csv", table=BLANKS.name)
    entries = [(answer["entry"], _links(answer, out)) for answer in good.values()]
    page = render_index(entries, bad, skipped)
    index = write_bytes(out / "index.html", page.encode("utf-8", "replace"))
    log = write_bytes(out / "检查日志.txt", _log(good, bad, skipped).encode("utf-8-sig", "replace"))
    for asked, written in (
        ("汇总.xlsx", book),
        ("缺失数据.csv", table),
        ("index.html", index),
        ("检查日志.txt", log),
    ):
        notes.append(moved_line(out / asked, written))
    return FolderResult(
        checked=tuple(good),
        fresh=sum(not answer.get("cached") for answer in good.values()),
        unreadable=bad,
        skipped=skipped,
        levels=frozenset(level for answer in good.values() for level in answer["levels"]),
        index=index,
        workbook=book,
        notes=tuple(filter(None, notes)),
    )


def _log(
    good: dict[str, dict[str, Any]], bad: tuple[tuple[str, str], ...], skipped: tuple[str, ...]
) -> str:
    lines = [f"已检查 {len(good)} 份，无法读取 {len(bad)} 份，跳过 {len(skipped)} 个。", ""]
    lines += ["【无法读取】", *(f"{name}：{reason}" for name, reason in bad), ""]
    remarks = [f"{n}：{line}" for n, a in good.items() for line in a.get("warnings", ())]
    lines += ["【读取时的提示】", *remarks, "", "【跳过】", *skipped, ""]
    return "\r\n".join(lines)
