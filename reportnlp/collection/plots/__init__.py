"""Pictures of many reports (matplotlib); Chinese glyphs come with the package."""

from reportnlp.collection.plots.fonts import FAMILY, chinese, register
from reportnlp.collection.plots.heatmap import completeness_heatmap
from reportnlp.collection.plots.network import copy_network
from reportnlp.collection.plots.panel import panel_lines
from reportnlp.collection.plots.scatter import term_scatter_plot
from reportnlp.collection.plots.shares import topic_shares

__all__ = [
    "FAMILY",
    "chinese",
    "completeness_heatmap",
    "copy_network",
    "panel_lines",
    "register",
    "term_scatter_plot",
    "topic_shares",
]
