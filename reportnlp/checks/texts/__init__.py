"""Certain defects of the text itself."""
