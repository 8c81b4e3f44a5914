"""The parts of the search for copies."""

import io

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportnlp
from reportnlp.collection.copies import Copies, CopyIndex, Document, find_copies
from reportnlp.collection.copies.aligning import align
from reportnlp.collection.copies.folding import fold_report, paragraph_spans
from reportnlp.collection.copies.listing import render_text
from reportnlp.collection.copies.rendering import render_html, render_xlsx
from reportnlp.collection.copies.signatures import sign
from tests.helpers.copied import MASKED, PARAGRAPH
from tests.helpers.steps import grows_linearly

OTHER = (
    "二是抓好粮食生产。落实种粮补贴面积，推广优良品种和机械插秧，开展统防统治，"
    "组织农技人员下田指导，夏粮喜获丰收，秋粮长势良好，烘干仓储设施全部投入使用。"
)


def test_figures_masks_and_markers_are_no_difference():
    (passage,) = find_copies([("a", PARAGRAPH), ("b", "标题\n" + MASKED)]).passages
    assert (passage.copy, passage.source) == ("b", "a")
    assert passage.similarity == 1.0
    assert (passage.start, passage.end) == (3, 3 + len(MASKED))
    assert (passage.source_start, passage.source_end) == (0, len(PARAGRAPH))


def test_traditional_and_full_width_characters_are_no_difference():
    changed = PARAGRAPH.replace("组织", "組織").replace("120", "１２０").replace("环境", "環境")
    (passage,) = find_copies([("a", PARAGRAPH), ("b", changed)]).passages
    assert passage.similarity == 1.0


def test_unlike_paragraphs_are_no_copies():
    assert find_copies([("a", PARAGRAPH), ("b", OTHER)]).passages == ()


def test_a_wrapped_paragraph_is_still_the_paragraph():
    wrapped = "\n".join(MASKED[i : i + 30] for i in range(0, len(MASKED), 30))
    (passage,) = find_copies([("a", PARAGRAPH), ("b", wrapped)]).passages
    assert passage.similarity > 0.95


def test_the_earlier_report_is_the_source_and_the_place_says_which_kind():
    documents = [
        Document(key="new", text=PARAGRAPH, place="松垭镇", date="2021-06-30"),
        Document(key="old", text=PARAGRAPH, place="松垭镇", date="2020-12-31"),
        Document(key="near", text=PARAGRAPH, place="柳渡镇", date="2021-12-31"),
    ]
    found = {(p.copy, p.source): p for p in find_copies(documents).passages}
    assert set(found) == {("new", "old"), ("near", "old"), ("near", "new")}
    assert found[("new", "old")].relation == "earlier"
    assert found[("near", "new")].relation == "neighbour"
    assert all(p.directed for p in found.values())


def test_without_dates_nobody_is_accused():
    (passage,) = find_copies([("a", PARAGRAPH), ("b", PARAGRAPH)]).passages
    assert not passage.directed
    assert passage.relation == "unknown"


def test_text_that_everybody_has_is_template_text():
    reports = [(f"r{n}", f"{PARAGRAPH}\n第{n}份") for n in range(12)]
    copies = find_copies(reports)
    assert copies.passages == ()
    assert copies.templates[0].reports == 12
    assert copies.sizes["r0"] == len("第0份")


def test_a_township_that_repeats_itself_has_made_no_template():
    documents = [
        Document(key=str(year), text=PARAGRAPH, place="松垭镇", date=f"{year}-12-31")
        for year in range(2010, 2022)
    ]
    copies = find_copies(documents)
    assert copies.templates == ()
    assert copies.share("2021", "2010") == 1.0
    assert copies.share("2010") == 0.0


def test_shares_count_a_paragraph_once():
    text = PARAGRAPH + "\n" + OTHER
    documents = [
        Document(key="a", text=PARAGRAPH, date="2019-12-31"),
        Document(key="b", text=PARAGRAPH, date="2020-12-31"),
        Document(key="c", text=text, date="2021-12-31"),
    ]
    copies = find_copies(documents)
    share = len(PARAGRAPH) / (len(PARAGRAPH) + len(OTHER))
    assert copies.share("c") == pytest.approx(share)
    row = copies.reports_frame().set_index("report").loc["c"]
    assert row["share"] == pytest.approx(share)
    assert row["main_source"] in ("a", "b")
    assert len(copies.pairs_frame()) == 3


def test_reports_are_taken_as_they_are():
    old = reportnlp.analyze(f"松垭镇2020年工作总结\n{PARAGRAPH}\n")
    new = reportnlp.analyze(f"松垭镇2021年工作总结\n{MASKED}\n")
    (passage,) = find_copies([new, old]).passages
    assert passage.copy == new.meta.title
    assert passage.relation == "earlier"


def test_keys_must_differ():
    with pytest.raises(ValueError, match="key"):
        find_copies([("a", PARAGRAPH), ("a", OTHER)])


def test_something_else_is_refused():
    with pytest.raises(TypeError, match="expected Document"):
        find_copies([PARAGRAPH])


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["，。"], ["中", PARAGRAPH]])
def test_little_or_no_text(texts):
    copies = find_copies([(str(n), text) for n, text in enumerate(texts)])
    assert copies.passages == ()
    assert set(copies.sizes) == {str(n) for n in range(len(texts))}
    assert list(copies.pairs_frame().columns)[:2] == ["copy", "source"]
    assert len(copies.reports_frame()) == len(texts)


def test_an_empty_index_finds_nothing():
    assert CopyIndex().find(str) == Copies(sizes={}, passages=(), templates=())


