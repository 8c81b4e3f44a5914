"""Masks, silent deletions and quantities."""

from __future__ import annotations

from reportnlp.extract.figures.assemble import build_figures
from reportnlp.extract.figures.context import unwrapped
from reportnlp.extract.figures.gaps import find_gaps
from reportnlp.extract.figures.records import Scan
from reportnlp.extract.figures.scan import scan
from reportnlp.extract.figures.table_rows import has_tables
from reportnlp.extract.figures.tables import read_tables, with_headings
from reportnlp.model.items import Figure, Placeholder
from reportnlp.model.making import blank
from reportnlp.text.view import TextView

__all__ = ["extract_figures", "extract_placeholders"]


def _scan(view: TextView) -> Scan:
    """Scan a view once; masks and figures are read off the same pass."""
    memo = view.__dict__
    found = memo.get("_figure_scan")
    if found is None:
        found = scan(view)
        if has_tables(view):
            memo["_table_headings"] = read_tables(view, found)
        quantities, masks = find_gaps(unwrapped(view), found, view.folded)
        if found.labels:
            quantities = [item for item in quantities if item.start not in found.labels]
            masks = [item for item in masks if item.start not in found.labels]
        if quantities:
            found.quantities.extend(quantities)
            found.quantities.sort(key=lambda q: (q.start, q.end))
        if masks:
            found.masks.extend(masks)
            found.masks.sort(key=lambda m: (m.start, m.end))
        memo["_figure_scan"] = found
    return found


def extract_placeholders(view: TextView) -> tuple[Placeholder, ...]:
    """Find every mask and silent deletion, in reading order.

    Parameters
    ----------
    view : TextView

    Returns
    -------
    tuple of Placeholder

    Examples
    --------
    >>> view = TextView("xx镇投资xxx万元,参保率达 %。")
    >>> [(p.text, p.kind, p.start) for p in extract_placeholders(view)]
    [('xx', 'name', 0), ('xxx', 'figure', 5), ('%', 'gap', 16)]
    """
    make = blank(Placeholder)
    raw = view.raw
    found = []
    for number, mask in enumerate(_scan(view).masks, 1):
        record = make()
        record.id = f"p{number}"
        record.start = start = mask.start
        record.end = end = mask.end
        record.text = raw[start:end]
        record.kind = mask.kind
        record.style = mask.style
        record.rule = mask.rule
        record.__class__ = Placeholder
        found.append(record)
    return tuple(found)


def extract_figures(view: TextView, placeholders: tuple[Placeholder, ...]) -> tuple[Figure, ...]:
    """Find every quantity, masked ones and gaps included, in reading order.

    Parameters
    ----------
    view : TextView
    placeholders : tuple of Placeholder
        Of the same view; a masked figure is reported where its mask is.

    Returns
    -------
    tuple of Figure

    Examples
    --------
    >>> view = TextView("财政收入xxx万元,同比增长5%。")
    >>> [(f.text, f.name, f.change) for f in extract_figures(view, extract_placeholders(view))]
    [('xxx万元', '财政收入', False), ('5%', '财政收入', True)]
    """
    known = {p.start for p in placeholders if p.kind in ("figure", "gap")}
    quantities = [q for q in _scan(view).quantities if not q.masked or q.start in known]
    figures = build_figures(view, quantities)
    headings = view.__dict__.get("_table_headings")
    return with_headings(figures, headings) if headings else figures
