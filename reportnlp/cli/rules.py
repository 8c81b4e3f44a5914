"""``reportnlp rules``: what each rule means."""

from __future__ import annotations

import argparse

from reportnlp.checks.explain import LANGUAGES


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "codes", nargs="*", metavar="代码", help="规则代码，如 NUM001（不写则列出全部）"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="语言")


def run(options: argparse.Namespace) -> int:
    """List the rules, or explain some of them."""
    from reportnlp.checks.catalogue import FAMILIES, catalogue
    from reportnlp.checks.config import code_problems
    from reportnlp.checks.explain import explain, rule_lines
    from reportnlp.cli.main import EXIT_CLEAN
    from reportnlp.errors import ConfigurationError

    codes = [code.upper() for code in options.codes]
    problems = code_problems(codes, "rules")
    if problems:
        raise ConfigurationError("\n".join(problems))
    if not codes:
        print("\n".join(rule_lines(options.lang)))
        return EXIT_CLEAN
    for code, rule in catalogue().items():
        if code in codes or (code[:3] in codes and code[:3] in FAMILIES):
            print(explain(rule, options.lang))
    return EXIT_CLEAN
