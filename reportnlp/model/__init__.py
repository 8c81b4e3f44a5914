"""Frozen records: the facts of a report and the report itself."""
