"""Splits whose values hold each other: what differs between two of them is people, too."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from referral_flow.disclosure import disclose, hide_values
from referral_flow.disclosure.nested import place_of
from referral_flow.model import NESTED_SPLITS
from tests.disclosure.small_blocks import cell, chart, hidden_in, series, share
from tests.fake_warehouse import metric, periods, units

REACH = metric("reach", splits=("reach", "owner", "reach,owner"), nested=(("reach", "own_clinic"),))
UNITS = {unit.unit_id: unit for unit in units()}
PERIODS = {period.period_id: period for period in periods()}
SCHEMA = ("unit_id", "period_id", "split", "split_value", "numerator", "denominator")


def frame(*cells: tuple, unit: str = "K1", period: str = "2025-Q3") -> pl.DataFrame:
    """Rows (split, value, numerator, denominator) of one unit and period."""
    rows = [(unit, period, *cell) for cell in cells]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row", infer_schema_length=None)


def hidden(*cells: tuple, audience: str = "working", **place) -> list[bool]:
    """Which of the rows are hidden when they are shown together."""
    seen = hide_values(frame(*cells, **place), REACH, audience, UNITS, PERIODS)
    return seen["suppressed"].to_list()


def chain(*numerators: int, n: int = 100) -> list[tuple]:
    """Unsplit, then the four nearest reaches with these numerators."""
    names = ("own_clinic", "within_10_km", "within_25_km", "within_50_km")
    rows = [("reach", name, one, n) for name, one in zip(names, numerators, strict=False)]
    return [(None, None, numerators[0], n), *rows]


def test_a_place_is_told_by_what_is_nested_and_what_is_left():
    """The nearest value is the same place as unsplit."""
    nearest = {"reach": ("own",)}

    assert place_of(None, None, nearest) == ("", None, None)
    assert place_of("reach", "own", nearest) == ("", None, None)
    assert place_of("reach", "far", nearest) == ("far", None, None)
    assert place_of("reach,owner", "far,region", nearest) == ("far", "owner", "region")
    assert place_of("owner", "region", nearest) == ("", "owner", "region")


def test_values_far_enough_apart_are_all_shown():
    """They do not sum to the whole, and none of them is hidden for that."""
    assert hidden(*chain(40, 50, 60, 60)) == [False] * 5


def test_a_value_that_differs_by_few_from_a_nearer_one_is_hidden():
    """Three people had a time within 10 km and not at their own clinic."""
    assert hidden(*chain(40, 43, 50, 60)) == [False, False, True, False, False]


def test_few_left_over_are_few_who_differ():
    """As many have the time, three more are asked: of shares that rest on ever more people."""
    rows = [(None, None, 40, 60), ("reach", "own_clinic", 40, 60),
            ("reach", "within_10_km", 40, 63)]  # fmt: skip

    assert hidden(*rows) == [False, False, True]


def test_steps_of_few_do_not_add_up_behind_a_hidden_value():
    """40, 42 and 44: the last lies four from what is shown, and two from what is not."""
    assert hidden(*chain(40, 42, 44, 60)) == [False, False, True, True, False]


def test_the_nearest_value_hides_where_unsplit_figures_do():
    """It is the same cell under another name."""
    assert hidden(*chain(3, 40, 60, 80)) == [True, True, False, False, False]


def test_a_hidden_part_of_a_farther_value_takes_a_sibling_of_its_own_along():
    """Two of the region's own within 10 km: with the private ones they are all within 10 km."""
    rows = [*chain(40, 60), ("owner", "region", 20, 50), ("owner", "private", 20, 50),
            ("reach,owner", "own_clinic,region", 20, 50),
            ("reach,owner", "own_clinic,private", 20, 50),
            ("reach,owner", "within_10_km,region", 48, 50),
            ("reach,owner", "within_10_km,private", 12, 50)]  # fmt: skip

    assert hidden(*rows, unit="region-17") == [False] * 7 + [True, True]


def test_for_a_council_farther_values_go_together():
    """A breakdown with a step of three goes whole; what is unsplit stays, and so does its twin."""
    assert hidden(*chain(40, 43, 50, 60), audience="council", unit="region-17") == [
        False, False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("audience", ["working", "council"])
def test_no_two_shown_values_differ_by_few(audience):
    """Random chains: whatever is shown lies nobody or five and more apart."""
    chance = np.random.default_rng(7)
    kept = 0
    for _ in range(40):
        steps = chance.choice([0, 0, 1, 3, 5, 9, 30], 3)
        cells = chain(*(30 + np.cumsum([0, *steps])).tolist(), n=120)
        shown = [
            cell[2] for cell, gone in zip(cells, hidden(*cells, audience=audience), strict=True)
            if not gone
        ]  # fmt: skip
        apart = np.abs(np.subtract.outer(shown, shown))
        kept += len(shown)
        assert not ((apart > 0) & (apart < 5)).any()
    assert kept > 100


def seen_on_a_page(*cells: tuple, audience: str = "working") -> list[bool]:
    """Which of the shares (split, value, numerator, n) are hidden as points of one chart."""
    points = [share(numerator, n, origin=cell("region-17", "2025-Q3", *place))
              for *place, numerator, n in cells]  # fmt: skip
    return hidden_in(disclose([chart(series(*points))], audience))


def test_a_page_hides_what_differs_by_few_from_a_nearer_value():
    """Whichever is drawn first, the nearer one stays."""
    assert seen_on_a_page(*chain(40, 43, 50, 60)) == [False, False, True, False, False]
    assert seen_on_a_page(*chain(40, 43, 50, 60)[::-1]) == [False, False, True, False, False]


def test_a_page_knows_the_nearest_value_for_what_is_unsplit():
    """Of a share of nine, neither is shown."""
    assert seen_on_a_page((None, None, 5, 9), ("reach", "own_clinic", 5, 9)) == [True, True]


def test_a_page_does_not_add_nested_values_up():
    """Ways of booking add up within a reach: the hidden one takes its own sibling along."""
    rows = [("reach", "within_10_km", 60, 100), ("reach", "within_25_km", 80, 100),
            ("reach,booking_way", "within_10_km,web", 48, 50),
            ("reach,booking_way", "within_10_km,staff", 12, 50),
            ("reach,booking_way", "within_25_km,web", 20, 50),
            ("reach,booking_way", "within_25_km,staff", 60, 50)]  # fmt: skip

    assert seen_on_a_page(*rows) == [False, False, True, True, False, False]


def test_days_and_free_times_are_never_hidden():
    """Three mornings with a free time tell of nobody."""
    mornings = metric("mornings", splits=("reach",), nested=REACH.nested, counts_people=False)
    seen = hide_values(frame(*chain(3, 5, 60, 66, n=66)), mornings, "council", UNITS, PERIODS)

    assert not seen["suppressed"].any()


def test_every_metric_says_of_its_nested_splits_what_pages_take_for_granted():
    """A page knows an amount's metric by name alone, so the names of splits tell what is nested."""
    from pipelines.sqlfile import read_layer
    from tests.small_region import SQL

    said = {
        pair
        for file in read_layer(SQL / "metrics")
        for pair in file.front.get("nested", {}).items()
    }

    assert all(value in NESTED_SPLITS.get(split, ()) for split, value in said)
