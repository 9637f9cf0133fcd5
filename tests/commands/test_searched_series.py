"""Which series are searched: each kind of case by itself."""

from __future__ import annotations

from referral_flow.commands.searched_series import month_series
from referral_flow.commands.series_rules import findings_of
from referral_flow.commands.signals import signals_among
from tests.commands.test_signals import MONTHS, REGION
from tests.fake_warehouse import FakeWarehouse, metric


def test_a_change_of_mix_between_two_ways_is_no_change():
    """The region's needs lose 2 % and its referrals 20 % all along; only how many of each changes.

    Together they step from 4 to 18 %; by each way there is nothing to find.
    """
    ways = {"need": (0.02, 900, 100), "referral": (0.20, 100, 900)}
    rows = [
        ("lost", "region-17", month, *part, hits, people)
        for at, month in enumerate(MONTHS)
        for part, hits, people in _two_ways(ways, late=at >= 14)
    ]
    watched = metric("lost", unit_kinds=("region",), splits=("leg",), watch=("leg",))
    found = list(month_series(FakeWarehouse([watched], ratios=rows, units=[REGION])))

    assert {one.split_value for one in found} == {"need", "referral"}
    assert not signals_among([finding for one in found for finding in findings_of(one)])


def test_a_unit_with_one_way_only_is_searched_once():
    """A radiology that only receives referrals: the part is the whole."""
    rows = [
        ("lost", "region-17", month, *part, 20, 1000)
        for month in MONTHS
        for part in ((None, None), ("leg", "referral"))
    ]
    watched = metric("lost", unit_kinds=("region",), splits=("leg",), watch=("leg",))
    (one,) = month_series(FakeWarehouse([watched], ratios=rows, units=[REGION]))

    assert one.split is None


def _two_ways(ways: dict, late: bool):
    """(split, value), events and cases of each way, and of both together."""
    parts = {way: (share, ends if late else begins) for way, (share, begins, ends) in ways.items()}
    counts = {way: (round(share * people), people) for way, (share, people) in parts.items()}
    yield (None, None), *map(sum, zip(*counts.values(), strict=True))
    for way, pair in counts.items():
        yield ("leg", way), *pair
