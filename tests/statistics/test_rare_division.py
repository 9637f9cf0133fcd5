"""Rare events divided in time: every way that chance could lay them is counted."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from referral_flow.statistics.rare_division import rare_division


def test_eight_events_on_one_side_of_two_months():
    """All in the first or all in the second: 2 of 2⁸ ways."""
    found = rare_division([0, 8], [1, 1])

    assert found.start == 1
    assert found.p_value == pytest.approx(2 / 2**8)
    assert (found.before, found.after) == (0, 8)


def test_three_months_agree_with_all_ways_written_down():
    """Of 3⁸ ways, those with a division at least as surprising as 7 of 8 in the last month."""
    seen = rare_division([1, 0, 7], [1, 1, 1])
    ways = [np.bincount(way, minlength=3) for way in product(range(3), repeat=8)]
    chances = [rare_division(way, [1, 1, 1]).p_value for way in _kinds(ways)]
    counted = {tuple(way): chance for way, chance in zip(_kinds(ways), chances, strict=True)}
    as_odd = sum(counted[tuple(way)] <= seen.p_value * (1 + 1e-9) for way in ways)

    assert seen.p_value == pytest.approx(as_odd / 3**8)


def _kinds(ways):
    return [np.array(kind) for kind in sorted({tuple(way) for way in ways})]


def test_months_that_wander_make_clusters_usual():
    """With months as level as a Dirichlet (1, 1), every number from 0 to 8 is as likely: 2 of 9."""
    assert rare_division([0, 8], [1, 1], wander=1.0).p_value == pytest.approx(2 / 9)


def test_a_little_wandering_changes_next_to_nothing():
    """The Dirichlet-multinomial goes over into the multinomial."""
    events, cases = [2] * 15 + [7] * 9, [30] * 24
    plain, wandering = (rare_division(events, cases, wander=one).p_value for one in (0, 2e-6))

    assert wandering == pytest.approx(plain, rel=1e-3)


def test_the_mirror_of_a_series_has_the_same_chance():
    """Twelve months of one and twelve of four, forwards and backwards."""
    forwards, backwards = rare_division([1] * 12 + [4] * 12, [9] * 24), rare_division(
        [4] * 12 + [1] * 12, [9] * 24
    )  # fmt: skip

    assert forwards.p_value == pytest.approx(backwards.p_value)
    assert forwards.start == backwards.start == 12


def test_a_month_without_cases_holds_no_event():
    """A clinic that was shut in August is not rarer for it."""
    open_all = rare_division([2, 3, 1, 2, 9, 8], [5, 5, 5, 5, 5, 5])
    shut = rare_division([2, 3, 1, 2, 0, 9, 8], [5, 5, 5, 5, 0, 5, 5])

    assert shut.p_value == pytest.approx(open_all.p_value)


def test_fewer_than_eight_events_tell_nothing():
    """Seven could not make a finding wherever they fell."""
    assert rare_division([0, 7], [1, 1]) is None


def test_events_without_any_change_are_seldom_surprising():
    """600 series of forty events: at most 5 and 1 % as surprising as that."""
    random = np.random.default_rng(11)
    cases = random.integers(20, 40, 24).astype(float)
    drawn = random.multinomial(40, cases / cases.sum(), 600)
    chances = np.array([rare_division(events, cases).p_value for events in drawn])

    assert (chances <= 0.05).mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 600)
    assert (chances <= 0.01).mean() <= 0.01 + 2 * np.sqrt(0.01 * 0.99 / 600)
