"""A folder of submissions: every file accounted for, unchanged ones skipped, killers killed."""

import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reportnlp.cli.main import main
from reportnlp.desk.folder import run_folder
from reportnlp.desk.inputs import collect
from reportnlp.desk.pool import Pool
from reportnlp.documents import read
from reportnlp.errors import ConfigurationError
from reportnlp.output import files
from tests.helpers.wordfile import docx, p

REPORT = (
    "{place}2021年上半年工作总结\n\n一、基层党建\n新发展党员xx名，镇党委书记{name}带队调研。\n二、产业结构\n"
    "全镇种植烤烟x.x万亩，完成投资120万元。\n"
)


@pytest.fixture(autouse=True)
def _no_office(monkeypatch):
    monkeypatch.setenv("REPORTNLP_SOFFICE", "no")


def text(place="河口镇", name="李大山"):
    return REPORT.format(place=place, name=name)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "上报材料"
    (folder / "甲片区").mkdir(parents=True)
    (folder / "河口镇.txt").write_bytes(text().encode("gb18030"))
    (folder / "甲片区" / "石桥镇.docx").write_bytes(
        docx("".join(p(x) for x in text("石桥镇").split("\n")))
    )
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    for name in ("~$石桥镇.docx", "Thumbs.db", ".隐藏.txt", "名单.xlsx"):
        (folder / name).write_bytes(b"x")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "a.txt").write_text("x")
    return folder


def rows(path, sheet):
    found = openpyxl.load_workbook(path)[sheet]
    return [[cell.value for cell in row] for row in found.iter_rows()]


def test_every_file_has_a_result_or_a_reason(source, tmp_path):
    seen = []
    result = run_folder(
        [source], tmp_path / "结果", jobs=2, progress=lambda *args: seen.append(args)
    )
    assert result.checked == ("河口镇.txt", "甲片区/石桥镇.docx")
    assert [name for name, _ in result.unreadable] == ["坏.docx"] and "损坏" in result.unreadable[
        0
    ][1]
    assert result.skipped == (".隐藏.txt", "Thumbs.db", "~$石桥镇.docx", "名单.xlsx")
    assert sorted(done for done, _, _ in seen) == [1, 2, 3]
    out = tmp_path / "结果"
    for name in (
        "网页/河口镇.txt.html",
        "批注/甲片区/石桥镇.docx.docx",
        "退回通知/河口镇.txt.退回通知.docx",
    ):
        assert (out / name).stat().st_size > 500
    assert [row[0] for row in rows(result.workbook, "总览")] == [
        "文件",
        "河口镇.txt",
        "甲片区/石桥镇.docx",
    ]
    assert rows(result.workbook, "无法读取")[1][0] == "坏.docx"
    page = result.index.read_text(encoding="utf-8")
    assert "甲片区/石桥镇.docx" in page and "坏.docx" in page and "http" not in page
    log = (out / "检查日志.txt").read_bytes()
    assert log.startswith(b"\xef\xbb\xbf") and "坏.docx：文件已损坏" in log.decode("utf-8-sig")


def test_unchanged_files_are_not_read_again(source, tmp_path):
    out = tmp_path / "结果"
    first = run_folder([source], out, jobs=1)
    before = {q: q.read_bytes() for q in out.rglob("*") if q.is_file()}
    assert (first.fresh, run_folder([source], out, jobs=1).fresh) == (2, 0)
    assert {q: q.read_bytes() for q in out.rglob("*") if q.is_file()} == before
    (source / "河口镇.txt").write_text(text(name="王小河"), encoding="utf-8")
    (out / "批注" / "甲片区" / "石桥镇.docx.docx").unlink()
    assert run_folder([source], out, jobs=1).fresh == 2
    (source / "河口镇.txt").unlink()
    last = run_folder([source], out, jobs=1)
    assert last.checked == ("甲片区/石桥镇.docx",)
    assert not (out / "网页" / "河口镇.txt.html").exists()


def test_a_zip_is_a_folder_and_gbk_names_are_read(tmp_path):
    place = tmp_path / "材料.zip"
    with zipfile.ZipFile(place, "w") as package:
        package.writestr("河口镇.txt", text())
        package.writestr("../外面.txt", text("石桥镇"))
        package.writestr("__MACOSX/._a.txt", "x")
        info = zipfile.ZipInfo("gbk.txt")
        package.writestr(info, text("东山镇"))
    data = place.read_bytes().replace(b"gbk.txt", "东山.txt".encode("gb18030")[:7].ljust(7, b"a"))
    place.write_bytes(data)
    result = run_folder([place], tmp_path / "结果", jobs=1)
    assert result.unreadable == () or all("解压" in reason for _, reason in result.unreadable)
    assert "材料.zip/河口镇.txt" in result.checked and "材料.zip/外面.txt" in result.checked
    assert not (tmp_path / "外面.txt").exists() and not (tmp_path / "结果" / "外面.txt").exists()


def test_a_broken_zip_is_a_reason(tmp_path):
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 not a zip")
    result = run_folder([tmp_path / "坏.zip"], tmp_path / "结果", jobs=1)
    assert result.checked == () and "重新打包" in result.unreadable[0][1]


def test_wildcards_are_expanded_where_the_shell_does_not(source, tmp_path):
    found = collect(
        [str(source / "*.txt"), str(source / "**" / "*.docx")], tmp_path, tmp_path / "结果"
    )
    names = {item.path.name for item in found.files}
    assert names >= {"河口镇.txt", "石桥镇.docx", "坏.docx"}


