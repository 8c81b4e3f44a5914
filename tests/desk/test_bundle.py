"""The offline bundle: complete, readable on Chinese Windows, nothing that needs a network."""

import importlib.util
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def load():
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "scripts" / "bundle.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_bundle_holds_wheels_batch_files_and_instructions(tmp_path):
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "a-1-py3-none-any.whl").write_bytes(b"x")
    target = tmp_path / "b.zip"
    load().pack(tmp_path / "w", target)
    with zipfile.ZipFile(target) as package:
        found = {name.partition("/")[2]: package.read(name) for name in package.namelist()}
    assert set(found) == {"安装.bat", "检查报告.bat", "安装说明.txt", "wheels/a-1-py3-none-any.whl"}
    batch = found["检查报告.bat"].decode("gb18030")
    assert "\r\n" in batch and "check %* --folder" in batch and "index.html" in batch
    for name in ("安装.bat", "检查报告.bat"):
        assert b"http" not in found[name] and b"pip" not in found[name]
    assert found["安装说明.txt"].startswith(b"\xef\xbb\xbf")


def test_all_that_reading_and_writing_needs_is_in_it():
    wanted = {line.partition(">")[0].lower() for line in load().requirements()}
    assert wanted >= {
        "regex",
        "jinja2",
        "lxml",
        "olefile",
        "pypdfium2",
        "selectolax",
        "xlsxwriter",
        "openpyxl",
    }
