"""Selecting, ignoring, levels, suppressions and baselines."""

from decimal import Decimal

import pytest

from reportnlp.analysis import analyze, analyze_text
from reportnlp.checks.baseline import load_baseline, write_baseline
from reportnlp.checks.config import Config, Suppression, combine, load_config, parse_config
from reportnlp.cli.main import main
from reportnlp.errors import ConfigurationError

TEXT = """松林镇2021年工作总结
一、民生福祉
发放低保、五保、、临时救助资金xxx万元，困难群众生活得到切实保障，社会保障水平稳步提高。
二、社会稳定
全镇共有监测户120户，其中脱贫户180户，矛盾纠纷排查化解工作扎实推进，大局保持稳定。
"""


def rules(config):
    return {finding.rule for finding in analyze_text(TEXT, config=config).findings}


def hundred(report):
    return report.score.total + sum(row.points for row in report.score.lost)


def test_select_and_ignore_by_family_and_by_code():
    assert rules(Config()) >= {"TXT001", "NUM001", "SEC001", "FIG001"}
    assert rules(Config(select=("NUM", "TXT001"))) == {"NUM001", "TXT001"}
    assert "NUM001" not in rules(Config(ignore=("NUM",)))
    assert rules(Config(select=("NUM",), ignore=("NUM001",))) == set()


def test_an_ignored_rule_costs_nothing_and_the_score_still_adds_up():
    report = analyze_text(TEXT, config=Config(ignore=("SEC001",)))
    assert hundred(report) == Decimal(100)
    assert report.score.total == analyze_text(TEXT).score.total + 6 * Decimal("11.50")
    assert all(row.earned == row.weight for row in report.score.sections[:1])


def test_a_level_changes_the_level_and_nothing_else():
    config = parse_config({"levels": {"NUM001": "info", "TXT": "error"}})
    changed = {f.rule: f.level for f in analyze_text(TEXT, config=config).findings}
    assert changed["NUM001"] == "info" and changed["TXT001"] == "error"
    assert changed["FIG001"] == "error"


def test_this_finding_this_phrase_this_file_and_this_rule_are_ignored_apart():
    finding = next(f for f in analyze_text(TEXT).findings if f.rule == "TXT001")
    assert "TXT001" not in rules(Config(suppressions=(Suppression(finding=finding.fingerprint),)))
    assert "TXT001" not in rules(Config(suppressions=(Suppression(phrase="临时救助"),)))
    assert "NUM001" in rules(Config(suppressions=(Suppression(phrase="临时救助"),)))
    assert "TXT001" in rules(Config(suppressions=(Suppression(phrase="临时救助", rule="NUM"),)))
    assert "TXT001" in rules(Config(suppressions=(Suppression(phrase="并不存在"),)))
    assert "TXT001" not in rules(Config(suppressions=(Suppression(rule="TXT"),)))


def test_a_file_pattern_ignores_only_in_that_file(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    config = Config(suppressions=(Suppression(file="a*.txt", rule="NUM"),))
    found = {
        name: {f.rule for f in analyze(tmp_path / name, config=config).findings}
        for name in ("a.txt", "b.txt")
    }
    assert "NUM001" not in found["a.txt"] and "NUM001" in found["b.txt"]
    assert "NUM001" in rules(config)


def test_a_fingerprint_survives_edits_elsewhere_and_filled_blanks():
    def prints(text):
        return {f.rule: f.fingerprint for f in analyze_text(text).findings}

    before = prints(TEXT)
    after = prints(TEXT.replace("一、民生福祉\n", "一、民生福祉\n全年工作有序推进。\n\n"))
    assert before["NUM001"] == after["NUM001"] and before["FIG001"] == after["FIG001"]
    assert prints(TEXT.replace("120户", "130户"))["NUM001"] == before["NUM001"]


def test_fingerprints_of_one_report_are_all_different():
    found = [f.fingerprint for f in analyze_text(TEXT + TEXT).findings]
    assert len(found) == len(set(found)) and all(len(item) == 12 for item in found)


def test_every_fault_of_a_config_is_named_at_once():
    with pytest.raises(ConfigurationError) as caught:
        parse_config(
            {
                "selct": ["NUM"],
                "ignore": ["NUM01"],
                "levels": {"TXT001": "eror"},
                "suppress": [{"phrse": "a"}, {"reason": "b"}, {"rule": "XYZ"}],
            }
        )
    lines = str(caught.value).splitlines()
    for part in (
        "“selct”；是不是“select”？",
        "“NUM01”这条规则；是不是“NUM001”？",
        "级别“eror”不对",
        "不认识“phrse”；是不是“phrase”？",
        "suppress 第2节：要写明忽略什么",
        "suppress 第3节.rule：没有“XYZ”这条规则",
    ):
        assert sum(part in line for line in lines) == 1, part


def test_the_command_line_wins_over_the_file(tmp_path):
    path = tmp_path / "reportnlp.toml"
    path.write_text('select = ["SEC"]\n[levels]\nNUM001 = "info"\n', encoding="utf-8")
    config = combine(load_config(path), select=["NUM,TXT"], levels=["NUM001=warning"])
    assert config.select == ("NUM", "TXT") and config.levels["NUM001"] == "warning"
    assert combine(load_config(path)).select == ("SEC",)


def test_faults_of_every_option_come_at_once_and_exit_with_2(tmp_path, capsys):
    report = tmp_path / "a.txt"
    report.write_text(TEXT, encoding="utf-8")
    options = ["--select", "NUM01", "--level", "TXT001", "--template", "nope"]
    assert main(["check", str(report), *options, "--config", str(tmp_path / "x.toml")]) == 2
    said = capsys.readouterr().err
    for part in ("NUM01", "--level TXT001", "“nope”", "x.toml"):
        assert part in said


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(tmp_path, capsys):
    report = tmp_path / "a.txt"
    report.write_text(TEXT, encoding="utf-8")
    base = tmp_path / "base.toml"
    assert main(["check", str(report), "--write-baseline", str(base), "--fail-on", "info"]) == 1
    assert all(row.reason for row in load_baseline(base))
    assert main(["check", str(report), "--baseline", str(base), "--fail-on", "info"]) == 0
    report.write_text("开头增加一行。\n" + TEXT + "清理垃圾xx吨。\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(report), "--baseline", str(base), "--fail-on", "info"]) == 1
    said = capsys.readouterr().out
    assert "FIG001" in said and "NUM001" not in said


def test_reasons_survive_when_a_baseline_is_written_again(tmp_path):
    base = tmp_path / "base.toml"
    report = analyze_text(TEXT)
    count = write_baseline(base, [report])
    assert count == len(report.findings)
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("登记基线时已存在，尚未说明", "已核对", 1), encoding="utf-8")
    write_baseline(base, [report])
    assert sorted({row.reason for row in load_baseline(base)}) == [
        "已核对",
        "登记基线时已存在，尚未说明",
    ]


def test_an_entry_without_a_reason_is_refused(tmp_path):
    base = tmp_path / "base.toml"
    base.write_text('[[entries]]\nfinding = "abc"\nrule = "NUM001"\n[[entries]]\nrule = "a"\n')
    with pytest.raises(ConfigurationError) as caught:
        load_baseline(base)
    assert str(caught.value).splitlines() == [
        f"{base}：第1条没有 reason",
        f"{base}：第2条没有 finding",
        f"{base}：第2条没有 reason",
    ]
