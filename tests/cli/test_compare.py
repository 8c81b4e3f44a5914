"""``reportnlp compare``."""

import pytest

from reportnlp.cli.main import main

TEXT = "青石镇{year}年工作总结\n一、经济运行\n财政收入{value}万元{more}。\n二、民生福祉\n修路{year}米。\n"


@pytest.fixture
def folder(tmp_path):
    for year, value, more in ((2020, 1000, ""), (2021, 1100, "，同比增长30%"), (2022, "xxxx", "")):
        text = TEXT.format(year=year, value=value, more=more)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_a_workbook_and_a_page(folder, capsys, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.chdir(folder)
    assert main(["compare", str(folder)]) == 0
    book = openpyxl.load_workbook(folder / "对比.xlsx")
    names = [sheet.title for sheet in book]
    assert names == [
        "完整性",
        "指标",
        "增长核对",
        "异常值",
        "报告内矛盾",
        "比上年",
        "指标增减",
        "篇幅",
        "待核实",
    ]
    growth = [[cell.value for cell in row] for row in book["增长核对"].iter_rows(min_row=2)]
    assert growth[1][:9] == [
        "青石镇",
        "财政收入",
        "2021",
        "不符",
        30,
        10,
        "1100万元",
        "1000万元",
        "30%",
    ]
    values = [[cell.value for cell in row][:9] for row in book["指标"].iter_rows(min_row=3)]
    assert ["财政收入", "数额", "青石镇", "2022", None, 0, None, "万元", "是"] in values
    page = (folder / "对比.html").read_text(encoding="utf-8")
    assert "<mark>1100万元</mark>" in page
    assert "src=" not in page and "http:" not in page and "https:" not in page
    assert not (folder / "reportnlp.sqlite").exists()
    assert capsys.readouterr().out.splitlines() == ["已写入 对比.xlsx", "已写入 对比.html"]


def test_a_formula_in_a_report_stays_text(tmp_path, capsys):
    openpyxl = pytest.importorskip("openpyxl")
    for year in (2020, 2021):
        text = f'青石镇{year}年工作总结\n一、=HYPERLINK("x")\n财政收入{year}万元。\n'
        (tmp_path / f"=cmd{year}.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "a.xlsx"
    assert main(["compare", str(tmp_path), "-o", str(target)]) == 0
    for sheet in openpyxl.load_workbook(target):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_what_cannot_be_done_is_said(folder, capsys):
    assert main(["compare", str(folder), "-o", "a.docx"]) == 2
    assert "应以 .xlsx 或 .html 结尾" in capsys.readouterr().err
    assert main(["compare", str(folder / "*.docx")]) == 2
    assert "没有找到报告文件" in capsys.readouterr().err
    target = str(folder / "a.html")
    assert main(["compare", str(folder), "--indicator", "财政收人", "-o", target]) == 2
    assert "相近的有：财政收入" in capsys.readouterr().err


def test_an_unreadable_file_does_not_stop_the_rest(folder, capsys):
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 this is no archive")
    assert main(["compare", str(folder), "-o", str(folder / "a.html")]) == 3
    assert "bad.docx：" in capsys.readouterr().err
    assert "bad.docx" in (folder / "a.html").read_text(encoding="utf-8")
