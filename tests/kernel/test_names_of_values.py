"""Names of the values of splits and dimensions, also of those that are units."""

from __future__ import annotations

from tests.kernel.metric_on_paper import roll_up
from tests.small_region import SQL

HAPPENED = """
    clinic_id  day         from_clinic  attribute          value              count
    north      2025-08-04  north        body_region        shoulder           2
    north      2025-08-04  other        home_municipality  municipality-1766  1
    north      2025-08-04  south        age_band           18-29              1
    """
TYPES = (
    "clinic_id VARCHAR, day DATE, from_clinic VARCHAR, attribute VARCHAR, value VARCHAR, "
    "count INTEGER"
)


def names(split: str) -> set[tuple[str, str, str]]:
    """Value and its names in both languages."""
    dimensions = 'dimensions = ["from_clinic", "attribute", "value"]'
    made = roll_up("table", HAPPENED, TYPES, more=dimensions)
    made.execute(
        "create or replace table metrics.catalogue as "
        "select 'paper' as metric, ['from_clinic', 'attribute', 'value'] as dimensions"
    )
    query = (SQL / "kernel" / "split_values.sql").read_text(encoding="utf-8")
    return set(
        made.execute(
            f"select split_value, label_sv, label_en from ({query}) where split = $1", [split]
        ).fetchall()
    )


def test_clinics_of_a_table_are_called_by_name():
    """And what was merged has words of its own."""
    assert names("from_clinic") == {
        ("north", "Norra", "Norra"),
        ("south", "Södra", "Södra"),
        ("other", "övriga mottagningar", "other clinics"),
    }


def test_municipalities_are_where_people_live():
    """Not where the clinic lies; with those from elsewhere last."""
    assert {
        ("municipality-1766", "Boende i Sunne", "Living in Sunne"),
        (
            "elsewhere",
            "Boende utanför regionen eller okänt",
            "Living outside the region or not known",
        ),
    } <= names("home_municipality")


def test_a_table_of_several_attributes_has_the_names_of_them_all():
    """Each is called as the split is, its values as theirs; a code stands for itself."""
    assert names("attribute") == {
        ("body_region", "Kroppsdel", "Body region"),
        ("home_municipality", "Patientens hemkommun", "The patient's home municipality"),
        ("age_band", "Ålder", "Age"),
    }
    assert {
        ("shoulder", "axel", "shoulder"),
        ("municipality-1766", "Boende i Sunne", "Living in Sunne"),
        ("18-29", "18-29", "18-29"),
    } <= names("value")
