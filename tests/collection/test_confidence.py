"""The confidence column: where it comes from and what stands in the frames."""

import pytest

import reportnlp
from reportnlp import lexicons
from reportnlp.collection.confidence import confidence

FRAMES = {"indicators": "figure", "officials": "official"}


@pytest.mark.parametrize("frame", FRAMES)
def test_every_row_has_the_share_of_its_pattern(write, frame):
    text = (
        "青石镇2020年工作总结\n一、经济运行\n财政总收入完成1000万元，救助xxx户。\n"
        "二、组织领导\n成立由镇党委书记王建国任组长的领导小组。\n"
    )
    rows = getattr(reportnlp.corpus(write({"a.txt": text}), store=":memory:"), frame)()
    measured = {
        (r["kind"], r["rule"]): float(r["confidence"]) for r in lexicons.table("confidence")
    }
    wanted = [measured[FRAMES[frame], rule] for rule in rows["rule"]]
    assert wanted
    assert list(rows["confidence"]) == wanted


def test_sections_have_the_share_of_their_pattern(four):
    rules = [s.rule for entry in four.entries for s in entry.report.walk_sections()]
    assert len(rules) == 8
    assert list(four.sections()["confidence"]) == [confidence("section", rule) for rule in rules]


def test_a_pattern_never_met_has_the_share_of_its_kind():
    shares = {
        r["kind"]: float(r["confidence"]) for r in lexicons.table("confidence") if r["rule"] == "*"
    }
    assert shares.keys() == {"figure", "section", "official"}
    for kind, share in shares.items():
        assert confidence(kind, "never met") == share


def test_the_file_is_smoothed_shares():
    rows = lexicons.table("confidence")
    assert [(r["kind"], r["rule"]) for r in rows] == sorted({(r["kind"], r["rule"]) for r in rows})
    for row in rows:
        asked = int(row["n"])
        right = float(row["confidence"]) * (asked + 2) - 1
        assert asked > 0
        assert 0 <= round(right) <= asked
        assert f"{(round(right) + 1) / (asked + 2):.4f}" == row["confidence"]
    for kind in ("figure", "section", "official"):
        counts = {r["rule"]: int(r["n"]) for r in rows if r["kind"] == kind}
        assert counts.pop("*") == sum(counts.values())
