"""Options that say against which template and by which rules reports are checked."""

from __future__ import annotations

import argparse
import dataclasses

from reportnlp.checks.baseline import load_baseline
from reportnlp.checks.config import Config, combine, load_config
from reportnlp.errors import ConfigurationError
from reportnlp.template.loading import load_template
from reportnlp.template.model import Template


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add = parser.add_argument_group("模板与规则").add_argument
    add(
        "--template",
        metavar="模板",
        help="内置模板的名称，或 TOML、Excel 文件（默认 township-eight）",
    )
    add("--config", metavar="文件", help="规则配置（reportnlp.toml）")
    add("--select", action="append", default=[], metavar="代码", help="只查这些规则，如 NUM,TXT001")
    add("--ignore", action="append", default=[], metavar="代码", help="不查这些规则")
    add("--level", action="append", default=[], metavar="代码=级别", help="改级别，如 NUM005=info")
    add("--baseline", metavar="文件", help="不再列出这个基线里已知的问题")
    add("--write-baseline", metavar="文件", help="把这次查出的问题登记为基线")


def settings(options: argparse.Namespace) -> tuple[Template | None, Config]:
    """Return template and configuration.

    Raises
    ------
    ConfigurationError
        With the faults of every option at once.
    """
    problems: list[str] = []
    template: Template | None = None
    config = Config()
    try:
        template = load_template(options.template) if options.template else None
    except ConfigurationError as error:
        problems.append(str(error))
    try:
        config = load_config(options.config) if options.config else config
    except ConfigurationError as error:
        problems.append(str(error))
    try:
        config = combine(config, select=options.select, ignore=options.ignore, levels=options.level)
    except ConfigurationError as error:
        problems.append(str(error))
    if options.baseline:
        try:
            known = load_baseline(options.baseline)
            config = dataclasses.replace(config, suppressions=config.suppressions + known)
        except ConfigurationError as error:
            problems.append(str(error))
    if problems:
        raise ConfigurationError("\n".join(problems))
    return template, config
