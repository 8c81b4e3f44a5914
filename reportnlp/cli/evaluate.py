"""``reportnlp evaluate``: score the toolkit on annotated reports."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from reportnlp.errors import ConfigurationError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", metavar="文件夹", help="标注文件夹（*.ann 或 *.gold.json 加 *.txt）"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式")
    parser.add_argument("--split", choices=("train", "dev", "test"), help="只评这一部分")
    parser.add_argument("--errors", metavar="网页", help="把每处差错写进这个 HTML 文件")


def run(options: argparse.Namespace) -> int:
    """Print the table or the JSON; write the page of errors if asked."""
    from reportnlp.evaluation.annotation import AnnotationError
    from reportnlp.evaluation.evaluate import evaluate
    from reportnlp.evaluation.show import errors_page, table

    try:
        evaluation = evaluate(options.folder, split=options.split)
    except AnnotationError as error:
        raise ConfigurationError(f"标注有误：{error}") from None
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    if options.format == "json":
        print(json.dumps(evaluation.to_dict(), ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(table(evaluation))
    if options.errors:
        Path(options.errors).write_text(errors_page(evaluation), encoding="utf-8", newline="\n")
        print(f"差错页已写入 {options.errors}", file=sys.stderr)
    return 0
