"""Figures of one report against each other."""
