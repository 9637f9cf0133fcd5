"""Which series are searched: each kind of case by itself."""

from __future__ import annotations

from referral_flow.findings.false_alarms import signals_among
from referral_flow.findings.group_rules import unlike_findings
from referral_flow.findings.searched_series import month_series
from referral_flow.findings.series_rules import findings_of
from referral_flow.model import Unit
from referral_flow.text import same
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


def test_units_without_any_events_are_still_the_others():
    """Seven clinics have none of 240 a year, one has 160: it is unlike them."""
    clinics = [Unit(f"K{place}", "physio", same(f"K{place}"), region_id="region-17")
               for place in range(8)]  # fmt: skip
    rows = [("coded", clinic.unit_id, month, None, None, 14 if clinic.unit_id == "K3" else 0, 20)
            for clinic in clinics for month in MONTHS]  # fmt: skip
    warehouse = FakeWarehouse(
        [metric("coded", unit_kinds=("physio",))], ratios=rows, units=[REGION, *clinics]
    )
    found = list(unlike_findings(warehouse, list(month_series(warehouse))))

    assert [one.unit_id for one in signals_among(found)] == ["K3"]


def test_mornings_and_searches_are_no_cases():
    """They follow on each other: no p-value that takes each as a case of its own."""
    keys = ("morning_free_share", "empty_search_share", "slot_utilisation")
    rows = [(key, "region-17", month, None, None, 20, 100) for key in keys for month in MONTHS]
    warehouse = FakeWarehouse([metric(key) for key in keys], ratios=rows, units=[REGION])

    assert not list(month_series(warehouse))


def _two_ways(ways: dict, late: bool):
    """(split, value), events and cases of each way, and of both together."""
    parts = {way: (share, ends if late else begins) for way, (share, begins, ends) in ways.items()}
    counts = {way: (round(share * people), people) for way, (share, people) in parts.items()}
    yield (None, None), *map(sum, zip(*counts.values(), strict=True))
    for way, pair in counts.items():
        yield ("leg", way), *pair
