"""A share over time with the level to expect, limits and signals: what a control chart shows.

Counts and verdicts, no words and nothing drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Marker
from referral_flow.charts.amounts import shares
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.statistics.power import change_detectable
from referral_flow.statistics.signals import Signal, point_sides, signals, verdict
from referral_flow.statistics.spc import ControlLimits, p_limits

PERIODS_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
JUDGED_GRAINS = ("month", "quarter")


@dataclass(frozen=True)
class History:
    """A ratio per period, in order of time; arrays and `roles` are as long as `periods`.

    A period without rows has denominator 0; one whose data were lost is never complete. `limits` is
    None until there is a whole year to set them from and something after it to judge; `signals` is
    empty at grains that are not judged.
    """

    metric: Metric
    unit: Unit
    periods: tuple[Period, ...]
    numerators: np.ndarray
    denominators: np.ndarray
    is_complete: np.ndarray
    is_lost: np.ndarray
    expected: np.ndarray | None = None  # numerators that the open days of the seekers would give
    phases: tuple[Marker, ...] = ()
    limits: ControlLimits | None = None
    signals: tuple[Signal, ...] = ()
    roles: tuple[str | None, ...] = ()  # improvement, concern or neutral where a rule has spoken

    @property
    def grain(self) -> str:
        return self.periods[0].grain

    @property
    def is_judged(self) -> bool:
        return self.limits is not None and self.grain in JUDGED_GRAINS

    @property
    def shares(self) -> np.ndarray:
        """0-1, nan where nobody was counted."""
        return self.numerators / np.where(self.denominators > 0, self.denominators, np.nan)

    def amounts(self, places: Sequence[int] | None = None) -> list[Amount]:
        """The shares at these places (default all), with interval and origin."""
        chosen = range(len(self.periods)) if places is None else places
        origins = [Origin(self.metric.key, self.unit, self.periods[place]) for place in chosen]
        return shares(self.numerators[list(chosen)], self.denominators[list(chosen)], origins)

    @property
    def last_complete(self) -> int | None:
        """Place of the latest complete period."""
        return int(np.flatnonzero(self.is_complete)[-1]) if self.is_complete.any() else None


def history(
    metric: Metric,
    unit: Unit,
    frame: pl.DataFrame,
    periods: Sequence[Period],
    phases: Sequence[Marker] = (),
    lost: Collection[str] = (),
) -> History:
    """The rows of one unit and one grain laid on `periods`, from the first that has any.

    The first twelve complete months set the level; a phase sets it anew from its own first twelve.
    `lost` are the ids of periods whose data never came in: drawn, but neither used nor judged.
    """
    rows = {row["period_id"]: row for row in frame.iter_rows(named=True)}
    kept = _from_first_row(periods, rows)
    counts = np.array([_counts(rows.get(period.period_id)) for period in kept], dtype=float)
    numerators, denominators, complete, expected = counts.reshape(-1, 4).T
    is_lost = np.array([period.period_id in lost for period in kept], dtype=bool)
    plain = History(
        metric, unit, kept, numerators, denominators, complete.astype(bool) & ~is_lost, is_lost,
        None if np.isnan(expected).all() else expected, tuple(phases),
    )  # fmt: skip
    return _judged(plain) if _has_a_year_and_more(plain) else plain


def detectable_change(seen: History) -> float | None:
    """The smallest lasting change (0-1) that the rules would have shown, four times in five."""
    phase, limits = seen.limits.phases[-1], seen.limits
    complete = np.flatnonzero(seen.is_complete[phase.start : phase.stop]) + phase.start
    after = complete[phase.baseline_points :]
    return (
        change_detectable(
            seen.denominators[after],
            float(np.nanmean(limits.centre[complete])),
            baseline=phase.baseline_points,
            sigma_z=limits.sigma_z if limits.method == "p_prime" else None,
        )
        if len(after)
        else None
    )


def _from_first_row(periods: Sequence[Period], rows: dict[str, dict]) -> tuple[Period, ...]:
    starts = [place for place, period in enumerate(periods) if period.period_id in rows]
    return tuple(periods[starts[0] : starts[-1] + 1]) if starts else ()


def _counts(row: dict | None) -> tuple[float, float, bool, float]:
    if row is None or not row["denominator"]:
        return 0, 0, False, np.nan
    expected = row["expected"]
    return (
        row["numerator"],
        row["denominator"],
        bool(row["is_complete"]),
        np.nan if expected is None else expected,
    )


def _has_a_year_and_more(plain: History) -> bool:
    if not plain.periods:
        return False
    year = PERIODS_A_YEAR[plain.grain]
    return year > 1 and plain.is_complete.sum() > year


def _judged(plain: History) -> History:
    limits = p_limits(
        plain.numerators,
        plain.denominators,
        PERIODS_A_YEAR[plain.grain],
        expected=plain.expected,
        complete=plain.is_complete,
        phases=_phase_starts(plain),
    )
    found = signals(plain.shares, limits, judge=plain.grain in JUDGED_GRAINS)
    sides = point_sides(found, len(plain.periods))
    roles = tuple(verdict(side[0], plain.metric.good) if side else None for side in sides)
    return replace(plain, limits=limits, signals=tuple(found), roles=roles)


def _phase_starts(plain: History) -> list[int]:
    """The first period that begins on or after each phase, where there is one."""
    starts = [period.starts_on for period in plain.periods]
    places = [sum(start < phase.on for start in starts) for phase in plain.phases]
    return sorted({place for place in places if 0 < place < len(starts)})
