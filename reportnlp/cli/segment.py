"""``reportnlp segment``: words, with masks, figures and terms whole."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reportnlp.cli.files import complain
from reportnlp.documents import read
from reportnlp.errors import ReportError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="文件", help="报告文件")


def run(options: argparse.Namespace) -> int:
    """Print the words of each line, separated by blanks."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE

    path = Path(options.file)
    try:
        document = read(path)
    except ReportError as error:
        complain(path, str(error))
        return EXIT_UNREADABLE
    from reportnlp.pipeline.segmenting import segment

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for line in document.text.split("\n"):
        print(" ".join(token.text for token in segment(line) if token.text.strip()))
    return EXIT_CLEAN
