"""A report against the roster of those who hold a post."""

import dataclasses

import pytest

from reportnlp.analysis import analyze_text
from reportnlp.checks.appointments import Appointment
from reportnlp.checks.config import Config

HEAD = "南溪县河口镇2020年工作总结\n一、基层党建\n"
ROSTER = tuple(
    Appointment(place=place, name=name, post=post)
    for place, name, post in [
        ("河口镇", "李明远", "镇党委副书记、镇长"),
        ("河口镇", "谌知秋", "党委书记"),
        ("河口镇", "高文举", "副镇长"),
        ("河口镇", "田小满", "农业办主任"),
        ("河口镇", "陆一舟", ""),
        ("石桥镇", "王立平", "镇长"),
    ]
)


def findings(body, roster=ROSTER):
    report = analyze_text(HEAD + body, config=Config(appointments=roster))
    return [(f.rule, report.text[f.start : f.end], f.message) for f in report.findings
            if f.rule.startswith("OFF00") and f.rule > "OFF002"]  # fmt: skip


def test_another_name_in_a_post_is_found():
    assert findings("镇长王立平带队调研。") == [
        ("OFF005", "王立平", "镇长写作“王立平”，名单是“李明远”；请核对")
    ]


def test_another_post_of_a_name_is_found_and_said_once():
    body = "镇党委书记李明远带队调研。副镇长高文举陪同。镇党委书记李明远讲话。"
    assert findings(body) == [
        ("OFF005", "李明远", "李明远的职务写作“镇党委书记”，名单是“党委副书记、镇长”；请核对")
    ]


def test_an_office_held_by_another_is_found():
    assert findings("农业办主任赵长河介绍经验。") == [
        ("OFF005", "赵长河", "农业办主任写作“赵长河”，名单是“田小满”；请核对")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "镇长李明远带队调研，镇党委书记谌知秋讲话。",
        "河口镇镇长李明远带队调研。",
        "副镇长高文举兼任河长办主任。环保办主任高文举部署工作。",
        "原镇长王立平移交工作。免去王立平镇长职务。",
        "副镇长陆一舟带队调研。",
        "县委书记王立平到镇调研。",
        "镇长XX带队调研。",
        "成立领导小组，由镇党委书记谌知秋任组长，镇长李明远任副组长。",
    ],
)
def test_what_agrees_or_is_explained_is_left_alone(body):
    assert findings(body) == []


def test_the_roster_settles_what_the_report_contradicts():
    body = "镇长李明远带队调研。镇长李名远讲话。"
    assert [rule for rule, *_ in findings(body, ())] == ["OFF003"]
    assert findings(body) == [("OFF005", "李名远", "镇长写作“李名远”，名单是“李明远”；请核对")]
    both = (Appointment(place="河口镇", name="孙立言", post="党委书记、镇长"),)
    body = "镇党委书记孙立言讲党课。镇长孙立言走访群众。"
    assert [rule for rule, *_ in findings(body, ())] == ["OFF004"]
    assert findings(body, both) == []


def test_a_roster_of_other_places_says_nothing():
    other = tuple(dataclasses.replace(item, place="东山镇") for item in ROSTER)
    assert findings("镇长王立平带队调研。", other) == []
