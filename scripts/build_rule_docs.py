"""Write docs/rules.md from the rule catalogue: ``python scripts/build_rule_docs.py``."""

from __future__ import annotations

from pathlib import Path

from reportnlp.checks.explain import page

TARGET = Path(__file__).resolve().parent.parent / "docs" / "rules.md"


def main() -> None:
    """Write the page."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
