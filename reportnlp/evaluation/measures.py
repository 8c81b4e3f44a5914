"""From counts to measures: precision, recall, F1 and accuracies with intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from reportnlp.evaluation.masks import KINDS

Measure = float | None


def ratio(part: float, whole: float) -> Measure:
    """Return part / whole, or None where there is nothing to measure."""
    return part / whole if whole else None


def f1(precision: Measure, recall: Measure) -> Measure:
    """Return the harmonic mean, None where either is undefined.

    Examples
    --------
    >>> f1(1.0, 0.5)
    0.6666666666666666
    """
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def _prf(
    name: str, c: Counter[str], true: str, said: int, found: str, gold: str
) -> dict[str, Measure]:
    precision, recall = ratio(c[true], said), ratio(c[found], c[gold])
    return {f"{name} P": precision, f"{name} R": recall, f"{name} F1": f1(precision, recall)}


def _flag(name: str, c: Counter[str]) -> Measure:
    return ratio(2 * c[f"{name}_tp"], 2 * c[f"{name}_tp"] + c[f"{name}_fp"] + c[f"{name}_fn"])


def measures(c: Counter[str]) -> dict[str, Measure]:
    """Turn the counts of one or many reports into named measures.

    Parameters
    ----------
    c : Counter
        Filled by the ``count_*`` functions.

    Returns
    -------
    dict of str to float or None
        None where gold has nothing of the kind.
    """
    out: dict[str, Measure] = {}
    out |= _prf("masks", c, "mask_tp", c["mask_tp"] + c["mask_fp"], "mask_hit", "mask_gold")
    out["masks exact"] = ratio(c["mask_exact"], c["mask_gold"])
    out["masks kind"] = ratio(c["mask_kind"], c["mask_hit"])
    for kind in KINDS:
        out[f"masks {kind} F1"] = f1(
            ratio(c[f"mask_predok_{kind}"], c[f"mask_pred_{kind}"]),
            ratio(c[f"mask_kind_{kind}"], c[f"mask_gold_{kind}"]),
        )
        out[f"masks {kind} found"] = ratio(c[f"mask_hit_{kind}"], c[f"mask_gold_{kind}"])
    out |= _prf("figures", c, "fig_tp", c["fig_tp"] + c["fig_fp"], "fig_tp", "fig_gold")
    for kind in ("plain", "masked", "gap"):
        out[f"figures {kind} R"] = ratio(c[f"fig_tp_{kind}"], c[f"fig_gold_{kind}"])
    out["value"] = ratio(c["value_ok"], c["value_plain"])
    out["masked null"] = ratio(c["value_masked_null"], c["value_masked"])
    out["redacted"] = ratio(c["redacted_ok"], c["redacted_n"])
    out["name"] = ratio(c["name_ok"], c["name_n"])
    out["name tight"] = ratio(c["name_tight"], c["name_n"])
    for flag in ("approx", "growth", "target"):
        out[f"{flag} F1"] = _flag(flag, c)
    out["alarms on not"] = ratio(c["not_alarm"], c["not_gold"])
    out |= _prf("officials", c, "off_tp", c["off_tp"] + c["off_fp"], "off_tp", "off_gold")
    out["position"] = ratio(c["pos_ok"], c["pos_n"])
    out["role"] = ratio(c["role_ok"], c["role_n"])
    out["body"] = ratio(c["body_ok"], c["body_n"])
    out["alarms on person"] = ratio(c["person_alarm"], c["person_gold"])
    out |= _prf("headings", c, "sec_tp", c["sec_tp"] + c["sec_fp"], "sec_tp", "sec_gold")
    out["level"] = ratio(c["level_ok"], c["level_n"])
    out["run-in R"] = ratio(c["sec_tp_run"], c["sec_gold_run"])
    out["run-in level"] = ratio(c["level_ok_run"], c["level_n_run"])
    out["topic"] = ratio(c["topic_ok"], c["topic_n"])
    out["topic R"] = ratio(c["topic_ok"], c["topic_gold"])
    out["period"] = ratio(c["period_ok"], c["period_n"])
    out["place"] = ratio(c["place_ok"], c["place_n"])
    return out


def total(counts: Sequence[Counter[str]]) -> Counter[str]:
    """Add the counts of many reports."""
    summed: Counter[str] = Counter()
    for part in counts:
        summed.update(part)
    return summed


def intervals(
    counts: Sequence[Counter[str]], *, rounds: int = 500, seed: int = 0, level: float = 0.95
) -> dict[str, tuple[float, float]]:
    """Bootstrap an interval for every measure by drawing reports with replacement.

    Parameters
    ----------
    counts : sequence of Counter
        One for each report.
    rounds : int
    seed : int
    level : float
        Share of the draws inside the interval.

    Returns
    -------
    dict of str to (low, high)
        Measures that a draw leaves undefined are left out of that draw.
    """
    draw = random.Random(seed)
    seen: dict[str, list[float]] = {}
    for _ in range(rounds if len(counts) > 1 else 0):
        sample = measures(total(draw.choices(counts, k=len(counts))))
        for name, value in sample.items():
            if value is not None:
                seen.setdefault(name, []).append(value)
    tail = (1 - level) / 2
    out = {}
    for name, values in seen.items():
        values.sort()
        last = len(values) - 1
        out[name] = (values[round(tail * last)], values[round((1 - tail) * last)])
    return out
