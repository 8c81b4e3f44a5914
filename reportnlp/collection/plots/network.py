"""Who took text from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.plots.drawing import axes, picture

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TONES = {"earlier": "#0072B2", "neighbour": "#D55E00", "unknown": "#777777"}
_LABELS = {"earlier": "沿用往期", "neighbour": "与他处雷同", "unknown": "来源不明"}
_LEAST = 0.02


@picture
def copy_network(
    pairs: pd.DataFrame,
    *,
    title: str = "雷同关系（箭头由来源指向沿用者）",
    minimum: float = _LEAST,
    ax: Axes | None = None,
) -> Axes:
    """Draw reports on a circle with an arrow from each source to each copy.

    Parameters
    ----------
    pairs : DataFrame
        ``copies.pairs_frame()``: copy, source, relation, directed, share.
    title : str
    minimum : float
        Pairs with a smaller share are left out.
    ax : Axes, optional

    Returns
    -------
    Axes
        Width grows with the share of the copy that was taken, which stands beside the arrow; a
        line without a head is a pair of which nobody can say who was first.
    """
    import numpy as np
    from matplotlib.lines import Line2D
    from matplotlib.patches import FancyArrowPatch

    missing = {"copy", "source", "relation", "directed", "share"} - set(pairs.columns)
    if missing:
        raise ValueError(f"the frame has no column {', '.join(sorted(missing))}")
    kept = pairs[pairs["share"] >= minimum]
    ax = axes(ax, width=7.5, height=6.0)
    ax.set_axis_off()
    ax.set_aspect("equal")
    ax.set_title(title)
    names = _neighbours_together(list(zip(kept["source"], kept["copy"], strict=True)))
    if not names:
        ax.text(0.5, 0.5, "没有发现雷同段落", ha="center", va="center", transform=ax.transAxes)
        return ax
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(names)) / len(names)
    place = {name: (np.cos(a), np.sin(a)) for name, a in zip(names, angles, strict=True)}
    for row in kept.itertuples():
        start, end = place[row.source], place[row.copy]
        arrow = FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>" if row.directed else "-",
            mutation_scale=14,
            shrinkA=8,
            shrinkB=8,
            connectionstyle="arc3,rad=0.15",
            color=_TONES[row.relation],
            linewidth=1 + 5 * row.share,
            alpha=0.8,
        )
        ax.add_patch(arrow)
        # the middle of the bow: half way, moved sideways by half of its rise
        dx, dy = end[0] - start[0], end[1] - start[1]
        ax.text(
            (start[0] + end[0]) / 2 + 0.075 * dy,
            (start[1] + end[1]) / 2 - 0.075 * dx,
            f"{row.share * 100:.0f}%",
            fontsize=8,
            ha="center",
            va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8},
        )
    for name, (x, y) in place.items():
        ax.plot([x], [y], "o", color="#1d2329", markersize=7, zorder=3)
        side = "left" if x > 0.1 else "right" if x < -0.1 else "center"
        ax.annotate(
            str(name),
            (x, y),
            xytext=(8 * np.sign(round(x, 1)), 10 * np.sign(round(y, 1)) if side == "center" else 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=9,
        )
    ax.set_xlim(-1.9, 1.9)
    ax.set_ylim(-1.25, 1.25)
    used = [relation for relation in _TONES if relation in set(kept["relation"])]
    ax.legend(
        handles=[Line2D([], [], color=_TONES[r], linewidth=3) for r in used],
        labels=[_LABELS[r] for r in used],
        loc="lower right",
        frameon=False,
    )
    return ax


def _neighbours_together(links: list[tuple[str, str]]) -> list[str]:
    """Order names so that those that belong together stand side by side."""
    near: dict[str, list[str]] = {}
    for source, copy in links:
        near.setdefault(source, []).append(copy)
        near.setdefault(copy, []).append(source)
    ordered: dict[str, None] = {}
    for name in sorted(near):
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in ordered:
                ordered[current] = None
                waiting += sorted(near[current], reverse=True)
    return list(ordered)
