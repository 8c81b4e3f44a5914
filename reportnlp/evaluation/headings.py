"""Headings against gold: standing and run-in, level and topic."""

from __future__ import annotations

import re
from collections import Counter

from reportnlp.evaluation.annotation import Annotation
from reportnlp.evaluation.errors import Errors
from reportnlp.evaluation.gold import GoldDocument
from reportnlp.evaluation.surfaces import BLANKS, alternatives
from reportnlp.model.items import Section
from reportnlp.model.report import Report

_MARKER = re.compile(r"[（(第]?[0-9一二三四五六七八九十]+[）)]?[.．、，,]?[是要为]?")
_LEAD = re.compile(r"(?<![^\n\s])[\u4e00-\u9fff]{4,16}。(?=\S)")


def proper_start(text: str, offset: int) -> int:
    """Return the first character of a heading proper: blanks and ``#`` are skipped."""
    while offset < len(text) and (text[offset] in BLANKS or text[offset] in "#\ufeff"):
        offset += 1
    return offset


def _is_frame(text: str, offset: int, first: int, last: int) -> bool:
    """Tell title, date and speaker lines before the first heading, and a signature at the end."""
    left = text.rfind("\n", 0, offset) + 1
    right = text.find("\n", offset)
    line = text[left : right if right >= 0 else len(text)].strip(BLANKS)
    if "。" in line:
        return False
    ends = "。" not in text[offset + len(line) :].strip(BLANKS)
    return (offset < first and len(line) <= 60) or (offset > last and len(line) <= 30 and ends)


def count_headings(
    document: GoldDocument, report: Report, counts: Counter[str], errors: Errors
) -> None:
    """Add one report's headings to `counts` and what went wrong to `errors`."""
    text = document.text
    gold = {proper_start(text, item.start): item for item in document.tagged("sec")}
    title = proper_start(text, 0)
    first, last = min(gold, default=0), max(gold, default=0)
    markers = [item for item in document.tagged("not") if _MARKER.fullmatch(item.surface)]
    seen: set[int] = set()
    for section in report.walk_sections():
        start = proper_start(text, section.start)
        if start in gold:
            if start not in seen:
                seen.add(start)
                _count_pair(gold[start], section, counts, errors)
            continue
        lead = _LEAD.match(text, start) and text[:start].rstrip(" \t\u3000")[-1:] in ("", "\n")
        neutral = (
            start == title
            or _is_frame(text, start, first, last)
            or lead
            or any(item.start <= start < item.end for item in markers)
        )
        if neutral:
            counts["sec_neutral"] += 1
        else:
            counts["sec_fp"] += 1
            errors.add("heading invented", section.start, section.end, section.rule)
    for start, item in gold.items():
        runin = item.keys.get("runin") == "1"
        counts["sec_gold_run" if runin else "sec_gold"] += 1
        counts["topic_gold"] += bool(item.keys.get("topic"))
        if start not in seen:
            label = "run-in missed" if runin else "heading missed"
            errors.add(label, item.start, item.end, "")


def _count_pair(wanted: Annotation, section: Section, counts: Counter[str], errors: Errors) -> None:
    suffix = "_run" if wanted.keys.get("runin") == "1" else ""
    counts[f"sec_tp{suffix}"] += 1
    level = wanted.keys.get("level", "?")
    if level != "?":
        right = str(section.level) in level.split(";")
        counts[f"level_n{suffix}"] += 1
        counts[f"level_ok{suffix}"] += right
        if not right:
            note = f"said {section.level}, gold {level}"
            errors.add("heading level", wanted.start, wanted.end, note)
    topics = alternatives(wanted.keys.get("topic"))
    if topics:
        right = section.topic in topics
        counts["topic_n"] += 1
        counts["topic_ok"] += right
        if not right:
            note = f"said {section.topic}, gold {'/'.join(topics)}"
            errors.add("heading topic", wanted.start, wanted.end, note)
