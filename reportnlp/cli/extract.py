"""``reportnlp extract``: the facts of each file as JSON."""

from __future__ import annotations

import argparse
import json
import sys

from reportnlp.cli.files import analyze_each, complain, expand


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="文件", help="报告文件，可以多个")
    parser.add_argument("--format", choices=("json",), default="json", help="输出格式")


def run(options: argparse.Namespace) -> int:
    """Print one JSON object a line."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE

    paths = expand(options.files)
    unreadable = False
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8")
    for path, report, error in analyze_each(paths):
        if report is None:
            unreadable = True
            complain(path, error)
            line = json.dumps({"source": {"path": str(path)}, "error": error}, ensure_ascii=False)
        else:
            line = report.to_json()
        print(line, flush=True)
    return EXIT_UNREADABLE if unreadable else EXIT_CLEAN
