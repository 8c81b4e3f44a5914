"""``reportnlp check`` over folders and zips, and its Word, Excel and CSV output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from reportnlp.checks.config import Config
from reportnlp.cli.files import analyze_each, complain
from reportnlp.errors import ConfigurationError, ReportError
from reportnlp.model.report import Report
from reportnlp.template.model import Template

FORMATS = ("docx", "xlsx", "csv")
LEVELS = ("info", "warning", "error")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add = parser.add_argument_group("文件夹").add_argument
    add("--jobs", type=int, metavar="个数", help="同时检查的份数（默认为处理器个数）")
    add("--roster", metavar="名单", help="应报单位名单（.xlsx）：谁没有报、谁报重了、谁报错了")
    add("--folder", action="store_true", help="单个文件也按文件夹处理，结果放进 -o 的文件夹")
    add("--timeout", type=float, default=120, metavar="秒", help="一份报告最多读多少秒（默认 120）")


def wanted(options: argparse.Namespace) -> bool:
    """Whether a folder, a zip or a roster was given, and all results go into one folder."""
    names = [Path(name) for name in options.files]
    return (
        options.folder
        or bool(options.roster)
        or any(
            name.is_dir() or (name.suffix.lower() == ".zip" and name.is_file()) for name in names
        )
    )


def run(options: argparse.Namespace, template: Template | None, config: Config) -> int:
    """Check everything below the folders; 3 if some files could not be read."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE
    from reportnlp.desk.folder import run_folder
    from reportnlp.desk.roster import read_roster

    if not options.output:
        raise ConfigurationError("检查文件夹要用 -o 写明结果放在哪个文件夹，如 -o 结果")
    result = run_folder(
        options.files,
        options.output,
        template=template,
        config=config,
        jobs=options.jobs,
        seconds=options.timeout,
        roster=read_roster(options.roster) if options.roster else None,
        progress=_progress,
    )
    if sys.stderr.isatty():
        print(file=sys.stderr)
    for name, reason in result.unreadable:
        complain(Path(name), reason)
    for note in result.notes:
        print(note)
    same = len(result.checked) - result.fresh
    print(
        f"已检查 {len(result.checked)} 份（{same} 份没有变化），"
        f"无法读取 {len(result.unreadable)} 份，跳过 {len(result.skipped)} 个文件"
    )
    print(f"打开 {result.index} 查看结果；汇总表：{result.workbook}")
    if result.unreadable:
        return EXIT_UNREADABLE
    if options.fail_on == "never":
        return EXIT_CLEAN
    floor = LEVELS.index(options.fail_on)
    failed = any(LEVELS.index(level) >= floor for level in result.levels)
    return EXIT_FINDINGS if failed else EXIT_CLEAN


def _progress(done: int, total: int, name: str) -> None:
    # A line that is written over would fill a log file.
    if sys.stderr.isatty():
        print(f"\r已完成 {done}/{total}  {name[-40:]:<40}", end="", file=sys.stderr, flush=True)


def run_office(
    options: argparse.Namespace, paths: list[Path], template: Template | None, config: Config
) -> int:
    """Write annotated Word files, one workbook or one CSV for the files named."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE
    from reportnlp.output.docx import annotate
    from reportnlp.output.files import moved_line
    from reportnlp.output.table import write_csv
    from reportnlp.output.xlsx import write

    if not options.output:
        raise ConfigurationError(f"{options.format} 格式要用 -o 写明输出的文件")
    target = Path(options.output)
    if target.resolve() in {path.resolve() for path in paths}:
        raise ConfigurationError(f"输出 {target} 就是要检查的文件；请换一个名字，以免覆盖原件")
    seen = {"unreadable": False, "failed": False, "read": False}
    floor = LEVELS.index(options.fail_on) if options.fail_on != "never" else len(LEVELS)

    def reports() -> Iterator[tuple[Path, Report]]:
        for path, report, error in analyze_each(paths, template=template, config=config):
            if report is None:
                seen["unreadable"] = True
                complain(path, error)
                continue
            seen["read"] = True
            seen["failed"] |= any(LEVELS.index(f.level) >= floor for f in report.findings)
            yield path, report

    if options.format == "docx":
        for path, report in reports():
            place = target if len(paths) == 1 else target / f"{path.name}.docx"
            try:
                written = annotate(path, report, place, min_level=options.min_level)
            except ConfigurationError:
                raise
            except ReportError as error:
                seen["unreadable"] = True
                complain(path, str(error))
                continue
            print("\n".join(filter(None, [moved_line(place, written), f"已写入 {written}"])))
    else:
        found = [report for _, report in reports()]
        if seen["read"]:
            written = write(found, target) if options.format == "xlsx" else write_csv(found, target)
            print("\n".join(filter(None, [moved_line(target, written), f"已写入 {written}"])))
    if seen["unreadable"]:
        return EXIT_UNREADABLE
    return EXIT_FINDINGS if seen["failed"] else EXIT_CLEAN
