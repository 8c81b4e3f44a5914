"""A Chinese font that is always there, so that no picture depends on the machine."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

FAMILY = "Reportnlp Sans SC"
# asked after the shipped font, where the machine has them, for rare signs of names
_SYSTEM = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "SimSun", "DejaVu Sans")


@functools.cache
def register() -> str:
    """Make the shipped font known to matplotlib and return its family name.

    Returns
    -------
    str
        For ``rcParams["font.family"]`` or ``fontfamily=``.

    Examples
    --------
    >>> register()
    'Reportnlp Sans SC'
    """
    from matplotlib import font_manager

    font = resources.files("reportnlp.collection.plots") / "font" / "reportnlp-sans-sc.otf"
    with resources.as_file(font) as path:
        font_manager.fontManager.addfont(str(path))
    return FAMILY


@functools.cache
def families() -> tuple[str, ...]:
    """Return the shipped font and what the machine has besides, in order of use."""
    from matplotlib import font_manager

    names = {entry.name for entry in font_manager.fontManager.ttflist}
    return (register(), *(name for name in _SYSTEM if name in names))


@contextmanager
def chinese() -> Iterator[None]:
    """Draw with the shipped font; signs it does not have come from matplotlib's own.

    Examples
    --------
    >>> with chinese():
    ...     import matplotlib.pyplot as plt
    ...     plt.rcParams["font.family"][0]
    'Reportnlp Sans SC'
    """
    import matplotlib as mpl

    parameters: Any = mpl.rcParams
    settings = {
        "font.family": list(families()),
        "axes.unicode_minus": True,
        # an OpenType font with PostScript outlines cannot be embedded whole in a PDF
        "pdf.fonttype": 3,
    }
    # not rc_context: leaving that would undo what a notebook's backend set up meanwhile
    before = {name: parameters[name] for name in settings}
    parameters.update(settings)
    try:
        yield
    finally:
        parameters.update(before)
