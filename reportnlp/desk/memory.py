"""How much memory another process holds."""

from __future__ import annotations

import sys
from pathlib import Path


def memory_used(pid: int) -> int | None:
    """Return the resident memory of a process in megabytes, None where nobody can tell.

    Examples
    --------
    >>> import os
    >>> memory_used(os.getpid()) is None or memory_used(os.getpid()) > 1
    True
    """
    if sys.platform == "win32":
        return _windows(pid)
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * 4096 // 1024 // 1024


def _windows(pid: int) -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD)] + [
            (name, ctypes.c_size_t)
            for name in (
                "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage",
                "QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage",
                "PagefileUsage", "PeakPagefileUsage",
            )
        ]  # fmt: skip

    windll = getattr(ctypes, "windll")  # noqa: B009 - missing elsewhere
    handle = windll.kernel32.OpenProcess(0x1000 | 0x0010, False, pid)
    if not handle:
        return None
    try:
        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        asked = windll.psapi.GetProcessMemoryInfo
        if not asked(handle, ctypes.byref(counters), counters.cb):
            return None
        return int(counters.WorkingSetSize) // 1024 // 1024
    finally:
        windll.kernel32.CloseHandle(handle)
