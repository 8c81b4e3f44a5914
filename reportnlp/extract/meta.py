"""Place, county, kind and period of a report, read from its text."""

from __future__ import annotations

import re

from reportnlp.extract.period import find_period
from reportnlp.extract.place import find_place
from reportnlp.model.items import Meta, Outline
from reportnlp.text.view import TextView

_CONGRESS = re.compile(
    r"^\s*各位代表|人民代表大会第?[^。\n]{1,8}次?会议上|向大会报告|作政府工作报告", re.M
)


def extract_meta(view: TextView, outline: Outline, *, file_name: str | None = None) -> Meta:
    """Read what the report says about itself.

    Parameters
    ----------
    view : TextView
    outline : Outline
    file_name : str, optional
        A hint where the text is silent.

    Returns
    -------
    Meta

    Examples
    --------
    >>> from reportnlp.extract.sections import extract_sections
    >>> view = TextView("松林镇2021年上半年工作总结\\n一、民生福祉\\n修路。")
    >>> meta = extract_meta(view, extract_sections(view))
    >>> meta.place, meta.kind, meta.period.start, meta.period.end
    ('松林镇', 'summary', '2021-01-01', '2021-06-30')
    """
    title = view.raw[outline.title.start : outline.title.end] if outline.title else None
    head = view.folded[: min(outline.preamble.end + 200, 3000)]
    congress = _CONGRESS.search(head) is not None
    place, county = find_place(view, outline, file_name)
    return Meta(
        title=title,
        place=place,
        county=county,
        kind="congress" if congress else "summary",
        period=find_period(view, outline, congress=congress, file_name=file_name),
    )
