"""Words of two groups of texts in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.plots.drawing import axes, picture

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_CHARACTER = 0.022
_LINE = 0.035


@picture
def term_scatter_plot(
    terms: pd.DataFrame,
    *,
    target: str = "甲组",
    reference: str = "乙组",
    labels: int = 40,
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw each word by its frequency in either group and name the most distinctive.

    Parameters
    ----------
    terms : DataFrame
        From :func:`reportnlp.collection.text.term_scatter`.
    target, reference : str
        Names of the groups.
    labels : int
        Words to name, as far as they do not cover each other.
    title : str
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    import numpy as np

    missing = {"word", "x", "y", "log_ratio", "log_likelihood"} - set(terms.columns)
    if missing:
        raise ValueError(f"the frame has no column {', '.join(sorted(missing))}")
    ax = axes(ax, width=7.5, height=6.5)
    # words of one frequency would hide each other; the shift is the same every time
    shift = np.random.default_rng(0).uniform(-0.008, 0.008, (len(terms), 2))
    x = terms["x"].to_numpy() + shift[:, 0]
    y = terms["y"].to_numpy() + shift[:, 1]
    limit = max(1.0, float(terms["log_ratio"].abs().max())) if len(terms) else 1.0
    points = ax.scatter(
        x, y, c=terms["log_ratio"], cmap="RdBu_r", vmin=-limit, vmax=limit, s=14, alpha=0.8
    )
    taken: list[tuple[float, float, float, float]] = []
    named = 0
    for i in np.argsort(-terms["log_likelihood"].abs().to_numpy(), kind="stable"):
        if named == labels:
            break
        word = str(terms["word"].iloc[i])
        left, low = x[i] + 0.008, y[i]
        box = (left, low - _LINE / 2, left + _CHARACTER * len(word), low + _LINE / 2)
        apart = all(
            box[2] < other[0] or other[2] < box[0] or box[3] < other[1] or other[3] < box[1]
            for other in taken
        )
        if apart:
            taken.append(box)
            named += 1
            ax.text(left, low, word, fontsize=8, va="center")
    ax.plot([0, 1], [0, 1], color="#C5CBD1", linewidth=0.8, zorder=0)
    ax.set_xlim(-0.03, 1.12)
    ax.set_ylim(-0.04, 1.05)
    ax.set_xticks([0, 1], ["少", "多"])
    ax.set_yticks([0, 1], ["少", "多"])
    ax.set_xlabel(f"在{reference}中")
    ax.set_ylabel(f"在{target}中")
    ax.set_title(title or f"{target}与{reference}的用词")
    ax.spines[["top", "right"]].set_visible(False)
    bar = ax.figure.colorbar(points, ax=ax, shrink=0.6, pad=0.02)
    bar.set_label("频率相差倍数（log2）", fontsize=8)
    bar.outline.set_visible(False)
    return ax
