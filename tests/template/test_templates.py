"""Templates from TOML and Excel: inheritance, validation, conversion, drafts learned."""

from decimal import Decimal

import pytest

from reportnlp.analysis import analyze, analyze_text
from reportnlp.cli.main import main
from reportnlp.errors import ConfigurationError
from reportnlp.template.induce import induce
from reportnlp.template.loading import (
    BUILT_IN,
    built_in,
    built_in_data,
    from_dict,
    load_data,
    load_template,
)
from reportnlp.template.writing import to_toml

ONE = '[[sections]]\nkey = "a"\ntitle = "甲"\ntopics = ["plan"]\n'


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def points(template):
    return (
        sum((s.weight for s in template.sections), Decimal(0))
        + template.officials
        + template.period
        + template.place
    )


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_template_adds_up_to_100_and_survives_toml(name, tmp_path):
    assert points(built_in(name)) == Decimal(100)
    path = write(tmp_path, "copy.toml", to_toml(built_in_data(name)))
    assert load_template(path) == built_in(name)


@pytest.mark.parametrize("name", BUILT_IN)
def test_excel_both_ways_changes_nothing(name, tmp_path):
    from reportnlp.template.excel import write_sheet

    path = tmp_path / "copy.xlsx"
    write_sheet(built_in_data(name), path)
    assert load_template(path) == built_in(name)


def test_a_bare_sheet_is_enough(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["章节", "指标", "单位", "必填", "下限", "上限"],
        ["基层党建", "党员数", "名、人", "是", 10, 3000],
        [None, "党课", "次", "否", None, None],
        ["惠民实事", "参保率", "%", None, 0, 100],
    ):
        book.active.append(row)
    book.save(tmp_path / "sheet.xlsx")
    template = load_template(tmp_path / "sheet.xlsx")
    first, second = template.sections
    assert (first.title, first.topics, first.weight) == ("基层党建", ("party_building",), 50)
    assert [row.required for row in first.indicators] == [True, False]
    assert first.indicators[0].units == ("名", "人")
    assert (second.topics, second.headings) == (("livelihood",), ())
    assert second.indicators[0].high == 100
    assert points(template) == 100


def test_every_fault_of_a_sheet_is_named_with_its_row(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["章节", "指标", "单位", "必选", "下限", "上限"],
        ["基层党建", "党员数", "名", "是", "很多", 3000],
        ["基层党建", "党课", "次", "是", 9, 3],
    ):
        book.active.append(row)
    book.save(tmp_path / "sheet.xlsx")
    with pytest.raises(ConfigurationError) as caught:
        load_template(tmp_path / "sheet.xlsx")
    lines = str(caught.value).splitlines()
    assert [line.split("：", 1)[1] for line in lines] == [
        "第1行：不认识“必选”这一列；是不是“必填”？",
        "第2行 下限：“很多”不是数",
        "第3行：下限 9 大于上限 3",
    ]


def test_a_broken_excel_file_is_one_chinese_line(tmp_path):
    path = write(tmp_path, "broken.xlsx", "no zip")
    with pytest.raises(ConfigurationError, match="打不开这个 Excel 文件"):
        load_template(path)


def test_extends_overrides_by_key_drops_and_rescales(tmp_path):
    path = write(
        tmp_path,
        "mine.toml",
        'name = "mine"\nextends = "township-eight"\ndrop = ["epidemic"]\nrescale = true\n'
        '[[sections]]\nkey = "livelihood"\nmin_chars = 10\n',
    )
    template = load_template(path)
    assert points(template) == 100 and len(template.sections) == 7
    livelihood = next(s for s in template.sections if s.key == "livelihood")
    assert livelihood.min_chars == 10 and livelihood.title == "民生福祉"


def test_sections_without_weight_share_what_is_left(tmp_path):
    text = 'name = "mine"\n[document]\nofficials = 1.0\n' + "".join(
        ONE.replace('"a"', f'"{key}"') for key in "abc"
    )
    template = load_template(write(tmp_path, "mine.toml", text))
    assert [s.weight for s in template.sections] == [Decimal("33.00")] * 3
    assert points(template) == 100


def test_extends_follows_paths_beside_the_file_and_finds_circles(tmp_path):
    write(tmp_path, "base.toml", 'name = "base"\n' + ONE)
    child = write(tmp_path, "child.toml", 'name = "child"\nextends = "base.toml"\n')
    assert [s.title for s in load_template(child).sections] == ["甲"]
    write(tmp_path, "base.toml", 'name = "base"\nextends = "child.toml"\n')
    with pytest.raises(ConfigurationError, match="child.toml → base.toml → child.toml"):
        load_template(child)
    itself = write(tmp_path, "self.toml", 'name = "s"\nextends = "self.toml"\n')
    with pytest.raises(ConfigurationError, match="self.toml → self.toml"):
        load_template(itself)


