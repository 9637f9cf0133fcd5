"""Coverage: a clinic that loses weeks is seen, counted and named in the table only."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from referral_flow.charts.coverage import coverage_by_quarter, coverage_by_week, holes
from tests.fake_warehouse import COLUMNS, periods, units

WEEKS = [period for period in periods() if period.grain == "week"]
CLINICS = [unit for unit in units() if unit.kind == "physio"]


def weekly(*lost: tuple[str, date]) -> pl.DataFrame:
    """Twenty contacts expected and received every week, but for the lost ones."""
    rows = [
        (unit.unit_id, week.period_id, week.starts_on, 0 if is_lost else 20, 20.0, is_lost)
        for unit in CLINICS
        for week in WEEKS
        for is_lost in [(unit.unit_id, week.starts_on) in lost]
    ]
    return pl.DataFrame(rows, schema=COLUMNS["profiles.coverage"], orient="row")


TWO_HOLES = weekly(
    ("K1", date(2025, 3, 3)), ("K1", date(2025, 3, 10)), ("K1", date(2025, 6, 2)),
)  # fmt: skip


def test_weeks_in_a_row_are_one_hole():
    """Two weeks in March and one in June, the latest first."""
    found = holes(TWO_HOLES, CLINICS, WEEKS)

    spans = [(hole.first_week.period_id, hole.last_week.period_id, hole.weeks) for hole in found]
    assert spans == [("2025-W23", "2025-W23", 1), ("2025-W10", "2025-W11", 2)]


def test_the_same_week_at_two_clinics_is_two_holes():
    """A hole belongs to one clinic."""
    found = holes(weekly(("K1", date(2025, 3, 3)), ("K2", date(2025, 3, 10))), CLINICS, WEEKS)

    assert [hole.unit.unit_id for hole in found] == ["K2", "K1"]


def test_a_clinic_with_holes_is_drawn_beside_the_record_systems():
    """Its line is broken where a shade says that data are missing; the title names nobody."""
    chart = coverage_by_week(TWO_HOLES, CLINICS, holes(TWO_HOLES, CLINICS, WEEKS))
    lines = {series.key: series for series in chart.series}

    assert list(lines) == ["cosmic", "other", "K1"]
    gaps = [point.x for point in lines["K1"].points if point.amount.value is None]
    assert gaps == [date(2025, 3, 3), date(2025, 3, 10), date(2025, 6, 2)]
    assert not any(point.amount.rule == "count" for point in lines["K1"].points if point.x in gaps)
    assert [(marker.kind, marker.on, marker.until) for marker in chart.markers] == [
        ("lost", date(2025, 6, 2), date(2025, 6, 8)), ("lost", date(2025, 3, 3), date(2025, 3, 16)),
    ]  # fmt: skip
    assert chart.finding.in_("sv") == (
        "En mottagning saknar en stor del av sina uppgifter under 3 veckor"
    )


def test_a_clinic_on_its_own_page_is_one_line():
    """Its record system would be the same line again, and its title speaks of it alone."""
    chart = coverage_by_week(TWO_HOLES, CLINICS[:1], holes(TWO_HOLES, CLINICS[:1], WEEKS))

    assert [(series.key, series.role) for series in chart.series] == [("K1", "value")]
    assert chart.finding.in_("sv") == "En stor del av uppgifterna saknas under 3 veckor"
    assert chart.basis.in_("sv").startswith("Hela uttaget, ")


def test_no_holes_is_said():
    """All clinics, all weeks."""
    chart = coverage_by_week(weekly(), CLINICS, [])

    assert chart.finding.in_("sv").startswith("Uppgifter har kommit in från alla")


def test_every_clinic_can_be_looked_up_by_quarter():
    """Two of thirteen weeks lost in the first quarter of 2025."""
    table = coverage_by_quarter(TWO_HOLES, CLINICS)
    first = dict(zip((column.key for column in table.columns), table.rows[0], strict=True))

    assert [row[0].unit_id for row in table.rows] == ["K1", "K2", "K3"]
    assert first["2025-01-01"].value == pytest.approx(11 / 13)


def test_few_contacts_are_judged_as_people():
    """A share of an expected number would give them away."""
    frame = weekly().with_columns(contacts=pl.lit(3).cast(pl.Int64))
    cell = coverage_by_quarter(frame.head(1), CLINICS).rows[0][1]

    assert (cell.rule, cell.numerator) == ("count", 3)
