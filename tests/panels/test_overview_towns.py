"""All of a municipality's clinics apart to the same side: one finding, of the municipality."""

from __future__ import annotations

import pytest

from referral_flow.disclosure import disclose
from referral_flow.findings.found import Level, Unlike
from referral_flow.model import View
from referral_flow.panels.parts.overview_apart import unlike
from referral_flow.panels.parts.overview_towns import together
from tests.panels import sample_search as found
from tests.panels.sample_region import sample_warehouse

KARLSTAD = "municipality-1780"  # Björken (K1) and Eken (K2), and no other physiotherapist


def view(unit: str = "region-17", audience: str = "working") -> View:
    warehouse = sample_warehouse()
    return View(warehouse.units[unit], "month", warehouse.periods["12m-2025-10"],
                audience=audience)  # fmt: skip


def low(unit_id: str) -> Unlike:
    """50 of 500, on the other side of the others' fifth."""
    return found.unlike(unit_id, level=Level(0.1, 50.0, 500.0, ("12m-2025-10",)))


def units(those: list[Unlike], unit: str = "region-17") -> list[tuple[str, ...]]:
    """Whose findings stand together, in the order of the list."""
    told = together(sample_warehouse(), view(unit), those)
    return [tuple(one.unit_id for one in part) for part in told]


@pytest.mark.parametrize("unit", ["region-17", KARLSTAD])
def test_both_clinics_of_a_municipality_are_told_as_one(unit):
    """Where people have no other clinic to go to, that is what there is to know."""
    search = found.a_search(apart=[found.unlike("K1"), found.unlike("K2")])
    [block] = disclose([unlike(sample_warehouse(), view(unit), search)], "working").blocks
    [one] = block.found

    assert one.said.in_("sv").replace("\u00a0", " ") == (
        "Karlstad, båda mottagningarna: andelen som kodats som patientvald väntan är 60 %, mot "
        "20 % hos de andra."
    )
    assert one.basis.in_("sv").replace("\u00a0", " ") == (
        "Björken rehab och Eken rehab, n = 1 000 under november 2024–oktober 2025. De är 2 av 14 "
        "som jämförs och ligger var för sig utanför det vanliga."
    )
    assert (one.lead.page, one.lead.unit_id) == ("map", "region-17")
    assert dict(one.lead.choices) == {"metric": "patient_chosen_wait_share"}


def test_one_of_two_clinics_is_told_alone():
    """The other is there for those who live in the place."""
    assert units([found.unlike("K2")]) == [("K2",)]
    assert units([found.unlike("K1"), found.unlike("K3")]) == [("K1",), ("K3",)]


def test_clinics_on_either_side_are_told_apart():
    """One above the others and one below is nothing that the municipality has."""
    assert units([found.unlike("K1"), low("K2")]) == [("K1",), ("K2",)]


def test_parts_of_measures_and_other_measures_are_told_apart():
    """Each is held against something else."""
    part = found.unlike("K1", split="body_region", split_value="knee", low=None, high=None)
    other = found.unlike("K1", metric="assessed_within_3_days_cohort")

    assert units([part, found.unlike("K2")]) == [("K1",), ("K2",)]
    assert units([other, found.unlike("K2")]) == [("K1",), ("K2",)]


def test_a_clinics_own_page_tells_of_it_alone():
    """Its neighbour's numbers are not its own."""
    search = found.a_search(apart=[found.unlike("K1"), found.unlike("K2")])
    [one] = unlike(sample_warehouse(), view("K1"), search).found

    assert one.said.in_("sv").startswith("Björken rehab: ")


def test_what_chance_may_have_brought_is_counted_as_before():
    """Two clinics were found of those asked, however many sentences they are told in."""
    search = found.a_search(apart=[found.unlike("K1"), found.unlike("K2")])
    alone = found.a_search(apart=[found.unlike("K2")])
    bases = [unlike(sample_warehouse(), view(), one).basis.in_("sv") for one in (search, alone)]

    assert bases[0] == bases[1]
    assert "24 jämförelser" in bases[0]
