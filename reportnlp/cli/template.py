"""``reportnlp template``: show, start, validate, convert and learn templates."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reportnlp.errors import ConfigurationError
from reportnlp.template import loading

_EXCEL = (".xlsx", ".xlsm")
_HEAD = "reportnlp 模板。各键的含义见 docs/score.md；不写 weight 则平均分配分值。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    does = parser.add_subparsers(dest="action", metavar="操作", required=True)
    show = does.add_parser("show", help="显示一个模板（不写名称则列出内置模板）")
    show.add_argument("name", nargs="?", metavar="模板", help="内置模板的名称，或 TOML、Excel 文件")
    new = does.add_parser("new", help="新建一个模板文件，供修改")
    new.add_argument("path", metavar="文件", help="要写的文件（.toml 或 .xlsx）")
    new.add_argument(
        "--from", dest="base", default=loading.DEFAULT, metavar="模板", help="以哪个模板为底稿"
    )
    validate = does.add_parser("validate", help="检查模板文件，一次列出全部错误")
    validate.add_argument("files", nargs="+", metavar="文件")
    convert = does.add_parser("convert", help="TOML 与 Excel 互相转换")
    convert.add_argument("source", metavar="原文件")
    convert.add_argument("target", metavar="新文件")
    learn = does.add_parser("induce", help="从一个文件夹的报告学出模板草稿")
    learn.add_argument("folder", metavar="文件夹")
    learn.add_argument("-o", "--output", metavar="文件", help="写入文件（默认显示在屏幕上）")
    learn.add_argument(
        "--share", type=float, default=0.5, metavar="比例", help="多少报告有才算（默认 0.5）"
    )


def run(options: argparse.Namespace) -> int:
    """Do what is asked."""
    from reportnlp.cli.main import EXIT_CLEAN

    {
        "show": _show,
        "new": _new,
        "validate": _validate,
        "convert": _convert,
        "induce": _induce,
    }[options.action](options)
    return EXIT_CLEAN


def _show(options: argparse.Namespace) -> None:
    if not options.name:
        for name in loading.BUILT_IN:
            print(f"{name}  {loading.built_in(name).title}")
        return
    template = loading.load_template(options.name)
    print(f"{template.name}  {template.title}")
    for section in template.sections:
        print(
            f"  {section.title}  {section.weight} 分  至少 {section.min_chars} 字、{section.min_figures} 个数据"
        )
        for row in section.indicators:
            unit = f"（{'、'.join(row.units)}）" if row.units else ""
            print(f"    {'应报' if row.required else '可报'}：{row.name}{unit}")
        if section.officials:
            print(f"    应写明负责人：{'、'.join(section.officials)}")
    print(
        f"  写明负责人 {template.officials} 分，时间 {template.period} 分，单位 {template.place} 分"
    )


def _write(path: Path, content: str) -> None:
    if path.exists():
        raise ConfigurationError(f"{path} 已经存在；请换一个名字，以免覆盖")
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigurationError(f"无法写入 {path}（{error.strerror or error}）") from None
    print(f"已写入 {path}")


def _save(data: dict[str, object], path: Path) -> None:
    if path.suffix.lower() in _EXCEL:
        from reportnlp.template.excel import write_sheet

        if path.exists():
            raise ConfigurationError(f"{path} 已经存在；请换一个名字，以免覆盖")
        write_sheet(data, path)
        print(f"已写入 {path}")
    elif path.suffix.lower() == ".toml":
        from reportnlp.template.writing import to_toml

        _write(path, to_toml(data, head=_HEAD))
    else:
        raise ConfigurationError(f"{path}：模板文件应以 .toml 或 .xlsx 结尾")


def _new(options: argparse.Namespace) -> None:
    path = Path(options.path)
    data = loading.load_data(options.base)
    data["name"] = path.stem
    _save(data, path)


def _convert(options: argparse.Namespace) -> None:
    data = loading.load_data(options.source)
    loading.from_dict(data, name=options.source)
    _save(data, Path(options.target))


def _validate(options: argparse.Namespace) -> None:
    faults = []
    for name in options.files:
        try:
            template = loading.load_template(name)
        except ConfigurationError as error:
            faults.append(str(error))
        else:
            print(f"{name}：没有问题（{len(template.sections)}个部分）")
    if faults:
        raise ConfigurationError("模板有误\n" + "\n".join(faults))


def _induce(options: argparse.Namespace) -> None:
    from reportnlp.cli.files import analyze_each, complain
    from reportnlp.template.induce import induce
    from reportnlp.template.writing import to_toml

    folder = Path(options.folder)
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}：不是文件夹")
    if not 0 < options.share <= 1:
        raise ConfigurationError(f"--share {options.share}：应大于0、不大于1")
    paths = sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~"))
    )
    if not paths:
        raise ConfigurationError(f"{folder}：文件夹是空的，没有报告可以学习")
    reports = []
    for path, report, error in analyze_each(paths):
        if report is None:
            complain(path, error)
        else:
            reports.append(report)
    if not reports:
        raise ConfigurationError(f"{folder}：没有一个文件能读成报告")
    data, notes = induce(reports, name=folder.resolve().name, share=options.share)
    text = to_toml(
        data, notes=notes, head=f"由 {len(reports)} 份报告学得的草稿，请修改后使用。\n{_HEAD}"
    )
    if options.output:
        _write(Path(options.output), text)
    else:
        sys.stdout.write(text)
