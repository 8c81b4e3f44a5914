"""Run every benchmark in turn: ``python -m tests.benchmarks [NAME ...]``."""

import subprocess
import sys
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("bench_*.py")):
    if sys.argv[1:] and path.stem.removeprefix("bench_") not in sys.argv[1:]:
        continue
    print(f"== {path.stem.removeprefix('bench_')}", flush=True)
    # a process each, so that none inherits what another has loaded
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{path.stem}"], check=False)
