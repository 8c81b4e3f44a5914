"""Shares of topics over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.plots.drawing import axes, colour, legend, picture, quiet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_HATCHES = ("", "//", "..", "xx")


@picture
def topic_shares(
    shares: pd.DataFrame, *, title: str = "各主题所占比例", ax: Axes | None = None
) -> Axes:
    """Draw one stacked bar a period.

    Parameters
    ----------
    shares : DataFrame
        Periods by topics, such as ``topics.over_time(periods)``; rows sum to one or less.
    title : str
    ax : Axes, optional

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no rows or a share is negative.
    """
    import numpy as np

    if shares.empty:
        raise ValueError("there are no shares")
    values = shares.astype(float).fillna(0.0)
    if (values < 0).any().any():
        raise ValueError("a share is negative")
    ax = axes(ax, width=8.0)
    x = np.arange(len(values))
    bottom = np.zeros(len(values))
    for number, topic in enumerate(values.columns):
        height = values[topic].to_numpy()
        ax.bar(
            x,
            height,
            0.72,
            bottom=bottom,
            color=colour(number),
            alpha=0.85,
            edgecolor="white",
            linewidth=0.6,
            hatch=_HATCHES[number // 8 % len(_HATCHES)],
            label=str(topic),
        )
        bottom = bottom + height
    ax.set_xticks(x, [str(period) for period in values.index])
    ax.set_ylim(0, max(1.0, bottom.max()))
    ax.yaxis.set_major_formatter(lambda share, _: f"{share * 100:.0f}%")
    ax.set_title(title)
    quiet(ax)
    handles, labels = ax.get_legend_handles_labels()
    # the legend reads as the bars are stacked
    legend(ax, handles=handles[::-1], labels=labels[::-1])
    return ax
