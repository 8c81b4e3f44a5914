"""reportnlp reads Chinese government work reports and says what is in them and what is missing."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportnlp.analysis import analyze as analyze
    from reportnlp.collection.corpus import Corpus as Corpus
    from reportnlp.collection.corpus import corpus as corpus
    from reportnlp.model.report import Report as Report
    from reportnlp.pipeline.loading import load as load
    from reportnlp.pipeline.segmenting import Token as Token
    from reportnlp.pipeline.segmenting import segment as segment

__version__ = "0.1.0"

_PUBLIC = {
    "analyze": "reportnlp.analysis",
    "Report": "reportnlp.model.report",
    "Corpus": "reportnlp.collection.corpus",
    "corpus": "reportnlp.collection.corpus",
    "load": "reportnlp.pipeline.loading",
    "segment": "reportnlp.pipeline.segmenting",
    "Token": "reportnlp.pipeline.segmenting",
}
__all__ = ["__version__", *_PUBLIC]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
