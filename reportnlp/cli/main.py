"""The ``reportnlp`` command: parsing of arguments only."""

from __future__ import annotations

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

from reportnlp import __version__
from reportnlp.errors import ConfigurationError

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNREADABLE = 0, 1, 2, 3
# verb -> (module that offers configure(parser) and run(options), one Chinese line of help)
VERBS: dict[str, tuple[str, str]] = {
    "check": ("reportnlp.cli.check", "检查报告：缺什么数据、缺哪些部分、得多少分"),
    "extract": ("reportnlp.cli.extract", "提取报告中的章节、指标、人员（JSON）"),
    "fill": ("reportnlp.cli.fill", "把填好的工作簿写回报告的空缺处"),
    "mask": ("reportnlp.cli.mask", "遮盖数据，便于对外提供；同时生成密钥"),
    "unmask": ("reportnlp.cli.unmask", "用密钥还原遮盖过的报告"),
    "evaluate": ("reportnlp.cli.evaluate", "用标注过的报告评测准确率"),
    "template": ("reportnlp.cli.template", "模板：显示、新建、检查、转换、从已有报告学出草稿"),
    "rules": ("reportnlp.cli.rules", "规则：每条规则查什么、怎么改"),
    "copies": ("reportnlp.cli.copies", "比较多份报告，找出抄自往期或邻近单位的段落"),
    "compare": ("reportnlp.cli.compare", "对比多份报告：各地各期的指标、增长、异常和完整性"),
    "segment": ("reportnlp.cli.segment", "分词：数字、占位符和术语保持完整"),
}


class _Parser(argparse.ArgumentParser):
    """Says in Chinese what is wrong and leaves with code 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(
            EXIT_USAGE, f"reportnlp：命令写法有误（{message}）；用 reportnlp --help 查看用法\n"
        )


def _parser(verbs: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(prog="reportnlp", description="读懂政府工作报告：里面有什么，还缺什么。")
    parser.add_argument("--version", action="version", version=f"reportnlp {__version__}")
    choices = parser.add_subparsers(dest="verb", metavar="命令", required=True)
    for verb, (module, help_line) in VERBS.items():
        child = choices.add_parser(verb, help=help_line, description=help_line)
        if verb in verbs:
            importlib.import_module(module).configure(child)
    return parser


def _tolerate_any_console() -> None:
    """Never fail on a character that a GBK console cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program's name.

    Returns
    -------
    int
        0 clean, 1 findings at or above ``--fail-on``, 2 usage or configuration,
        3 some files could not be read.
    """
    _tolerate_any_console()
    arguments = list(sys.argv[1:] if argv is None else argv)
    # only the verb that is asked for is imported, so that --help stays quick
    parser = _parser([word for word in arguments[:1] if word in VERBS])
    options = parser.parse_args(arguments)
    try:
        code: int = importlib.import_module(VERBS[options.verb][0]).run(options)
    except ConfigurationError as error:
        print(f"reportnlp：{error}", file=sys.stderr)
        return EXIT_USAGE
    except BrokenPipeError:
        return EXIT_CLEAN
    return code


if __name__ == "__main__":
    sys.exit(main())
