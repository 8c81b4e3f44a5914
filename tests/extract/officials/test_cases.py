"""Every form of tying a name to an office, as inline-annotated cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportnlp.evaluation.annotation import parse
from reportnlp.extract.officials import extract_officials
from reportnlp.text.view import TextView

HERE = Path(__file__).parent / "cases"


def load(name: str) -> list[str]:
    blocks = (HERE / name).read_text(encoding="utf-8").split("\n\n")
    cases = []
    for block in blocks:
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            cases.append("\n".join(lines))
    return cases


CASES = [case for path in sorted(HERE.glob("*.txt")) for case in load(path.name)]


def parts(value: str | None) -> list[str]:
    return (value or "").split(";") if value else []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[:24])
def test_case(case: str) -> None:
    text, annotations = parse(case)
    found = {(o.start, o.end): o for o in extract_officials(TextView(text))}
    gold = {(a.start, a.end): a for a in annotations if a.tag == "off"}
    assert {text[a:b] for a, b in found} == {text[a:b] for a, b in gold}
    assert found.keys() == gold.keys()
    for span, annotation in gold.items():
        official = found[span]
        assert official.text == text[official.start : official.end]
        for post in parts(annotation.keys.get("pos")):
            assert any(post in have or have in post for have in parts(official.position)), (
                annotation,
                official,
            )
        for key, have in (("role", official.role), ("body", official.body)):
            want = annotation.keys.get(key)
            if want:
                assert have and (want in have or have in want), (annotation, official)
            elif key == "role":
                assert have is None or key in annotation.keys, (annotation, official)
