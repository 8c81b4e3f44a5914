"""Offices that stand without a person: the name is masked, or many are meant."""

from __future__ import annotations

import re

from reportnlp.extract.officials.forms import chains
from reportnlp.extract.officials.titles import find_posts
from reportnlp.extract.officials.wraps import unwrap
from reportnlp.model.items import Office
from reportnlp.text.view import TextView

_MASK = re.compile(
    r" *[:由]? *((?:[xX×✕*_○□]{1,6}|某{1,3}|〔…〕|[\u4e00-\u9fff](?:某{1,2}|[xX×*]{1,2}))(?![0-9%.]))"
)


def extract_offices(view: TextView) -> tuple[Office, ...]:
    """Find offices whose holder is masked, and collectives of office holders.

    Parameters
    ----------
    view : TextView

    Returns
    -------
    tuple of Office
        ``kind`` is ``masked`` or ``collective``; none of them is an official.

    Examples
    --------
    >>> from reportnlp.text.view import TextView
    >>> [(o.position, o.kind, o.name) for o in extract_offices(TextView("镇长XX带领班子成员下村"))]
    [('镇长', 'masked', 'XX'), ('成员', 'collective', None)]
    """
    whole = unwrap(view)
    text = whole.text
    offices: list[Office] = []
    for chain in chains(text, find_posts(text)):
        last = chain.posts[-1]
        mask = None if last.collective else _MASK.match(text, last.end)
        if mask is None and not last.collective:
            continue
        for post in chain.posts:
            start, end = whole.place(post.start, post.end)
            name = whole.place(*mask.span(1)) if mask else None
            offices.append(
                Office(
                    id=f"h{len(offices) + 1}",
                    start=start,
                    end=end,
                    text=view.raw[start:end],
                    position="".join(view.raw[start:end].split()),
                    kind="masked" if mask else "collective",
                    name=view.raw[name[0] : name[1]] if name else None,
                    name_start=name[0] if name else None,
                    name_end=name[1] if name else None,
                )
            )
    return tuple(offices)
