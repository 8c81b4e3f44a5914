"""How complete each report is, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.plots.drawing import axes, picture

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@picture
def completeness_heatmap(
    scores: pd.DataFrame,
    *,
    row: str = "place",
    title: str = "各部分得分率",
    numbers: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw places by sections, each cell the share of points earned.

    Parameters
    ----------
    scores : DataFrame
        ``corpus.scores()``: one row a report and section with ``title``, ``weight``,
        ``earned`` and the column `row`.
    row : str
        Column whose values make the rows; reports that share one are averaged.
    title : str
    numbers : bool
        Write the share (per cent) into each cell.
    ax : Axes, optional

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If a column is missing or there are no scores.
    """
    import numpy as np

    missing = {row, "title", "weight", "earned"} - set(scores.columns)
    if missing:
        raise ValueError(f"the frame has no column {', '.join(sorted(missing))}")
    frame = scores[scores["weight"].astype(float) > 0]
    if frame.empty:
        raise ValueError("there are no scores")
    frame = frame.assign(share=frame["earned"].astype(float) / frame["weight"].astype(float))
    columns = list(dict.fromkeys(frame["title"]))
    table = frame.pivot_table(
        index=row, columns="title", values="share", aggfunc="mean", sort=False, observed=True
    )[columns]
    table = table.loc[table.mean(axis=1).sort_values(ascending=False, kind="stable").index]
    ax = axes(ax, width=1.5 + 0.85 * len(columns), height=1.4 + 0.32 * len(table))
    image = ax.imshow(table.to_numpy(), vmin=0, vmax=1, cmap="YlGnBu", aspect="auto")
    ax.set_xticks(range(len(columns)), columns, rotation=30, ha="left", rotation_mode="anchor")
    ax.xaxis.tick_top()
    ax.set_yticks(range(len(table)), [str(name) for name in table.index])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(table) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="minor", length=0)
    if numbers:
        for y, values in enumerate(table.to_numpy()):
            for x, share in enumerate(values):
                text = "" if np.isnan(share) else f"{share * 100:.0f}"
                tone = "white" if share > 0.6 else "#1d2329"
                ax.text(x, y, text, ha="center", va="center", color=tone, fontsize=8)
    ax.set_title(title, pad=14)
    bar = ax.figure.colorbar(image, ax=ax, shrink=0.7, pad=0.02)
    bar.ax.tick_params(labelfontfamily=ax.title.get_fontfamily())
    bar.outline.set_visible(False)
    return ax
