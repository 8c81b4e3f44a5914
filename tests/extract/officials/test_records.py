"""What an official's record says beside the name: rank, level, organ, note; people; offices."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportnlp.extract.officials import extract_offices, extract_officials, merge_people
from reportnlp.extract.officials.wraps import unwrap
from reportnlp.model.items import Official
from reportnlp.text.view import TextView
from tests.helpers.steps import grows_linearly


def find(text: str) -> list[Official]:
    return list(extract_officials(TextView(text)))


def one(text: str) -> Official:
    (official,) = find(text)
    return official


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("深入学习贯彻习近平总书记重要讲话精神。", "national"),
        ("各位代表：现在由省长胡建国作报告。", "province"),
        ("市委书记胡建国到会。", "city"),
        ("县委常委、县委办主任胡建国到会。", "county"),
        ("区长胡建国到会。", "county"),
        ("旗委书记胡建国到会。", "county"),
        ("镇党委书记胡建国到会。", "town"),
        ("苏木达胡建国到会。", "town"),
        ("派出所长胡建国到会。", "town"),
        ("乡村振兴办主任胡建国到会。", None),
        ("全镇干部看到，乡村振兴办主任胡建国到会。", "town"),
        ("我县县情特殊，党组书记胡建国到会。", "county"),
        ("村支书胡建国到会。", "village"),
        ("社区党支部书记胡建国到会。", "village"),
    ],
)
def test_level(text: str, level: str | None) -> None:
    assert one(text).level == level


@pytest.mark.parametrize(
    ("text", "canonical", "organisation"),
    [
        ("派出所长胡建国", "派出所所长", "派出所"),
        ("司法所所长胡建国", "司法所所长", "司法所"),
        ("镇党委副书记胡建国", "党委副书记", "镇党委"),
        ("林业站长胡建国", "林业站站长", "林业站"),
        ("武装部长胡建国", "武装部部长", "武装"),
        ("人大主席团主席胡建国", "人大主席", "人大主席团"),
        ("村支书胡建国", "村党支部书记", None),
        ("镇长胡建国", "镇长", None),
        ("代镇长胡建国", "镇长", None),
    ],
)
def test_canonical_and_organ(text: str, canonical: str, organisation: str | None) -> None:
    official = one(text)
    assert official.canonical == canonical
    assert official.organisation == organisation


def test_rank_words() -> None:
    acting = one("决定胡建国为代镇长。")
    assert (acting.acting, acting.deputy, acting.position) == (True, False, "代镇长")
    deputy = one("副镇长胡建国到会。")
    assert (deputy.acting, deputy.deputy) == (False, True)
    concurrent = one("人大主席兼政法委员胡建国到会。")
    assert concurrent.concurrent
    assert concurrent.position == "人大主席;政法委员"


def test_note_in_brackets() -> None:
    official = one("镇长胡晓兰（女，回族）到会。")
    assert official.note == "女,回族"


def test_padding_belongs_to_the_text_not_to_the_name() -> None:
    official = one("镇　　长：王　敏\n")
    assert (official.text, official.name, official.start, official.end) == ("王　敏", "王敏", 5, 8)
    assert official.position == "镇长"


def test_traditional_text_stays_as_it_is() -> None:
    official = one("鄉黨委書記嚴啟明任脫貧攻堅指揮部指揮長。")
    assert official.name == "嚴啟明"
    assert official.position == "鄉黨委書記"
    assert official.role == "指揮長"
    assert official.body == "脫貧攻堅指揮部"
    assert official.level == "town"


def test_a_wrapped_name_is_one_span() -> None:
    line = "今年以来全镇上下坚持稳中求进工作总基调各项工作有序推进"
    text = "\n".join([line] * 7 + [line[:-4] + "书记王晓", "敏带队检查。"])
    official = one(text)
    assert official.text == "王晓\n敏"
    assert official.name == "王晓敏"
    assert text[official.start : official.end] == official.text


def test_a_name_is_whole_where_lines_are_wrapped_at_no_fixed_width() -> None:
    line = "今年以来全镇上下坚持稳中求进工作总基调各项工作有序推进干部群众的精气神为之一新变化"
    widths = (29, 33, 36, 31, 39, 34, 40, 28)
    text = "\n".join([*(line[:width] for width in widths), line[:30] + "书记王晓", "敏带队检查。"])
    official = one(text)
    assert (official.text, official.name) == ("王晓\n敏", "王晓敏")
    assert text[official.start : official.end] == official.text


def test_paragraphs_that_end_their_sentences_are_not_joined() -> None:
    line = "今年以来全镇上下坚持稳中求进工作总基调各项工作有序推进。"
    text = "\n".join([line, line + "干部群众一起干。"] * 8)
    assert unwrap(TextView(text)).text == TextView(text).folded


def test_unwrapping_leaves_lists_alone() -> None:
    text = "镇长：王敏\n书记：李强\n委员：赵亮\n"
    assert unwrap(TextView(text)).text == TextView(text).folded


def test_later_mentions_by_name_alone() -> None:
    text = "镇长谌知秋到会。谌知秋强调，要抓好春耕。村民谌知秋表示感谢。"
    found = find(text)
    assert [(o.start, o.position, o.rule) for o in found] == [
        (2, "镇长", "post-name"),
        (8, None, "repeat"),
    ]


def test_people_merge_mentions() -> None:
    officials = tuple(
        find("镇党委书记王 敏讲话。成立防汛领导小组，由王敏任组长，镇长赵亮任副组长。")
    )
    people = merge_people(officials)
    assert [p.name for p in people] == ["王敏", "赵亮"]
    assert people[0].mentions == (officials[0].id, officials[1].id)
    assert people[0].positions == ("镇党委书记",)
    assert people[0].roles == ("组长",)
    assert people[0].bodies == ("防汛领导小组",)
    assert len({p.id for p in people}) == 2


def test_masked_offices_and_collectives_stand_apart() -> None:
    text = "镇党委书记XX、副镇长×××和班子成员下村，各村支书汇报，镇长王敏讲话。"
    offices = extract_offices(TextView(text))
    assert [(o.position, o.kind, o.name) for o in offices] == [
        ("镇党委书记", "masked", "XX"),
        ("副镇长", "masked", "×××"),
        ("成员", "collective", None),
        ("村支书", "collective", None),
    ]
    for office in offices:
        assert text[office.start : office.end] == office.text
        if office.name is not None:
            assert text[office.name_start : office.name_end] == office.name
    assert [o.name for o in find(text)] == ["王敏"]


PIECES = st.sampled_from(
    "镇长 王敏 李　强 书记 副 任 为 组长 成员 ： 、 ， 。 ； （ ） 由 兼 同志 领导小组 担任 \n 任命 免去 的 "
    "总书记 习近平 买买提·艾力 乌云其其格 XX 某某 石门 村 1984.1 办公室主任 当选 a 𠮷 党委 派出所长 　".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_records_point_at_their_text(text: str) -> None:
    found = find(text)
    end = 0
    for official in found:
        assert official.start >= end
        assert text[official.start : official.end] == official.text
        assert official.name == "".join(official.text.split())
        assert len(official.name) >= 2
        assert official.position or official.role or official.rule == "repeat"
        for part in (official.position or "").split(";"):
            assert part in "".join(text.split())
        end = official.end
    assert len({o.id for o in found}) == len(found)
    for office in extract_offices(TextView(text)):
        assert text[office.start : office.end] == office.text


@pytest.mark.parametrize(
    "unit",
    [
        "由镇党委书记谌知秋任领导小组组长、",
        "书记王敏(",
        "镇长一职,经",
        "镇长2名,由",
        "任组长的",
        "免去王敏",
        "王敏同志回村,当选",
        "各村支书:东河村",
        "综治委",
    ],
)
def test_work_grows_with_the_text_only(unit: str) -> None:
    def work(count: int) -> None:
        extract_officials(TextView(unit * count))

    assert grows_linearly(work, 100)
    work(1600)


def test_a_name_of_who_is_removed_stops_before_the_title() -> None:
    # The name read here went over the title to the last character of the text.
    assert all(o.end <= 4 or o.start >= 7 for o in find("免去同志总书记买买提·艾力"))
