"""The evaluation is held against hand-counted cases and, where it is at hand, the reference scorer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportnlp.analysis import analyze_text
from reportnlp.cli.main import main
from reportnlp.evaluation.annotation import parse
from reportnlp.evaluation.evaluate import count_report, evaluate
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.measures import intervals, measures

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpora" / "townships"
# the reference scorer is not part of the project; REPORTNLP_SCORER may say where it is
SCORER = Path(os.environ.get("REPORTNLP_SCORER", ROOT.parent / "shared" / "tools" / "score.py"))

SOURCE = (
    "{{sec|一、民生福祉|level=1|topic=livelihood}}\n发放补助资金{{fig|xxx余万元|unit=万元|val=?|head=资金|approx=1}}，"
    "低保{{fig|12户|unit=户|val=12|head=低保}}，落实“{{not|四个自信}}”，{{person|李四喜}}受到表扬。\n"
)


def _document(source=SOURCE):
    text, items = parse(source)
    return GoldDocument(name="case", text=text, annotations=items)


def test_a_perfect_report_scores_one():
    document = _document()
    counts, cases = count_report(document, analyze_text(document.text))
    found = measures(counts)
    assert cases == []
    for name in (
        "masks F1",
        "figures F1",
        "value",
        "name tight",
        "approx F1",
        "headings F1",
        "topic",
    ):
        assert found[name] == 1.0, name
    assert found["alarms on not"] == 0.0 and found["alarms on person"] == 0.0


def test_a_report_that_finds_nothing_scores_zero():
    document = _document()
    empty = analyze_text("没有内容")
    counts, cases = count_report(document, empty)
    found = measures(counts)
    assert found["figures R"] == found["masks R"] == found["headings R"] == 0.0
    assert {case.label for case in cases} == {
        "mask missed: figure",
        "figure missed: masked",
        "figure missed: plain",
        "heading missed",
    }
    surfaces = {document.text[case.start : case.end] for case in cases}
    assert surfaces == {"xxx", "xxx余万元", "12户", "一、民生福祉"} or "xxx余万元" in surfaces


def test_wrong_value_unit_and_invented_figures_are_counted_apart():
    document = _document(
        "低保{{fig|12户|unit=户|val=13|head=低保}}，修路{{fig|3公里|unit=米|val=3|head=路}}，{{not|7座}}桥。"
    )
    counts, cases = count_report(document, analyze_text(document.text))
    labels = sorted(case.label for case in cases)
    assert labels == ["figure invented", "figure invented on not", "figure unit", "figure value"]
    assert counts["fig_gold"] == 2 and counts["fig_tp"] == 1 and counts["not_alarm"] == 1


def test_intervals_hold_the_measure():
    documents = [_document(), _document("修路{{fig|3公里|unit=公里|val=4|head=路}}。")] * 3
    counts = [count_report(d, analyze_text(d.text))[0] for d in documents]
    low, high = intervals(counts, rounds=200)["value"]
    assert 0 <= low < 0.75 < high <= 1


@pytest.mark.parametrize("split", ["train", "dev", "test"])
def test_every_split_has_reports(split):
    assert len(evaluate(CORPUS, split=split).documents) >= 6


def test_command_prints_the_table_and_writes_the_errors(tmp_path, capsys):
    page = tmp_path / "errors.html"
    assert main(["evaluate", str(CORPUS), "--split", "dev", "--errors", str(page)]) == 0
    assert "figures F1" in capsys.readouterr().out
    assert "<mark>" in page.read_text(encoding="utf-8")


def test_an_empty_folder_is_a_clear_error(tmp_path, capsys):
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "没有标注文件" in capsys.readouterr().err


def test_bad_markup_names_file_and_line(tmp_path, capsys):
    (tmp_path / "a.ann").write_text("好\n{{fig|xx户\n", encoding="utf-8")
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "a.ann:2" in capsys.readouterr().err


_SAME = {
    "masks F1": ("placeholders", "F1"),
    "masks kind": ("placeholders", "kind_acc"),
    "figures F1": ("figures", "F1"),
    "value": ("figures", "value_acc"),
    "name": ("figures", "name_acc"),
    "name tight": ("figures", "name_tight"),
    "approx F1": ("figures", "approx_F1"),
    "growth F1": ("figures", "growth_F1"),
    "target F1": ("figures", "target_F1"),
    "alarms on not": ("figures", "not_alarm"),
    "officials F1": ("officials", "F1"),
    "position": ("officials", "pos_acc"),
    "role": ("officials", "role_acc"),
    "body": ("officials", "body_acc"),
    "alarms on person": ("officials", "person_alarm"),
    "headings F1": ("headings", "F1"),
    "level": ("headings", "level_acc"),
    "run-in R": ("headings", "runin_R"),
    "topic": ("headings", "topic_acc"),
}


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not at hand")
@pytest.mark.parametrize(
    "folder", [CORPUS, SCORER.parents[1] / "data" / "seed"], ids=["corpus", "seed"]
)
def test_agrees_with_the_reference_scorer(folder, tmp_path):
    out = tmp_path / "score.json"
    command = f"{sys.executable} -m reportnlp extract {{files}} --format json"
    subprocess.run(
        [sys.executable, str(SCORER), "--gold", str(folder), "--cmd", command, "--json", str(out)],
        check=True,
        capture_output=True,
    )
    (reference,) = json.loads(out.read_text(encoding="utf-8"))["sets"].values()
    ours = evaluate(folder).measures
    differ = {}
    for name, (group, key) in _SAME.items():
        theirs = reference[group][key]
        if ours[name] is None or theirs is None:
            continue
        if abs(ours[name] - theirs) > 5e-4:
            differ[name] = (ours[name], theirs)
    assert differ == {}
