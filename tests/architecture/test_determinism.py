"""The same text gives the same bytes whatever the hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "townships"


def _digest(seed):
    paths = [str(path) for path in sorted(CORPUS.glob("*.txt"))[::3]]
    result = subprocess.run(
        [sys.executable, "-m", "reportnlp", "extract", *paths, "--format", "json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return hashlib.sha256(result.stdout).hexdigest()


def test_hash_seeds_change_nothing():
    assert len({_digest(seed) for seed in (0, 1, 12, 40)}) == 1
