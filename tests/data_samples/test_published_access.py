"""Planted truths 7 and 8 as the published metrics tell them, on the committed sample."""

from __future__ import annotations

import polars as pl
import pytest

from data_samples.synthetic.clinics import SECOND_OPINION
from data_samples.synthetic.strength import two_shares
from referral_flow.warehouse import Warehouse, open_warehouse

STRONG = 5  # standard errors, as data_samples/README.md promises
NEVER, ALWAYS = "municipality-1782", "municipality-1760"  # Filipstad and Storfors
ARRIVED = "arrived_within_3_days_share"


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def whole(published: Warehouse, metric: str, units: list[str], split: str | None = None):
    """The metric's values of the units over all the data."""
    all_of_it = published.periods["all"].period_id
    return published.values(metric, unit_ids=units, period_ids=[all_of_it], split=split)


def clinics(published: Warehouse) -> list[str]:
    """Every physiotherapy clinic."""
    return [key for key, unit in published.units.items() if unit.kind == "physio"]


def counted(rows: pl.DataFrame) -> tuple[int, int]:
    """Numerator and denominator of all rows together."""
    return rows["numerator"].sum(), rows["denominator"].sum()


def test_truth_7_one_municipality_never_has_a_free_time_in_the_morning(published):
    """Nought of 1,004 mornings at Filipstad's two clinics, all of 502 at Storfors's one."""
    never = counted(whole(published, "morning_free_share", [NEVER]))
    always = counted(whole(published, "morning_free_share", [ALWAYS]))

    assert never == (0, 1004)
    assert always == (502, 502)
    assert two_shares(*never, *always) == pytest.approx(-38.8, abs=0.05)


def test_truth_7_no_other_municipality_is_without_free_times(published):
    """Everywhere else there was one on at least four mornings of five."""
    others = [
        key for key, unit in published.units.items()
        if unit.kind == "municipality" and key != NEVER
    ]  # fmt: skip
    rows = whole(published, "morning_free_share", others)
    shares = rows.select(pl.col("numerator") / pl.col("denominator")).to_series()

    assert len(others) == 15
    assert shares.min() > 0.8


def test_truth_7_the_third_free_time_is_a_week_away_where_booking_closes_early(published):
    """In Filipstad half of the mornings; next door there is one the same day."""
    metric = "third_next_available_days"

    assert whole(published, metric, [NEVER])["p50"].item() >= 7
    assert whole(published, metric, [ALWAYS])["p50"].item() == 0


def test_truth_7_its_residents_find_times_in_the_municipalities_around(published):
    """Never in their own municipality, on nearly every morning within 25 kilometres."""
    rows = whole(published, "resident_morning_free_share", [NEVER], split="reach")
    found = dict(rows.select("split_value", "numerator").iter_rows())

    assert set(rows["denominator"]) == {502}
    assert found["own_municipality"] == 0
    assert found["within_25_km"] > 490
    assert found["anywhere"] == 502


def test_truth_8_two_clinics_see_patients_just_assessed_elsewhere(published):
    """3.3 % of 12,262 contacts against 0.1 % at the other clinics, counted by calendar days."""
    rows = whole(published, ARRIVED, clinics(published))
    is_here = pl.col("unit_id").is_in(SECOND_OPINION)
    here, there = counted(rows.filter(is_here)), counted(rows.filter(~is_here))

    assert here[1] == 12262
    assert here[0] / here[1] == pytest.approx(0.033, abs=0.0005)
    assert there[0] / there[1] == pytest.approx(0.001, abs=0.0005)
    assert two_shares(*here, *there) > 10 * STRONG


def test_truth_8_no_third_clinic_stands_out(published):
    """Each of the two has more than ten times the share of any other."""
    rows = whole(published, ARRIVED, clinics(published)).with_columns(
        share=pl.col("numerator") / pl.col("denominator")
    )
    is_here = pl.col("unit_id").is_in(SECOND_OPINION)

    assert rows.filter(is_here)["share"].min() > 10 * rows.filter(~is_here)["share"].max()


def test_truth_8_they_are_web_bookings(published):
    """One web booking in ten at the two clinics; those that staff book are as few as elsewhere."""
    rows = whole(published, ARRIVED, list(SECOND_OPINION), split="booking_way")
    by_way = {
        way: counted(rows.filter(split_value=way)) for way in ("web", "staff")
    }  # fmt: skip

    assert by_way["web"][0] / by_way["web"][1] > 0.08
    assert by_way["staff"][0] / by_way["staff"][1] < 0.005
    assert two_shares(*by_way["web"], *by_way["staff"]) > STRONG


def test_arrivals_and_departures_tell_of_the_same_moves(published):
    """Within thirty days as many leave as arrive, but for those at the edges of the data."""
    left = counted(whole(published, "second_clinic_30_days_share", ["region-17"]))[0]
    came = counted(whole(published, "arrived_from_other_clinic_share", ["region-17"]))[0]
    flows = whole(published, "second_clinic_flows", ["region-17"])

    assert flows["count"].sum() == left
    assert left == pytest.approx(came, rel=0.05)
