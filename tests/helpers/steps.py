"""How many lines of Python a call runs: a measure of work that no busy machine can change."""

import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    """Return the number of lines and calls `work` executes."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Tell whether eight times the size takes at most twelve times the steps.

    Quadratic work would take up to 64 times as many.  The first run fills caches.
    """
    work(size)
    return steps(lambda: work(8 * size)) < 12 * steps(lambda: work(size))
