"""A name for a finding that survives edits elsewhere in the report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from reportnlp.checks.context import Context
from reportnlp.checks.draft import Draft

_NOISE = re.compile(r"[\W_\dxX×某]+")
_BEFORE, _INSIDE, _AFTER = 16, 60, 8


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
    seen: dict[str, int] = {}
    clean, sha1 = _NOISE.sub, hashlib.sha1
    found = []
    folded = context.folded
    for draft in drafts:
        if draft.key is None:
            stop = min(draft.end, draft.start + _INSIDE) + _AFTER
            around = clean("", folded[max(0, draft.start - _BEFORE) : stop])
        else:
            around = draft.key
        context_key = f"{draft.rule}|{around}"
        seen[context_key] = count = seen.get(context_key, 0) + 1
        text = f"{context_key}|{count}"
        found.append(sha1(text.encode(), usedforsecurity=False).hexdigest()[:12])
    return found
