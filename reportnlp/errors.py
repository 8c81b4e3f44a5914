"""What can go wrong, in the words of the person who has to mend it."""

from __future__ import annotations


class ReportError(Exception):
    """A problem with the user's input; ``str(error)`` is one Chinese line."""


class UnreadableFileError(ReportError):
    """A file that cannot be read as a report."""


class ConfigurationError(ReportError):
    """A template, rule file or option that is wrong; the command line exits with 2."""
