"""Masks a filled report, and unmasks it with the key."""
