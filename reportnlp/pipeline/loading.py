"""The ready-made pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from reportnlp.pipeline.words import Backend

COMPONENTS = (
    "reportnlp_sections",
    "reportnlp_placeholders",
    "reportnlp_figures",
    "reportnlp_officials",
    "reportnlp_report",
)


def load(
    *, backend: Backend = "jieba", exclude: Iterable[str] = (), template: str | None = None
) -> Language:
    """Return a spaCy pipeline that reads reports.

    Parameters
    ----------
    backend : {'jieba', 'rjieba'}
        Word segmenter; rjieba is far faster and comes with ``pip install reportnlp[fast]``.
    exclude : iterable of str
        Components to leave out; the report then lacks their facts.
    template : str, optional
        Name or path of the template to check against.

    Returns
    -------
    spacy.language.Language
        ``doc.spans`` holds sections, placeholders, figures and officials, ``doc._.report``
        the report, equal to what :func:`reportnlp.analyze` gives.

    Raises
    ------
    ValueError
        If `backend` or a name in `exclude` is unknown.

    Examples
    --------
    >>> nlp = load()
    >>> doc = nlp("一、民生福祉\\n镇长王敏说，发放补助资金xxx万元。\\n")
    >>> [(span.text, span.label_) for span in doc.spans["officials"]]
    [('王敏', 'town')]
    >>> doc._.report.officials[0].position
    '镇长'
    """
    import spacy

    # spaCy finds them by entry point too; this also serves an uninstalled checkout
    import reportnlp.pipeline.components
    import reportnlp.pipeline.tokenizer  # noqa: F401

    left_out = set(exclude)
    if unknown := left_out - set(COMPONENTS):
        raise ValueError(f"unknown component {sorted(unknown)}; use {', '.join(COMPONENTS)}")
    if backend not in ("jieba", "rjieba"):
        raise ValueError(f"unknown backend {backend!r}; use jieba or rjieba")
    tokenizer = {"@tokenizers": "reportnlp_tokenizer", "backend": backend}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    for name in COMPONENTS:
        if name in left_out:
            continue
        config = {"template": template} if name == "reportnlp_report" else {}
        nlp.add_pipe(name, config=config)
    return nlp
