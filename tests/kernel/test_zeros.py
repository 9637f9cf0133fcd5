"""Where nothing happened the count is 0; where nobody could have counted there is no count."""

from __future__ import annotations

import pytest

from tests.kernel.metric_on_paper import paper_region, roll_up, values

COUNT = "clinic_id VARCHAR, day DATE, value INTEGER"
MONTHS = "period_id in ('2025-07', '2025-08', '2025-09', '2025-10')"
CLINICS = """
    clinic_id  kind       municipality_code  region_code  valid_from  valid_to    name
    north      physio     1780               17           -           -           Norra
    closed     physio     1766               17           -           2025-08-15  Stängd
    opened     physio     1766               17           2025-10-01  -           Ny
    rays       radiology  1784               17           -           -           Röntgen
    """


def by_month(shape: str, happened: str, unit: str, **given) -> list[tuple]:
    """Value by month, July to October 2025, of one unit."""
    made = roll_up(shape, happened, COUNT, connection=paper_region(clinics=CLINICS), **given)
    return values(made, shape, "period_id, value", f"unit_id = '{unit}' and {MONTHS}")


HAPPENED = """
    clinic_id  day         value
    north      2025-08-04  2
    """


def test_a_month_without_any_is_nought():
    """Two in August at north, none in the other months: 0, not unknown."""
    assert by_month("count", HAPPENED, "north") == [
        ("2025-07", 0), ("2025-08", 2), ("2025-09", 0), ("2025-10", 0),
    ]  # fmt: skip


def test_a_clinic_that_was_not_there_has_no_count():
    """Closed on 15 August: July and August can be counted; opened on 1 October: October."""
    assert by_month("count", HAPPENED, "closed") == [("2025-07", 0), ("2025-08", 0)]
    assert by_month("count", HAPPENED, "opened") == [("2025-10", 0)]


def test_a_set_is_counted_while_any_of_its_clinics_is_there():
    """In Sunne there was nobody in September."""
    assert by_month("count", HAPPENED, "municipality-1766") == [
        ("2025-07", 0), ("2025-08", 0), ("2025-10", 0),
    ]  # fmt: skip
    assert by_month("count", HAPPENED, "region-17")[0] == ("2025-07", 0)


@pytest.mark.parametrize("shape", ["count", "stock"])
def test_units_of_other_kinds_have_no_count(shape: str):
    """A radiology department, and its municipality, sees nothing of what physios do."""
    assert by_month(shape, HAPPENED, "rays") == []
    assert by_month(shape, HAPPENED, "municipality-1784") == []


def test_a_municipality_read_from_the_rows_is_always_counted():
    """The patient's own: it needs no clinic to have patients."""
    happened = """
        clinic_id          day         value
        municipality-1784  2025-08-04  2
        """
    assert by_month("count", happened, "municipality-1784", units='municipality = "clinic_id"') == [
        ("2025-07", 0), ("2025-08", 2), ("2025-09", 0), ("2025-10", 0),
    ]  # fmt: skip


def test_an_empty_stock_is_nought_on_the_last_day():
    """Two wait on 31 August and none on 30 September; a clinic closed by then has no stock."""
    happened = """
        clinic_id  day         value
        north      2025-08-31  2
        """
    assert by_month("stock", happened, "north") == [
        ("2025-07", 0), ("2025-08", 2), ("2025-09", 0), ("2025-10", 0),
    ]  # fmt: skip
    assert by_month("stock", happened, "closed") == [("2025-07", 0)]
    assert by_month("stock", happened, "opened") == [("2025-10", 0)]


def test_zeros_are_written_once_and_for_wholes_only():
    """One row a unit and period; a value of a split that nobody had is left out."""
    happened = """
        clinic_id  day         value  owner
        north      2025-08-04  2      region
        """
    made = roll_up("count", happened, f"{COUNT}, owner VARCHAR", more='splits = ["owner"]')

    twice = "select unit_id from metrics.counts group by unit_id, period_id, split, split_value"
    assert made.execute(f"{twice} having count(*) > 1").fetchall() == []
    assert values(made, "count", "distinct value", "split is not null") == [(2,)]


def test_a_ratio_of_nothing_stays_absent():
    """No denominator, no share."""
    happened = """
        clinic_id  day         numerator  denominator
        north      2025-08-04  0          2
        """
    types = "clinic_id VARCHAR, day DATE, numerator INTEGER, denominator INTEGER"
    made = roll_up("ratio", happened, types)

    assert values(made, "ratio", "period_id, numerator", f"unit_id = 'north' and {MONTHS}") == [
        ("2025-08", 0)
    ]
