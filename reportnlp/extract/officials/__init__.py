"""Named officials, and the people behind the mentions."""

from __future__ import annotations

from reportnlp.extract.officials.linking import Linker
from reportnlp.extract.officials.mentions import to_officials
from reportnlp.extract.officials.offices import extract_offices as extract_offices
from reportnlp.extract.officials.people import merge_people as merge_people
from reportnlp.extract.officials.titles import find_posts
from reportnlp.extract.officials.wraps import unwrap
from reportnlp.model.items import Official
from reportnlp.text.view import TextView


def extract_officials(view: TextView) -> tuple[Official, ...]:
    """Find every named person with a public office, in reading order.

    Parameters
    ----------
    view : TextView

    Returns
    -------
    tuple of Official

    Examples
    --------
    >>> from reportnlp.text.view import TextView
    >>> (found,) = extract_officials(TextView("由镇党委书记孙文煜任防汛领导小组组长。"))
    >>> found.name, found.position, found.role, found.body
    ('孙文煜', '镇党委书记', '组长', '防汛领导小组')
    """
    whole = unwrap(view)
    posts = find_posts(whole.text)
    if not posts:
        return ()
    sentences = TextView(whole.text).sentences if whole.cuts else view.sentences
    mentions = Linker(whole.text).run(sentences, posts)
    return to_officials(view, whole, mentions)
