"""A name for a finding that survives edits elsewhere in the report."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

_NOISE = re.compile(r"[\W_\d]+|[xX×某]+")
_BEFORE, _AFTER = 24, 8


def _normal(text: str) -> str:
    return _NOISE.sub("", text)


def fingerprints(context: Context, drafts: Sequence[Draft]) -> list[str]:
    """Return one fingerprint a draft.

    It rests on the rule and on the words around the place with digits, masks, blanks and
    punctuation left out, never on a line number; equal ones are told apart by their order.

    Parameters
    ----------
    context : Context
    drafts : sequence of Draft
        In reading order.
    """
    seen: Counter[str] = Counter()
    found = []
    folded = context.folded
    for draft in drafts:
        if draft.key is None:
            around = "|".join(
                (
                    _normal(folded[max(0, draft.start - _BEFORE) : draft.start])[-10:],
                    _normal(folded[draft.start : min(draft.end, draft.start + 60)]),
                    _normal(folded[draft.end : draft.end + _AFTER]),
                )
            )
        else:
            around = draft.key
        context_key = f"{draft.rule}|{around}"
        seen[context_key] += 1
        text = f"{context_key}|{seen[context_key]}"
        found.append(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12])
    return found
