"""The place a report speaks for, and its county."""

from __future__ import annotations

import collections
import re

from reportnlp.model.items import Outline
from reportnlp.text.view import TextView

_HAN = r"[\u4e00-\u9fff]"
_TOWN = r"(?:街道|苏木|镇|乡)"
_COUNTY = r"(?:自治县|自治旗|县|旗|区)"
_UNITS = re.compile(
    rf"(?P<province>{_HAN}{{2,8}}?(?:自治区|省))?(?P<city>{_HAN}{{2,12}}?(?:自治州|市|盟))?"
    rf"(?P<county>{_HAN}{{1,13}}?{_COUNTY})?(?P<town>{_HAN}{{1,9}}?{_TOWN})?"
    rf"(?:(?P<village>{_HAN}{{1,7}}?(?<![乡农])(?:村|社区))(?=[\d年党支委两工xX二]))?"
)
_SESSION = re.compile(
    rf"(?:在|召开)({_HAN}{{2,16}}?)(?:第[^,。在]{{1,6}}届|[一二三四五六七八九十]+届)(?:人民代表大会|人大)"
)
_ON_BEHALF = re.compile(rf"代表({_HAN}{{2,12}}?)(?:人民政府|办事处|党委|委员会)")
_STATE = re.compile(r"代表国务院|国务院总理|国务院的?委托")
_MASKED = re.compile(rf"(?:[xX*×_某〇○□]{{1,4}}|〔…〕)\s?{_TOWN}|(?<![a-zA-Z])[a-zA-Z]{_TOWN}")
_TITLE_LEAD = re.compile(
    r"^(?:中共|关于|报送|上报|印发|[\d〇○零一二三四五六七八九xX*×_某]{2,4}年度?|[上下]半年|前三季度|第?[一二三四]季度"
    r"|[xX*×_某〇○]{1,4}[省市县区州盟旗]|[(《])+"
)
# What may stand directly before a name: no part of it.
_EDGES = "在处于距离由向到赴是与和全了为从以对给经让被达的共"
_HAN_NAME = re.compile(rf"{_HAN}+")
_TOWN_SUFFIX = re.compile(_TOWN)
_COUNTY_SUFFIX = re.compile(r"[县旗]")
_NOT_NAME = re.compile(
    r"^(?:全|我|本|各|该|乡|村|城|集|小|强|中心|建制|重点|所在|整|每|多|名|两|几|县|市|区|省|州|社|园|老|新|牧|灾|山|库|地|校"
    r"|景|片|厂|矿|林|农|街|辖|小城|特色小|特色|示范|工业|经济|开发|功能|风险)$|[的各我某]|召开|年初|年底"
)
# A frequent word is a name only if it holds none of what joins words.
_NOT_ALONE = re.compile(r"[全个为是成年月日届及和与在等省市县]|(?:小|特色|重点|中心|示范)$")
_SHORT = re.compile(r"^(北京|天津|上海|重庆|内蒙古|广西|西藏|宁夏|新疆)")


def _split(text: str) -> tuple[str | None, str | None]:
    """Return the lowest unit that `text` begins with, and its county.

    Examples
    --------
    >>> _split("棠川县芦汀镇人民政府")
    ('芦汀镇', '棠川县')
    """
    match = _UNITS.match(text)
    if not match or not match[0]:
        return None, None
    for group in ("village", "town", "county", "city", "province"):
        name = match[group]
        if name:
            stem = re.sub(rf"(?:{_TOWN}|{_COUNTY}|自治区|自治州|省|市|盟|村|社区)$", "", name)
            if not stem or _NOT_NAME.search(stem):
                return None, None
            return name, match["county"] if group in ("village", "town", "county") else None
    return None, None


def _frequent(text: str, suffix: re.Pattern[str], least: int) -> str | None:
    """Return the name before `suffix` that stands alone most often, the shorter of equals."""
    names = []
    for match in suffix.finditer(text):
        at, end = match.span()
        for length in (2, 3, 4):
            edge = text[at - length - 1 : at - length] if at > length else ""
            if at >= length and (not "\u4e00" <= edge <= "\u9fff" or edge in _EDGES):
                names.append(text[at - length : end])
    counts = collections.Counter(names)
    best = None
    for name, count in counts.most_common():
        if count < least:
            break
        stem = suffix.sub("", name)
        if not _HAN_NAME.fullmatch(stem):
            continue
        if _NOT_NAME.search(stem) or _NOT_ALONE.search(stem):
            continue
        if best is None or (count == counts[best] and len(name) < len(best)):
            best = name
    return best


def find_place(
    view: TextView, outline: Outline, file_name: str | None = None
) -> tuple[str | None, str | None]:
    """Return the place and its county; None where they are masked or not named.

    A file name is believed only where the text is silent and masks no place.

    The place of a State Council report is 全国, that of a province its full name.
    """
    folded = view.folded
    title = ""
    if outline.title:
        title = re.sub(r"[ \n]", "", folded[outline.title.start : outline.title.end])
        title = re.split(r"—+|--+", title)[-1]
    head = folded[: min(outline.preamble.end, 1500)]
    if _STATE.search(head):
        return "全国", None
    body = folded[:20_000]
    for source in (_SESSION.search(head), _ON_BEHALF.search(head)):
        if source:
            place, county = _split(source[1])
            if place:
                return place, county or _county(body)
    stripped = _TITLE_LEAD.sub("", title)
    place, county = _split(stripped)
    if place is None and _MASKED.search(title):
        return None, _county(body)
    if place is None:
        short = _SHORT.match(stripped)
        place = short[1] if short else None
    if place is None and not _MASKED.search(body):
        place = _frequent(body, _TOWN_SUFFIX, 3)
        if place is None and file_name:
            stem = file_name.replace("\\", "/").rsplit("/", 1)[-1]
            place, county = _split(_TITLE_LEAD.sub("", stem))
    if place is None and folded.count("我国") >= 5 and "国务院" in folded:
        place = "全国"
    return place, county or _county(body)


def _county(text: str) -> str | None:
    return _frequent(text, _COUNTY_SUFFIX, 2)


def place_in_name(file_name: str) -> tuple[str | None, str | None]:
    """Return the place and county that a file name names: a hint where the text is silent.

    Examples
    --------
    >>> place_in_name("reports/棠川县-芦汀镇-2020.docx"), place_in_name("2021年上半年芦汀镇工作总结.txt")
    (('芦汀镇', '棠川县'), ('芦汀镇', None))
    >>> place_in_name("report 12.txt")
    (None, None)
    """
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = re.sub(r"[-_.·—\s()（）【】\[\]、]+", "", name)
    return _split(_TITLE_LEAD.sub("", plain))
