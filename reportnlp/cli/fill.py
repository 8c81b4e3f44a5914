"""``reportnlp fill``: the numbers of a workbook back into the report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reportnlp.cli import checking
from reportnlp.errors import UnreadableFileError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("report", metavar="报告", help="有空缺的报告（.docx 或 .txt）")
    parser.add_argument("workbook", metavar="工作簿", help="检查生成、填好“填报值”的 .xlsx")
    parser.add_argument("-o", "--output", metavar="路径", required=True, help="写入新的文件")
    checking.configure(parser)


def run(options: argparse.Namespace) -> int:
    """Fill the report and list what was refused; 1 if anything was."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREADABLE
    from reportnlp.desk.fill import fill
    from reportnlp.output.files import moved_line

    template, config = checking.settings(options)
    target = Path(options.output)
    try:
        result = fill(options.report, options.workbook, target, template=template, config=config)
    except UnreadableFileError as error:
        print(f"{options.report}：{error}", file=sys.stderr)
        return EXIT_UNREADABLE
    print("\n".join(filter(None, [*result.lines(), moved_line(target, result.written)])))
    print(f"已写入 {result.written}")
    return EXIT_FINDINGS if result.refused else EXIT_CLEAN
