"""The ``reportnlp`` command line."""
