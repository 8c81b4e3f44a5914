"""Which paragraphs were taken from last year, or from a neighbour."""

from reportnlp.collection.copies.documents import Document
from reportnlp.collection.copies.finder import CopyIndex, find_copies
from reportnlp.collection.copies.result import Copies, Passage, Template

__all__ = ["Copies", "CopyIndex", "Document", "Passage", "Template", "find_copies"]
