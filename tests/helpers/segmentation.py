"""Token F1 over hand-cut sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def read_gold(path: Path) -> list[list[str]]:
    """Read a file of one sentence a line, words divided by blanks, ␣ for a blank."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        [word.replace("␣", " ") for word in line.split(" ")]
        for line in lines
        if line and not line.startswith("#")
    ]


def spans(words: list[str]) -> set[tuple[int, int]]:
    """Offsets of the words that are not blank."""
    found, at = set(), 0
    for word in words:
        if word.strip():
            found.add((at, at + len(word)))
        at += len(word)
    return found


def token_f1(gold: list[list[str]], cut: Callable[[str], list[str]]) -> float:
    """F1 of exact token spans over all sentences."""
    right = predicted = wanted = 0
    for words in gold:
        want, got = spans(words), spans(cut("".join(words)))
        right += len(want & got)
        predicted += len(got)
        wanted += len(want)
    return 2 * right / (predicted + wanted)
