"""Accuracy on the test split never falls below what was promised, and hardly below what was reached."""

from pathlib import Path

import pytest

from reportnlp.evaluation.evaluate import evaluate

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
FLOORS = {
    "masks F1": 0.99,
    "masks kind": 0.95,
    "masks gap F1": 0.95,
    "figures F1": 0.98,
    "value": 0.99,
    "masked null": 1.0,
    "name tight": 0.97,
    "growth F1": 0.97,
    "target F1": 0.97,
    "approx F1": 0.97,
    "officials F1": 0.98,
    "position": 0.97,
    "role": 0.95,
    "body": 0.95,
    "headings F1": 0.97,
    "level": 0.97,
    "run-in R": 0.95,
    "topic": 0.93,
    "place": 0.95,
    "period": 0.95,
}
CEILINGS = {"alarms on not": 0.01, "alarms on person": 0.05}


@pytest.fixture(scope="module")
def measures():
    return evaluate(CORPUS, split="test").measures


@pytest.mark.parametrize("name", FLOORS)
def test_floor(measures, name):
    assert measures[name] >= FLOORS[name]


@pytest.mark.parametrize("name", CEILINGS)
def test_ceiling(measures, name):
    assert measures[name] <= CEILINGS[name]
