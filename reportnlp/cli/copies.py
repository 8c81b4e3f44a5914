"""``reportnlp copies``: which paragraphs were taken from last year or from a neighbour."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reportnlp.cli.files import analyze_each, complain, expand
from reportnlp.cli.output import refuse_overwriting
from reportnlp.errors import ConfigurationError
from reportnlp.output.files import write_bytes

_SUFFIXES = (".txt", ".docx", ".doc", ".pdf", ".html", ".htm", ".md")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="文件夹或文件", help="要互相比较的报告")
    parser.add_argument(
        "--format", choices=("text", "html", "xlsx"), help="输出格式（默认看 --output 的后缀）"
    )
    parser.add_argument("-o", "--output", metavar="文件", help="写入文件")
    parser.add_argument(
        "--minimum",
        type=float,
        default=0.35,
        metavar="比例",
        help="一段中至少多大比例与来源相同才算雷同（默认 0.35）",
    )


def _paths(names: list[str]) -> list[Path]:
    found: list[Path] = []
    for path in expand(names):
        if path.is_dir():
            inside = sorted(path.rglob("*"))
            found += [p for p in inside if p.suffix.lower() in _SUFFIXES and p.name[0] not in "~."]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def run(options: argparse.Namespace) -> int:
    """Compare the reports with one another, print or write the result."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE

    if not 0 < options.minimum <= 1:
        raise ConfigurationError("--minimum 应在 0 到 1 之间")
    form = options.format or Path(options.output or "x.text").suffix.lstrip(".").lower()
    if form not in ("text", "txt", "html", "xlsx"):
        raise ConfigurationError(f"不认识的输出格式 {form}；可用 text、html、xlsx")
    if form == "xlsx" and not options.output:
        raise ConfigurationError("xlsx 需要用 --output 写明文件名")
    paths = _paths(options.files)
    target = Path(options.output) if options.output else None
    if target is not None:
        refuse_overwriting(target, paths)
    from reportnlp.collection.copies import Document, find_copies

    documents: dict[str, Document] = {}
    names = Counter(path.name for path in paths)
    unreadable = False
    for path, report, error in analyze_each(paths):
        if report is None:
            unreadable = True
            complain(path, error)
            continue
        period = report.meta.period
        key = path.name if names[path.name] == 1 else str(path)
        documents[key] = Document(
            key=key,
            text=report.text,
            place=report.meta.place,
            date=period.end if period and period.certain else None,
        )
    if len(documents) < 2:
        raise ConfigurationError("至少要有两份能读的报告才能比较")
    copies = find_copies(documents.values(), minimum=options.minimum)

    def fetch(key: str) -> str:
        return documents[key].text

    if form == "xlsx":
        from reportnlp.collection.copies.rendering import render_xlsx

        content = render_xlsx(copies, fetch)
    elif form == "html":
        from reportnlp.collection.copies.rendering import render_html

        content = render_html(copies, fetch).encode("utf-8")
    else:
        from reportnlp.collection.copies.listing import render_text

        content = render_text(copies, fetch).encode("utf-8")
    if target is None:
        print(content.decode("utf-8"), end="")
    else:
        print(f"已写入 {write_bytes(target, content)}")
    return EXIT_UNREADABLE if unreadable else EXIT_CLEAN
