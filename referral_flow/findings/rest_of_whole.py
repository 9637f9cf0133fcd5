"""Parts added up, the rest of a whole without them, and how far each of them moves in a month.

Steps of one measure are told on one scale, so that a clinic's and a region's can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow.findings.changes import Answer
from referral_flow.findings.searched_series import Series
from referral_flow.findings.year_series import calendar, on_scale
from referral_flow.statistics.year_on_year import whole_square, years

APART = 1.96  # standard deviations: 5 % of what is alike looks further apart
HALF = 0.5  # of a case, so that nobody has a logarithm too


@dataclass(frozen=True)
class Step:
    """How far a series moves at a month that is given, and how surely, on the scale."""

    size: float
    error: float

    @property
    def has_moved(self) -> bool:
        return abs(self.size) > APART * self.error

    def differs(self, other: Step) -> bool:
        return abs(self.size - other.size) > APART * np.hypot(self.error, other.error)


def added(series: Sequence[Series]) -> Series:
    """Several series that share no case as one, over the months that all of them have."""
    ids = set.intersection(*(set(ids_of(one)) for one in series))
    kept = [_of(one, ids) for one in series]
    is_count = series[0].metric.shape == "count"  # whose cases are a season, and no people
    cases = kept[0].cases if is_count else sum(one.cases for one in kept)
    return replace(kept[0], counted=sum(one.counted for one in kept), cases=cases, expected=None)


def without(whole: Series, part: Series) -> Series | None:
    """What is left of the whole without the part; None where a month has nobody left."""
    ids = set(ids_of(whole)) & set(ids_of(part))
    whole, part = _of(whole, ids), _of(part, ids)
    is_count = whole.metric.shape == "count"
    cases = whole.cases if is_count else whole.cases - part.cases
    counted = np.maximum(whole.counted - part.counted, 0)
    is_left = counted > 0 if is_count else cases > 0
    is_left &= counted <= cases if whole.metric.shape == "ratio" else True
    return replace(whole, counted=counted, cases=cases, expected=None) if is_left.all() else None


def _of(series: Series, ids: set[str]) -> Series:
    return series.of_months(np.isin(ids_of(series), list(ids)))


def ids_of(series: Series) -> list[str]:
    """The ids of its months."""
    return [month.period_id for month in series.months]


def step_at(series: Series, whole: Answer) -> Step | None:
    """The step of a series from the month that the whole moves in; None where it cannot be told.

    With the habits of the whole, and a spread no narrower than the series shows itself.
    """
    values, variances, spread = _beside(series, whole)
    habits = whole.habits
    left = years(values, variances, calendar(series), spread=spread, memory=habits.memory)
    month = whole.series.months[whole.start].period_id
    at = [ids_of(series)[start] for start in left.starts] if left else []
    if month not in at:
        return None
    place, numbers = at.index(month), len(left.left)
    square = whole_square(left.square, numbers, habits.peers)
    size = left.patterns[place] @ left.left / left.reach[place]
    deviation = np.sqrt(square / (numbers + habits.peers.freedom))
    return Step(float(size), float(deviation / left.reach[place]))


def _beside(series: Series, whole: Answer) -> tuple[np.ndarray, np.ndarray, float]:
    """Values, variances and the whole's spread on a scale that parts and wholes have in common.

    Of a count that is the logarithm against the whole's season: half as many is half as many.
    """
    if series.metric.shape != "count":
        return *on_scale(series), whole.habits.spread
    season = _of(whole.series, set(ids_of(series))).cases
    level = float((whole.series.counted / whole.series.cases).mean())
    counted = series.counted + HALF
    return np.log(counted / season), 1 / counted, 4 * whole.habits.spread / level
