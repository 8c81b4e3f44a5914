"""Exit codes and messages; never a traceback."""

import json

import pytest

from reportnlp.cli.main import main

TEXT = "一、民生福祉\n发放补助资金xxx万元。\n"


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_check_prints_the_blank_with_its_line(report_file, capsys):
    assert main(["check", str(report_file)]) == 0
    out = capsys.readouterr().out
    assert "第2行" in out and "【xxx万元】" in out


def test_fail_on_turns_findings_into_exit_1(report_file):
    assert main(["check", str(report_file), "--fail-on", "error"]) == 1


def test_extract_keeps_the_contract(report_file, capsys):
    assert main(["extract", str(report_file), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == 1
    assert data["text"] == TEXT
    assert data["source"]["path"] == str(report_file)
    (figure,) = data["figures"]
    assert (figure["start"], figure["end"], figure["value"], figure["redacted"]) == (
        13,
        18,
        None,
        True,
    )
    (mask,) = data["placeholders"]
    assert (mask["text"], mask["kind"]) == ("xxx", "figure")
    assert data["score"]["total"] + sum(
        row["points"] for row in data["score"]["lost"]
    ) == pytest.approx(100)


def test_one_bad_file_never_stops_the_others(report_file, tmp_path, capsys):
    missing = tmp_path / "没有.txt"
    assert main(["extract", str(missing), str(report_file), "--format", "json"]) == 3
    out = capsys.readouterr()
    first, second = (json.loads(line) for line in out.out.splitlines())
    assert first["source"]["path"] == str(missing) and "找不到" in first["error"]
    assert second["source"]["path"] == str(report_file)
    assert len(out.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "空"),
        ("blank.txt", b" \n\n", "空"),
        ("binary.txt", bytes(range(256)) * 50, "不是文本文件"),
    ],
)
def test_unreadable_files_say_why(name, data, said, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["check", str(path)]) == 3
    out = capsys.readouterr()
    assert said in out.err and len(out.err.splitlines()) == 1 and "Traceback" not in out.err


def test_gb18030_gives_the_same_facts(tmp_path, report_file, capsys):
    other = tmp_path / "gbk.txt"
    other.write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))
    main(["extract", str(report_file), "--format", "json"])
    first = json.loads(capsys.readouterr().out)
    main(["extract", str(other), "--format", "json"])
    second = json.loads(capsys.readouterr().out)
    assert second["source"]["encoding"] == "gb18030"
    assert first | {"source": None} == second | {"source": None}


@pytest.mark.parametrize("text", ["只有一行没有标题的文字", "没有标题。\n也没有数据。\n"])
def test_odd_texts_give_a_result(text, tmp_path, capsys):
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "得分" in capsys.readouterr().out


def test_usage_errors_exit_2_in_chinese(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["check"])
    assert stop.value.code == 2
    assert "命令写法有误" in capsys.readouterr().err


def test_the_original_is_never_overwritten(report_file, capsys):
    assert main(["check", str(report_file), "-o", str(report_file)]) == 2
    assert report_file.read_text(encoding="utf-8") == TEXT


def test_html_is_written(report_file, tmp_path):
    target = tmp_path / "out" / "r.html"
    assert main(["check", str(report_file), "--format", "html", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
