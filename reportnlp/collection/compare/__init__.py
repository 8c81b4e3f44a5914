"""Comparing places and periods: change, growth, outliers, presence, structure, league tables."""