@given(st.text(alphabet="整治环境12x，。\n 一二、（）\U00020000", max_size=400))
def test_paragraphs_are_in_order_and_hold_all_that_is_not_space(text):
    spans = paragraph_spans(text)
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))
    folded = fold_report(text)
    assert len(folded.bounds) == len(spans) + 1
    assert np.all(np.diff(folded.bounds) >= 0)


@given(st.text(alphabet="整治12x，。", max_size=60), st.text(alphabet="整治12x，。", max_size=60))
def test_pieces_join_to_the_texts(source, copy):
    pieces = align(source, copy)
    assert "".join(piece.source for piece in pieces) == source
    assert "".join(piece.copy for piece in pieces) == copy
    assert all(p.source == p.copy for p in pieces if p.kind == "same")
    assert all(p.source != p.copy for p in pieces if p.kind != "same")


def test_a_number_differs_as_a_whole():
    pieces = align("收入2318万元", "收入2485万元")
    assert [(p.kind, p.source, p.copy) for p in pieces] == [
        ("same", "收入", "收入"),
        ("changed", "2318", "2485"),
        ("same", "万元", "万元"),
    ]


def _rendered():
    texts = {"<旧>": PARAGRAPH, "新": "标题\n" + MASKED}
    documents = [
        Document(key="<旧>", text=texts["<旧>"], date="2020-12-31"),
        Document(key="新", text=texts["新"], date="2021-12-31"),
    ]
    return find_copies(documents), texts.__getitem__


def test_html_marks_the_differences_and_escapes():
    page = render_html(*_rendered())
    assert "新 ← &lt;旧&gt;" in page
    assert "<旧>" not in page
    assert '<span class="changed">120</span>' in page
    assert '<span class="changed">xx</span>' in page
    assert "第2行" in page
    assert "http" not in page.replace("http-equiv", "")


def test_workbook_holds_both_sides():
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(*_rendered())), rich_text=True)
    assert book.sheetnames == ["报告", "雷同段落", "套话"]
    row = [str(cell.value) for cell in book["雷同段落"][2]]
    assert row[6:] == [PARAGRAPH, MASKED]
    assert row[:4] == ["新", "2", "<旧>", "1"]


def test_listing_names_line_and_share():
    copies, fetch = _rendered()
    lines = render_text(copies, fetch).splitlines()
    assert lines[0] == "比较 2 份报告，1 对有雷同段落"
    assert lines[2].startswith("  第2行 相似100% 1.整治村容村貌")


def test_set_phrases_are_no_copying():
    one = (
        "过去一年，在以习近平同志为核心的党中央坚强领导下，我们以习近平新时代中国特色社会主义思想为指导，"
        "坚持稳中求进工作总基调，统筹发展和安全，我镇茶叶加工厂投产，山区群众收入增加。"
    )
    other = (
        "五年来，在以习近平同志为核心的党中央坚强领导下，我们以习近平新时代中国特色社会主义思想为指导，"
        "坚持稳中求进工作总基调，统筹发展和安全，渔港防波堤合龙，海带育苗取得突破。"
    )
    assert find_copies([("a", one), ("b", other)]).passages == ()
    (passage,) = find_copies([("a", one + OTHER), ("b", one + OTHER)]).passages
    assert passage.similarity > 0.8


def test_shingles_stay_inside_their_paragraph():
    folded = fold_report("整治村容村貌\n\n清理河道")
    assert np.diff(folded.bounds).tolist() == [6, 4]
    assert np.flatnonzero(folded.whole).tolist() == [0, 1, 2, 6]


def test_a_signature_has_no_empty_bin():
    signatures = sign([fold_report("整治村容村貌，清理河道。"), fold_report(PARAGRAPH)])
    assert signatures.shape == (2, 64)
    assert (signatures != 0xFFFF).all()
    assert (
        signatures == sign([fold_report("整治村容村貌，清理河道。"), fold_report(PARAGRAPH)])
    ).all()


def test_a_short_line_alone_says_nothing():
    line = "全年共召开工作例会十二次，印发工作简报二十四期，报送信息若干条。"
    lines = [
        OTHER,
        "山区种植茶叶，引进加工企业，村民就近务工，集体分红到户，产业链条不断延伸。",
        line,
    ]
    one = "\n".join(lines)
    far = "\n".join([PARAGRAPH, "沿海养殖海带，渔港防波堤合龙，冷库投入运营，渔民收入稳步提高。"])
    assert find_copies([("a", one), ("b", far + "\n" + line)]).passages == ()
    near = find_copies([("a", PARAGRAPH + "\n" + line), ("b", PARAGRAPH + "\n" + line)])
    assert [p.start for p in near.passages] == [0, len(PARAGRAPH) + 1]


def test_one_equal_character_between_differences_is_part_of_them():
    pieces = align("拆除棚屋若干处", "拆除危房屋顶处")
    assert [(p.kind, p.source, p.copy) for p in pieces] == [
        ("same", "拆除", "拆除"),
        ("changed", "棚屋若干", "危房屋顶"),
        ("same", "处", "处"),
    ]


def copied(text):
    return find_copies([("a", text), ("b", text)])


@pytest.mark.parametrize("unit", ["整", "整治", "x", "一", "（", "1", "整治环境。", "\n", "整\n"])
def test_hostile_texts_cost_no_more_than_others(unit):
    text = unit * (200_000 // len(unit))
    assert grows_linearly(lambda size: copied(unit * size), 2_000 // len(unit))
    copies = copied(text)
    assert all(end - start <= 900 for start, end in paragraph_spans(text))
    assert all(p.copy == "b" for p in copies.passages)
