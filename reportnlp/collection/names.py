"""What counts as the same indicator: canonical id where there is one, else a normal form."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Mapping

from reportnlp import lexicons
from reportnlp.text.fold import fold

_BRACKETS = re.compile(r"\([^()]{0,30}\)|〔[^〔〕]{0,30}〕|\[[^\[\]]{0,30}\]")
_NOISE = re.compile(r"[\s\"“”‘’'《》,、。;:·…()—-]+")
_LEAD = re.compile(
    r"^(?:(?:截至|截止)?(?:目前|年底|年末|\d{2,4}年(?:底|末)?)|预计|全年|上半年|下半年|本年度?|今年|全(?:镇|乡|街道|苏木|县|旗|区|市|州|省|疆|国|社会(?=固定资产|用电))"
    r"|[我本](?:镇|乡|街道|县|市|区|省)|辖区|共计?|累计|合计|实现|完成|达到?|同比|其中|规划|计划|力争|确保|和|及|并)+(?=..)"
)
_TAIL = re.compile(
    r"(?<=..)(?:已?(?:达到?|完成|实现|突破|超过?|增长|为|共计?|保持在|稳定在|合计|累计|约)+)$"
)


def normal_form(name: str) -> str:
    """Return a name without scope, verbs, brackets and signs around it.

    Examples
    --------
    >>> normal_form("全镇财政总收入完成"), normal_form("预计实现地区生产总值（GDP）")
    ('财政总收入', '地区生产总值')
    """
    text = _NOISE.sub("", _BRACKETS.sub("", fold(name)))
    while True:
        shorter = _TAIL.sub("", _LEAD.sub("", text))
        if shorter == text:
            return text
        text = shorter


@functools.cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in lexicons.table("indicator_aliases"):
        for alias in (row["name"], *row["aliases"].split("|")):
            if alias:
                found[alias.casefold()] = row["name"]
    return found


@functools.lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """Return the common name of an indicator, or the normal form of an uncommon one.

    Examples
    --------
    >>> canonical("全年国内生产总值"), canonical("粮食总产量"), canonical("新增城镇就业")
    ('地区生产总值', '粮食产量', '城镇新增就业')
    """
    known = _aliases()
    plain = normal_form(name)
    return known.get(plain.casefold(), plain)


_BARE = frozenset(
    ("产量", "总产量", "总产", "年产量", "单产", "亩产", "平均单产", "播种面积", "种植面积", "产值")
)


def is_bare(key: str) -> bool:
    """Whether a key says what is measured but not of what (``总产量``)."""
    return key in _BARE


@functools.cache
def subjects() -> re.Pattern[str]:
    """Return the pattern of products that a bare key may speak of."""
    return re.compile("|".join(sorted(lexicons.words("products"), key=len, reverse=True)))


def key_of(name: str, indicator: str | None = None) -> str:
    """Return the key under which a figure is compared with figures of other reports.

    Parameters
    ----------
    name : str
        As the report has it.
    indicator : str, optional
        What the extractor takes it for. It groups wider than a comparison may (存栏 with 出栏),
        so it counts only where one name holds the other.

    Examples
    --------
    >>> key_of("发放低保金", "低保金"), key_of("存栏", "生猪出栏"), key_of("GDP", "地区生产总值")
    ('低保金', '存栏', '地区生产总值')
    """
    plain = normal_form(name)
    known = _aliases().get(plain.casefold())
    near = indicator and not is_bare(plain) and (plain in indicator or indicator in plain)
    return canonical(indicator) if known is None and indicator and near else known or plain


def near_misses(name: str, known: Mapping[str, int] | Iterable[str], most: int = 6) -> list[str]:
    """Return the known names that `name` may have meant, best first.

    Parameters
    ----------
    name : str
    known : mapping of str to int, or iterable of str
        Names, with how often they occur where that is known.
    most : int

    Examples
    --------
    >>> near_misses("财政收人", {"财政收入": 3, "粮食产量": 9})
    ['财政收入']
    """
    counts = known if isinstance(known, Mapping) else dict.fromkeys(known, 1)
    signs = set(name)
    # only names that share half of the characters can be near: the rest is never compared
    pool = [k for k in counts if len(signs & set(k)) * 2 >= min(len(signs), len(set(k))) > 0]

    def rank(other: str) -> tuple[float, int]:
        ratio = difflib.SequenceMatcher(None, name, other, autojunk=False).ratio()
        if name in other or other in name:
            ratio = max(ratio, 0.75)
        return ratio, counts[other]

    pool.sort(key=lambda k: (-len(signs & set(k)), -counts[k]))
    ranked = sorted(((rank(other), other) for other in pool[:500]), reverse=True)
    return [other for (ratio, _), other in ranked if ratio >= 0.5][:most]
