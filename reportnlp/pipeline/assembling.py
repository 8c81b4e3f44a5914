"""From the facts in a doc to its report."""

from __future__ import annotations

import dataclasses
from typing import Any

from spacy.tokens import Doc

from reportnlp.analysis import assemble
from reportnlp.model.items import Figure, Official, Outline, Placeholder, Section, Span
from reportnlp.model.report import Report
from reportnlp.pipeline import store
from reportnlp.pipeline.facts import view_of


def _pruned(sections: tuple[Section, ...], kept: set[str]) -> tuple[Section, ...]:
    """Leave out sections whose span was taken away; their children move up."""
    result: list[Section] = []
    for section in sections:
        children = _pruned(section.children, kept)
        if section.id not in kept:
            result.extend(children)
        elif children == section.children:
            result.append(section)
        else:
            result.append(dataclasses.replace(section, children=children))
    return tuple(result)


def _outline(doc: Doc) -> Outline:
    data = store.store_of(doc).get("outline")
    if data is None:
        return Outline(title=None, preamble=Span(start=0, end=len(store.text_of(doc))), sections=())
    outline: Outline = store.record_of(Outline, data)
    if "sections" not in doc.spans or not len(doc):
        return outline
    kept = {span.id_ for span in doc.spans["sections"]}
    if all(section.id in kept for section in outline.walk()):
        return outline
    return dataclasses.replace(outline, sections=_pruned(outline.sections, kept))


def assemble_doc(doc: Doc, settings: dict[str, Any]) -> Report:
    """Return the report of a doc from its span groups and stored facts.

    Parameters
    ----------
    doc : Doc
    settings : dict
        ``template``: name or path, or None.
    """
    template = None
    if settings.get("template"):
        from reportnlp.template.loading import load_template

        template = load_template(settings["template"])
    return assemble(
        view_of(store.text_of(doc)),
        outline=_outline(doc),
        placeholders=store.get(doc, "placeholders", Placeholder),
        figures=store.get(doc, "figures", Figure),
        officials=store.get(doc, "officials", Official),
        template=template,
    )
