"""Reading files into a store: each file once, any number of them in the memory of a few."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple

import reportnlp
from reportnlp import lexicons
from reportnlp.analysis import analyze
from reportnlp.collection.errors import CorpusError
from reportnlp.collection.rows import ReportRows, rows_of
from reportnlp.collection.sources import fingerprint
from reportnlp.collection.store import Store, Version, pack
from reportnlp.errors import ReportError
from reportnlp.extract.place import place_in_name
from reportnlp.model.report import Report
from reportnlp.text.fold import fold

Progress = Callable[[int, int], None]
_BATCH = 64  # files in one transaction, and in one task of a worker
_HEAD = 600  # a place that a report speaks for stands near its beginning


class Indexed(NamedTuple):
    """What indexing found: id and hash of each file, and what could not be read."""

    reports: dict[str, tuple[int, str]]
    unreadable: dict[str, str]


class _Read(NamedTuple):
    path: str
    head: tuple[Any, ...]
    payload: bytes
    rows: ReportRows | None
    error: str


def current_version() -> Version:
    """Return the versions of tool and lexicons that rows carry."""
    return Version(reportnlp.__version__, lexicons.version())


def _head(report: Report, rows: ReportRows) -> tuple[Any, ...]:
    meta = report.meta
    period = meta.period
    place, county = meta.place, meta.county
    hinted = None
    if place is None:
        hinted, named = place_in_name(report.source.path or "")
        county = county or named
    opening = fold(report.text[: max(_HEAD, report.preamble.end)]) if place else ""
    return (
        hinted or place,
        county,
        meta.kind,
        period.start if period else None,
        period.end if period else None,
        int(place is not None and (place in opening or place == "全国")),
        int(period is not None and period.certain and period.start is not None),
        *rows.reports[0],
    )


def _read(path: str) -> _Read:
    try:
        report = analyze(Path(path))
        rows = rows_of(report)
        return _Read(path, _head(report, rows), pack(report), rows, "")
    except ReportError as error:
        message = str(error)
    except MemoryError:
        message = "文件太大，内存不足；请拆分后再试"
    except RecursionError:
        message = "文件结构嵌套过深，无法读取；请另存为纯文本后再试"
    return _Read(path, (), b"", None, message)


def _read_all(paths: list[str]) -> list[_Read]:
    return [_read(path) for path in paths]


def _batches(paths: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(paths)
    while batch := list(itertools.islice(rest, _BATCH)):
        yield batch


def _in_processes(batches: Iterator[list[str]], jobs: int) -> Iterator[list[_Read]]:
    """Keep every worker busy, and never more than a few results waiting."""
    waiting: deque[Future[list[_Read]]] = deque()
    try:
        with ProcessPoolExecutor(jobs) as pool:
            for batch in batches:
                waiting.append(pool.submit(_read_all, batch))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    except BrokenProcessPool:
        raise CorpusError(
            "一个读取进程意外退出（可能内存不足或文件损坏）；已读入的都已保存，"
            "请用 jobs=1 再运行一次，只会读剩下的文件"
        ) from None


def index(
    store: Store, files: list[str], *, jobs: int = 1, progress: Progress | None = None
) -> Indexed:
    """Read what the store does not know yet.

    Parameters
    ----------
    store : Store
    files : list of str
    jobs : int
        Processes.
    progress : callable, optional
        Called with the number of files done and of all files to read.

    Returns
    -------
    Indexed
    """
    version = current_version()
    known = store.known_keys(version)
    seen = store.known_files()
    unreadable: dict[str, str] = {}
    hashes: dict[str, tuple[int, int, str]] = {}
    todo: dict[str, str] = {}
    for file in files:
        try:
            stat = Path(file).stat()
            size, changed, sha = seen.get(file, (-1, -1, ""))
            if (size, changed) != (stat.st_size, stat.st_mtime_ns):
                sha = fingerprint(file)
                hashes[file] = (stat.st_size, stat.st_mtime_ns, sha)
        except OSError as error:
            unreadable[file] = f"无法读取（{error.strerror or error}）"
            continue
        seen[file] = (stat.st_size, stat.st_mtime_ns, sha)
        if _key(file, sha) not in known:
            todo.setdefault(_key(file, sha), file)
    batches = _batches(todo.values())
    results = _in_processes(batches, jobs) if jobs > 1 else map(_read_all, batches)
    done = 0
    for result in results:
        with store.writing():
            for item in result:
                if item.rows is None:
                    unreadable[item.path] = item.error
                else:
                    key = _key(item.path, seen[item.path][2])
                    known[key] = store.add(key, version, item.head, item.payload, item.rows)
        done += len(result)
        if progress is not None:
            progress(done, len(todo))
    with store.writing():
        store.remember_files((file, *row) for file, row in hashes.items())
    reports = {}
    for file in files:
        if file not in unreadable:
            sha = seen[file][2]
            number = known.get(_key(file, sha))
            if number is None:  # the same bytes under another path could not be read
                unreadable[file] = unreadable[todo[_key(file, sha)]]
            else:
                reports[file] = (number, sha)
    return Indexed(reports, unreadable)


def _key(file: str, sha256: str) -> str:
    return f"{sha256}/{Path(file).name}"
