"""Funnels: how far from the others may a unit of its size stand before it is more than usual?

Knows counts and cases of many units; not which unit is which, and nothing of pictures or words.
The limits are what chance alone gives or, where units differ anyhow, chance and that spread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

INNER, OUTER = 0.95, 0.998  # Spiegelhalter's two pairs of limits
WINSORISED = 0.1  # of the units at either end count as those just inside them
LEAST_UNITS = 6  # fewer give no spread to speak of
ROUNDS, HALVINGS = 5, 20


@dataclass(frozen=True)
class Funnel:
    """A centre, and how much units differ around it beyond chance."""

    centre: float  # the level that units have in common, 0–1
    tau2: float  # variance between units on the arcsine's scale; 0: chance explains them
    phi: float  # spread of all units, 1 = what chance gives
    units: int  # that it rests on

    @property
    def method(self) -> str:
        """ "exact" (binomial) or "overdispersed" (binomial and a spread between units)."""
        return "overdispersed" if self.tau2 > 0 else "exact"

    def limits(self, cases, confidence: float = OUTER) -> tuple[np.ndarray, np.ndarray]:
        """Low and high ends, as shares, for units with so many cases; nan where there are none.

        Cases need not be whole: a curve is drawn between them. Overdispersed limits are never
        inside the exact ones.
        """
        cases = np.asarray(cases, dtype=float)
        low, high = exact_limits(self.centre, cases, confidence)
        if self.tau2 <= 0:
            return low, high
        wide_low, wide_high = self._widened(np.where(cases > 0, cases, np.nan), confidence)
        return np.minimum(low, wide_low), np.maximum(high, wide_high)

    def beyond(self, counted, cases, confidence: float = OUTER) -> np.ndarray:
        """1 above the limits, −1 below them, 0 within or without cases."""
        counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
        low, high = self.limits(cases, confidence)
        share = counted / np.where(cases > 0, cases, np.nan)
        return (share > high + 1e-12).astype(int) - (share < low - 1e-12).astype(int)

    def _widened(self, cases, confidence: float) -> tuple[np.ndarray, np.ndarray]:
        """Around the centre on the arcsine's scale; by Student's t, as τ² is known from few."""
        from scipy.special import stdtrit

        reach = stdtrit(self.units - 1, (1 + confidence) / 2)
        middle = np.arcsin(np.sqrt(self.centre))
        away = reach * np.sqrt(0.25 / cases + self.tau2)
        ends = np.clip([middle - away, middle + away], 0, np.pi / 2)
        return tuple(np.sin(ends) ** 2)


def funnel(counted, cases, *, method: str = "auto", winsorised: float = WINSORISED) -> Funnel:
    """The funnel of units of which `counted` of `cases` are counted; units without cases are none.

    `method`: "exact", or "auto", which widens the limits by the spread between units where there
    is more of it than chance gives. Additive random effects with a winsorised spread
    (Spiegelhalter 2005, Qual Saf Health Care 14:347; Spiegelhalter et al. 2012, JRSS A 175:1),
    changed where simulated units came outside too often: see `between_variance`. The centre is
    winsorised as well, so that one unit far off draws neither centre nor limits to itself.
    Fewer than LEAST_UNITS units: exact.
    """
    counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    counted, cases = counted[cases > 0], cases[cases > 0]
    centre = _common_level(counted, cases, 0.0, winsorised)
    if len(cases) < LEAST_UNITS or method == "exact":
        return Funnel(centre, 0.0, np.nan, len(cases))
    variances, tau2 = 0.25 / (cases + 0.5), 0.0
    for _ in range(ROUNDS):
        centre = _common_level(counted, cases, tau2, winsorised)
        off = freeman_tukey(counted, cases, centre)
        tau2 = between_variance(off, variances, winsorised)
    return Funnel(centre, tau2, dispersion(off / np.sqrt(variances), winsorised), len(cases))


def freeman_tukey(counted, cases, centre: float) -> np.ndarray:
    """How far counts are from the centre on the arcsine's scale; variance ¼ / (cases + ½).

    Freeman & Tukey's (1950) mean of the arcsines of a count and of the next one, against a centre
    that is moved alike: nearly without bias even where less than one case is expected.
    """
    counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    near = [np.arcsin(np.sqrt(count / (cases + 1))) for count in (counted, counted + 1)]
    return sum(near) / 2 - np.arcsin(np.sqrt((cases * centre + 0.25) / (cases + 0.5)))


def dispersion(z, winsorised: float = WINSORISED) -> float:
    """φ: the mean square of z-scores with both ends drawn in; about 1 where chance moves them.

    Divided by what the same mean square is of normal scores, 0.68 with a tenth drawn in at either
    end: without that, 1 in 100 units would be outside limits made for 2 in 1 000.
    """
    drawn_in = _drawn_in(np.asarray(z, dtype=float), winsorised)
    return float((drawn_in**2).sum() / (len(drawn_in) - 1)) / _normal_square(winsorised)


def between_variance(off, variances, winsorised: float = WINSORISED) -> float:
    """τ²: the variance between units that leaves distances `off` no more spread than chance; ≥ 0.

    Found by halving, so that units are drawn in by how far off they are with τ² (Paule & Mandel
    1982). Spiegelhalter draws in by chance alone and takes one step (DerSimonian & Laird 1986),
    which finds too little where large and small units differ alike: 1 in 10 outside limits of 95 %.
    """
    off, variances = np.asarray(off, dtype=float), np.asarray(variances, dtype=float)

    def surplus(tau2: float) -> bool:
        return dispersion(off / np.sqrt(variances + tau2), winsorised) > 1

    low, high = 0.0, float((off**2).max())
    if not surplus(low):
        return 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if surplus(middle) else (low, middle)
    return (low + high) / 2


def exact_limits(centre: float, cases, confidence: float = OUTER) -> tuple[np.ndarray, np.ndarray]:
    """Binomial limits as shares: at most (1 − confidence) / 2 are outside on either side.

    Interpolated between whole counts (Spiegelhalter 2005, Stat Med 24:1185, appendix A.1.1). His
    upper limit lies up to one case too low, so ours is the lower one of those not counted.
    """
    cases = np.asarray(cases, dtype=float)
    tail = (1 - confidence) / 2
    return _lower_limit(centre, cases, tail), 1 - _lower_limit(1 - centre, cases, tail)


def _lower_limit(centre: float, cases: np.ndarray, tail: float) -> np.ndarray:
    """(r − α) / n of the smallest count r that so few or fewer are counted oftener than `tail`."""
    count = _quantile(centre, cases, tail)
    below, upto = (_chance_of_so_few(one, cases, centre) for one in (count - 1, count))
    part = (upto - tail) / np.maximum(upto - below, 1e-300)
    return np.maximum(count - part, 0) / np.where(cases > 0, cases, np.nan)


def _quantile(centre: float, cases: np.ndarray, tail: float) -> np.ndarray:
    """The smallest count with a cumulative chance of `tail` or more, by halving."""
    low, high = np.full(cases.shape, -1.0), np.floor(np.maximum(cases, 0))
    while ((high - low) > 1).any():
        middle = np.maximum(np.floor((low + high) / 2), 0)
        is_enough = _chance_of_so_few(middle, cases, centre) >= tail
        is_open = (high - low) > 1
        low = np.where(is_open & ~is_enough, middle, low)
        high = np.where(is_open & is_enough, middle, high)
    return high


def _chance_of_so_few(count: np.ndarray, cases: np.ndarray, centre: float) -> np.ndarray:
    """Binomial chance of `count` or fewer: 0 below none, 1 from all on."""
    from scipy.special import betaincc

    inside = (count >= 0) & (count < cases)
    upto = np.where(inside, count, 0)
    chance = betaincc(upto + 1, np.where(inside, cases - upto, 1), centre)
    return np.where(inside, chance, (count >= 0).astype(float))


def _common_level(counted, cases, tau2: float, winsorised: float) -> float:
    """The share of all together once those furthest off count as those just inside them.

    Half a case where nobody or everybody is counted; nan without units.
    """
    total = cases.sum()
    if not total:
        return np.nan
    least, most = 0.5 / total, 1 - 0.5 / total
    centre = float(np.clip(counted.sum() / total, least, most))
    for _ in range(ROUNDS):
        sigma = np.sqrt(centre * (1 - centre) * (1 / cases + 4 * tau2))
        off = _drawn_in((counted / cases - centre) / sigma, winsorised) * sigma
        centre = float(np.clip(centre + (off * cases).sum() / total, least, most))
    return centre


def _drawn_in(z: np.ndarray, winsorised: float) -> np.ndarray:
    """Beyond the two quantiles all count as the quantile, between two units in proportion."""
    places = np.array([winsorised, 1 - winsorised]) * (len(z) - 1)
    low, high = np.interp(places, np.arange(len(z)), np.sort(z))
    return np.minimum(np.maximum(z, low), high)


def _normal_square(winsorised: float) -> float:
    """The mean square of a standard normal whose two tails are drawn in to their quantiles."""
    from scipy.special import ndtri

    if not winsorised:
        return 1.0
    end = float(-ndtri(winsorised))
    density = np.exp(-(end**2) / 2) / np.sqrt(2 * np.pi)
    return (1 - 2 * winsorised) - 2 * end * density + 2 * winsorised * end**2
