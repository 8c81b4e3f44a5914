"""What can go wrong with a corpus, in words that say what to do next."""

from __future__ import annotations

from reportnlp.errors import ConfigurationError


class CorpusError(ConfigurationError):
    """A question that this corpus cannot answer as it was asked."""


class UnknownIndicatorError(CorpusError):
    """No report names this indicator; the message lists near misses."""


class MixedUnitsError(CorpusError):
    """The indicator stands in units that cannot be converted into each other."""


class DuplicateReportError(CorpusError):
    """Two reports claim the same place and period."""


class MetadataError(CorpusError):
    """The metadata table is wrong or does not match the files."""


class StoreError(CorpusError):
    """The store cannot be used: another version, another kind of file, not writable."""
