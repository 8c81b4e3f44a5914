"""What the project promises about its own files."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reportnlp"
SOURCES = sorted(PACKAGE.rglob("*.py"))
DATA = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts
)


def test_every_data_file_is_packaged():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    packaged = set()
    for package, patterns in config["options.package_data"].items():
        folder = ROOT / Path(*package.split("."))
        for pattern in patterns.split():
            packaged.update(folder.glob(pattern))
    assert [path.relative_to(ROOT).as_posix() for path in DATA if path not in packaged] == []


@pytest.mark.parametrize("suffix", [".tsv", ".toml"])
def test_every_table_says_where_it_comes_from(suffix):
    silent = [
        path.name
        for path in DATA
        if path.suffix == suffix and not path.read_text(encoding="utf-8").startswith("# source: ")
    ]
    assert silent == []


def test_files_are_opened_with_an_encoding():
    careless = re.compile(
        r"\.(?:read_text|write_text)\((?![^)]*encoding)|(?<![.\w])open\((?![^)]*(?:encoding|\"[rwa]b\"))"
    )
    found = []
    for path in SOURCES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if careless.search(line) and "encoding" not in line and "def " not in line:
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_files_are_short_enough_to_read():
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in SOURCES
        if (count := path.read_text(encoding="utf-8").count("\n")) > 450
    }
    assert long == {}


def test_no_path_of_a_machine_and_no_network():
    forbidden = re.compile(
        r"/(?:home|root|work)/|C:\\\\Users|urllib\.request|requests\.get|http\.client"
    )
    found = []
    for path in [
        *SOURCES,
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "README.md",
        ROOT / "README.zh-CN.md",
    ]:
        if forbidden.search(path.read_text(encoding="utf-8")):
            found.append(path.relative_to(ROOT).as_posix())
    assert found == []
