"""The spaCy components: each adds one kind of fact; the last one ties them to a report.

Every component works alone in any pipeline (``spacy.blank("zh").add_pipe(...)``).  Importing
this module loads neither jieba nor any data file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from reportnlp.pipeline import store


class FactComponent:
    """Puts one kind of fact into ``doc.spans[key]`` and ``doc.user_data``.

    Parameters
    ----------
    name : str
        Name in the pipeline.
    key : str
        Key of the span group.
    """

    key: str

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of one doc."""
        raise NotImplementedError

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Score the spans against a reference doc with the same span group.

        Returns
        -------
        dict
            ``spans_KEY_p``, ``_r``, ``_f`` and ``_per_type``.
        """
        attribute = f"spans_{self.key}"
        found: dict[str, Any] = Scorer.score_spans(
            examples,
            attribute,
            getter=lambda doc, _: doc.spans.get(self.key, []),
            has_annotation=lambda doc: self.key in doc.spans,
            allow_overlap=True,
            **kwargs,
        )
        return found


class Sections(FactComponent):
    """Section headings, their tree, the title and the preamble.

    Span labels are the topics (``none`` where a heading has none).

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("reportnlp_sections")
    >>> doc = nlp("一、民生福祉\\n修路。")
    >>> [span.text for span in doc.spans["sections"]]
    ['一、民生福祉']
    """

    key = "sections"

    def __call__(self, doc: Doc) -> Doc:
        """Add the sections of one doc."""
        from reportnlp.pipeline.facts import outline_of

        outline = outline_of(store.text_of(doc))
        sections = list(outline.walk())
        store.put(doc, self.key, sections, [section.topic or "none" for section in sections])
        store.store_of(doc)["outline"] = outline
        return doc


class Placeholders(FactComponent):
    """Masks and silent deletions; span labels are their kinds."""

    key = "placeholders"

    def __call__(self, doc: Doc) -> Doc:
        """Add the placeholders of one doc."""
        from reportnlp.pipeline.facts import placeholders_of

        items = placeholders_of(store.text_of(doc))
        store.put(doc, self.key, items, [item.kind for item in items])
        return doc


class Figures(FactComponent):
    """Quantities, masked ones too; span labels are ``figure`` and ``masked``."""

    key = "figures"

    def __call__(self, doc: Doc) -> Doc:
        """Add the figures of one doc."""
        from reportnlp.pipeline.facts import figures_of

        items = figures_of(store.text_of(doc))
        store.put(doc, self.key, items, ["masked" if i.redacted else "figure" for i in items])
        return doc


class Officials(FactComponent):
    """Named officials; span labels are their levels (``none`` where unknown)."""

    key = "officials"

    def __call__(self, doc: Doc) -> Doc:
        """Add the officials of one doc."""
        from reportnlp.pipeline.facts import officials_of

        items = officials_of(store.text_of(doc))
        store.put(doc, self.key, items, [item.level or "none" for item in items])
        return doc


class ReportAssembler:
    """Makes ``doc._.report`` available.

    The report is put together from what stands in the doc when it is asked for: with a
    component removed its facts are absent, with one replaced the replacement's appear.

    Parameters
    ----------
    name : str
    template : str or None
        Name or path of the template to check against; the eight sections by default.
    """

    def __init__(self, name: str, template: str | None) -> None:
        self.name = name
        self.template = template

    def __call__(self, doc: Doc) -> Doc:
        """Note how the report of this doc is to be made."""
        store.store_of(doc)["assemble"] = {"template": self.template}
        return doc


def report_of(doc: Doc) -> Any:
    """Return the report of a doc, or None where no assembler has seen it."""
    settings = store.store_of(doc).get("assemble") if store.KEY in doc.user_data else None
    if settings is None:
        return None
    from reportnlp.pipeline.assembling import assemble_doc

    return assemble_doc(doc, settings)


if not Doc.has_extension("report"):
    Doc.set_extension("report", getter=report_of)

_CLASSES: dict[str, type[FactComponent]] = {
    "reportnlp_sections": Sections,
    "reportnlp_placeholders": Placeholders,
    "reportnlp_figures": Figures,
    "reportnlp_officials": Officials,
}


def _register(factory: str, cls: type[FactComponent]) -> Callable[[Language, str], FactComponent]:
    weights = {
        f"spans_{cls.key}_f": 1.0,
        f"spans_{cls.key}_p": 0.0,
        f"spans_{cls.key}_r": 0.0,
        f"spans_{cls.key}_per_type": None,
    }

    @Language.factory(factory, assigns=["doc.spans"], default_score_weights=weights)
    def make(nlp: Language, name: str) -> FactComponent:
        return cls(name)

    made: Callable[[Language, str], FactComponent] = make
    return made


make_sections = _register("reportnlp_sections", Sections)
make_placeholders = _register("reportnlp_placeholders", Placeholders)
make_figures = _register("reportnlp_figures", Figures)
make_officials = _register("reportnlp_officials", Officials)


@Language.factory("reportnlp_report", default_config={"template": None}, assigns=["doc._.report"])
def make_report(nlp: Language, name: str, template: str | None) -> ReportAssembler:
    """Return the assembler."""
    return ReportAssembler(name, template)
