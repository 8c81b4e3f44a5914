"""Pictures: what is drawn, and that no glyph is missing (a warning here is an error)."""

import math
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib import font_manager

from reportnlp import lexicons
from reportnlp.collection.copies import Document, find_copies
from reportnlp.collection.plots import (
    FAMILY,
    chinese,
    completeness_heatmap,
    copy_network,
    fonts,
    panel_lines,
    term_scatter_plot,
    topic_shares,
)
from reportnlp.collection.text import term_scatter
from tests.helpers.copied import MASKED, PARAGRAPH

CORPUS = Path(__file__).resolve().parents[3] / "corpora" / "townships"


@pytest.fixture(autouse=True)
def a_machine_without_chinese_fonts(monkeypatch):
    monkeypatch.setattr(fonts, "_SYSTEM", ("DejaVu Sans",))
    fonts.families.cache_clear()
    yield
    fonts.families.cache_clear()
    plt.close("all")


def drawn(ax):
    """Draw the figure, so that every missing glyph warns, and return its pixels."""
    ax.figure.canvas.draw()
    return np.asarray(ax.figure.canvas.buffer_rgba())


def written(ax):
    return [text.get_text() for text in ax.texts]


def test_the_font_has_every_character_of_corpora_and_lexicons():
    fonts.register()
    path = font_manager.findfont(FAMILY, fallback_to_default=False)
    known = set(font_manager.get_font(path).get_charmap())
    used = {c for path in CORPUS.glob("*.txt") for c in path.read_text(encoding="utf-8")}
    for name in ("topics", "titles", "surnames", "given_names", "units", "organs"):
        used |= {c for row in lexicons.table(name) for value in row.values() for c in value}
    assert {c for c in used if not c.isspace() and ord(c) not in known} == set()


def test_the_font_is_small_and_has_its_licence_beside_it():
    folder = Path(fonts.__file__).parent / "font"
    assert (folder / "reportnlp-sans-sc.otf").stat().st_size < 1_300_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_a_whole_report_draws_without_a_missing_glyph():
    text = (CORPUS / "qiwu-songya-2020h2.txt").read_text(encoding="utf-8")[:600]
    with chinese():
        figure, ax = plt.subplots()
        ax.text(0, 0, text.replace("\n", ""), fontsize=4)
    drawn(ax)


def test_without_the_font_a_glyph_would_be_missing():
    figure, ax = plt.subplots()
    ax.set_title("财政收入", fontfamily="DejaVu Sans")
    with pytest.warns(UserWarning, match="missing from"):
        figure.canvas.draw()


def test_settings_are_left_as_they_were():
    before = dict(plt.rcParams)
    with chinese():
        pass
    assert dict(plt.rcParams) == before


PANEL = pd.DataFrame(
    [
        ("松垭镇", "2019", 1290, 1290, 1290),
        ("松垭镇", "2020", None, 1000, 1999),
        ("松垭镇", "2021", 1650, 1650, 1650),
        ("柳渡镇", "2020", None, 0, math.inf),
        ("柳渡镇", "2021", 980, 980, 980),
        ("石臼乡", "2021", None, 100, 999),
    ],
    columns=["place", "period", "value", "low", "high"],
).astype({"value": "Float64"})


def test_panel_bands_stand_where_the_number_is_masked():
    ax = panel_lines(PANEL, title="财政总收入", unit="万元")
    drawn(ax)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2019", "2020", "2021"]
    dots = {line.get_label(): line for line in ax.lines if line.get_marker() == "o"}
    assert dots["松垭镇"].get_ydata().tolist() == [1290, 1650]
    bars = [path for c in ax.collections for path in getattr(c, "get_segments", list)()]
    spans = sorted((tuple(bar[:, 1]), bar[0, 0]) for bar in bars)
    top = ax.get_ylim()[1]
    assert spans == [((0, top), 1), ((100, 999), 2), ((1000, 1999), 1)]
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[:3] == ["松垭镇", "柳渡镇", "石臼乡"]
    assert "隐去的数据：可能的范围" in labels
    assert "上限不明或超出图外" in labels


