"""The comparisons a corpus offers; each is one module of :mod:`reportnlp.collection.compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import pandas as pd

    from reportnlp.collection.cells import Duplicates, Measure
    from reportnlp.collection.corpus import Corpus


class Comparing:
    """Methods of :class:`~reportnlp.Corpus` that compare places and periods."""

    def changes(self, indicator: str | None = None) -> pd.DataFrame:
        """Return change against the same stretch a year earlier, beside that of peers.

        Parameters
        ----------
        indicator : str, optional
            Only this one.

        Returns
        -------
        DataFrame
            One row for each place, indicator and period that has a year before. Values are in
            the base unit. ``change`` is in per cent (in points where ``points`` is True) and
            ``<NA>`` where either value is masked; ``change_low`` and ``change_high`` bound it.
            ``peers``, ``peer_median`` and ``against_peers`` compare with the other places of
            the county, or of the same level where no county is known.
        """
        from reportnlp.collection.compare.changes import changes

        return changes(cast("Corpus", self), indicator)

    def growth(self) -> pd.DataFrame:
        """Compare growth as stated with growth computed from last year's report.

        Returns
        -------
        DataFrame
            ``verdict``: ``agrees``; ``contradicts``, no value that rounding or a mask leaves
            open makes the stated rate right; ``slip``, it would be right if one value were
            ``slip`` times larger or smaller; ``other_basis``, they differ, but the rate is
            at constant prices or otherwise not simply one value over the other; ``open``,
            a mask leaves it open.
        """
        from reportnlp.collection.compare.growth import growth

        return growth(cast("Corpus", self))

    def outliers(self) -> pd.DataFrame:
        """Return values out of line, the worst first.

        A value is compared with its neighbours in the place's own history; only where it has
        none, with its peers of the period.

        Returns
        -------
        DataFrame
            ``kind`` is ``slip`` where the value is off by a power of ten (``slip``), else
            ``jump``; ``basis`` is ``history`` or ``peers``.
        """
        from reportnlp.collection.compare.outliers import outliers

        return outliers(cast("Corpus", self))

    def presence(self, *, least: int = 2) -> pd.DataFrame:
        """Return indicators that appear, vanish, become masked or come to light.

        Parameters
        ----------
        least : int
            Leave out indicators that fewer places ever give.

        Returns
        -------
        DataFrame
            ``event`` is ``appears``, ``vanishes``, ``masked`` or ``unmasked``; ``peer_share``
            is the share of peers that give the indicator in the later period.
        """
        from reportnlp.collection.compare.presence import presence

        return presence(cast("Corpus", self), least=least)

    def section_shares(self) -> pd.DataFrame:
        """Return the share of each report's words, its figures and masks by topic."""
        from reportnlp.collection.compare.structure import section_shares

        return section_shares(cast("Corpus", self))

    def completeness(self) -> pd.DataFrame:
        """Return score, share of masked figures and missing sections, in time for each place."""
        from reportnlp.collection.compare.structure import completeness

        return completeness(cast("Corpus", self))

    def league(
        self,
        indicator: str,
        period: str,
        *,
        measure: Measure = "level",
        unit: str | None = None,
        ascending: bool = False,
        duplicates: Duplicates = "error",
    ) -> pd.DataFrame:
        """Rank places by one indicator in one period.

        Parameters
        ----------
        indicator, period : str
        measure, unit, duplicates
            As in :meth:`~reportnlp.Corpus.panel`.
        ascending : bool
            The smallest first.

        Returns
        -------
        DataFrame
            ``rank`` only where it is certain: never for a masked or one-sided value, and not
            where a masked one could stand on either side. ``rank_best`` and ``rank_worst``
            say what is possible.
        """
        from reportnlp.collection.compare.league import league

        return league(
            cast("Corpus", self),
            indicator,
            period,
            measure=measure,
            unit=unit,
            ascending=ascending,
            duplicates=duplicates,
        )
