"""Officials against gold: exact name span, post, role and body."""

from __future__ import annotations

from collections import Counter, defaultdict

from reportnlp.evaluation.annotation import Annotation
from reportnlp.evaluation.errors import Errors
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.surfaces import alternatives, overlap, squeeze
from reportnlp.model.items import Official
from reportnlp.model.report import Report


def count_officials(
    document: GoldDocument, report: Report, counts: Counter[str], errors: Errors
) -> None:
    """Add one report's officials to `counts` and what went wrong to `errors`."""
    everyone = document.tagged("off")
    gold = [item for item in everyone if item.keys.get("weak") != "1"]
    weak = [item for item in everyone if item.keys.get("weak") == "1"]
    weak += document.tagged("name", "opt")
    persons = document.tagged("person")
    at: defaultdict[tuple[int, int], list[Official]] = defaultdict(list)
    for official in report.officials:
        at[official.start, official.end].append(official)
    counts["off_gold"] += len(gold)
    counts["person_gold"] += len(persons)
    used: set[str] = set()
    for wanted in gold:
        found = at.get((wanted.start, wanted.end), [])
        if not found:
            errors.add("official missed", wanted.start, wanted.end, wanted.keys.get("pos", ""))
            continue
        counts["off_tp"] += 1
        used.update(official.id for official in found)
        _count_posts(wanted, found, counts, errors)
    for official in report.officials:
        if official.id in used:
            continue
        if any(overlap(official.start, official.end, w.start, w.end) for w in weak):
            counts["off_neutral"] += 1
            continue
        counts["off_fp"] += 1
        errors.add("official invented", official.start, official.end, official.position or "")
    counts["person_alarm"] += sum(
        any(overlap(o.start, o.end, person.start, person.end) for o in report.officials)
        for person in persons
    )


def _count_posts(
    wanted: Annotation, found: list[Official], counts: Counter[str], errors: Errors
) -> None:
    posts = [squeeze(official.position) for official in found]
    joined = " ".join(posts)
    asked = [squeeze(post) for post in alternatives(wanted.keys.get("pos"))]
    if asked:
        right = all(
            post in joined
            or any(len(p) >= 2 and p in post and ("副" in post) == ("副" in p) for p in posts)
            for post in asked
        )
        counts["pos_n"] += 1
        counts["pos_ok"] += right
        if not right:
            note = f"said {joined!r}, gold {';'.join(asked)!r}"
            errors.add("official post", wanted.start, wanted.end, note)
    for key in ("role", "body"):
        accepted = [squeeze(value) for value in alternatives(wanted.keys.get(key))]
        if not accepted:
            continue
        said = squeeze(" ".join(getattr(official, key) or "" for official in found))
        right = bool(said) and any(value in said or said in value for value in accepted)
        counts[f"{key}_n"] += 1
        counts[f"{key}_ok"] += right
        if not right:
            note = f"said {said!r}, gold {'/'.join(accepted)!r}"
            errors.add(f"official {key}", wanted.start, wanted.end, note)
