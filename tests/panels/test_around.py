"""Which units a chart over time compares with, and that their numbers are those published."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from referral_flow.model import View
from referral_flow.panels.parts.around import units_around
from referral_flow.panels.parts.over_time import over_time
from tests.panels.sample_region import sample_warehouse
from tests.panels.test_guarantee import charts, page

COHORT = "assessed_within_3_days_cohort"


def drawn_for(unit: str, key: str = COHORT, grain: str = "month"):
    """The chart over time of a unit."""
    warehouse = sample_warehouse()
    view = View(warehouse.units[unit], grain, warehouse.periods["12m-2025-10"])
    return over_time(warehouse, key, view)


def around(chart) -> dict:
    """The quiet lines by key."""
    return {one.key: one for one in chart.series if one.role == "around"}


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("K1", ["municipality", "care_choice", "region"]),
        ("K3", ["region"]),  # outside the care choice, and the only one in its town
        ("municipality-1780", ["region"]),
        ("care_choice-17", ["region"]),
        ("region-17", []),
    ],
)
def test_a_unit_is_compared_with_those_that_hold_it(unit, lines):
    """Smallest first, never more than three; the region has nothing around it."""
    assert list(around(drawn_for(unit))) == lines


def test_every_point_of_a_quiet_line_is_the_published_number():
    """The region's months on a clinic's page are those that the region's own page has."""
    rows = sample_warehouse().values(COHORT, unit_ids=["region-17"], grain="month")
    published = {row["starts_on"]: (row["numerator"], row["denominator"])
                 for row in rows.filter(pl.col("is_complete")).iter_rows(named=True)}  # fmt: skip
    line = around(drawn_for("K1"))["region"]

    assert {one.x: (one.amount.numerator, one.amount.n) for one in line.points} == published


def test_an_open_month_is_not_drawn_of_a_wider_unit():
    """It would seem to rise or fall."""
    chart = drawn_for("K1")
    last_own = next(one for one in chart.series if one.key == "value").points[-1]

    assert not last_own.is_complete
    assert around(chart)["region"].points[-1].x < last_own.x


def test_numbers_of_people_are_not_compared():
    """A region has more seekers than a clinic: that says nothing."""
    assert around(drawn_for("K1", "seekers_count")) == {}


def test_radiology_is_not_compared_with_a_municipality():
    """What it answers is reported for the municipality of those who asked."""
    warehouse = sample_warehouse()
    radiology = replace(warehouse.units["K1"], kind="radiology")

    assert [one.kind for one in units_around(warehouse, radiology)] == ["region"]


def test_a_municipality_of_one_clinic_is_left_out():
    """Its line would be that clinic's own under another name."""
    warehouse = sample_warehouse()
    alone = replace(warehouse.units["municipality-1780"], is_one_clinic=True)
    warehouse = type("Small", (), {"units": warehouse.units | {alone.unit_id: alone}})()

    kinds = [one.kind for one in units_around(warehouse, warehouse.units["K1"])]
    assert kinds == ["care_choice", "region"]


def test_a_municipality_says_why_the_care_choice_is_not_beside_it():
    """The care choice follows clinics: it holds no municipality."""
    said = drawn_for("municipality-1780").measure.sv

    assert "Vårdvalet ritas inte: det följer mottagningar och inte kommuner." in said
    assert "ritas inte" not in drawn_for("K1").measure.sv


def test_medians_of_several_groups_say_which_units_are_not_drawn():
    """The region alone stands beside each group: more lines could not be told apart."""
    said = charts(page("K1"))["those_outside"].measure.sv

    assert "Tunn" in said and "regionen, där enheten själv ingår." in said
    assert "Kommunen och vårdvalet ritas inte: fler linjer skulle inte gå att hålla isär." in said
