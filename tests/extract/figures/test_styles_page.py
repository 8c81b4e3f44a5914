"""The page of styles says what the code does today."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs"


def test_page_is_current() -> None:
    page = runpy.run_path(str(DOCS.parent / "scripts" / "build_styles_doc.py"))["page"]
    assert (DOCS / "styles.md").read_text(encoding="utf-8") == page()
