"""What counts as few people."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Amount, Point
from referral_flow.few import hidden_share, is_few, is_too_thin


def share(numerator: int, n: int) -> Amount:
    return Amount(numerator / n, "percent", n=n, numerator=numerator)


def count(value: int) -> Amount:
    return Amount(value, "count", n=value, numerator=value, rule="count")


@pytest.mark.parametrize(
    ("value", "hidden"), [(0, False), (1, True), (4, True), (5, False), (400, False)]
)
def test_counts_of_one_to_four_are_few_and_none_is_not(value, hidden):
    """Zero is nobody; five is the least that is shown."""
    assert is_few(count(value), "working") is hidden
    assert is_few(count(value), "council") is hidden


@pytest.mark.parametrize(
    ("n", "working", "council"), [(9, 1, 1), (10, 0, 1), (19, 0, 1), (20, 0, 0)]
)
def test_a_share_needs_ten_cases_at_work_and_twenty_in_a_council(n, working, council):
    """The region's own practice, and SKR's publication rule."""
    half = Amount(0.5, "percent", n=n, numerator=5)

    assert is_few(half, "working") == bool(working)
    assert is_few(half, "council") == bool(council)


@pytest.mark.parametrize(("numerator", "hidden"), [(0, 0), (3, 1), (5, 0), (57, 1), (60, 0)])
def test_a_share_does_not_give_away_a_group_of_one_to_four(numerator, hidden):
    """3 of 60 tells of three people, 57 of 60 of the other three."""
    assert is_few(share(numerator, 60), "working") == bool(hidden)


def test_a_share_without_numerator_is_worked_out():
    """Whoever leaves the numerator out does not get around the rule."""
    assert is_few(Amount(0.05, "percent", n=60), "working")


def test_a_share_that_does_not_say_its_n_is_hidden():
    """What cannot be judged is not shown."""
    assert is_few(Amount(0.5, "percent"), "working")


def test_a_median_of_few_is_hidden_even_if_not_reached():
    """That half of seven people still wait is also said of seven people."""
    assert is_few(Amount(None, "days", n=7, rule="summary"), "working")
    assert not is_few(Amount(None, "days", n=0, rule="summary"), "working")


def test_a_difference_is_as_few_as_its_smaller_end():
    """Fifty against fifty-three per cent tells of the end that rests on eight."""
    change = Amount(0.03, "points", rule="free", ends=(share(50, 100), share(5, 8)))

    assert is_few(change, "working")


def test_limits_and_targets_are_never_few():
    """A limit tells of no person."""
    assert not is_few(Amount(0.02, "percent", rule="free"), "council")


def test_a_series_is_too_thin_past_a_quarter_hidden():
    """One of four is a gap; two of four, and the next coarser grain says more."""
    points = [Point(str(n), share(n // 2, n)) for n in (8, 30, 40, 50)]

    assert hidden_share(points, "working") == 0.25
    assert not is_too_thin(points, "working")
    assert is_too_thin([*points[:2], points[0], points[1]], "working")
