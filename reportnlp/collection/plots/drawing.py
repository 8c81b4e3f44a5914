"""What all pictures share: an Axes to draw on, the font, quiet lines, colours."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec

from reportnlp.collection.plots.fonts import chinese, families

if TYPE_CHECKING:
    from matplotlib.axes import Axes

P = ParamSpec("P")
# Okabe and Ito: told apart by everyone, in print too
COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#8C6D31",
    "#4D4D4D",
)


def picture(draw: Callable[P, Axes]) -> Callable[P, Axes]:
    """Run a drawing function with the Chinese font, and set the font of its ticks."""

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Axes:
        with chinese():
            ax = draw(*args, **kwargs)
            # ticks are made when the figure is drawn, long after this block is left
            ax.tick_params(labelfontfamily=list(families()), which="both")
        return ax

    return drawn


def axes(ax: Axes | None, *, width: float = 7.0, height: float = 4.2) -> Axes:
    """Return `ax`, or the Axes of a new figure of the given size in inches."""
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def quiet(ax: Axes) -> None:
    """Take away the frame's upper and right sides and draw a light grid behind."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", color="#E3E6E9", linewidth=0.8)
    ax.set_axisbelow(True)


def colour(number: int) -> str:
    """Return the colour of the n-th series."""
    return COLOURS[number % len(COLOURS)]


def legend(ax: Axes, **options: Any) -> None:
    """Place a legend beside the picture, where it hides nothing."""
    ax.legend(
        loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False, borderaxespad=0, **options
    )
