"""Waits with open cases: laws that hold for any day table, and a twin computed another way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.statistics.survival import curve

OPEN, ENTERED = "open", "entered"

day_tables = st.lists(
    st.tuples(st.integers(0, 15), st.sampled_from(["a", "b", "c", OPEN]), st.integers(1, 9)),
    min_size=1,
    max_size=25,
)


def curve_of(rows, causes=None):
    """The curve of rows (day, outcome, cases)."""
    return curve(*zip(*rows, strict=True), causes)


@given(day_tables)
def test_incidences_and_survival_make_one(rows):
    """Everybody is somewhere on every day."""
    found = curve_of(rows)

    assert np.allclose(found.survival + sum(found.incidence.values(), np.zeros(1)), 1)


@given(day_tables)
def test_limits_hold_the_curve_and_keep_within_bounds(rows):
    """0 ≤ low ≤ share ≤ high ≤ 1 for every cause and day."""
    found = curve_of(rows)

    for cause, share in found.incidence.items():
        assert (found.low[cause] >= -1e-12).all()
        assert (found.low[cause] <= share + 1e-9).all()
        assert (share <= found.high[cause] + 1e-9).all()
        assert (found.high[cause] <= 1 + 1e-12).all()


@given(day_tables)
def test_one_cause_gives_kaplan_meier(rows):
    """With one way out, incidence is one minus survival, variance and limits included."""
    merged = [(day, OPEN if end == OPEN else "a", cases) for day, end, cases in rows]
    found = curve_of(merged, ["a"])

    assert np.allclose(found.incidence["a"], 1 - found.survival)
    assert np.allclose(found.variance["a"], found.survival_variance)
    assert np.allclose(found.low["a"], 1 - found.survival_high)


@given(day_tables)
def test_late_entry_of_nobody_changes_nothing(rows):
    """A row of no entrants, and the rows in another order, are the same table."""
    found, same = curve_of(rows), curve_of([(0, ENTERED, 0), *reversed(rows)])

    assert np.allclose(found.survival, same.survival)
    assert np.allclose(found.at_risk, same.at_risk)


@given(day_tables, st.integers(1, 5))
def test_late_entrants_change_only_the_days_after_they_entered(rows, entered_after):
    """Somebody who enters after day d and leaves later is not in the curve up to day d."""
    found = curve_of(rows)
    more = curve_of([*rows, (entered_after, ENTERED, 4), (entered_after + 1, "a", 4)])
    until = min(entered_after, len(found.day) - 1) + 1

    assert np.allclose(found.survival[:until], more.survival[:until])
    assert np.allclose(found.at_risk[:until], more.at_risk[:until])


@given(day_tables, st.integers(2, 6))
def test_more_of_the_same_people_give_the_same_curve_and_less_doubt(rows, times):
    """Every case k times over: the curve stays, the variance falls by k."""
    found, more = curve_of(rows), curve_of([(day, end, cases * times) for day, end, cases in rows])

    for cause in found.incidence:
        assert np.allclose(found.incidence[cause], more.incidence[cause])
        assert np.allclose(found.variance[cause], more.variance[cause] * times)


@given(day_tables)
def test_variance_agrees_with_the_matrix_recursion(rows):
    """Computed independently: Greenwood-type covariance of Andersen et al. 1993.

    Day by day, from the transition matrix and the multinomial covariance of that day.
    """
    found = curve_of(rows)

    for cause in found.incidence:
        assert np.allclose(found.variance[cause], variance_by_recursion(rows, cause), atol=1e-10)


def variance_by_recursion(rows, cause):
    """Var F by carrying the covariance of (S, F) from day to day."""
    days = range(max(day for day, _, _ in rows) + 1)
    survival, covariance, variances = 1.0, np.zeros((2, 2)), []
    for today in days:
        at_risk = sum(cases for day, _, cases in rows if day >= today)
        own = sum(n for day, end, n in rows if day == today and end == cause) / at_risk
        gone = sum(n for day, end, n in rows if day == today and end != OPEN) / at_risk
        step = np.array([[1 - gone, 0], [own, 1]])  # (S, F) today from (S, F) yesterday
        chance = np.array([[gone * (1 - gone), -own * (1 - gone)],
                           [-own * (1 - gone), own * (1 - own)]]) / at_risk  # fmt: skip
        covariance = step @ covariance @ step.T + survival**2 * chance
        survival *= 1 - gone
        variances.append(covariance[1, 1])
    return variances


def test_limits_cover_about_what_they_promise():
    """400 clinics of 60 seekers with a third censored: the true share by day 3 lies within 95 %."""
    random = np.random.default_rng(31)
    covered = [covers(random, 60) for _ in range(400)]

    assert np.mean(covered) == pytest.approx(0.95, abs=0.03)


def covers(random, seekers):
    """One clinic: waits geometric, a quarter of those who leave cancel, open cases at random."""
    waits, seen = random.geometric(0.2, seekers), random.integers(1, 15, seekers)
    ends = np.where(random.random(seekers) < 0.25, "cancelled", "assessed")
    days = np.minimum(waits, seen)
    found = curve(days, np.where(waits <= seen, ends, OPEN), np.ones(seekers))
    return found.low["assessed"][3] <= 0.75 * (1 - 0.8**3) <= found.high["assessed"][3]
