"""Every notebook runs, quickly, and is what its source says."""

import importlib.util
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PICTURES = {"02": 1, "03": 1, "04": 1, "05": 2}


@pytest.fixture(scope="module")
def builder():
    spec = importlib.util.spec_from_file_location(
        "build_notebooks", ROOT / "scripts" / "build_notebooks.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outputs(notebook):
    return [out for cell in notebook.cells for out in cell.get("outputs", [])]


def faults(notebook):
    return [
        out
        for out in outputs(notebook)
        if out.output_type == "error" or (out.output_type == "stream" and out.name == "stderr")
    ]


def pictures(notebook):
    return sum("image/png" in out.get("data", {}) for out in outputs(notebook))


def test_there_are_seven():
    assert [path.name[:2] for path in NOTEBOOKS] == [f"0{n}" for n in range(1, 8)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_notebook_is_its_source_and_was_run(path, builder):
    stored = nbformat.read(path, as_version=4)
    nbformat.validate(stored)
    source = builder.notebook(builder.SOURCES / f"{path.stem}.py")
    assert [(cell.cell_type, cell.source) for cell in stored.cells] == [
        (cell.cell_type, cell.source) for cell in source.cells
    ]
    assert faults(stored) == []
    assert pictures(stored) == PICTURES.get(path.name[:2], 0)
    assert "In English" in stored.cells[0].source
    assert path.stat().st_size < 400_000


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, builder):
    notebook = builder.notebook(builder.SOURCES / f"{path.stem}.py")
    builder.run(notebook)
    assert faults(notebook) == []
    assert pictures(notebook) == PICTURES.get(path.name[:2], 0)
