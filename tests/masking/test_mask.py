"""Masking: exact round trips, exact keys, and nothing else changed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp.cli.main import main
from reportnlp.errors import ConfigurationError
from reportnlp.evaluation.gold import load_gold
from reportnlp.masking import STYLES, mask_text, unmask_text

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"
DOCUMENTS = load_gold(CORPUS)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(DOCUMENTS),
    st.sampled_from(STYLES),
    st.floats(0, 1),
    st.integers(0, 2**31),
    st.booleans(),
    st.booleans(),
)
def test_the_key_brings_the_original_back(document, style, share, seed, names, years):
    masked = mask_text(document.text, style=style, share=share, seed=seed, names=names, years=years)
    assert unmask_text(masked.text, masked.key) == document.text
    for entry in masked.key.entries:
        assert entry.original
    assert (
        mask_text(document.text, style=style, share=share, seed=seed, names=names, years=years).key
        == masked.key
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("x", "投资xxx.x万元，惠及xx户，增长xx%。"),
        ("X", "投资X万元，惠及X户，增长X%。"),
        ("XX", "投资XX万元，惠及XX户，增长XX%。"),
        ("star", "投资**万元，惠及**户，增长**%。"),
        ("cross", "投资××万元，惠及××户，增长××%。"),
        ("bracket", "投资〔…〕万元，惠及〔…〕户，增长〔…〕%。"),
        ("underscore", "投资__万元，惠及__户，增长__%。"),
        ("gap", "投资万元，惠及户，增长%。"),
    ],
)
def test_each_style_looks_as_it_should(style, expected):
    assert mask_text("投资125.5万元，惠及36户，增长12%。", style=style).text == expected


def test_spans_follow_the_figures():
    masked = mask_text("投资125.5万元，惠及36户。", style="X")
    surfaces = [masked.text[slice(*masked.spans[f.id])] for f in masked.report.figures]
    assert surfaces == ["X万元", "X户"]


def test_names_and_years():
    text = "青禾镇2021年工作总结\n一、党建\n镇党委书记林知秋讲党课3次。\n"
    masked = mask_text(text, style="x", names=True, years=True)
    assert masked.text == "xx镇20xx年工作总结\n一、党建\n镇党委书记xx讲党课x次。\n"
    assert [entry.kind for entry in masked.key.entries] == ["name", "year", "name", "figure"]


@pytest.mark.parametrize(("option", "value"), [("style", "zz"), ("share", 1.5), ("share", -0.1)])
def test_wrong_options_are_clear(option, value):
    with pytest.raises(ConfigurationError):
        mask_text("投资3万元。", **{option: value})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_files_come_back_byte_for_byte(encoding, newline, tmp_path, capsys):
    data = "一、民生福祉\n发放补助资金125万元，惠及群众36户。\n".replace("\n", newline).encode(
        encoding
    )
    original, masked, back = (tmp_path / name for name in ("原.txt", "遮.txt", "还.txt"))
    original.write_bytes(data)
    assert main(["mask", str(original), "--style", "star", "-o", str(masked)]) == 0
    assert masked.read_bytes() != data
    assert main(["unmask", str(masked), "--key", f"{masked}.key.json", "-o", str(back)]) == 0
    assert back.read_bytes() == data


def test_a_key_of_another_text_is_refused(tmp_path, capsys):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"投资12万元{name}。", encoding="utf-8")
        main(["mask", str(tmp_path / f"{name}.txt"), "-o", str(tmp_path / f"{name}.m.txt")])
    arguments = ["unmask", str(tmp_path / "a.m.txt"), "--key", str(tmp_path / "b.m.txt.key.json")]
    assert main([*arguments, "-o", str(tmp_path / "c.txt")]) == 2
    assert "密钥与文件不符" in capsys.readouterr().err
    assert not (tmp_path / "c.txt").exists()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"schema": 1}', "not json"])
def test_a_file_that_is_no_key_is_refused(content, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("投资12万元。", encoding="utf-8")
    (tmp_path / "k.json").write_text(content, encoding="utf-8")
    code = main(
        [
            "unmask",
            str(tmp_path / "a.txt"),
            "--key",
            str(tmp_path / "k.json"),
            "-o",
            str(tmp_path / "o"),
        ]
    )
    assert code == 2
    assert "密钥" in capsys.readouterr().err


def test_the_original_is_never_overwritten(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("投资12万元。", encoding="utf-8")
    assert main(["mask", str(path), "-o", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == "投资12万元。"