def test_the_folder_of_results_is_never_read(source):
    out = source / "结果"
    first = run_folder([source], out, jobs=1)
    assert run_folder([source], out, jobs=1).checked == first.checked
    with pytest.raises(ConfigurationError, match="换一个名字"):
        run_folder([source], source)
    with pytest.raises(ConfigurationError, match="没有找到"):
        run_folder([source / "__MACOSX"], out) if not list(
            (source / "__MACOSX").glob("*")
        ) else run_folder([], out)


class _Stall:
    """Settings whose arrival keeps a worker busy or fills its memory."""

    def __init__(self, code):
        self.code = code

    def __reduce__(self):
        return exec, (self.code,)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is only known on Linux and Windows")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import time; time.sleep(60)", "秒"),
        (
            "import time; x = bytearray(400 << 20); x[::4096] = b'1' * len(x[::4096]); time.sleep(60)",
            "内存",
        ),
        ("import os; os._exit(9)", "异常退出"),
    ],
    ids=["time", "memory", "crash"],
)
def test_a_worker_that_hangs_swells_or_dies_gives_a_reason(tmp_path, code, said):
    seconds = 3 if said == "秒" else 30
    pool = Pool(jobs=1, seconds=seconds, megabytes=200, settings=_Stall(code), version="")
    requests = [{"name": "a"}, {"name": "b"}]
    answers = list(pool.run(requests))
    assert [request["name"] for request, _ in answers] == ["a", "b"]
    assert all(not answer["ok"] and said in answer["error"] for _, answer in answers)


def test_a_result_that_is_open_in_excel_gets_a_second_name(tmp_path, monkeypatch):
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"old")
    replace = Path.replace

    def held(self, other):
        if Path(other) == target:
            raise PermissionError(13, "in use")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    written = files.write_bytes(target, b"new")
    assert (written.name, written.read_bytes(), target.read_bytes()) == (
        "汇总(2).xlsx",
        b"new",
        b"old",
    )
    assert (
        files.moved_line(target, written)
        == "汇总.xlsx 正在被 Word 或 Excel 打开，结果另存为 汇总(2).xlsx"
    )
    assert [q.name for q in tmp_path.iterdir() if q.suffix == ".tmp"] == []


def roster(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ("乡镇", "联系人", "姓名", "职务"),
        ("河口镇", "张三", "李大山", "镇长"),
        ("石桥镇", "王五", "", ""),
        ("东山镇", "赵六", "", ""),
    ]:
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


def test_the_roster_tells_who_is_missing_doubled_or_mistaken(source, tmp_path, capsys):
    (source / "石桥镇2019年.txt").write_text(text("河口镇"), encoding="utf-8")
    (source / "外地.txt").write_text(text("北山镇"), encoding="utf-8")
    code = main(
        [
            "check",
            str(source),
            "-o",
            str(tmp_path / "结果"),
            "--roster",
            str(roster(tmp_path)),
            "--jobs",
            "1",
        ]
    )
    assert code == 3
    assert "已检查 4 份" in capsys.readouterr().out
    found = {row[0]: row[1:] for row in rows(tmp_path / "结果" / "汇总.xlsx", "名单")[1:]}
    assert found["东山镇"][:2] == ["赵六", "未报"]
    assert found["河口镇"][1] == "重复报送" and "石桥镇2019年.txt" in found["河口镇"][2]
    assert "文件名写的是“石桥镇”" in found["河口镇"][3] and "2019 年" in found["河口镇"][3]
    assert "李大山的职务写作“镇党委书记”，名单是“镇长”" in found["河口镇"][3]
    assert found["石桥镇"][1] == "已报" and found["北山镇"][1] == "不在名单"


def test_the_letter_says_what_is_missing_by_section(source, tmp_path):
    run_folder([source], tmp_path / "结果", jobs=1)
    said = read(tmp_path / "结果" / "退回通知" / "河口镇.txt.退回通知.docx").text
    assert said.startswith("报告退回修改通知\n河口镇：\n")
    assert "在“一、基层党建”部分：" in said and "第4行“" in said and "【xx】名" in said
    assert "在“二、产业结构”部分：" in said and "【x.x】万亩" in said


def test_the_command_line_over_a_folder(source, tmp_path, capsys):
    assert main(["check", str(source)]) == 2
    assert "-o" in capsys.readouterr().err
    (source / "坏.docx").unlink()
    assert main(["check", str(source), "-o", str(tmp_path / "结果"), "--jobs", "1"]) == 0
    assert main(["check", str(source), "-o", str(tmp_path / "结果"), "--fail-on", "error"]) == 1
    assert "2 份没有变化" in capsys.readouterr().out


@pytest.mark.parametrize("format", ["docx", "xlsx", "csv"])
def test_office_output_of_one_file(source, tmp_path, format, capsys):
    target = tmp_path / f"出.{format}"
    assert main(["check", str(source / "河口镇.txt"), "--format", format, "-o", str(target)]) == 0
    assert target.stat().st_size > 200
    assert main(["check", str(source / "河口镇.txt"), "--format", format]) == 2
    own = str(source / "河口镇.txt")
    assert main(["check", own, "--format", format, "-o", own]) == 2
    assert Path(own).stat().st_size == len(text().encode("gb18030"))
