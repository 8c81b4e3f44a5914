"""LibreOffice, where it is installed, turns other formats into .docx."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_VARIABLE = "REPORTNLP_SOFFICE"
_SECONDS = 60
_USUAL = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find() -> str | None:
    """Return the LibreOffice program, None where there is none.

    The variable ``REPORTNLP_SOFFICE`` names it, or forbids it with ``no``.
    """
    named = os.environ.get(_VARIABLE, "")
    if named:
        return named if named != "no" and Path(named).exists() else None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _USUAL if Path(path).exists()), None)


@functools.cache
def _profile() -> Path:
    # One private profile a process: making one costs seconds, sharing one crashes.
    folder = Path(tempfile.mkdtemp(prefix="reportnlp-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def try_convert(data: bytes, suffix: str, to: str = "docx") -> tuple[bytes | None, str]:
    """Convert a document.

    Parameters
    ----------
    data : bytes
    suffix : str
        Extension that says what `data` is.
    to : str
        Target extension.

    Returns
    -------
    converted : bytes or None
    problem : str
        Why it failed, in Chinese; empty where LibreOffice is not installed.
    """
    program = find()
    if program is None:
        return None, ""
    with tempfile.TemporaryDirectory(prefix="reportnlp-") as name:
        folder = Path(name)
        # A private copy: a lock file beside the original makes LibreOffice stop.
        source = folder / f"in.{suffix}"
        source.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={_profile().as_uri()}", "--headless",
            "--norestore", "--convert-to", to, "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                if sys.platform == "win32"
                else 0,
            )
        except subprocess.TimeoutExpired:
            return None, "LibreOffice 转换超时"
        except OSError:
            return None, "LibreOffice 无法启动"
        target = folder / "out" / f"in.{to.partition(chr(58))[0]}"
        if not target.exists():
            return None, "LibreOffice 转换失败"
        return target.read_bytes(), ""
