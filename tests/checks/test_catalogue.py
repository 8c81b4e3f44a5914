"""The rule catalogue as verb and page."""

from pathlib import Path

import pytest

from reportnlp.checks.catalogue import catalogue
from reportnlp.checks.explain import explain, page
from reportnlp.cli.main import main

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python scripts/build_rule_docs.py"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_explained_in_full(lang):
    for rule in catalogue().values():
        said = explain(rule, lang)
        texts = (rule.name, rule.why, rule.fix, rule.limits)
        if lang == "en":
            texts = (rule.name_en, rule.why_en, rule.fix_en, rule.limits_en)
            assert all(
                text.isascii() or "是" in text or "若干" in text or "某" in text for text in texts
            )
        assert all(text in said for text in texts)


def test_the_verb_lists_and_explains(capsys):
    assert main(["rules"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(catalogue())
    assert main(["rules", "num001", "--lang", "en"]) == 0
    assert "A part exceeds its whole" in capsys.readouterr().out
    assert main(["rules", "TXT"]) == 0
    said = capsys.readouterr().out
    assert "TXT001" in said and "TXT007" in said and "NUM001" not in said


def test_unknown_codes_are_all_named(capsys):
    assert main(["rules", "NUM01", "ABC"]) == 2
    said = capsys.readouterr().err
    assert "是不是“NUM001”？" in said and "“ABC”" in said
