"""The gate for whole frames of a metric: which rows are hidden, alone and because of each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
import polars as pl

from referral_flow import few
from referral_flow.disclosure import cells, counted
from referral_flow.disclosure.balances import way_sums
from referral_flow.disclosure.linked import Counts, yielding
from referral_flow.disclosure.nested import too_near, whole_chains, whole_tables, worlds_of
from referral_flow.disclosure.partners import Grid
from referral_flow.disclosure.sums import Quantity, fewest_first, given_away, guarded, together
from referral_flow.model import Metric, Period, Unit

NUMBERS = (
    "numerator",
    "denominator",
    "expected",
    "value",
    "low",
    "high",
    "n",
    "mean",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "count",
    "still_open",
    "median",
    "median_reached",
)


def hide_values(
    frame: pl.DataFrame,
    metric: Metric,
    audience: str,
    units: Mapping[str, Unit],
    periods: Mapping[str, Period],
) -> pl.DataFrame:
    """The frame with a column `suppressed`; the numbers of suppressed rows are null.

    The frame holds everything that is shown together: all its rows, of any unit, grain and split,
    are guarded against each other. See `hide_linked` for metrics that are shown beside others.
    """
    return hide_linked({metric.key: frame}, {metric.key: metric}, audience, units, periods)[
        metric.key
    ]


def hide_linked(
    frames: Mapping[str, pl.DataFrame],
    metrics: Mapping[str, Metric],
    audience: str,
    units: Mapping[str, Unit],
    periods: Mapping[str, Period],
) -> dict[str, pl.DataFrame]:
    """The frames of several metrics by key, each as `hide_values` gives it, also guarded together.

    A metric that names others in `disclose_with` yields to them. Of a duration only n and
    still_open go then: its quantiles tell nothing of how many there are.
    """
    rows = {
        key: hidden_cells(frame, metrics[key], audience, units, periods)
        for key, frame in frames.items()
    }
    counts = dict(rows)
    while grown := _yielding_more(frames, metrics, counts):
        for key, mask in grown.items():
            counts[key] = hidden_cells(frames[key], metrics[key], audience, units, periods, mask)
    return {
        key: _blanked(frame, metrics[key], rows[key], counts[key], audience)
        for key, frame in frames.items()
    }


def _yielding_more(frames, metrics, counts) -> dict[str, np.ndarray]:
    """The metrics that have more to hide because of what others hide or show, with their masks."""
    linked = {key: Counts(metrics[key], frame, counts[key]) for key, frame in frames.items()}
    found = {}
    for key, own in linked.items():
        partners = [linked[one] for one in own.metric.disclose_with if one in linked]
        mask = counts[key] | yielding(own, partners)
        if (mask != counts[key]).any():
            found[key] = mask
    return found


def _blanked(frame, metric: Metric, rows, counts, audience: str) -> pl.DataFrame:
    """Hidden rows without numbers; of a duration, hidden counts without n and still_open."""
    is_wait = metric.shape == "duration"
    marked = frame.with_columns(
        suppressed=pl.Series(rows if is_wait else counts, dtype=pl.Boolean),
        is_counted=pl.Series(~counts, dtype=pl.Boolean),
    )
    numbers = [name for name in NUMBERS if name in frame.columns]
    blanks = [pl.when(~pl.col("suppressed")).then(pl.col(name)).alias(name) for name in numbers]
    seen = marked.with_columns(blanks)
    if is_wait:
        seen = seen.with_columns(_counts_of_waits(frame, audience))
    return seen.drop("is_counted")


def _counts_of_waits(frame: pl.DataFrame, audience: str) -> list[pl.Expr]:
    """n and still_open where they may be seen; councils read who waits in the stock alone."""
    known = {"n": pl.col("is_counted")}
    if "still_open" in frame.columns:
        is_many = pl.Series(~few.is_small(counted.column(frame, "still_open")), dtype=pl.Boolean)
        known["still_open"] = pl.col("is_counted") & is_many & pl.lit(audience == "working")
    return [pl.when(mask).then(pl.col(name)).alias(name) for name, mask in known.items()]


def hidden_cells(
    frame: pl.DataFrame,
    metric: Metric,
    audience: str,
    units: Mapping[str, Unit],
    periods: Mapping[str, Period],
    also: np.ndarray | None = None,
) -> np.ndarray:
    """A mask over the rows: True where the row's numbers may not be shown.

    `also`: rows that are hidden in any case. Of days and free times all are shown.
    """
    also = np.zeros(frame.height, dtype=bool) if also is None else also
    if not metric.counts_people:
        return np.zeros_like(also)
    guard = partial(_guarded, metric=metric, audience=audience, units=units, periods=periods)
    if frame.is_empty() or not metric.nested:
        return guard(frame, also)
    worlds = worlds_of(frame, metric.nested)
    people = list(counted.quantities(frame, metric).values())
    near = too_near(worlds, people)
    if metric.shape == "table":
        few_people = counted.few_rows(frame, metric, audience)
        return whole_tables(worlds, frame, near | also | few_people)
    if audience == "council":
        near |= whole_chains(worlds, near | np.logical_or.reduce([few.is_small(n) for n in people]))
    hidden, also = np.zeros_like(also), worlds.shared(near | also)
    for rows, own in worlds.each():
        hidden[rows] = guard(own, also[rows])
    return worlds.shared(hidden)


def _guarded(frame, also, *, metric: Metric, audience: str, units, periods) -> np.ndarray:
    """The rows that are few, those marked in `also`, and what would give one of them away."""
    if frame.is_empty():
        return np.zeros(0, dtype=bool)
    hidden = counted.few_rows(frame, metric, audience) | also
    if metric.shape == "table":
        counts = counted.sizes(frame, metric)
        return guarded(hidden, [Quantity(counts, way_sums(frame, counts))], counts)
    if metric.shape == "sample":
        return hidden
    if audience == "council":
        hidden = _whole_breakdowns(frame, metric, hidden)
    counts = counted.quantities(frame, metric)
    quantities = [
        Quantity(values, _sums(frame, name, values, metric, audience, units, periods))
        for name, values in counts.items()
    ]
    sizes = fewest_first(counted.sizes(frame, metric), next(iter(counts.values())))
    if audience == "working" or metric.shape == "stock":
        return guarded(hidden, quantities, sizes)
    return _guarded_in_blocks(Grid(frame, sizes, hidden, units, periods), quantities, sizes)


def _guarded_in_blocks(grid: Grid, quantities: list[Quantity], sizes: np.ndarray) -> np.ndarray:
    """Hide in blocks of clinics x periods x breakdowns, which are closed by their making.

    Where zeros leave a hole in a block, the clinics beside it go, then more, as little as will do;
    at last the sums are gone through cell by cell.
    """
    grid.close()
    while (rows := _given_away(grid.mask(), quantities)).any():
        if not grid.hide_beside(rows):
            return guarded(grid.mask(), quantities, sizes)
    return grid.mask()


def _given_away(hidden: np.ndarray, quantities: list[Quantity]) -> np.ndarray:
    found = [given_away(hidden, quantity) for quantity in quantities]
    return np.logical_or.reduce(found)


def _whole_breakdowns(frame: pl.DataFrame, metric: Metric, hidden: np.ndarray) -> np.ndarray:
    """Breakdowns in which any count is 1-4 go whole."""
    small = np.zeros_like(hidden)
    for values in counted.quantities(frame, metric).values():
        small |= few.is_small(values)
    small |= few.is_small(counted.sizes(frame, metric))
    group = cells.breakdowns(frame)
    return hidden | (np.isin(group, group[small]) & (group >= 0))


def _sums(frame, name, values, metric, audience, units, periods):
    """The sums in which a quantity adds up; only a council's file is guarded beyond breakdowns."""
    breakdowns = cells.split_sums(frame, values)
    if name == "rest":
        breakdowns = cells.without_splits(breakdowns, frame, metric.numerator_splits)
    if audience == "working":
        return breakdowns
    larger_units = cells.unit_sums(frame, values, units)
    if metric.shape == "stock":
        return together(breakdowns, larger_units)
    return together(breakdowns, larger_units, cells.period_sums(frame, values, periods))
