"""A measure over time with the level to expect, limits and signals: what a control chart shows.

Counts and verdicts, no words and nothing drawn. Shares, rates, counts and stocks are told apart
here, so that titles and pictures need not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Marker
from referral_flow.charts.amounts import free, measured
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.statistics.power import change_detectable
from referral_flow.statistics.signals import Signal, point_sides, signals, verdict
from referral_flow.statistics.spc import (
    NOT_NEGATIVE,
    ControlLimits,
    count_limits,
    p_limits,
    xmr_limits,
)
from referral_flow.text import Text

PERIODS_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
JUDGED_GRAINS = ("month", "quarter")
LEAST_EVENTS = 1  # a period: below it most periods hold none, and a run of them is no news


@dataclass(frozen=True)
class Part:
    """What a history follows when it is not the whole: a value of a split, and its words.

    `label` names it ("Ultraljud axel"); a two-way value is written "missing_info,medical".
    """

    split: str
    split_value: str
    label: Text


@dataclass(frozen=True)
class History:
    """A metric per period, in order of time; arrays and `roles` are as long as `periods`.

    A count has denominator 1, a period without rows denominator 0; one whose data were lost is
    never complete. `limits` is None until there is a whole year to set them from and something
    after it to judge; `signals` is empty at grains that are not judged.
    """

    metric: Metric
    unit: Unit
    periods: tuple[Period, ...]
    numerators: np.ndarray
    denominators: np.ndarray
    is_complete: np.ndarray
    is_lost: np.ndarray
    expected: np.ndarray | None = None  # numerators that open days, or the season, would give
    phases: tuple[Marker, ...] = ()
    limits: ControlLimits | None = None
    signals: tuple[Signal, ...] = ()
    roles: tuple[str | None, ...] = ()  # improvement, concern or signal where a rule has spoken
    part: Part | None = None
    called: Text | None = None  # what titles call the measure; by default "Andelen" and the like

    @property
    def grain(self) -> str:
        return self.periods[0].grain

    @property
    def is_too_rare(self) -> bool:
        """Whether a period holds fewer than one event on average, or fewer than one is left out."""
        counted, people = self.numerators[self.is_complete], self.denominators[self.is_complete]
        if self.metric.shape == "stock" or not counted.size:
            return False
        rarer = np.minimum(counted.mean(), (people - counted).mean())
        return bool((rarer if self.metric.shape == "ratio" else counted.mean()) < LEAST_EVENTS)

    @property
    def is_judged(self) -> bool:
        return self.limits is not None and self.grain in JUDGED_GRAINS

    @property
    def values(self) -> np.ndarray:
        """In the metric's own unit: shares 0-1, rates per so many; nan where nothing is known."""
        known = np.where(self.denominators > 0, self.denominators, np.nan)
        return self.numerators / known * (self.metric.per or 1)

    def amounts(self, places: Sequence[int] | None = None) -> list[Amount]:
        """The values at these places (default all), with interval and origin."""
        chosen = list(range(len(self.periods)) if places is None else places)
        origins = [self._origin(self.periods[place]) for place in chosen]
        return measured(self.metric, self.numerators[chosen], self.denominators[chosen], origins)

    def level(self, value: float) -> Amount:
        """A centre line, limit or target as it is written: in the metric's unit, of nobody."""
        return free(value, self.metric.unit, self.metric.decimals)

    def _origin(self, period: Period) -> Origin:
        part = (self.part.split, self.part.split_value) if self.part else (None, None)
        return Origin(self.metric.key, self.unit, period, *part)

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
    *,
    part: Part | None = None,
    called: Text | None = None,
) -> History:
    """The rows of one unit and one grain laid on `periods`, from the first that has any.

    The first twelve complete months set the level; a phase sets it anew from its own first twelve.
    `lost` are the ids of periods whose data never came in: drawn, but neither used nor judged.
    `frame` has numerator and denominator, or value, is_complete and maybe expected (of a count on
    any scale: its season).
    """
    rows = {row["period_id"]: row for row in frame.iter_rows(named=True)}
    kept = _from_first_row(periods, rows)
    counts = np.array([_counts(rows.get(period.period_id)) for period in kept], dtype=float)
    numerators, denominators, complete, expected = counts.reshape(-1, 4).T
    is_lost = np.array([period.period_id in lost for period in kept], dtype=bool)
    plain = History(
        metric, unit, kept, numerators, denominators, complete.astype(bool) & ~is_lost, is_lost,
        None if np.isnan(expected).all() else expected, tuple(phases), part=part, called=called,
    )  # fmt: skip
    can_be_judged = _has_a_year_and_more(plain) and not plain.is_too_rare
    return _judged(plain) if can_be_judged else plain


def detectable_change(seen: History) -> float | None:
    """The smallest lasting change (0-1) that the rules would have shown, four times in five.

    Of shares alone that have limits: what else is counted varies by more than chance among people.
    """
    if seen.metric.shape != "ratio" or seen.limits is None:
        return None
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
    if row is not None and "value" in row:
        return row["value"], 1, bool(row["is_complete"]), _known(row.get("expected"))
    if row is None or not row["denominator"]:
        return 0, 0, False, np.nan
    return (
        row["numerator"],
        row["denominator"],
        bool(row["is_complete"]),
        _known(row.get("expected")),
    )


def _known(expected: float | None) -> float:
    return np.nan if expected is None else expected


def _has_a_year_and_more(plain: History) -> bool:
    if not plain.periods:
        return False
    year = PERIODS_A_YEAR[plain.grain]
    return year > 1 and plain.is_complete.sum() > year


def _judged(plain: History) -> History:
    limits = _limits(plain)
    found = signals(plain.values, limits, judge=plain.grain in JUDGED_GRAINS)
    sides = point_sides(found, len(plain.periods))
    roles = tuple(_role(side[0], plain.metric.good) if side else None for side in sides)
    return replace(plain, limits=limits, signals=tuple(found), roles=roles)


def _limits(plain: History) -> ControlLimits:
    """By what chance does to shares and counts; what stands still has only its own months to say.

    A count is expected to follow its season, a rate what it is counted on.
    """
    settings = {"complete": plain.is_complete, "phases": _phase_starts(plain)}
    baseline, counted, of = PERIODS_A_YEAR[plain.grain], plain.numerators, plain.denominators
    if plain.metric.shape == "ratio":
        return p_limits(counted, of, baseline, expected=plain.expected, **settings)
    if plain.metric.shape == "count":
        return count_limits(counted, plain.expected, baseline, **settings)
    if plain.metric.shape == "rate":
        return _per_case(count_limits(counted, of, baseline, **settings), plain)
    return xmr_limits(plain.values, baseline, bounds=NOT_NEGATIVE, **settings)


def _per_case(limits: ControlLimits, plain: History) -> ControlLimits:
    """Limits of a number of events as limits of the rate."""
    scale = (plain.metric.per or 1) / np.where(plain.denominators > 0, plain.denominators, np.nan)
    return replace(limits, centre=limits.centre * scale, sigma=limits.sigma * scale)


def _role(side: str, good: str) -> str:
    """Where no direction is better a signal is only that: something has changed."""
    return "signal" if good == "neither" else verdict(side, good)


def _phase_starts(plain: History) -> list[int]:
    """The first period that begins on or after each phase, where there is one."""
    starts = [period.starts_on for period in plain.periods]
    places = [sum(start < phase.on for start in starts) for phase in plain.phases]
    return sorted({place for place in places if 0 < place < len(starts)})
