"""Mask the figures of a filled report, and bring them back with the key."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportnlp.analysis import analyze_text
from reportnlp.errors import ConfigurationError
from reportnlp.masking.key import Key, KeyEntry, digest
from reportnlp.masking.styles import STYLES, masker, name_mask, year_mask
from reportnlp.model.items import Figure
from reportnlp.model.report import Report

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_SUFFIX = re.compile(r"(?:街道|苏木|民族乡|镇|乡|区|县|市|旗)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    start: int
    end: int
    mask: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedText:
    """A masked text, its key and where each figure went.

    Attributes
    ----------
    text : str
    key : Key
    report : Report
        The analysis of the original.
    spans : dict of str to (int, int)
        Figure id of `report` to its span in the masked text; for a deleted number the
        unit that was left behind.
    masked : frozenset of str
        Ids of the figures that were masked.
    """

    text: str
    key: Key
    report: Report
    spans: dict[str, tuple[int, int]]
    masked: frozenset[str]

    def shift(self, offset: int) -> int:
        """Map an offset of the original to the masked text."""
        moved = offset
        for entry in self.key.entries:
            length = entry.end - entry.start
            if entry.start >= moved:
                break
            moved += length - len(entry.original)
        return moved


def number_span(figure: Figure) -> tuple[int, int]:
    """Return where the number of a figure stands, without approximation and unit."""
    at = figure.text.find(figure.number)
    return figure.start + at, figure.start + at + len(figure.number)


def _width(figure: Figure) -> int:
    """Digits of the value, for numbers that are written out."""
    return len(str(abs(int(figure.value)))) if figure.value is not None else 1


def _figure_cuts(
    report: Report, mask: Callable[[str, int], str], share: float, draw: random.Random
) -> tuple[list[_Cut], set[str]]:
    cuts, chosen = [], set()
    for figure in report.figures:
        if figure.redacted or not figure.number or figure.number not in figure.text:
            continue
        if draw.random() >= share:
            continue
        start, end = number_span(figure)
        cuts.append(
            _Cut(
                start=start,
                end=end,
                mask=mask(figure.number, _width(figure)),
                unit=figure.unit,
                kind="figure",
            )
        )
        chosen.add(figure.id)
    return cuts, chosen


def _name_cuts(report: Report, style: str, draw: random.Random) -> list[_Cut]:
    cuts = [
        _Cut(start=o.start, end=o.end, mask=name_mask(style, draw), unit="", kind="name")
        for o in report.officials
        if o.level != "national"
    ]
    stem = _SUFFIX.sub("", report.meta.place or "")
    if len(stem) >= 2:
        for match in re.finditer(re.escape(stem), report.text):
            cuts.append(
                _Cut(
                    start=match.start(),
                    end=match.end(),
                    mask=name_mask(style, draw),
                    unit="",
                    kind="name",
                )
            )
    return cuts


def _year_cuts(report: Report, style: str, draw: random.Random) -> list[_Cut]:
    return [
        _Cut(
            start=match.start(),
            end=match.end(),
            mask=year_mask(match[0], style, draw),
            unit="",
            kind="year",
        )
        for match in _YEAR.finditer(report.text)
    ]


def mask_text(
    text: str,
    *,
    style: str = "x",
    share: float = 1.0,
    seed: int = 0,
    names: bool = False,
    years: bool = False,
    encoding: str = "utf-8",
) -> MaskedText:
    """Replace the figures of a text with masks.

    Parameters
    ----------
    text : str
        A filled report.
    style : str
        One of :data:`reportnlp.masking.styles.STYLES`.
    share : float
        Share of the figures to mask, 0 to 1.
    seed : int
        The same seed masks the same figures.
    names, years : bool
        Mask the officials and the place; mask years.
    encoding : str
        Kept in the key.

    Returns
    -------
    MaskedText

    Raises
    ------
    ConfigurationError
        If style or share are wrong.

    Examples
    --------
    >>> masked = mask_text("发放补助资金125万元，低保12户。", style="x")
    >>> masked.text
    '发放补助资金xxx万元，低保xx户。'
    >>> unmask_text(masked.text, masked.key)
    '发放补助资金125万元，低保12户。'
    """
    if style not in STYLES:
        raise ConfigurationError(f"没有“{style}”这种遮盖样式；可用的有：{'、'.join(STYLES)}")
    if not 0 <= share <= 1:
        raise ConfigurationError(f"比例 {share} 不对；请写 0 到 1 之间的数，如 0.6")
    draw = random.Random(seed)
    report = analyze_text(text)
    cuts, masked = _figure_cuts(report, masker(style, draw), share, draw)
    cuts += _name_cuts(report, style, draw) if names else []
    cuts += _year_cuts(report, style, draw) if years else []
    pieces: list[str] = []
    entries: list[KeyEntry] = []
    done = length = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        if cut.start < done:
            continue
        pieces += [text[done : cut.start], cut.mask]
        length += cut.start - done
        entries.append(
            KeyEntry(
                start=length,
                end=length + len(cut.mask),
                original=text[cut.start : cut.end],
                unit=cut.unit,
                kind=cut.kind,
            )
        )
        length += len(cut.mask)
        done = cut.end
    result = "".join([*pieces, text[done:]])
    key = Key(
        style=style,
        share=share,
        seed=seed,
        encoding=encoding,
        digest=digest(result),
        entries=tuple(entries),
    )
    partial = MaskedText(text=result, key=key, report=report, spans={}, masked=frozenset(masked))
    spans = {f.id: (partial.shift(f.start), partial.shift(f.end)) for f in report.figures}
    return MaskedText(text=result, key=key, report=report, spans=spans, masked=frozenset(masked))


def unmask_text(text: str, key: Key) -> str:
    """Bring the original back.

    Parameters
    ----------
    text : str
        The masked text, unchanged since it was masked.
    key : Key

    Raises
    ------
    ConfigurationError
        If the key belongs to another text.
    """
    if digest(text) != key.digest:
        raise ConfigurationError("密钥与文件不符：文件在遮盖之后被改过，或者密钥是另一个文件的")
    pieces = []
    done = 0
    for entry in key.entries:
        pieces += [text[done : entry.start], entry.original]
        done = entry.end
    return "".join([*pieces, text[done:]])
