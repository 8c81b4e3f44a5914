"""Named officials, and the people behind the mentions."""

from __future__ import annotations

from reportnlp.extract.officials.mentions import to_officials
from reportnlp.extract.officials.people import merge_people as merge_people
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
    from reportnlp.extract.officials.linking import Linker
    from reportnlp.extract.officials.titles import find_posts

    posts = find_posts(view.folded)
    if not posts:
        return ()
    return to_officials(view, Linker(view.folded).run(view.sentences, posts))
