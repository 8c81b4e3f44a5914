"""Cut the plotting font down to the characters reports are written in.

Run with a Noto Sans CJK font at hand (Debian: ``fonts-noto-cjk``)::

    python scripts/build_font.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "reportnlp" / "collection" / "plots" / "font" / "reportnlp-sans-sc.otf"
FAMILY = "Reportnlp Sans SC"
# signs of place names that are in no list of common characters
PLACE_SIGNS = (
    "塬圪垯墕墚峁崾崄坳垴垌垱埝埇堌堎塝墠圳坭坂坜坞塆塅塍墉垚垭垸垟塄崮嵎岜岽峒峤峪崆崦嵋嶝巅"
    "泖浠浉涪涞溆滃漯潢澧濮灞瀍泸沅沔汨沭沱泗洮洱浈浔涟涑渌渭湄湟漷滹滏濉濂沄汶汴沂沁泾泺洙洛洑"
    "浃浐涔涡淄淅淝淠淦渑渫湉湓溧溱滁滦滇漕漳潞潼澴濠瀛灏鄄鄞鄢鄱郫郾郯邳邛邙邯郓郧郴郏郐鄯酂鄜"
    "岷岢岚峄崂崀崟嵊嵩嵘嶂巂阆陂陉隰隩磴碚砀硚磡砬碛碶甪亳儋儸弋歙婺盱眙睢蓥蕲蕹藁蠡畲畈畹疃"
    "瓯瓮邕邺闽阌阊犍猇猗珲琊琅瑷璜瞿祁稷筠篁綦缙绛莒莘荥荔菏萁蒗蓟虢蛟衢襄郢酉醴铋镡鄠雒霍颍饶骊鳌黟黔"
)
TEXTS = (
    "corpora/townships/*.txt",
    "reportnlp/**/*.tsv",
    "reportnlp/**/*.toml",
    "reportnlp/**/*.py",
    "reportnlp/**/*.html",
    "README.zh-CN.md",
)


def common_characters() -> set[int]:
    """Return ASCII, Latin-1 signs, CJK punctuation, full-width forms and GB 2312 level 1."""
    level_one = bytes(
        byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
    )
    characters = {ord(char) for char in level_one.decode("gb2312", errors="ignore")}
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0xFF),
        (0x2010, 0x2027),
        (0x2030, 0x203B),
        (0x2160, 0x216B),
        (0x2190, 0x2193),
        (0x2200, 0x2265),
        (0x2460, 0x249B),
        (0x25A0, 0x25CF),
        (0x3000, 0x3017),
        (0x3220, 0x3229),
        (0x3380, 0x33D5),
        (0xFF01, 0xFF5E),
    ):
        characters.update(range(first, last + 1))
    return characters | {ord(char) for char in PLACE_SIGNS}


def used_characters() -> set[int]:
    """Return every character of the corpora, the lexicons and the messages."""
    return {
        ord(char)
        for pattern in TEXTS
        for path in ROOT.glob(pattern)
        if path.name != "traditional.tsv"  # six thousand characters that no label needs
        for char in path.read_text(encoding="utf-8")
    }


def build(collection: Path) -> None:
    """Write the subset font of the simplified Chinese face in `collection`."""
    faces = TTCollection(collection).fonts
    face = next(f for f in faces if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    options = subset.Options(
        layout_features=[],
        hinting=False,
        desubroutinize=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        drop_tables=["DSIG", "GSUB", "GPOS", "BASE", "vhea", "vmtx", "VORG"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=common_characters() | used_characters())
    cutter.subset(face)
    # a renamed font cannot be taken for the whole one (and the licence may reserve a name)
    names = {1: FAMILY, 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", "")}
    for number, name in names.items():
        face["name"].setName(name, number, 3, 1, 0x409)
    face["CFF "].cff.fontNames = [names[6]]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    face.save(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes, {len(face.getBestCmap())} characters")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
