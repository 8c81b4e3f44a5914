"""The closed set of check kinds that a rule may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportnlp.checks.completeness import Completeness
from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft
from reportnlp.checks.numbers.counts import check_counts
from reportnlp.checks.numbers.dates import check_dates
from reportnlp.checks.numbers.growth import check_growth
from reportnlp.checks.numbers.limits import check_percentages, check_range, check_units
from reportnlp.checks.numbers.parts import check_parts
from reportnlp.checks.numbers.repeats import check_repeats
from reportnlp.checks.numbers.shares import check_shares
from reportnlp.checks.posts import check_posts
from reportnlp.checks.roster import check_roster
from reportnlp.checks.structure import check_numbering
from reportnlp.checks.texts.copies import check_duplicates
from reportnlp.checks.texts.masks import check_masks, check_names
from reportnlp.checks.texts.punctuation import check_decimals, check_punctuation, check_quotes
from reportnlp.checks.texts.years import check_years

Check = Callable[[Context], Iterable[Draft]]


def check_template(context: Context) -> list[Draft]:
    """Return what the template asks for and the report lacks."""
    return Completeness(context).drafts()


# A rule names its kind; a kind may serve several rules, and growth also reveals slips of units.
KINDS: dict[str, Check] = {
    "template": check_template,
    "range": check_range,
    "numbering": check_numbering,
    "parts": check_parts,
    "growth": check_growth,
    "shares": check_shares,
    "repeats": check_repeats,
    "percentages": check_percentages,
    "units": check_units,
    "dates": check_dates,
    "counts": check_counts,
    "posts": check_posts,
    "roster": check_roster,
    "punctuation": check_punctuation,
    "decimals": check_decimals,
    "duplicates": check_duplicates,
    "quotes": check_quotes,
    "masks": check_masks,
    "names": check_names,
    "years": check_years,
}
