"""Many reports: store, frames, comparison, copies, text analysis, plots.

The package is not called ``corpus`` because :func:`reportnlp.corpus` is the function that
opens one, and a module of that name would hide it.
"""
