"""``reportnlp mask``: a copy without figures, and the key to bring them back."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportnlp.cli.files import complain
from reportnlp.cli.output import refuse_overwriting
from reportnlp.documents import read
from reportnlp.documents.plain import detect_encoding
from reportnlp.errors import ReportError
from reportnlp.output.files import write_bytes


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="文件", help="填好数据的报告")
    parser.add_argument(
        "--style",
        default="x",
        metavar="样式",
        help="x XX X star cross bracket underscore gap partial mixed 之一（默认 x）",
    )
    parser.add_argument("--share", type=float, default=1.0, metavar="比例", help="遮盖多少，0 到 1")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="种子", help="同一种子遮盖同样的地方"
    )
    parser.add_argument("--names", action="store_true", help="同时遮盖地名和人名")
    parser.add_argument("--years", action="store_true", help="同时遮盖年份")
    parser.add_argument("-o", "--output", required=True, metavar="文件", help="遮盖后的文本")


def text_of(path: Path) -> tuple[str, str]:
    """Return the text and its encoding; of a text file exactly as it stands."""
    document = read(path)
    if document.source.encoding is None:
        return document.text, "utf-8"
    data = path.read_bytes()
    # the byte order mark stays in the text, so that it comes back
    encoding = {"utf-8-sig": "utf-8"}.get(detect_encoding(data), detect_encoding(data))
    if encoding == "utf-16":
        encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
    return data.decode(encoding), encoding


def run(options: argparse.Namespace) -> int:
    """Write the masked text and its key."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE
    from reportnlp.masking import mask_text

    path, target = Path(options.file), Path(options.output)
    refuse_overwriting(target, [path])
    try:
        text, encoding = text_of(path)
    except ReportError as error:
        complain(path, str(error))
        return EXIT_UNREADABLE
    masked = mask_text(
        text,
        style=options.style,
        share=options.share,
        seed=options.seed,
        names=options.names,
        years=options.years,
        encoding=encoding,
    )
    target = write_bytes(target, masked.text.encode(encoding))
    key_path = target.with_name(target.name + ".key.json")
    masked.key.write(key_path)
    print(f"已遮盖 {len(masked.key.entries)} 处，写入 {target}；密钥 {key_path}（请单独保管）")
    return EXIT_CLEAN
