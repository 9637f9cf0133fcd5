"""The season and limits of counts: a published chart, seasons that are known, what they hide."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.season import index_at, season_index
from referral_flow.statistics.signals import signals
from referral_flow.statistics.spc import count_limits

WAFER_DEFECTS = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14,
                 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]  # fmt: skip
TRUE_INDEX = np.array([1.1, 1, 0.9, 1, 1.05, 1, 0.55, 0.95, 1.1, 1.15, 1.2, 1.0])
CALENDAR = np.tile(np.arange(1, 13), 2)


def test_count_chart_is_as_published():
    """NIST/SEMATECH e-Handbook 6.3.3.1: 400 defects on 25 wafers; centre 16, limits 4 and 28."""
    limits = count_limits(WAFER_DEFECTS, baseline=None, method="u")

    assert (limits.centre[0], limits.lower[0], limits.upper[0]) == (16, 4, 28)
    assert [s.start for s in signals(WAFER_DEFECTS, limits) if s.rule == "outside"] == [23]


def test_u_prime_by_hand():
    """Counts 80, 120, 80, 120: centre 100, z = ∓2, moving range 4, σ_z = 4 / 1.128."""
    limits = count_limits([80, 120, 80, 120])

    assert limits.method == "u_prime"
    assert limits.sigma[0] == pytest.approx(10 * 4 / 1.128)


def test_centre_follows_what_is_expected():
    """Level 100 and an index of ½: centre 50, one standard deviation √50."""
    limits = count_limits([100, 50, 100, 50], [1, 0.5, 1, 0.5], method="u")

    assert limits.centre.tolist() == pytest.approx([100, 50, 100, 50])
    assert limits.sigma[1] == pytest.approx(np.sqrt(50))


def test_index_finds_the_season_and_not_the_growth():
    """Two years, the second a quarter larger: the same twelve factors, with mean 1."""
    season = TRUE_INDEX / TRUE_INDEX.mean()
    counts = np.concatenate([1000 * season, 1250 * season])

    assert season_index(counts, CALENDAR) == pytest.approx(season)
    assert season_index(counts, CALENDAR).mean() == pytest.approx(1)


def test_index_is_found_in_years_that_are_not_whole():
    """Twenty-nine months from April on; the five that come thrice make no month heavier."""
    season = TRUE_INDEX / TRUE_INDEX.mean()
    months = (np.arange(29) + 3) % 12 + 1
    level = np.where(np.arange(29) < 5, 800, np.where(np.arange(29) < 17, 1000, 1300))

    assert season_index(level * season[months - 1], months) == pytest.approx(season, rel=1e-3)


def test_without_a_whole_year_there_is_no_index():
    """Eleven months: nobody knows the twelfth, and every month is expected to be alike."""
    assert season_index(np.full(11, 100), np.arange(1, 12)) is None
    assert index_at(None, [7, 12]).tolist() == [1, 1]


def test_a_usual_july_is_no_signal_and_an_empty_march_is():
    """Poisson counts of 300 clinics by the index of their region; one of them loses a March."""
    random = np.random.default_rng(4)
    counts = random.poisson(200 * np.tile(TRUE_INDEX, 2), (300, 24))
    others = index_at(season_index(counts.sum(axis=0) - counts[0], CALENDAR), CALENDAR)
    lost = counts[0].copy()
    lost[14] *= 0.1

    outside = [alarm_months(row, others) for row in counts]
    assert np.mean([bool(months) for months in outside]) < 0.15
    assert 14 in alarm_months(lost, others)


def test_without_the_season_july_is_a_signal():
    """The same clinics with every month expected to be alike: nearly all would raise an alarm."""
    counts = np.random.default_rng(4).poisson(200 * np.tile(TRUE_INDEX, 2), (50, 24))

    assert np.mean([18 in alarm_months(row, np.ones(24), "u") for row in counts]) > 0.9


def alarm_months(counts, expected, method="auto") -> list[int]:
    """The months outside the limits."""
    found = signals(counts, count_limits(counts, expected, method=method))
    return [signal.start for signal in found if signal.rule == "outside"]
