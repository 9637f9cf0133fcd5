"""Which units a row counts in, by what [units] says of the query's columns."""

from __future__ import annotations

import pytest

from pipelines.sqlfile import BrokenSqlFile
from pipelines.unit_sources import unit_sources
from tests.kernel.metric_on_paper import paper_region, roll_up, values

TYPES = "origin VARCHAR, receiver VARCHAR, home VARCHAR, day DATE, value INTEGER"
REFERRALS = """
    origin  receiver  home               day         value
    north   rays      municipality-1766  2025-08-04  1
    south   rays      municipality-1766  2025-08-04  2
    -       rays      municipality-1780  2025-08-04  4     # no physio behind it
    -       -         -                  2025-08-04  8     # nobody known at all
    """
BOTH = 'physio = "origin"\nradiology = "receiver"'


def by_unit(units: str, **given) -> dict[str, int]:
    made = roll_up("count", REFERRALS, TYPES, units=units, **given)
    return dict(values(made, "count", "unit_id, value", "period_id = '2025-08'"))


def test_each_clinic_kind_is_read_from_its_own_column():
    """A referral counts at the physio clinic behind it and at the department that received it."""
    found = by_unit(BOTH)

    assert {unit: found[unit] for unit in ("north", "south", "rays")} == {
        "north": 1,
        "south": 2,
        "rays": 7,
    }


def test_municipality_and_care_choice_follow_the_first_column():
    """The origin's, not the receiver's; referrals without an origin are in neither."""
    found = by_unit(BOTH)

    assert found["municipality-1780"] == 1
    assert found["municipality-1766"] == 2
    assert found["care_choice-17"] == 3


def test_the_region_counts_every_row_once():
    """Also those that name no clinic at all, and none twice for naming two."""
    assert by_unit(BOTH)["region-17"] == 15


def test_a_kind_can_have_a_column_of_its_own():
    """The patient's municipality instead of the clinic's: then the column holds the unit's id."""
    found = by_unit(f'{BOTH}\nmunicipality = "home"')

    assert found["municipality-1766"] == 3
    assert found["municipality-1780"] == 4


def test_a_clinic_counts_only_as_the_kind_that_it_is():
    """A receiver that is no radiology department has no value as one."""
    assert "rays" not in by_unit('physio = "receiver"')


def test_with_two_regions_a_row_counts_where_any_of_its_clinics_lies():
    """And once in the nation, where nobody knows its region too."""
    clinics = """
        clinic_id  kind       municipality_code  region_code  contract
        north      physio     1780               17           care_choice
        south      physio     0380               03           care_choice
        rays       radiology  0380               03           none
        """
    found = by_unit(BOTH, connection=paper_region(clinics=clinics))

    assert (found["region-17"], found["region-03"], found["nation-SE"]) == (1, 6, 15)


def test_the_sources_of_units_are_told_by_kind():
    """Kind → column, and whether the column holds the unit's id rather than a clinic's."""
    assert unit_sources({"physio": "origin", "municipality": "home"}) == {
        "physio": ("origin", False),
        "care_choice": ("origin", False),
        "municipality": ("home", True),
        "region": ("origin", False),
        "nation": ("origin", False),
    }


@pytest.mark.parametrize(
    ("shape", "types", "more", "absent"),
    [
        ("count", "clinic_id VARCHAR, day DATE", "", "value"),
        ("count", "clinic_id VARCHAR, value INTEGER", "", "day"),
        ("count", "day DATE, value INTEGER", "", "clinic_id"),
        ("count", "clinic_id VARCHAR, day DATE, value INTEGER", 'splits = ["owner"]', "owner"),
        ("duration", "clinic_id VARCHAR, day DATE, outcome VARCHAR", "", "wait_days"),
    ],
)
def test_a_query_without_a_column_it_must_have_stops_the_build(shape, types, more, absent):
    """The message names the file and the column."""
    with pytest.raises(BrokenSqlFile, match=rf'metrics/paper.sql: .* "{absent}"'):
        roll_up(shape, "", types, more=more)


def test_expected_numbers_must_be_exact():
    """Sums of doubles depend on the order in which two threads add them."""
    types = "clinic_id VARCHAR, day DATE, numerator INTEGER, denominator INTEGER, expected DOUBLE"

    with pytest.raises(BrokenSqlFile, match="DECIMAL"):
        roll_up("ratio", "", types)
