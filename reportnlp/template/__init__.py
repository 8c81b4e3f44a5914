"""Templates: what a complete report is expected to hold."""
