import pytest

from reportnlp.evaluation.annotation import AnnotationError, lint, parse


def test_offsets_point_into_the_stripped_text():
    text, items = parse(
        "新修{{fig|xx公里|unit=公里|val=?}}，{{name|xx}}村完成{{fig|3座|unit=座|val=3|head=桥}}。"
    )
    assert text == "新修xx公里，xx村完成3座。"
    assert [(i.tag, i.start, i.end, i.surface) for i in items] == [
        ("fig", 2, 6, "xx公里"),
        ("name", 7, 9, "xx"),
        ("fig", 12, 14, "3座"),
    ]
    assert all(text[i.start : i.end] == i.surface for i in items)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("第一行\n发放{{fig|xx份|unit=份|val=?", "case:2: {{ is not part of a whole tag"),
        ("发放xx份}}", "case:1: }} is not part of a whole tag"),
        ("{{figure|xx份|unit=份}}", "case:1: unknown tag 'figure'"),
        ("{{fig|xx份|unit=份|val=?|colour=red}}", "has no key 'colour'"),
        ("{{fig|xx份|val=?}}", "needs unit="),
        ("{{fig|3份|unit=份|val=three}}", "is no number"),
        ("{{sec|一、党建|level=1|topic=party}}", "unknown topic 'party'"),
        ("没有任何标注", "no annotation at all"),
        ("", "no annotation at all"),
    ],
)
def test_bad_markup_is_refused_with_its_line(source, said):
    with pytest.raises(AnnotationError) as error:
        parse(source, name="case")
    assert said in str(error.value)


def test_every_problem_is_named_at_once():
    with pytest.raises(AnnotationError) as error:
        parse("{{foo|x}}\n{{bar|y}}", name="case")
    assert str(error.value).splitlines()[0].startswith("case:1")
    assert str(error.value).splitlines()[1].startswith("case:2")


def test_lint_finds_untagged_digits_and_masks():
    assert [line.split(":")[1] for line in lint("{{not|十四五}}\n修路3公里\nxx户", name="a")] == [
        "2",
        "3",
    ]
    assert lint("{{fig|3户|unit=户|val=3}}") == []
