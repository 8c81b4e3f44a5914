"""The store: one SQLite file that remembers every report that was ever read.

Reports are keyed by the hash of their bytes and file name (dates hide in names) together with
the versions of tool and lexicons, so that adding a year costs only the new files.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reportnlp.collection import contract
from reportnlp.collection.errors import StoreError
from reportnlp.collection.rows import ReportRows
from reportnlp.model.report import Report

FORMAT = 2
_APPLICATION = 0x72706E6C  # "rpnl": tells our stores from other SQLite files
_SQL = {"str": "TEXT", "category": "TEXT", "float64": "REAL", "Float64": "REAL"}
_HEAD = (
    "key TEXT NOT NULL",
    "tool TEXT NOT NULL",
    "lexicon TEXT NOT NULL",
    "place TEXT",
    "county TEXT",
    "kind TEXT",
    "period_start TEXT",
    "period_end TEXT",
    "place_sure INTEGER",
    "period_sure INTEGER",
    "title TEXT",
    "characters INTEGER",
    "figures INTEGER",
    "masked INTEGER",
    "officials INTEGER",
    "findings INTEGER",
    "score REAL",
    "payload BLOB NOT NULL",
)
_CHUNK = 500


class Version(NamedTuple):
    """What read a report."""

    tool: str
    lexicon: str


class Head(NamedTuple):
    """What a store says of one report without opening it."""

    id: int
    tool: str
    lexicon: str
    place: str | None
    county: str | None
    kind: str | None
    period_start: str | None
    period_end: str | None
    place_sure: int
    period_sure: int
    title: str | None
    characters: int
    figures: int
    masked: int
    officials: int
    findings: int
    score: float


def _schema() -> Iterator[str]:
    yield f"CREATE TABLE reports (id INTEGER PRIMARY KEY, {', '.join(_HEAD)}, UNIQUE (key, tool, lexicon))"
    yield "CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, sha256 TEXT)"
    for frame in contract.frames():
        if frame != "reports":
            columns = ", ".join(
                f'"{column.name}" {_SQL.get(column.type, "INTEGER")}'
                for column in contract.own(frame)
            )
            yield f"CREATE TABLE {frame} (report INTEGER NOT NULL, {columns})"
            yield f"CREATE INDEX {frame}_report ON {frame} (report)"
    yield "CREATE INDEX indicators_name ON indicators (indicator)"


class Store:
    """An open store.

    Parameters
    ----------
    path : Path or None
        None keeps everything in memory.

    Raises
    ------
    StoreError
        If the file is no store, or one of another version.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._whole = True
        try:
            self._db = sqlite3.connect(str(path) if path else ":memory:", isolation_level=None)
            self._open()
        except sqlite3.Error as error:
            raise StoreError(
                f"无法打开存储文件 {path}（{error}）；请用 store= 指定另一个位置"
            ) from None

    def _open(self) -> None:
        db = self._db
        empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if empty:
            # the order matters: a file that is not complete has no format number
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("BEGIN")
            for statement in _schema():
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
            db.execute(f"PRAGMA user_version = {FORMAT}")
            db.execute("COMMIT")
        application = db.execute("PRAGMA application_id").fetchone()[0]
        written = db.execute("PRAGMA user_version").fetchone()[0]
        if application != _APPLICATION:
            db.close()
            raise StoreError(f"{self.path} 不是本工具的存储文件；请用 store= 指定另一个文件名")
        if written != FORMAT:
            db.close()
            age = "旧" if written < FORMAT else "新"
            raise StoreError(
                f"存储文件 {self.path} 由较{age}的版本写成（格式 {written}，现为 {FORMAT}）。"
                "原始报告不受影响：请删除该文件后重新运行，报告会重新读入；"
                "或用 store= 指定另一个文件名" + ("；或升级本工具" if written > FORMAT else "")
            )
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA temp_store = MEMORY")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self._db.close()

    # files and reports -------------------------------------------------------------------

    def known_files(self) -> dict[str, tuple[int, int, str]]:
        """Return size, time of change and hash of every file seen, by path."""
        rows = self._db.execute("SELECT path, size, changed, sha256 FROM files")
        return {path: (size, changed, sha) for path, size, changed, sha in rows}

    def known_keys(self, version: Version) -> dict[str, int]:
        """Return the ids of the reports that this version has read, by key."""
        rows = self._db.execute(
            "SELECT key, id FROM reports WHERE tool = ? AND lexicon = ?", tuple(version)
        )
        return dict(rows.fetchall())

    def versions(self) -> dict[Version, int]:
        """Return how many reports each version has read."""
        rows = self._db.execute("SELECT tool, lexicon, count(*) FROM reports GROUP BY 1, 2")
        return {Version(tool, lexicon): count for tool, lexicon, count in rows}

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Make everything inside one transaction."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def remember_files(self, rows: Iterable[tuple[str, int, int, str]]) -> None:
        """Note size, time of change and hash of files."""
        self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def add(
        self, key: str, version: Version, head: Sequence[Any], payload: bytes, rows: ReportRows
    ) -> int:
        """Keep one report; what another version made of it is dropped."""
        db = self._db
        for (old,) in db.execute("SELECT id FROM reports WHERE key = ?", (key,)).fetchall():
            for frame in contract.frames():
                column = "id" if frame == "reports" else "report"
                db.execute(f"DELETE FROM {frame} WHERE {column} = ?", (old,))
        values = (None, key, *version, *head, payload)
        marks = ", ".join("?" * len(values))
        number = db.execute(f"INSERT INTO reports VALUES ({marks})", values).lastrowid
        assert number is not None
        for frame in contract.frames():
            if frame != "reports":
                marks = ", ".join("?" * (1 + len(contract.own(frame))))
                db.executemany(
                    f"INSERT INTO {frame} VALUES ({marks})",
                    ((number, *row) for row in getattr(rows, frame)),
                )
        return number

    def heads(self, ids: Iterable[int]) -> Iterator[Head]:
        """Yield what is known of each report, in the order of `ids`."""
        columns = ", ".join(Head._fields)
        for part in _parts(ids):
            marks = ", ".join("?" * len(part))
            rows = self._db.execute(f"SELECT {columns} FROM reports WHERE id IN ({marks})", part)
            found = {row[0]: Head(*row) for row in rows}
            yield from (found[number] for number in part)

    def report(self, number: int) -> Report:
        """Return one report whole."""
        row = self._db.execute("SELECT payload FROM reports WHERE id = ?", (number,)).fetchone()
        return unpack(row[0])

    def text(self, number: int) -> str:
        """Return the text of one report."""
        row = self._db.execute("SELECT payload FROM reports WHERE id = ?", (number,)).fetchone()
        text: str = json.loads(zlib.decompress(row[0]))["text"]
        return text

    # rows --------------------------------------------------------------------------------

    def pick(self, ids: Iterable[int]) -> None:
        """Choose the reports that the queries below see."""
        db = self._db
        wanted = set(ids)
        self._whole = len(wanted) == db.execute("SELECT count(*) FROM reports").fetchone()[0]
        if not self._whole:
            db.execute("CREATE TEMP TABLE IF NOT EXISTS pick (id INTEGER PRIMARY KEY)")
            with self.writing():
                db.execute("DELETE FROM pick")
                db.executemany("INSERT INTO pick VALUES (?)", ((n,) for n in wanted))

    @property
    def picked(self) -> str:
        """SQL condition that holds for rows of the picked reports."""
        return "1" if self._whole else "report IN (SELECT id FROM pick)"

    def select(
        self, frame: str, columns: Sequence[str], where: str = "", values: Sequence[Any] = ()
    ) -> sqlite3.Cursor:
        """Return a cursor over rows of one frame of the picked reports, in reading order."""
        names = ", ".join(f'"{name}"' for name in columns)
        condition = f" AND ({where})" if where else ""
        return self._db.execute(
            f"SELECT report, {names} FROM {frame} WHERE {self.picked}{condition} ORDER BY rowid",
            values,
        )

    def has_indicator(self, indicator: str) -> bool:
        """Whether any of the picked reports gives the indicator."""
        query = f"SELECT 1 FROM indicators WHERE indicator = ? AND {self.picked} LIMIT 1"
        return self._db.execute(query, (indicator,)).fetchone() is not None

    def count_indicators(self) -> dict[str, int]:
        """Return every indicator of the picked reports with the number of its figures."""
        rows = self._db.execute(
            f"SELECT indicator, count(*) FROM indicators WHERE {self.picked} GROUP BY indicator"
        )
        return dict(rows.fetchall())

    def select_shared(self, ids: Iterable[int]) -> list[tuple[str, int]]:
        """Return indicators with the number of reports that give them, most shared first."""
        self.pick(ids)
        rows = self._db.execute(
            "SELECT indicator, count(DISTINCT report) FROM indicators"
            f" WHERE {self.picked} AND indicator <> ''"
            " AND change = 0 AND target = 0 GROUP BY indicator ORDER BY 2 DESC, 1"
        )
        return rows.fetchall()


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    numbers = list(ids)
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]


def pack(report: Report) -> bytes:
    """Return a report as compressed JSON."""
    data = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(data.encode(), 6)


def unpack(payload: bytes) -> Report:
    """Return the report that :func:`pack` was given."""
    return Report.from_dict(json.loads(zlib.decompress(payload)))
