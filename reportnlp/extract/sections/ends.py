"""Where a heading ends that is followed by its body in the same line."""

from __future__ import annotations

import re

from reportnlp.extract.sections.markers import NUM

# `一、` or `（一）` inside a line; no look-behind in front, so that the engine can skip fast.
GLUED = re.compile(rf"(?:(?:{NUM})、|\((?:{NUM})\)、?)(?=[\u4e00-\u9fff“\dxX*])")
_NESTED = re.compile(rf"{GLUED.pattern}|(?<=[\u4e00-\u9fff ])一是(?=[\u4e00-\u9fff])")
_STOP = re.compile(r"[。!?;:]")
_BODY_CUE = re.compile(
    r"(?<![的、“在和与及对把是])(?:全[镇乡县年街区市村]|今年|去年|过去|[一半]年来|[上下]半年|我[镇乡县街们]"
    r"|坚持以|认真|按照|紧?紧?围绕|以[^,。]{2,14}为|始终|积极|深入|扎实开展|为了|为进一步|在[^,。]{2,10}[下中上],"
    r"|[镇乡]党委|成立|投[资入]|新[建增]|对照|不以|召开|截至|累计|共完成)"
)
_PAUSE = re.compile(r"[,。!?;:]")
_OPENING = re.compile(
    r"(?<![的“])(?:今年(?:以来)?,|[一半]年(?:以)?来,|[上下]半年,|我[镇乡县]|[镇乡]党委|全[镇乡](?=[上以坚共]))"
)
_LONG = 45
_SHORT = 24
_LIMIT = 40


def lead_end(folded: str, start: int, end: int, *, cut_comma: bool = False) -> int:
    """Return the end of the lead sentence that begins at `start`.

    Parameters
    ----------
    folded : str
    start, end : int
        Behind the marker; end of the line.
    cut_comma : bool
        The lead ends at its first comma (`一是加强领导，压实责任。`), as it does wherever the
        sentence is long.
    """
    stop = _STOP.search(folded, start, end)
    limit = stop.start() if stop else end
    comma = folded.find(",", start, limit)
    if comma > start + 1 and (cut_comma or limit - start > _LONG):
        return comma
    return limit


def glued_end(folded: str, start: int, end: int) -> tuple[int, bool]:
    """Return where a heading ends that runs into its body, and whether it is a lead sentence.

    Examples
    --------
    >>> text = "社会稳定今年以来,全镇上下齐心协力,没有发生一起越级上访事件。"
    >>> text[: glued_end(text, 0, len(text))[0]]
    '社会稳定'
    """
    limit = min(end, start + _LIMIT)
    nested = _NESTED.search(folded, start, limit)
    if nested:
        limit = nested.start()
    stop = lead_end(folded, start, limit)
    blank = folded.find(" ", start + 2, limit)
    if 0 <= blank < stop:
        return blank, False
    if stop < limit and stop - start <= _SHORT and folded[stop] == "。":
        return stop, True
    if nested and stop == limit:
        return limit, False
    cue = _BODY_CUE.search(folded, start + 4, limit)
    if cue:
        return cue.start(), False
    comma = folded.find(",", start, limit)
    return (comma if comma > start + 3 else max(start + 1, min(stop, start + 16))), False


def runs_on(folded: str, start: int, end: int) -> int | None:
    """Return where a heading at the beginning of a line runs into its body unpunctuated.

    Examples
    --------
    >>> text = "党建工作今年以来,镇党委坚持每月学习。"
    >>> text[: runs_on(text, 0, len(text))]
    '党建工作'
    """
    limit = min(end, start + _LIMIT)
    stop = _PAUSE.search(folded, start, limit)
    cue = _OPENING.search(folded, start + 4, stop.end() if stop else limit)
    blank = folded.find(" ", start + 3, stop.start() if stop else limit)
    if blank > 0 and end - blank > _LIMIT:
        return blank
    return cue.start() if cue else None
