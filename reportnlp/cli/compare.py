"""``reportnlp compare``: many reports over places and periods, to Excel and HTML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="文件夹", help="文件夹、通配符或文件，可以多个")
    parser.add_argument(
        "--metadata", metavar="CSV", help="每个文件的地方、县、时期（列 file、place……）"
    )
    parser.add_argument(
        "--store", metavar="文件", help="读过的报告记在这里，下次只读新的（默认不保存）"
    )
    parser.add_argument(
        "--indicator", action="append", metavar="指标", help="列出这个指标，可以多次"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="同时读取的进程数")
    parser.add_argument(
        "--output",
        "-o",
        action="append",
        metavar="文件",
        help="结果文件，.xlsx 或 .html，可以多次（默认 对比.xlsx 和 对比.html）",
    )


def run(options: argparse.Namespace) -> int:
    """Write the comparison."""
    import reportnlp
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE
    from reportnlp.collection.digest import digest
    from reportnlp.collection.workbook import page, workbook
    from reportnlp.errors import ConfigurationError
    from reportnlp.output.files import moved_line, write_bytes

    outputs = [Path(name) for name in options.output or ("对比.xlsx", "对比.html")]
    for path in outputs:
        if path.suffix.lower() not in (".xlsx", ".html"):
            raise ConfigurationError(f"输出 {path} 应以 .xlsx 或 .html 结尾")
    names = options.files[0] if len(options.files) == 1 else options.files
    corpus = reportnlp.corpus(
        names, metadata=options.metadata, store=options.store or ":memory:", jobs=options.jobs
    )
    tables, panels = digest(corpus, options.indicator)
    for path in outputs:
        if path.suffix.lower() == ".xlsx":
            data = workbook(tables)
        else:
            data = page(f"{len(corpus)}份报告的对比", tables, panels).encode()
        written = write_bytes(path, data)
        print(moved_line(path, written) or f"已写入 {written}")
    for file, why in corpus.unreadable.items():
        print(f"{file}：{why}", file=sys.stderr)
    return EXIT_UNREADABLE if corpus.unreadable else EXIT_CLEAN
