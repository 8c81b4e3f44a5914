"""What a post says about level, organ and rank, and its canonical form."""

from __future__ import annotations

import collections
import functools
import re
from dataclasses import dataclass

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("national", re.compile(r"总书记|国家主席|总理|国务院|国务委员|中央|委员长|全国|国家")),
    ("province", re.compile(r"省|自治区|厅")),
    ("city", re.compile(r"(?<!县级)市(?!场)|地委|行署|自治州|州长|州委|盟")),
    ("county", re.compile(r"县|(?<![社园片景学厂校辖地灌林牧库矿小])区(?!域)|旗|局")),
    ("village", re.compile(r"(?<!乡)(?<!城)村(?!镇)|社区|嘎查|居委|居民|屯|支书|妇女主任|网格")),
    (
        "town",
        re.compile(
            r"[镇乡](?!村)|街道|苏木|办事处|所长?$|派出|司法|[所站]|武装|综治|信访|民政|政法委员"
        ),
    ),
)
_CANONICAL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?:村|社区)?(?:党?支书|(?<=村)书记|支部书记)$"), "村党支部书记"),
    (re.compile(r"^(?:村主任|村长|村委主任)$"), "村委会主任"),
    (re.compile(r"^人大主席团主席$"), "人大主席"),
    (re.compile(r"(?<=[^所])所长$"), "所所长"),
    (re.compile(r"(?<=[^站])站长$"), "站站长"),
    (re.compile(r"(?<=[^局副])局长$"), "局局长"),
    (re.compile(r"(武装|宣传|组织|统战)部长$"), r"\1部部长"),
    (re.compile(r"(卫生|人民法|检察)院长$"), r"\1院院长"),
)
_PLACE = re.compile(r"^(?:中共)?[省市县区旗镇乡](?=[^长委府村])|^(?:街道|苏木)(?=党|人大|政协|纪)")
_ACTING = re.compile(r"代理|代(?!表|办|管)|候任|主持")
_TITLE_ONLY = re.compile(r"(?:原|代理?|常务|第一|专职|兼职|现任|时任|主持(?:工作的?)?|副)*")


@dataclass(frozen=True, slots=True)
class Rank:
    """Level, organ and rank of one post."""

    level: str | None
    canonical: str
    organisation: str | None
    acting: bool
    deputy: bool


@functools.lru_cache(maxsize=2048)
def rank_of(post: str, organ: str) -> Rank:
    """Read one post.

    Parameters
    ----------
    post : str
        Folded title without blanks.
    organ : str
        Its part in front of rank and head; may be empty.

    Examples
    --------
    >>> rank = rank_of("镇党委副书记", "镇党委")
    >>> rank.level, rank.canonical, rank.organisation, rank.deputy
    ('town', '党委副书记', '镇党委', True)
    >>> rank_of("派出所长", "派出").canonical
    '派出所所长'
    """
    level = next((name for name, pattern in _LEVELS if pattern.search(post)), None)
    canonical = _PLACE.sub("", post)
    canonical = re.sub(r"^(?:原|时任|现任|前任|代理?)", "", canonical)
    for pattern, form in _CANONICAL:
        canonical = pattern.sub(form, canonical)
    rank = post[len(organ) :]
    organisation = organ
    if canonical.endswith(("所所长", "站站长", "局局长")) and organ and organ[-1] not in "所站局":
        organisation = organ + canonical[-2]
    if len(organisation) < 2:
        organisation = ""
    return Rank(
        level=level,
        canonical=canonical,
        organisation=organisation or None,
        acting=bool(_ACTING.search(rank)),
        deputy="副" in rank,
    )


_OWN_LEVEL = dict(
    zip(
        "镇乡县区旗市省村",
        "town town county county county city province village".split(),
        strict=True,
    )
)


def own_level(text: str) -> str | None:
    """Return the level of the report itself, from how it speaks of its own area.

    Examples
    --------
    >>> own_level("全镇共有8个村,全镇党员300名,率先在全县完成换届")
    'town'
    """
    # All ways of saying it written in one, which splitting finds much faster than a search.
    alike = text.replace("街道党工委", "全镇").replace("苏木", "全镇").replace("我", "全")
    levels = [_OWN_LEVEL.get(rest[:1]) for rest in alike.split("全")[1:]]
    counts = collections.Counter(filter(None, levels))
    return counts.most_common(1)[0][0] if counts else None
