"""The units that figures are reported for, and the clinics they are made of."""

from __future__ import annotations

from tests.small_region import small_region, table

CLINICS = """
    clinic_id  kind           municipality_code  region_code  owner    contract         name
    west       physio         1730               17           private  care_choice      Åsen
    north      physio         1780               17           region   care_choice      Älven
    tariff     physio         1780               17           private  national_tariff  Zenit
    centre     health_centre  1780               17           region   none             Centrum
    odd        gym            1715               17           private  none             Gymmet
    """


def test_a_unit_is_made_of_its_clinics():
    """The care choice holds those with its contract, municipality and region all of theirs."""
    found = table(
        small_region(clinics=CLINICS),
        "select unit_id, string_agg(clinic_id, ' ' order by clinic_id) "
        "from marts.unit_clinics where unit_id like '%-%' group by all order by all",
    )

    assert found == [
        ("care_choice-17", "north west"),
        ("municipality-1730", "west"),
        ("municipality-1780", "centre north tariff"),
        ("region-17", "centre north tariff west"),
    ]


def test_units_come_in_the_order_of_lists():
    """Region, care choice, municipalities, clinics by kind; å, ä and ö last, as in Swedish."""
    found = table(
        small_region(clinics=CLINICS), "select name_sv from marts.units order by sort_order"
    )

    assert [row[0] for row in found] == [
        "Region Värmland",
        "Vårdval fysioterapi",
        "Eda",
        "Karlstad",
        "Zenit",
        "Åsen",
        "Älven",
        "Centrum",
    ]


def test_a_clinic_of_a_kind_that_nobody_knows_is_no_unit():
    """It has been counted as an unknown code; figures are not reported for it."""
    found = table(small_region(clinics=CLINICS), "select * from marts.units where unit_id = 'odd'")

    assert found == []


def test_there_is_a_nation_only_with_several_regions():
    """Names of care choices then say whose they are; an unknown municipality keeps its code."""
    clinics = """
        clinic_id  kind    municipality_code  region_code  contract
        here       physio  1780               17           care_choice
        there      physio  0380               03           care_choice
        """
    found = table(
        small_region(clinics=clinics),
        "select unit_id, name_sv from marts.units where name_sv is not null order by sort_order",
    )

    assert found == [
        ("nation-SE", "Riket"),
        ("region-03", "Region Uppsala"),
        ("region-17", "Region Värmland"),
        ("care_choice-03", "Vårdval fysioterapi, Region Uppsala"),
        ("care_choice-17", "Vårdval fysioterapi, Region Värmland"),
        ("municipality-0380", "0380"),
        ("municipality-1780", "Karlstad"),
    ]


def test_the_region_follows_from_the_municipality_where_it_is_not_given():
    """A county's code is the first two digits of its municipalities'."""
    clinics = """
        clinic_id  kind    municipality_code
        north      physio  1780
        """

    assert table(
        small_region(clinics=clinics), "select region_id from marts.units where unit_id = 'north'"
    ) == [("region-17",)]


def test_an_extract_without_kinds_of_clinics_still_has_its_places():
    """Nothing can be reported for a clinic whose kind is unknown, but the region can be named."""
    clinics = """
        clinic_id  municipality_code  region_code
        north      1780               17
        """
    found = table(
        small_region(clinics=clinics), "select unit_id from marts.units order by sort_order"
    )

    assert found == [("region-17",), ("municipality-1780",)]