def test_a_panel_without_masks_has_no_band():
    ax = panel_lines(PANEL[PANEL["value"].notna()])
    drawn(ax)
    assert not ax.collections


def test_panel_draws_on_the_given_axes():
    _, axes = plt.subplots(1, 2)
    assert panel_lines(PANEL, ax=axes[1]) is axes[1]
    assert not axes[0].lines


def test_a_panel_of_a_corpus_draws_itself(four):
    ax = four.panel("财政总收入").plot()
    drawn(ax)
    assert ax.get_title() == "财政总收入"
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2020", "2021"]
    assert len([line for line in ax.lines if line.get_marker() == "o"]) == 2


def test_panel_errors_teach():
    with pytest.raises(ValueError, match="no column high"):
        panel_lines(PANEL.drop(columns="high"))
    with pytest.raises(ValueError, match="two rows for one period"):
        panel_lines(pd.concat([PANEL, PANEL]))


SCORES = pd.DataFrame(
    [
        ("松垭镇", "基层党建", 12, 12),
        ("松垭镇", "民生福祉", 14, 7),
        ("柳渡镇", "基层党建", 12, 0),
        ("柳渡镇", "民生福祉", 14, 7),
    ],
    columns=["place", "title", "weight", "earned"],
)


def test_heatmap_shows_the_share_earned_best_first():
    ax = completeness_heatmap(SCORES)
    drawn(ax)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["松垭镇", "柳渡镇"]
    assert ax.images[0].get_array().tolist() == [[1.0, 0.5], [0.0, 0.5]]
    assert written(ax) == ["100", "50", "0", "50"]


def test_heatmap_errors_teach():
    with pytest.raises(ValueError, match="no column county"):
        completeness_heatmap(SCORES, row="county")
    with pytest.raises(ValueError, match="no scores"):
        completeness_heatmap(SCORES.head(0))


def test_shares_are_stacked():
    shares = pd.DataFrame({"党建": [0.25, 0.5], "产业": [0.75, 0.5]}, index=["2020", "2021"])
    ax = topic_shares(shares)
    drawn(ax)
    assert [(p.get_y(), p.get_height()) for p in ax.patches] == [
        (0, 0.25),
        (0, 0.5),
        (0.25, 0.75),
        (0.5, 0.5),
    ]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["产业", "党建"]
    with pytest.raises(ValueError, match="negative"):
        topic_shares(-shares)
    with pytest.raises(ValueError, match="no shares"):
        topic_shares(shares.head(0))


def test_network_draws_an_arrow_from_source_to_copy():
    documents = [
        Document(key="松垭镇2020", text=PARAGRAPH, place="松垭镇", date="2020-12-31"),
        Document(key="松垭镇2021", text=MASKED, place="松垭镇", date="2021-12-31"),
        Document(key="石臼乡", text="整治村容。", place="石臼乡", date="2021-12-31"),
    ]
    ax = copy_network(find_copies(documents).pairs_frame())
    drawn(ax)
    assert len(ax.patches) == 1
    assert "100%" in written(ax)
    assert {"松垭镇2020", "松垭镇2021"} <= set(written(ax))
    assert "石臼乡" not in written(ax)


def test_a_network_without_copies_says_so():
    ax = copy_network(find_copies([("a", "修路。"), ("b", "栽树。")]).pairs_frame())
    drawn(ax)
    assert written(ax) == ["没有发现雷同段落"]


def test_term_scatter_names_the_distinctive_words():
    terms = term_scatter(
        [["疫情"] * 20 + ["工作"] * 30 + ["防控"] * 20], [["脱贫"] * 25 + ["工作"] * 40]
    )
    ax = term_scatter_plot(terms, target="2021年", reference="2016年")
    drawn(ax)
    assert {"疫情", "脱贫"} <= set(written(ax))
    assert ax.get_xlabel() == "在2016年中"
    assert len(term_scatter_plot(terms, labels=1).texts) == 1


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_pictures_can_be_saved(tmp_path, suffix):
    path = tmp_path / f"图.{suffix}"
    panel_lines(PANEL, title="财政总收入").figure.savefig(path)
    assert path.stat().st_size > 5_000