def test_every_fault_of_a_template_is_named_with_path_and_hint(tmp_path):
    path = write(
        tmp_path,
        "bad.toml",
        'nam = "x"\n'
        "[shares]\npresence = 0.5\nsubstance = 0.2\nexpected = 0.2\nfigures = 0.3\n"
        '[[sections]]\nkey = "a"\ntitle = "甲"\nweight = 50\nwieght = 3\ntopics = ["industri"]\n'
        "min_chars = -1\n"
        'indicators = [{ name = "乙", low = 5, high = 2 }, { words = ["x"] }]\n'
        '[[sections]]\nkey = "a"\nweight = "much"\n',
    )
    with pytest.raises(ConfigurationError) as caught:
        load_template(path)
    lines = str(caught.value).splitlines()
    for part in (
        "nam：不认识这个键；是不是“name”？",
        "name：没有写模板名称",
        "shares：四项加起来是 1.2，应为 1",
        "sections[a].wieght：不认识这个键；是不是“weight”？",
        "sections[a].topics：没有“industri”这个主题；是不是“industry”？",
        "sections[a].min_chars：应是不小于0的整数，现在是 -1",
        "sections[a].indicators[乙].low：下限 5 大于上限 2",
        "sections[a].indicators[2].name：没有写指标名称",
        "sections[a].weight：应是不小于0的数，现在是 'much'",
        "sections[a].title：没有写",
        "sections[a].key：与第1个部分重复",
    ):
        assert sum(line.endswith(part) for line in lines) == 1, part
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, None, [], "x", -1])
def test_a_weight_must_be_a_number(value):
    section = {"key": "a", "title": "甲", "topics": ["plan"], "weight": value}
    with pytest.raises(ConfigurationError, match="weight"):
        from_dict({"name": "x", "sections": [section]})


def test_weights_must_add_up():
    section = {"key": "a", "title": "甲", "topics": ["plan"], "weight": 40}
    with pytest.raises(ConfigurationError, match="加起来是 40，应为 100"):
        from_dict({"name": "x", "sections": [section]})


def test_a_template_changes_what_is_asked_for(tmp_path):
    path = write(tmp_path, "one.toml", 'name = "one"\n' + ONE)
    report = analyze("一、下一步打算\n继续抓好各项工作，推动全镇发展再上新台阶。\n", template=path)
    assert [row.title for row in report.score.sections] == ["甲"]
    assert report.score.total == 100


REPORT = """{place}2021年工作总结
一、基层党建
发展党员{n}名，召开党员大会12次，党员干部队伍素质不断提高，基层组织战斗力明显增强。
二、产业发展
种植茶叶{n}00亩，实现茶叶产量{n}吨，特色产业发展势头良好，农民收入稳定增加。
三、民生福祉
发放低保金{n}万元，低保对象{n}0人，社会保障水平不断提高，群众生活得到保障。
"""


def test_a_draft_is_learned_from_reports():
    reports = [analyze_text(REPORT.format(place=p, n=n)) for p, n in (("甲镇", 3), ("乙镇", 5))]
    data, notes = induce(reports, name="learned")
    template = from_dict(data)
    assert [s.key for s in template.sections] == ["party_building", "industry", "livelihood"]
    assert points(template) == 100
    industry = template.sections[1]
    assert "茶叶产量" in [row.name for row in industry.indicators]
    assert notes["industry", "茶叶产量"] == "2/2 份（100%）"
    assert all(analyze_text(r.text, template=template).score.total > 80 for r in reports)


def test_induce_from_nothing():
    with pytest.raises(ConfigurationError, match="没有可以学习的报告"):
        induce([])


class TestVerb:
    def test_show_lists_and_shows(self, capsys):
        assert main(["template", "show"]) == 0
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(BUILT_IN)
        assert main(["template", "show", "township-eight"]) == 0
        assert "民生福祉  11.50 分" in capsys.readouterr().out

    def test_new_validate_convert(self, tmp_path, capsys):
        toml, xlsx, again = (str(tmp_path / n) for n in ("a.toml", "a.xlsx", "b.toml"))
        assert main(["template", "new", toml]) == 0
        assert main(["template", "validate", toml]) == 0
        assert main(["template", "convert", toml, xlsx]) == 0
        assert main(["template", "convert", xlsx, again]) == 0
        assert load_template(again) == load_template(toml)
        assert load_data(again)["name"] == "a"
        assert main(["template", "new", toml]) == 2
        assert "已经存在" in capsys.readouterr().err

    def test_bad_files_are_all_named(self, tmp_path, capsys):
        bad = write(tmp_path, "bad.toml", "a = [")
        worse = write(tmp_path, "worse.toml", 'nmae = "x"\n')
        assert main(["template", "validate", str(bad), str(worse), "nowhere.toml"]) == 2
        said = capsys.readouterr().err
        assert "bad.toml：TOML 写法有误" in said
        assert "worse.toml：nmae" in said and "sections：至少要有一个部分" in said
        assert "nowhere.toml" in said

    def test_induce_writes_a_draft(self, tmp_path, capsys):
        folder = tmp_path / "reports"
        folder.mkdir()
        assert main(["template", "induce", str(folder)]) == 2
        assert "文件夹是空的" in capsys.readouterr().err
        for number in (3, 5, 7):
            write(folder, f"{number}.txt", REPORT.format(place="松林镇", n=number))
        target = tmp_path / "draft.toml"
        assert main(["template", "induce", str(folder), "-o", str(target)]) == 0
        assert "3/3 份" in target.read_text(encoding="utf-8")
        assert points(load_template(target)) == 100

    def test_induce_wants_a_folder(self, tmp_path, capsys):
        assert main(["template", "induce", str(tmp_path / "none")]) == 2
        assert "不是文件夹" in capsys.readouterr().err
