from hypothesis import given
from hypothesis import strategies as st

from reportnlp.output.marks import Mark, cut

TEXT = "甲乙丙丁戊己庚辛"


@st.composite
def marks(draw):
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(TEXT)))
        end = draw(st.integers(start, len(TEXT)))
        found.append(Mark(start=start, end=end, kind="figure", key=f"f{number}", note=""))
    return found


@given(marks())
def test_pieces_tile_the_text_and_every_mark_begins_once(found):
    pieces = list(cut(TEXT, found))
    assert "".join(piece for piece, _, _ in pieces) == TEXT
    begun = [mark.key for _, _, begun in pieces for mark in begun]
    assert sorted(begun) == sorted(mark.key for mark in found)
    for mark in found:
        covered = "".join(piece for piece, over, _ in pieces if mark in over)
        assert covered == TEXT[mark.start : mark.end]
