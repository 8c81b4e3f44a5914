"""Masks a filled report, and unmasks it with the key."""

from __future__ import annotations

from reportnlp.masking.mask import MaskedText, mask_text, unmask_text
from reportnlp.masking.styles import STYLES

__all__ = ["STYLES", "MaskedText", "mask_text", "unmask_text"]
