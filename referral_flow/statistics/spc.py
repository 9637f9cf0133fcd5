"""Control limits: where the values of a process keep when nothing but chance moves them.

Knows means, spreads and baselines; not rules, pictures or words. A limit is computed from the first
twelve complete points and then stands still, until somebody gives a reason and a date for starting
afresh: a chart that follows its own latest values can never say that they have changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from referral_flow.statistics.nulls import MEAN_RANGE, dispersion_limit

BASELINE_POINTS = 12
ANY_VALUE = (-np.inf, np.inf)
SHARE = (0.0, 1.0)
NOT_NEGATIVE = (0.0, np.inf)


@dataclass(frozen=True)
class Phase:
    """A stretch of the series, [start, stop), that is judged by one frozen baseline."""

    start: int
    stop: int
    points: int  # complete points in the stretch
    baseline_points: int  # of which the limits rest on the first so many
    method: str  # "xmr", "p" or "p_prime", "u" or "u_prime"; of cases between events "g"
    sigma_z: float = np.nan  # spread of the baseline, 1 = what binomial or Poisson chance gives

    @property
    def is_preliminary(self) -> bool:
        """True while the limits rest on fewer than twelve points and may still move."""
        return self.baseline_points < BASELINE_POINTS


@dataclass(frozen=True)
class ControlLimits:
    """Centre and limits at each point of a series, and the phases that they come from.

    Arrays as long as the series; nan where a phase has too few or too even points to have limits
    (fewer than two, or no variation) and where nobody was counted.
    """

    centre: np.ndarray
    sigma: np.ndarray  # one standard deviation; the limits are three away, the near ones two
    is_judged: np.ndarray  # False: missing or incomplete, drawn but neither used nor judged
    phases: tuple[Phase, ...]
    bounds: tuple[float, float] = ANY_VALUE

    @property
    def lower(self) -> np.ndarray:
        return self._away(-3)

    @property
    def upper(self) -> np.ndarray:
        return self._away(3)

    @property
    def method(self) -> str:
        """How the limits in force now, those of the latest phase, were made."""
        return self.phases[-1].method

    @property
    def sigma_z(self) -> float:
        return self.phases[-1].sigma_z

    @property
    def is_preliminary(self) -> bool:
        return self.phases[-1].is_preliminary

    def deviations(self, values) -> np.ndarray:
        """Distance of each judged value from its centre line, nan elsewhere."""
        distance = np.asarray(values, dtype=float) - self.centre
        on_the_line = np.abs(distance) < 1e-9 * (1 + np.abs(self.centre))
        return np.where(self.is_judged, np.where(on_the_line, 0, distance), np.nan)

    def z(self, values) -> np.ndarray:
        """The same distance in standard deviations: the one scale on which rules are judged."""
        return self.deviations(values) / self.sigma

    def _away(self, deviations: int) -> np.ndarray:
        return np.clip(self.centre + deviations * self.sigma, *self.bounds)


def xmr_limits(
    values,
    baseline: int | None = BASELINE_POINTS,
    *,
    phases: Sequence[int] = (),
    complete=None,
    screen: bool = False,
    bounds: tuple[float, float] = ANY_VALUE,
) -> ControlLimits:
    """Limits of an individuals chart: mean ± 2.66 mean moving range (Wheeler).

    `values`: one per period in order of time, nan where missing. `baseline`: how many complete
    points of each phase the limits rest on; None = all. `phases`: the indices at which a new phase
    starts. `complete`: False for periods still growing. `screen` leaves out, once, moving ranges
    of 3.267 times the mean or more. `bounds`: what the values cannot pass, such as (0, 1).
    """
    values = np.asarray(values, dtype=float)
    is_judged = _judged(values, complete)
    centre, sigma = np.full((2, len(values)), np.nan)
    found = []
    for stretch, first in _stretches(is_judged, phases, baseline):
        basis = np.where(is_judged, values, np.nan)[first]
        if is_judged[first].sum() > 1:
            centre[stretch] = np.nanmean(basis)
            sigma[stretch] = 2.66 / 3 * _mean_moving_range(basis, screen) or np.nan
        found.append(_phase(is_judged, stretch, first, "xmr"))
    return ControlLimits(centre, sigma, is_judged & (sigma > 0), tuple(found), bounds)


def p_limits(
    numerators,
    denominators,
    baseline: int | None = BASELINE_POINTS,
    *,
    expected=None,
    phases: Sequence[int] = (),
    complete=None,
    method: str = "auto",
) -> ControlLimits:
    """Limits of a chart of shares, each from its own number of people: p, or Laney's p′ (2002).

    `expected`: the numerator that each period's mix of cases would give; the centre is then
    expected share × (observed / expected over the baseline), so that centre and limits follow the
    calendar and only the rest is judged. Without it the centre is the pooled share.
    `method`: "p", "p_prime", or "auto", which keeps p as long as σ_z of the baseline is no larger
    than chance gives in four cases of five (`dispersion_limit`); less spread than chance stays p.
    Other parameters as in `xmr_limits`.
    """
    counted, people = np.asarray(numerators, float), np.asarray(denominators, float)
    people = np.where(people > 0, people, np.nan)
    expected = people if expected is None else np.asarray(expected, float)
    is_judged = _judged(counted + people + expected, complete)
    centre, sigma = np.full((2, len(people)), np.nan)
    found = []
    for stretch, first in _stretches(is_judged, phases, baseline):
        level = _observed_to_expected(counted[first], expected[first], is_judged[first])
        centre[stretch] = np.clip(level * expected[stretch] / people[stretch], *SHARE)
        sigma[stretch] = _binomial_sigma(centre[stretch], people[stretch])
        z = np.where(is_judged, (counted / people - centre) / sigma, np.nan)[first]
        chosen, sigma_z = _choose(method, z)
        sigma[stretch] *= sigma_z if chosen == "p_prime" else 1
        found.append(_phase(is_judged, stretch, first, chosen, sigma_z))
    return ControlLimits(centre, sigma, is_judged & (sigma > 0), tuple(found), SHARE)


def count_limits(
    counts,
    expected=None,
    baseline: int | None = BASELINE_POINTS,
    *,
    phases: Sequence[int] = (),
    complete=None,
    method: str = "auto",
) -> ControlLimits:
    """Limits of a chart of counts, or of events in an exposure: u, or Laney's u′ (2002).

    `expected`: what each period would hold by its exposure or its season (`season.index_at`), on
    any scale; the centre is expected × (observed / expected over the baseline), so that July has a
    July's centre. Without it every period is expected to hold the same (a c-chart). `method`: "u",
    "u_prime", or "auto", chosen as in `p_limits`. Other parameters as in `xmr_limits`.
    """
    counted = np.asarray(counts, dtype=float)
    expected = np.ones(len(counted)) if expected is None else np.asarray(expected, dtype=float)
    expected = np.where(expected > 0, expected, np.nan)
    is_judged = _judged(counted + expected, complete)
    centre, sigma = np.full((2, len(counted)), np.nan)
    found = []
    for stretch, first in _stretches(is_judged, phases, baseline):
        level = _observed_to_expected(counted[first], expected[first], is_judged[first])
        centre[stretch] = level * expected[stretch]
        sigma[stretch] = _poisson_sigma(centre[stretch])
        z = np.where(is_judged, (counted - centre) / sigma, np.nan)[first]
        chosen, sigma_z = _choose(method, z, "u")
        sigma[stretch] *= sigma_z if chosen == "u_prime" else 1
        found.append(_phase(is_judged, stretch, first, chosen, sigma_z))
    return ControlLimits(centre, sigma, is_judged & (sigma > 0), tuple(found), NOT_NEGATIVE)


def _judged(values: np.ndarray, complete) -> np.ndarray:
    is_known = np.isfinite(values)
    return is_known if complete is None else is_known & np.asarray(complete, dtype=bool)


def _stretches(
    is_judged: np.ndarray, phases: Sequence[int], baseline: int | None
) -> Iterator[tuple[slice, slice]]:
    """Each phase, and the part of it that holds its first `baseline` complete points."""
    starts = sorted({0, *(start for start in phases if 0 < start < len(is_judged))})
    for start, stop in pairwise((*starts, len(is_judged))):
        complete = np.flatnonzero(is_judged[start:stop]) + start
        ends = stop if baseline is None or len(complete) <= baseline else complete[baseline - 1] + 1
        yield slice(start, stop), slice(start, int(ends))


def _phase(is_judged, stretch: slice, first: slice, method: str, sigma_z=np.nan) -> Phase:
    points, basis = int(is_judged[stretch].sum()), int(is_judged[first].sum())
    return Phase(stretch.start, stretch.stop, points, basis, method, sigma_z)


def _mean_moving_range(values: np.ndarray, screen: bool = False) -> float:
    """Mean distance between neighbours; a missing point has none. nan without two neighbours."""
    ranges = np.abs(np.diff(values))
    ranges = ranges[np.isfinite(ranges)]
    if screen and ranges.size:
        ranges = ranges[ranges < 3.267 * ranges.mean()]
    return float(ranges.mean()) if ranges.size else np.nan


def _observed_to_expected(counted, expected, is_judged) -> float:
    """The level of a baseline; nan where it has fewer than two points or nothing was expected."""
    hoped = expected[is_judged].sum()
    return counted[is_judged].sum() / hoped if is_judged.sum() > 1 and hoped > 0 else np.nan


def _binomial_sigma(centre: np.ndarray, people: np.ndarray) -> np.ndarray:
    """The spread that chance alone gives a share; nan at 0 and 1, where the formula gives none."""
    variance = centre * (1 - centre) / people
    return np.sqrt(np.where(variance > 0, variance, np.nan))


def _poisson_sigma(centre: np.ndarray) -> np.ndarray:
    """The spread that chance alone gives a count; nan at 0, where the formula gives none."""
    return np.sqrt(np.where(centre > 0, centre, np.nan))


def _choose(method: str, z: np.ndarray, plain: str = "p") -> tuple[str, float]:
    """The method for a baseline with these z-scores, and their spread σ_z from moving ranges."""
    sigma_z = _mean_moving_range(z) / MEAN_RANGE
    if method != "auto":
        return method, sigma_z
    if np.isnan(sigma_z) or sigma_z <= dispersion_limit(int(np.isfinite(z).sum())):
        return plain, sigma_z
    return f"{plain}_prime", sigma_z
