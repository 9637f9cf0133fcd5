"""The overview's search of the committed sample finds what was planted, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.findings.found import Changed, Search, Unlike
from referral_flow.findings.missing_codes import missing_code
from referral_flow.findings.search import searched_anew
from referral_flow.warehouse import open_warehouse

TRUTHS = {  # (measure, clinic) → the truth that the difference is
    ("shortage_coded_as_choice_share", "SE-F04"): 1,
    ("morning_free_share", "SE-F11"): 7,
    ("morning_free_share", "SE-F12"): 7,
    ("arrived_from_other_clinic_share", "SE-F05"): 8,
    ("arrived_from_other_clinic_share", "SE-F14"): 8,
    ("repeat_imaging_90_days", "SE-O01"): 9,
    ("need_to_referral_share", "SE-V08"): 10,
}


@pytest.fixture(scope="module")
def warehouse(built_sample):
    return open_warehouse(built_sample)


@pytest.fixture(scope="module")
def found(warehouse) -> Search:
    return searched_anew(warehouse)


def own(found: Search) -> list[Changed]:
    """What has changed without an event that tells it."""
    return [one for one in found.changed.found if not one.event]


def test_truth_3_is_the_one_change_without_an_event(found):
    """Other referrers' returns and rejections double from February 2025, and in that month."""
    (step,) = own(found)

    assert (step.metric, step.unit_id, step.split_value, step.since) == (
        "return_or_rejection_share", "region-17", "other", "2025-02",
    )  # fmt: skip
    assert step.before.value == pytest.approx(0.14, abs=0.01)
    assert step.after.value == pytest.approx(0.26, abs=0.01)
    assert step.before.period_ids[0] == "2024-02"
    assert step.told_by is None


def test_truth_2_is_a_code_that_is_missing_and_no_difference(found, warehouse):
    """Seven in ten choices on the web are uncoded everywhere alike: the region tells, no funnel."""
    missing = missing_code(warehouse, warehouse.units["region-17"])

    assert missing.metric == "choice_uncoded_share"
    assert missing.level.value == pytest.approx(0.7, abs=0.02)
    assert missing.level.cases > 2000
    assert "choice_uncoded_share" not in {
        one.metric for one in (*found.unlike.found, *found.changed.found)
    }


def test_units_with_few_choices_on_the_web_are_told_of_no_code(warehouse):
    """Those with a hundred and more are told, all of them; no health centre, which has none."""
    units = [one for one in warehouse.units.values() if missing_code(warehouse, one)]

    assert {"region", "care_choice", "municipality", "physio"} == {one.kind for one in units}
    assert len([one for one in units if one.kind == "physio"]) < 24


def test_truths_4_and_6_are_told_by_what_was_introduced(found):
    """Fewer letters come back since the template; fewer are lost, and quicker, since SEFOS."""
    told = {(one.event, one.metric): one for one in found.after_events.found}

    assert set(told) == {
        ("referral_template", "returned_for_missing_info_share"),
        ("sefos", "referral_lost_share"),
        ("sefos", "referral_transfer_days"),
    }
    assert all(one.high < 0 for one in told.values())
    template = told["referral_template", "returned_for_missing_info_share"]
    assert (len(template.unit_ids), template.first_on) == (8, date(2025, 1, 1))


def test_what_an_event_tells_changed_at_its_own_units(found, warehouse):
    """All other changes are of lost letters, at senders that SEFOS came to, and for the better."""
    others = [one for one in found.changed.found if one.event]

    assert {(one.metric, one.event) for one in others} == {("referral_lost_share", "sefos")}
    assert {one.unit_id for one in others} <= set(warehouse.event_units("sefos"))
    assert all(one.change < 0 for one in others)


def test_truth_5_is_lost_records_and_no_change_of_demand(found):
    """Six weeks of one clinic; nobody is told that its patients stayed away."""
    (lost,) = found.lost.found

    assert (lost.unit_id, lost.starts_on, lost.ends_on) == (
        "SE-F07", date(2025, 3, 3), date(2025, 4, 13),
    )  # fmt: skip
    assert "SE-F07" not in {one.unit_id for one in found.changed.found}


def test_truths_1_and_7_to_10_are_clinics_unlike_their_kind(found):
    """Each of them and nobody else."""
    told: dict[tuple, Unlike] = {(one.metric, one.unit_id): one for one in found.unlike.found}

    assert set(told) == set(TRUTHS)
    assert told["repeat_imaging_90_days", "SE-O01"].split_value == "shoulder"
    assert told["shortage_coded_as_choice_share", "SE-F04"].level.value > 0.6
    assert told["morning_free_share", "SE-F11"].level.value == 0
    assert told["need_to_referral_share", "SE-V08"].level.value < 0.6


def test_truth_11_is_never_told(found):
    """July, Christmas, Easter and week 9 move what people seek, and nothing of it is a change."""
    seasonal = ("seekers_count", "third_next_available_days", "assessed_within_3_days_cohort")

    assert not [one for one in found.changed.found if one.metric in seasonal]


def test_every_group_says_how_many_of_it_may_be_false(found):
    """One finding in twenty of changes, half a clinic of those compared, no lost weeks."""
    for group in (found.changed, found.after_events):
        assert group.expected_false == pytest.approx(found.false_share * len(group.found))
    assert found.unlike.expected_false == pytest.approx(0.002 * found.unlike.asked)
    assert found.unlike.expected_false < 0.6


def test_at_most_eight_measures_are_searched_for_changes(found):
    """Of fifty-odd units of every kind, over all months that the extract has."""
    assert len(found.searched.metrics) == 8
    assert found.searched.unit_count > 50
    assert (found.searched.first_month, found.searched.last_month) == ("2023-11", "2025-10")


def test_what_could_have_been_seen_is_said_of_region_and_clinic(found):
    """Both of all eight; of what a share of half could move to, less at the region."""
    seen = {(one.metric, one.unit_id): one for one in found.smallest_seen}

    assert len(seen) == 16
    whole = seen["assessed_within_3_days_cohort", "region-17"]
    clinic = seen["assessed_within_3_days_cohort", None]
    assert 0.02 < whole.up < clinic.up < 0.25
