"""Files named on the command line: expanding, analysing, reporting what cannot be read."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator
from pathlib import Path

from reportnlp.analysis import analyze
from reportnlp.checks.config import Config
from reportnlp.errors import ReportError
from reportnlp.model.report import Report
from reportnlp.template.model import Template


def expand(names: list[str]) -> list[Path]:
    """Expand wildcards where the shell has not (Windows); other names stay as they are."""
    found: list[Path] = []
    for name in names:
        matches = sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []
        found.extend(Path(match) for match in matches or [name])
    return found


def analyze_each(
    paths: list[Path], *, template: Template | None = None, config: Config | None = None
) -> Iterator[tuple[Path, Report | None, str]]:
    """Yield (path, report, error) for each file; exactly one of report and error is set.

    One bad file never stops the others.
    """
    for path in paths:
        try:
            yield path, analyze(path, template=template, config=config), ""
        except ReportError as error:
            yield path, None, str(error)
        except MemoryError:
            yield path, None, "文件太大，内存不足；请拆分后再试"
        except RecursionError:
            yield path, None, "文件结构嵌套过深，无法读取；请另存为纯文本后再试"


def complain(path: Path, error: str) -> None:
    """Print one Chinese line about a file that could not be read."""
    print(f"{path}：{error}", file=sys.stderr)
