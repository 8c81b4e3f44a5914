"""From a text or a file to a :class:`Report`: extract, check, score, in that order."""

from __future__ import annotations

import bisect
import os
from collections.abc import Mapping
from pathlib import Path

from reportnlp.checks.config import Config, load_config
from reportnlp.checks.engine import check
from reportnlp.documents import read
from reportnlp.documents.source import SourceDocument
from reportnlp.extract.coverage import extract_coverage
from reportnlp.extract.figures import extract_figures, extract_placeholders
from reportnlp.extract.meta import extract_meta
from reportnlp.extract.officials import extract_officials, merge_people
from reportnlp.extract.sections import extract_sections
from reportnlp.model.items import Facts, Figure, Official, Outline, Placeholder, Source
from reportnlp.model.making import changer
from reportnlp.model.report import Report
from reportnlp.template.loading import load_template
from reportnlp.template.model import Template
from reportnlp.text.view import TextView

_LONGEST_PATH = 400


def assign_sections(figures: tuple[Figure, ...], outline: Outline) -> tuple[Figure, ...]:
    """Give each figure the id of the innermost section it stands in."""
    sections = list(outline.walk())
    starts = [section.start for section in sections]
    ids = [None, *(section.id for section in sections)]
    moved = changer(Figure, "section")
    placed = []
    for figure in figures:
        section = ids[bisect.bisect_right(starts, figure.start)]
        placed.append(figure if figure.section == section else moved(figure, section))
    return tuple(placed)


def assemble(
    view: TextView,
    *,
    outline: Outline,
    placeholders: tuple[Placeholder, ...] = (),
    figures: tuple[Figure, ...] = (),
    officials: tuple[Official, ...] = (),
    source: Source | None = None,
    template: Template | None = None,
    config: Config | None = None,
) -> Report:
    """Put extracted facts together, check them and score them.

    Parameters
    ----------
    view : TextView
    outline, placeholders, figures, officials
        What the extractors (or the components of a pipeline) found.
    source : Source, optional
    template : Template, optional
    config : Config, optional

    Returns
    -------
    Report
    """
    source = source or Source()
    figures = assign_sections(figures, outline)
    facts = Facts(
        text=view.raw,
        meta=extract_meta(view, outline, file_name=source.path),
        outline=outline,
        placeholders=placeholders,
        figures=figures,
        officials=officials,
        people=merge_people(officials),
        coverage=extract_coverage(view, outline),
    )
    findings, score = check(facts, view=view, template=template, config=config, path=source.path)
    return Report(
        text=facts.text,
        source=source,
        meta=facts.meta,
        preamble=outline.preamble,
        sections=outline.sections,
        placeholders=facts.placeholders,
        figures=facts.figures,
        officials=facts.officials,
        people=facts.people,
        coverage=facts.coverage,
        findings=findings,
        score=score,
    )


def analyze_text(
    text: str,
    *,
    source: Source | None = None,
    template: Template | None = None,
    config: Config | None = None,
    styled: Mapping[int, int] | None = None,
) -> Report:
    """Analyse a text that is already in memory (see :func:`analyze`).

    `styled` gives the outline level of paragraphs that a file styles as headings, by offset.
    """
    view = TextView(text)
    placeholders = extract_placeholders(view)
    return assemble(
        view,
        outline=extract_sections(view, styled),
        placeholders=placeholders,
        figures=extract_figures(view, placeholders),
        officials=extract_officials(view),
        source=source,
        template=template,
        config=config,
    )


def analyze_document(
    document: SourceDocument,
    *,
    source: Source | None = None,
    template: Template | None = None,
    config: Config | None = None,
) -> Report:
    """Analyse a file that was read; its heading styles help where no marker does."""
    return analyze_text(
        document.text,
        source=source or document.source,
        template=template,
        config=config,
        styled=document.headings,
    )


def _is_path(value: str) -> bool:
    if "\n" in value or not value or len(value) > _LONGEST_PATH:
        return False
    path = Path(value)
    try:
        return path.exists() or (
            path.suffix.isascii() and 1 < len(path.suffix) <= 6 and "。" not in value
        )
    except (OSError, ValueError):
        return False


def analyze(
    path_or_text: str | os.PathLike[str],
    *,
    template: Template | str | os.PathLike[str] | None = None,
    config: Config | str | os.PathLike[str] | None = None,
) -> Report:
    """Read a work report and say what is in it and what is missing.

    Parameters
    ----------
    path_or_text : str or PathLike
        A file, or the text itself.  A string of one short line that names an existing
        file, or ends like a file name, is a path.
    template : Template, str or PathLike, optional
        A template, the name of a built-in one, or a TOML or Excel file; ``township-eight``
        by default.
    config : Config, str or PathLike, optional
        Which rules run, at what level, and what is ignored; or a TOML file that says so.

    Returns
    -------
    Report

    Raises
    ------
    UnreadableFileError
        If the file cannot be read; the message is one Chinese line.
    ConfigurationError
        If the template or the configuration is wrong; the message names every fault.

    Examples
    --------
    >>> report = analyze("一、民生福祉\\n发放补助资金xxx万元。\\n")
    >>> [(p.text, p.kind, p.start) for p in report.placeholders]
    [('xxx', 'figure', 13)]
    """
    if isinstance(template, str | os.PathLike):
        template = load_template(template)
    if isinstance(config, str | os.PathLike):
        config = load_config(config)
    if isinstance(path_or_text, str) and not _is_path(path_or_text):
        return analyze_text(path_or_text, template=template, config=config)
    document = read(Path(path_or_text))
    return analyze_document(document, template=template, config=config)
