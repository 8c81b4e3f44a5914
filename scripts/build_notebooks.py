"""Build the notebooks from ``notebooks/sources``, run them and store them with their output.

A source is a Python file cut into cells by ``# %%`` (code) and ``# %% [markdown]``::

    python scripts/build_notebooks.py [NAME ...]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
SOURCES = FOLDER / "sources"


def cells(source: str) -> list[nbformat.NotebookNode]:
    """Cut a source into cells."""
    found = []
    for block in source.split("# %%")[1:]:
        head, _, body = block.partition("\n")
        body = body.strip("\n")
        if "[markdown]" in head:
            lines = [line.removeprefix("#").removeprefix(" ") for line in body.split("\n")]
            cell = nbformat.v4.new_markdown_cell("\n".join(lines).strip())
        else:
            cell = nbformat.v4.new_code_cell(body)
        # ids by position, so that building again changes nothing
        cell["id"] = f"cell-{len(found):02d}"
        found.append(cell)
    return found


def notebook(path: Path) -> nbformat.NotebookNode:
    """Return the notebook of a source, not yet run."""
    made = nbformat.v4.new_notebook(cells=cells(path.read_text(encoding="utf-8")))
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    made.metadata["language_info"] = {"name": "python"}
    return made


def run(made: nbformat.NotebookNode) -> float:
    """Run a notebook in its folder and return the seconds it took."""
    start = time.monotonic()
    client = NotebookClient(
        made, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.record_timing = False
    client.execute()
    return time.monotonic() - start


def main(names: list[str]) -> None:
    """Build the named sources, or all."""
    for path in sorted(SOURCES.glob("*.py")):
        if names and not any(path.stem.startswith(name) for name in names):
            continue
        made = notebook(path)
        seconds = run(made)
        target = FOLDER / f"{path.stem}.ipynb"
        nbformat.write(made, target)
        print(f"{target.name}: {seconds:.1f} s, {target.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
