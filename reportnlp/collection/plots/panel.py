"""One indicator over time, a line a place, with bands where the number is masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportnlp.collection.plots.drawing import axes, colour, legend, picture, quiet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_HEADROOM = 1.15
# bands that reach further than this many times the highest known number are cut off
_TALLEST_BAND = 3.0


@picture
def panel_lines(
    frame: pd.DataFrame,
    *,
    title: str = "",
    unit: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw an indicator over time.

    Parameters
    ----------
    frame : DataFrame
        Columns place, period (sortable), value, low and high; value is <NA> where the number
        is masked, low and high are then its bounds (0 and infinity where nothing is known).
    title, unit : str
    ax : Axes, optional

    Returns
    -------
    Axes
        A filled dot is a number of the text.  A band is where a masked number must lie; an
        arrow on it says that it goes on
        above the picture, or has no upper bound.

    Raises
    ------
    ValueError
        If a column is missing or a place has two rows for one period.
    """
    import numpy as np
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    missing = {"place", "period", "value", "low", "high"} - set(frame.columns)
    if missing:
        raise ValueError(f"the frame has no column {', '.join(sorted(missing))}")
    if frame.duplicated(["place", "period"]).any():
        raise ValueError("a place has two rows for one period; choose one")
    ax = axes(ax)
    periods = sorted(frame["period"].dropna().unique())
    at = {period: number for number, period in enumerate(periods)}
    bounds = frame[["value", "low", "high"]].astype(float).to_numpy()
    finite = bounds[np.isfinite(bounds)]
    highest = finite.max() if finite.size and finite.max() > 0 else 1.0
    stated = frame["value"].astype(float).max()
    if stated > 0:
        highest = min(highest, _TALLEST_BAND * stated)
    top = highest * _HEADROOM
    masked_any = open_any = False
    places = list(dict.fromkeys(frame["place"].dropna()))
    for number, place in enumerate(places):
        rows = frame[frame["place"] == place].dropna(subset=["period"]).sort_values("period")
        x = rows["period"].map(at).to_numpy(dtype=float)
        value = rows["value"].astype(float).to_numpy()
        known = ~np.isnan(value)
        low = np.where(known, value, rows["low"].astype(float))
        high = np.where(known, value, rows["high"].astype(float))
        unbounded = ~known & (high > top)
        high = np.minimum(high, top)
        tone = colour(number)
        ax.plot(x[known], value[known], ":", color=tone, linewidth=1, alpha=0.6)
        ax.plot(x, value, "-", color=tone, linewidth=1.8)
        ax.plot(x[known], value[known], "o", color=tone, markersize=5, label=str(place))
        if (~known).any():
            masked_any = True
            ax.fill_between(x, low, high, color=tone, alpha=0.15, linewidth=0)
            ax.vlines(x[~known], low[~known], high[~known], color=tone, linewidth=2.5, alpha=0.55)
            if not known.any():
                ax.plot([], [], "o", color=tone, markersize=5, label=str(place))
        for position in x[unbounded]:
            open_any = True
            ax.plot([position], [top], "^", color=tone, markersize=6, clip_on=False)
    ax.set_xticks(range(len(periods)), [str(period) for period in periods])
    ax.margins(x=0.04)
    if finite.size:
        ax.set_ylim(bottom=min(0.0, finite.min()), top=top)
    ax.set_ylabel(unit)
    ax.set_title(title)
    quiet(ax)
    handles, labels = ax.get_legend_handles_labels()
    if masked_any:
        handles.append(Patch(color="#777777", alpha=0.3))
        labels.append("隐去的数据：可能的范围")
    if open_any:
        handles.append(Line2D([], [], marker="^", color="#777777", linestyle=""))
        labels.append("上限不明或超出图外")
    if handles:
        legend(ax, handles=handles, labels=labels)
    return ax
