"""``reportnlp copies``."""

import pytest

from reportnlp.cli.main import main
from tests.helpers.copied import MASKED, PARAGRAPH


@pytest.fixture
def folder(tmp_path):
    old, new = f"松垭镇2020年工作总结\n{PARAGRAPH}\n", f"松垭镇2021年工作总结\n{MASKED}\n"
    (tmp_path / "旧.txt").write_text(old, encoding="utf-8")
    (tmp_path / "新.txt").write_text(new, encoding="utf-8")
    return tmp_path


def test_a_folder_is_compared(folder, capsys):
    assert main(["copies", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "比较 2 份报告，1 对有雷同段落"
    assert lines[1].startswith("新.txt ← 旧.txt：沿用往期，1 段")


@pytest.mark.parametrize(("name", "magic"), [("out.html", b"<!doctype"), ("out.xlsx", b"PK")])
def test_written_by_suffix(folder, tmp_path, name, magic):
    target = tmp_path / "result" / name
    assert main(["copies", str(folder), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(magic)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--minimum", "2"], "--minimum"),
        (["-o", "x.pdf"], "不认识的输出格式"),
        (["--format", "xlsx"], "--output"),
    ],
)
def test_wrong_options(folder, capsys, arguments, message):
    assert main(["copies", str(folder), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_one_report_is_not_enough(tmp_path, capsys):
    path = tmp_path / "一.txt"
    path.write_text(PARAGRAPH, encoding="utf-8")
    assert main(["copies", str(path)]) == 2
    assert "至少要有两份" in capsys.readouterr().err


def test_an_unreadable_file_is_named(folder, capsys):
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    assert main(["copies", str(folder)]) == 3
    captured = capsys.readouterr()
    assert "坏.docx" in captured.err
    assert "1 对有雷同段落" in captured.out
