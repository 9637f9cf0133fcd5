"""What counts as few people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from referral_flow.blocks import Amount, Partner
from referral_flow.few import is_few, is_n_hidden, is_too_thin


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
    assert not is_too_thin(np.array([True, False, False, False]))
    assert is_too_thin(np.array([True, True, False, False]))
    assert not is_too_thin(np.array([], dtype=bool))


ALL = share(40, 60)


@pytest.mark.parametrize(
    ("own", "hidden"),
    [
        (share(40, 60), False),  # the same people
        (share(40, 58), True),  # two fewer, all of them late
        (share(37, 57), True),  # three fewer, all of them in time
        (share(34, 54), False),  # six fewer
        (share(36, 51), False),  # nine fewer; how many of those were in time is let be
    ],
)
def test_the_metric_that_yields_goes_where_few_people_differ(own, hidden):
    """Both shown, the reader subtracts one from the other."""
    assert is_few(replace(own, partners=(Partner(ALL),)), "working") is hidden


def test_what_is_good_in_one_and_bad_in_the_other_is_compared_crosswise():
    """Of 60, 40 were in time and 17 never assessed: three are left, assessed too late."""
    never = Amount(17 / 60, "percent", n=60, numerator=17)

    assert is_few(replace(never, partners=(Partner(ALL, is_opposite=True),)), "working")
    twelve = Amount(12 / 60, "percent", n=60, numerator=12)
    assert not is_few(replace(twelve, partners=(Partner(ALL, is_opposite=True),)), "working")


def test_a_hidden_partner_takes_its_like_along_and_a_number_of_cases_stays():
    """A share that is hidden for 2 of 60 hides who, not that they were 60."""
    small = share(2, 60)

    assert is_few(replace(share(30, 90), partners=(Partner(small),)), "working")
    assert not is_few(replace(count(90), partners=(Partner(small, takes_along=False),)), "working")


def test_a_median_stays_where_only_its_n_would_tell():
    """57 waited and 54 are in the headline: three cancelled. The median tells of none of them."""
    median = Amount(3, "days", n=57, rule="summary", n_partners=(Partner(share(30, 54)),))

    assert not is_few(median, "working")
    assert is_n_hidden(median, "working")
    assert not is_n_hidden(replace(median, n=60), "working")
