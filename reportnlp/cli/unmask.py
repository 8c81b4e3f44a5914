"""``reportnlp unmask``: bring the figures back with the key."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportnlp.cli.files import complain
from reportnlp.cli.output import refuse_overwriting
from reportnlp.documents.source import read_bytes
from reportnlp.errors import ConfigurationError, ReportError
from reportnlp.output.files import write_bytes


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="文件", help="遮盖后的文本")
    parser.add_argument("--key", required=True, metavar="密钥", help="mask 命令生成的 .key.json")
    parser.add_argument("-o", "--output", required=True, metavar="文件", help="还原后的文本")


def run(options: argparse.Namespace) -> int:
    """Write the original text."""
    from reportnlp.cli.main import EXIT_CLEAN, EXIT_UNREADABLE
    from reportnlp.masking import unmask_text
    from reportnlp.masking.key import read_key

    path, key_path, target = Path(options.file), Path(options.key), Path(options.output)
    refuse_overwriting(target, [path, key_path])
    try:
        data = read_bytes(path)
    except ReportError as error:
        complain(path, str(error))
        return EXIT_UNREADABLE
    key = read_key(key_path)
    try:
        text = data.decode(key.encoding)
    except (UnicodeDecodeError, LookupError):
        raise ConfigurationError("密钥与文件不符：文件的编码和遮盖时不同") from None
    target = write_bytes(target, unmask_text(text, key).encode(key.encoding))
    print(f"已还原 {len(key.entries)} 处，写入 {target}")
    return EXIT_CLEAN
