"""From the headline to the figure corrected for choice: who is left out at each step, and why."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

STEPS = (
    "assessed_within_3_days_as_coded",
    "assessed_within_3_days_unverified_put_back",
    "assessed_within_3_days_corrected",
    "assessed_within_3_days_choice_upper",
)
CONTACTS = """
    contact_id   clinic_id  contact_on  is_mature  is_cancelled_inside_window  is_late  is_in_time  is_known  free_own_count  is_patient_chosen  booking_via      booking_way      owner
    in_time      north      2025-10-06  true       false                       false    true        true      1               false              phone            staff            region
    after_all    north      2025-10-06  true       false                       true     true        true      1               true               phone            staff            region  # rebooked to an earlier time
    missed       north      2025-10-06  true       false                       false    false       true      1               false              phone            staff            region
    verified     north      2025-10-06  true       false                       true     false       true      1               true               web_clinic       web              region
    on_phone     north      2025-10-06  true       false                       true     false       true      1               true               phone            staff            region
    to_check     north      2025-10-06  true       false                       true     false       true      0               true               phone            staff            region
    uncoded      north      2025-10-06  true       false                       true     false       true      2               false              web_search       web              region
    offered      north      2025-10-06  true       false                       true     false       true      2               false              desk             staff            region
    invited      north      2025-10-06  true       false                       true     false       true      2               false              open_invitation  open_invitation  region
    shortage     north      2025-10-06  true       false                       true     false       true      0               false              phone            staff            region
    coded_dark   north      2025-10-06  true       false                       true     false       false     0               true               phone            staff            region  # not known what was free
    uncoded_dark north      2025-10-06  true       false                       true     false       false     0               false              web_clinic       web              region
    cancelled    north      2025-10-06  true       true                        true     false       true      1               true               web_clinic       web              region  # in no figure
    too_new      north      2025-10-30  false      false                       true     false       true      1               true               web_clinic       web              region
    """  # noqa: E501
EXPECTED = {
    STEPS[0]: 8,  # verified, on_phone, to_check and coded_dark go; after_all did not wait
    STEPS[1]: 9,  # to_check comes back; coded_dark stays as it is coded
    STEPS[2]: 8,  # uncoded goes: a web booking that saw the free time
    STEPS[3]: 5,  # offered, invited and uncoded_dark go: they may have chosen, nobody knows
}


@pytest.fixture(scope="module")
def region():
    """Twelve of the headline's people, of whom two were assessed in time, and two outside it."""
    return given_marts({"marts.free_slots_at_contact": CONTACTS})


@pytest.mark.parametrize(("metric", "denominator"), EXPECTED.items())
def test_each_step_leaves_out_or_puts_back_whom_it_names(region, metric, denominator):
    """The numerator never moves: a step is about waits beyond the limit, and nobody else."""
    assert values(region, metric, "numerator, denominator", period="all") == [(2, denominator)]


def test_splits_are_those_of_the_other_definitions(region):
    """By way of booking as the extract writes it, so the steps stand beside the headline's."""
    found = values(region, STEPS[2], "split_value, numerator, denominator", split="booking_via")

    assert found == [
        ("desk", 0, 1),
        ("open_invitation", 0, 1),
        ("phone", 2, 5),
        ("web_clinic", 0, 1),
    ]
