"""The workbook and its CSV: every blank in red, nothing that a spreadsheet could run."""

import csv
import dataclasses
import io
import zipfile

import openpyxl
import pytest

from reportnlp.documents import office
from reportnlp.output.blanks import blank_rows
from reportnlp.output.rows import TABLES, display_name
from reportnlp.output.table import write_csv
from reportnlp.output.xlsx import write
from tests.helpers.gold import CORPUS, gold_report

SOURCE = (
    "乡{{date|20xx年|}}工作总结\n一、基层党建\n=新发展党员{{fig|xx余名|unit=名|val=?|head=党员}}，投资"
    "{{gap|万元|unit=万元|head=投资}}，{{fig|8.25亿元|unit=亿元|val=8.25|head=产值}}。\n{{name|xx|}}村。"
).replace("|}}", "}}")


def book(reports, tmp_path, **options):
    path = write(reports, tmp_path / "表.xlsx", **options)
    return openpyxl.load_workbook(path, rich_text=True)


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_and_their_heads(tmp_path):
    found = book([gold_report(SOURCE, "a/乡.docx")], tmp_path)
    assert found.sheetnames == ["总览", "缺失数据", "指标", "人员", "问题"]
    for table in TABLES:
        assert values(found[table.name])[0] == [column.title for column in table.columns]
        assert found[table.name].freeze_panes == "B2"
        assert found[table.name].auto_filter.ref


def test_one_row_a_blank_with_the_blank_in_red(tmp_path):
    sheet = book([gold_report(SOURCE, "a/乡.docx")], tmp_path)["缺失数据"]
    rows = values(sheet)[1:]
    assert [[str(v) if v is not None else None for v in row[:7]] for row in rows] == [
        ["乡.docx", "1", "（开头）", None, None, "日期空缺", "乡20xx年工作总结"],
        ["乡.docx", "2", "一、基层党建", "党员", "名", "数据空缺", "=新发展党员xx余名，投资万元，8.25亿元。"],
        ["乡.docx", "3", "一、基层党建", "投资", "万元", "数字被删", "=新发展党员xx余名，投资万元，8.25亿元。"],
        ["乡.docx", "4", "一、基层党建", None, None, "名称隐去", "xx村。"],
    ]  # fmt: skip
    red = [
        [str(part) for part in row[6] if getattr(part, "font", None) and part.font.b]
        for row in rows
    ]
    assert red == [["20xx年"], ["xx余名"], ["万元"], ["xx"]]
    assert [row[7:9] for row in rows] == [[None, "待定"]] * 4
    assert sheet.column_dimensions["K"].hidden
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"待定,已改,不改"' and str(rule.sqref) == "I2:I5"


def test_numbers_are_numbers_and_masks_are_empty(tmp_path):
    rows = values(book([gold_report(SOURCE)], tmp_path)["指标"])[1:]
    assert [(row[3], row[4], row[8]) for row in rows] == [
        ("xx余名", None, "是"), ("万元", None, "是"), ("8.25亿元", 8.25, None),
    ]  # fmt: skip


HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "http://a.b", "\x01\x02", "x" * 50_000]


def test_nothing_becomes_a_formula_or_a_link(tmp_path):
    reports = []
    for text in HOSTILE:
        report = gold_report("甲{{fig|xx名|unit=名|val=?|head=人}}", text + ".docx")
        figure = dataclasses.replace(report.figures[0], name=text, unit=text)
        meta = dataclasses.replace(report.meta, title=text, place=text)
        reports.append(dataclasses.replace(report, figures=(figure,), meta=meta))
    path = write(reports, tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            content = package.read(name)
            assert b"<f>" not in content and b"<f " not in content
            assert b"hyperlink" not in content.lower() or not name.startswith("xl/worksheets")
    sheet = openpyxl.load_workbook(path)["指标"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {
        "s",
        "n",
        "inlineStr",
    }


def test_csv_opens_in_excel_and_runs_nothing(tmp_path):
    path = write_csv([gold_report(SOURCE, "=乡.docx")], tmp_path / "a.csv")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["文件", "序号", "部分"] and "定位" not in rows[0]
    assert rows[2][0] == "'=乡.docx" and rows[2][6].startswith("'=新发展")
    with pytest.raises(ValueError, match="unknown table"):
        write_csv([], tmp_path / "b.csv", table="无")


def test_links_lead_to_the_results(tmp_path):
    links = {"网页": "网页/50%#乡.html"}
    sheet = book([gold_report(SOURCE)], tmp_path, links_of=lambda report: links)["总览"]
    assert values(sheet)[0][-2:] == ["网页", "批注"]
    assert sheet.cell(2, 13).hyperlink.target == "网页\\50%25%23乡.html"


def test_the_same_reports_give_the_same_bytes(tmp_path):
    one, two = (write([gold_report(SOURCE, "a")], tmp_path / name) for name in ("1.xlsx", "2.xlsx"))
    assert one.read_bytes() == two.read_bytes()


def test_every_blank_of_the_corpus_has_its_row(tmp_path):
    reports = [gold_report(path.read_text(encoding="utf-8"), path.name) for path in CORPUS]
    rows = values(book(reports, tmp_path)["缺失数据"])[1:]
    assert [(row[0], row[1]) for row in rows] == [
        (display_name(report), number)
        for report in reports
        for number, _ in enumerate(blank_rows(report), start=1)
    ]


@pytest.mark.libreoffice
@pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path):
    path = write([gold_report(SOURCE, "=乡.docx")], tmp_path / "a.xlsx")
    flat, problem = office.try_convert(path.read_bytes(), "xlsx", "fods")
    assert flat is not None, problem
    text = flat.decode("utf-8")
    assert all(f'table:name="{table.name}"' in text for table in TABLES)
    assert "=乡.docx" in text and "table:formula" not in text
