"""Control limits: textbook charts first, then baselines, phases, gaps and the calendar."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.statistics.nulls import dispersion_limit
from referral_flow.statistics.spc import count_limits, p_limits, xmr_limits

ORANGE_JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22,
                8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]  # fmt: skip
FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
ONE_PEAK = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


def test_individuals_chart_is_as_published():
    """NIST/SEMATECH e-Handbook 6.3.2.2: batch flow rates; mean 50.81, limits 45.82 and 55.80."""
    limits = xmr_limits(FLOW_RATES, baseline=None)

    assert limits.centre[0] == pytest.approx(50.81)
    assert limits.lower[0] == pytest.approx(45.8159, abs=2e-3)
    assert limits.upper[0] == pytest.approx(55.8041, abs=2e-3)


def test_one_peak_widens_the_limits_unless_screened():
    """The example of the NHSRplotthedots vignette on outliers."""
    plain = xmr_limits(ONE_PEAK, baseline=None)
    screened = xmr_limits(ONE_PEAK, baseline=None, screen=True)

    assert np.round([plain.centre[0], plain.lower[0], plain.upper[0]], 3).tolist() == [
        1.944,
        -3.063,
        6.952,
    ]
    assert np.round([screened.lower[0], screened.upper[0]], 3).tolist() == [-0.716, 4.604]


def test_bounds_clamp_the_drawn_limits_only():
    """A share is not drawn below 0 or above 1, but its distances keep their scale."""
    limits = xmr_limits([0.1, 0.9] * 6, bounds=(0, 1))

    assert (limits.lower[0], limits.upper[0]) == (0, 1)
    assert limits.sigma[0] == pytest.approx(2.66 / 3 * 0.8)


def test_p_chart_is_as_published():
    """Montgomery, Introduction to Statistical Quality Control: orange juice, 30 samples of 50."""
    limits = p_limits(ORANGE_JUICE, [50] * 30, baseline=None, method="p")

    assert limits.centre[0] == pytest.approx(0.2313, abs=5e-5)
    assert limits.upper[0] == pytest.approx(0.4102, abs=5e-5)
    assert limits.lower[0] == pytest.approx(0.0524, abs=5e-5)


def test_p_chart_revised_is_as_published():
    """The same less samples 15 and 23, explained in the book: 0.2150, limits 0.0407 and 0.3893."""
    kept = np.isin(np.arange(30), [14, 22], invert=True)
    limits = p_limits(ORANGE_JUICE, [50] * 30, baseline=None, complete=kept, method="p")

    assert limits.centre[0] == pytest.approx(0.2150, abs=5e-5)
    assert limits.upper[0] == pytest.approx(0.3893, abs=5e-5)
    assert limits.lower[0] == pytest.approx(0.0407, abs=5e-5)


def test_p_prime_by_hand():
    """Shares 0.4, 0.6, 0.4, 0.6 of 100: p = 0.5, z = ∓2, moving range 4, σ_z = 4 / 1.128."""
    limits = p_limits([40, 60, 40, 60], [100] * 4)

    assert limits.method == "p_prime"
    assert limits.sigma_z == pytest.approx(4 / 1.128)
    assert limits.upper[0] == min(1, 0.5 + 3 * 0.05 * 4 / 1.128)
    assert limits.sigma[0] == pytest.approx(0.05 * 4 / 1.128)


def test_limits_widen_where_few_were_counted():
    """A quarter of the people gives limits twice as far away."""
    limits = p_limits([50, 50, 51, 12], [100, 100, 100, 25], method="p")

    assert limits.sigma[3] == pytest.approx(2 * limits.sigma[0])


def test_binomial_months_keep_the_p_chart_four_times_in_five():
    """The stated criterion, tried on binomial data: 20 % of stable series go to p′, no more."""
    counts = np.random.default_rng(5).binomial(40, 0.55, (2000, 12))
    methods = [p_limits(row, [40] * 12).method for row in counts]

    assert np.mean(np.array(methods) == "p_prime") == pytest.approx(0.20, abs=0.03)


def test_months_that_vary_more_than_chance_leave_the_p_chart():
    """True shares that wander ±10 points in months of 400 are hardly ever missed."""
    random = np.random.default_rng(6)
    counts = random.binomial(400, np.clip(random.normal(0.55, 0.1, (200, 12)), 0, 1))

    methods = [p_limits(row, [400] * 12).method for row in counts]

    assert methods.count("p_prime") >= 198


def test_months_more_even_than_chance_stay_with_the_p_chart():
    """Less spread than chance gives is no reason for tighter limits."""
    limits = p_limits([50, 51, 50, 51, 50, 51], [100] * 6)

    assert limits.sigma_z < dispersion_limit(6)
    assert limits.method == "p"
    assert limits.sigma[0] == pytest.approx(0.05, abs=1e-4)


def test_baseline_is_the_first_twelve_points_and_then_stands_still():
    """What comes after the twelfth month moves no limit."""
    calm = xmr_limits([10, 12] * 12)
    later_storm = xmr_limits([10, 12] * 6 + [90, 3] * 6)

    assert np.array_equal(calm.upper, later_storm.upper)
    assert not later_storm.is_preliminary


def test_fewer_than_twelve_points_are_preliminary():
    """Eleven months give limits, marked as such."""
    assert xmr_limits(list(range(11))).is_preliminary
    assert not xmr_limits(list(range(12))).is_preliminary


def test_each_phase_has_its_own_first_twelve():
    """A phase from month 15 on takes its level from its own months, and the first keeps its own."""
    values = [10.0, 12.0] * 7 + [20.0, 22.0] * 7
    limits = xmr_limits(values, phases=[14])

    assert limits.centre[13] == pytest.approx(11)
    assert limits.centre[14] == pytest.approx(21)
    assert [(p.start, p.stop, p.points, p.baseline_points) for p in limits.phases] == [
        (0, 14, 14, 12), (14, 28, 14, 12),
    ]  # fmt: skip


def test_a_phase_that_has_just_begun_has_no_limits_yet():
    """One month says nothing of how months vary."""
    limits = p_limits([50] * 12 + [70], [100] * 13, phases=[12])

    assert np.isnan(limits.upper[12])
    assert limits.is_preliminary
    assert not limits.is_judged[12]


def test_incomplete_and_missing_months_move_no_limit():
    """A month still growing, an empty month: both are left out and not judged."""
    numerators = np.array([50, 60, np.nan, 50, 60, 0, 5])
    denominators = [100, 100, 100, 100, 100, 0, 100]
    limits = p_limits(numerators, denominators, complete=[True] * 6 + [False])

    assert limits.centre[0] == pytest.approx(0.55)
    assert limits.is_judged.tolist() == [True, True, False, True, True, False, False]
    assert np.isnan(limits.upper[5])  # nobody counted, nothing to draw
    assert limits.upper[6] == limits.upper[0]  # drawn, though not judged


def test_missing_months_do_not_shorten_the_baseline():
    """The first twelve complete points count, wherever they lie."""
    values = [np.nan, 10, 12, np.nan] * 6 + [10, 12]
    limits = xmr_limits(values)

    assert limits.phases[0].baseline_points == 12
    assert limits.phases[0].points == 14


def test_a_missing_month_has_no_moving_range():
    """From the month before a gap to the month after is not a step of one month."""
    limits = xmr_limits([10, 12, np.nan, 30, 32])

    assert limits.sigma[0] == pytest.approx(2.66 / 3 * 2)


def test_no_variation_gives_no_limits():
    """Twelve equal months, or twelve of 100 %, do not tell how far is far."""
    assert np.isnan(xmr_limits([7] * 12).upper).all()
    everyone = p_limits([20] * 12, [20] * 12)
    assert np.isnan(everyone.upper).all()
    assert not everyone.is_judged.any()


def test_centre_follows_the_expected_numerators():
    """Months with holidays expect fewer; a clinic at 90 % of expected has its centre there."""
    expected = np.array([60, 30] * 7)
    counted = np.array([54, 27] * 7)
    limits = p_limits(counted, [100] * 14, expected=expected)

    assert limits.centre == pytest.approx(0.9 * expected / 100)
    assert limits.z(counted / 100) == pytest.approx(np.zeros(14))
    assert limits.sigma[1] == pytest.approx(np.sqrt(0.27 * 0.73 / 100))


def test_expected_like_the_denominator_changes_nothing():
    """The plain chart is the case where every month expects the same share."""
    people = np.array([80, 100, 120, 90, 110, 70])
    counted = [40, 61, 58, 47, 52, 33]
    plain, standardised = (
        p_limits(counted, people),
        p_limits(counted, people, expected=people * 0.3),
    )

    assert plain.upper == pytest.approx(standardised.upper)
    assert plain.centre == pytest.approx(standardised.centre)


def test_a_centre_cannot_pass_one():
    """Where observed beats expected by more than there is room for, that month is not judged."""
    limits = p_limits([60, 60, 95], [100] * 3, expected=[50, 50, 99], baseline=2)

    assert limits.centre[2] == 1
    assert not limits.is_judged[2]


@given(
    st.lists(st.integers(0, 1000), min_size=3, max_size=40), st.integers(-50, 50), st.integers(1, 9)
)
def test_individuals_chart_follows_its_scale(values, shift, factor):
    """Moving or stretching all values moves or stretches the limits, and no z-score."""
    values = np.array(values, dtype=float)
    limits, moved = xmr_limits(values), xmr_limits(values * factor + shift)

    assert np.allclose(moved.upper, limits.upper * factor + shift, equal_nan=True)
    assert np.allclose(moved.z(values * factor + shift), limits.z(values), equal_nan=True)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=30))
def test_limits_of_shares_keep_within_bounds_and_mirror(months):
    """0 ≤ lower ≤ centre ≤ upper ≤ 1, and the chart of the others is the same upside down."""
    counted, others = np.array(months).T
    limits, mirrored = p_limits(counted, counted + others), p_limits(others, counted + others)
    drawn = np.isfinite(limits.upper)

    assert (limits.lower[drawn] >= 0).all()
    assert (limits.upper[drawn] <= 1).all()
    assert (limits.lower[drawn] <= limits.centre[drawn]).all()
    assert limits.method == mirrored.method
    assert np.allclose(limits.lower, 1 - mirrored.upper, equal_nan=True)


@pytest.mark.filterwarnings("error")
def test_nobody_counted_all_through_the_baseline_gives_no_limits():
    """Nought a month for a year has no spread to judge by; a month of three is not judged."""
    limits = count_limits([0] * 12 + [3])

    assert np.isnan(limits.upper).all()
    assert not limits.is_judged.any()
