"""The bad and the good example of every rule are its test."""

import functools

import pytest

from reportnlp.analysis import analyze_text
from reportnlp.checks.appointments import Appointment
from reportnlp.checks.catalogue import FAMILIES, catalogue, example_template
from reportnlp.checks.config import Config
from reportnlp.checks.kinds import KINDS
from reportnlp.template.loading import built_in, from_dict


@functools.cache
def codes(text, name, roster):
    template = from_dict(example_template()) if name == "example" else built_in(name)
    config = Config(appointments=roster)
    report = analyze_text(text, template=template, config=config)
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_the_bad_example_breaks_the_rule_and_the_good_one_keeps_it(code):
    rule = catalogue()[code]
    roster = tuple(Appointment(**row) for row in rule.roster)
    assert code in codes(rule.bad, rule.template, roster)
    assert code not in codes(rule.good, rule.template, roster)


def test_codes_are_unique_and_of_a_known_family():
    rules = catalogue()
    assert list(rules) == [rule.code for rule in rules.values()]
    assert all(code[:3] in FAMILIES and code[3:].isdigit() and len(code) == 6 for code in rules)


def test_kinds_are_a_closed_set_and_every_one_is_used():
    assert {rule.kind for rule in catalogue().values()} == set(KINDS)


def test_only_template_rules_cost_points():
    assert {rule.kind for rule in catalogue().values() if rule.costs} == {"template"}
