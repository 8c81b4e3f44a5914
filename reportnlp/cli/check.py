"""``reportnlp check``: what is missing, for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from reportnlp.checks.baseline import write_baseline
from reportnlp.cli import checking, folder
from reportnlp.cli.files import analyze_each, complain, expand
from reportnlp.cli.output import refuse_overwriting
from reportnlp.model.report import Report
from reportnlp.output.files import write_bytes

LEVELS = ("info", "warning", "error")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="文件", help="报告文件，可以多个")
    parser.add_argument(
        "--format",
        choices=("text", "json", "html", "docx", "xlsx", "csv"),
        default="text",
        help="输出格式（docx 为批注过的 Word，xlsx 为汇总表）",
    )
    parser.add_argument("-o", "--output", metavar="路径", help="写入文件（多个报告时写入文件夹）")
    parser.add_argument(
        "--min-level",
        choices=LEVELS,
        default="info",
        metavar="级别",
        help="只显示这一级及以上的问题",
    )
    parser.add_argument(
        "--fail-on",
        choices=("never", *LEVELS),
        default="never",
        metavar="级别",
        help="有这一级及以上的问题时退出码为 1（默认 never）",
    )
    checking.configure(parser)
    folder.configure(parser)


def _render(name: str) -> Callable[[Report, str], str]:
    if name == "html":
        from reportnlp.output.html import render_html

        return lambda report, level: render_html(report, min_level=level)
    if name == "json":
        return lambda report, level: report.to_json() + "\n"
    from reportnlp.output.text import render_text

    return lambda report, level: render_text(report, min_level=level)


def run(options: argparse.Namespace) -> int:
    """Check each file, print or write the result."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE

    template, config = checking.settings(options)
    if folder.wanted(options):
        return folder.run(options, template, config)
    paths = expand(options.files)
    if options.format in folder.FORMATS:
        return folder.run_office(options, paths, template, config)
    render = _render(options.format)
    target = Path(options.output) if options.output else None
    if target is not None:
        refuse_overwriting(target, paths)
    suffix = {"text": ".txt", "json": ".json", "html": ".html"}[options.format]
    unreadable = failed = False
    taken: set[Path] = set()
    if target is None and hasattr(sys.stdout, "reconfigure") and options.format != "text":
        sys.stdout.reconfigure(encoding="utf-8")
    checked: list[Report] = []
    for path, report, error in analyze_each(paths, template=template, config=config):
        if report is None:
            unreadable = True
            complain(path, error)
            if options.format == "json" and target is None:
                failure = {"source": {"path": str(path)}, "error": error}
                print(json.dumps(failure, ensure_ascii=False))
            continue
        failed |= _at_or_above(report, options.fail_on)
        if options.write_baseline:
            checked.append(report)
        content = render(report, options.min_level)
        if target is None:
            sys.stdout.write(content)
        elif len(paths) == 1:
            print(f"已写入 {write_bytes(target, content.encode('utf-8'))}")
        else:
            place = _free(target / (path.stem + suffix), taken)
            print(f"已写入 {write_bytes(place, content.encode('utf-8'))}")
    if options.write_baseline:
        count = write_baseline(options.write_baseline, checked)
        print(f"已把 {count} 个问题登记到 {options.write_baseline}", file=sys.stderr)
    if unreadable:
        return EXIT_UNREADABLE
    return EXIT_FINDINGS if failed else EXIT_CLEAN


def _at_or_above(report: Report, level: str) -> bool:
    if level == "never":
        return False
    floor = LEVELS.index(level)
    return any(LEVELS.index(finding.level) >= floor for finding in report.findings)


def _free(path: Path, taken: set[Path]) -> Path:
    """Two reports of one name get two outputs."""
    candidate, count = path, 1
    while candidate in taken:
        count += 1
        candidate = path.with_stem(f"{path.stem}-{count}")
    taken.add(candidate)
    return candidate
