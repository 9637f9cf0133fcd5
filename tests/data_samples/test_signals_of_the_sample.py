"""The list of signals finds what was planted in the sample, and nothing that was not."""

from __future__ import annotations

import pytest

from referral_flow.commands.signals import signal_list
from referral_flow.warehouse import open_warehouse

FOLLOWS = {  # what the planted truths do to other series
    ("return_or_rejection_share", None),  # 3: the specialists' own share
    ("return_or_rejection_share", "referrer_profession"),  # 3
    ("return_or_rejection_share", "channel"),  # 3: letters are what those referrers send
    ("return_or_rejection_share", "reason"),  # 4
    ("referral_lost_share", None),  # 6: the senders' and the region's
    ("arrival_recorded_share", None),  # 6
    ("patient_chosen_wait_share", None),  # 1
    ("shortage_coded_as_choice_share", None),  # 1
    ("assessed_within_3_days_cohort", None),  # 7
    ("seekers_count", None),  # 5
    ("repeat_imaging_90_days", None),  # 9
    ("repeat_imaging_90_days", "body_region"),  # 9
    ("need_to_referral_share", None),  # 10
}


@pytest.fixture(scope="module")
def signals(built_sample, tmp_path_factory) -> list[dict]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return signal_list(open_warehouse(built_sample))["signals"]


def chosen(signals: list[dict], **wanted) -> list[dict]:
    return [row for row in signals if all(row[key] == value for key, value in wanted.items())]


def test_truth_1_is_a_clinic_unlike_the_others(signals):
    """Capacity coded as patients' choice: 65 % there, elsewhere never."""
    (row,) = chosen(signals, metric="shortage_coded_as_choice_share")

    assert (row["unit_id"], row["rule"]) == ("SE-F04", "unlike_others")
    assert row["size"] == pytest.approx(0.65, abs=0.05)


def test_truth_3_is_a_lasting_change_of_other_referrers(signals):
    """Twice as many turned down from February 2025, and in that month."""
    (row,) = chosen(
        signals, unit_id="region-17", metric="return_or_rejection_share",
        split="referrer_profession", split_value="other", rule="shift",
    )  # fmt: skip

    assert row["month"] == "2025-02"
    assert row["size"] == pytest.approx(0.12, abs=0.03)


def test_truth_4_is_a_change_since_the_template(signals):
    """Returns for missing information fall by some four points at the eight centres."""
    (row,) = chosen(signals, rule="dated_change", split_value="referral_template")

    assert row["metric"] == "returned_for_missing_info_share"
    assert row["size"] == pytest.approx(-0.041, abs=0.015)


def test_truth_5_is_a_month_that_stands_out(signals):
    """March 2025 at the clinic that changed its record system; too few to tell how many."""
    (row,) = chosen(signals, unit_id="SE-F07", metric="seekers_count")

    assert (row["rule"], row["month"]) == ("outside", "2025-03")


def test_truth_6_is_a_change_since_sefos(signals):
    """Fewer lost and quicker there, pooled over senders with days of their own."""
    rows = chosen(signals, rule="dated_change", split_value="sefos")

    assert {row["metric"] for row in rows} == {"referral_lost_share", "referral_transfer_days"}
    assert all(row["size"] < 0 for row in rows)


def test_truth_9_is_a_unit_unlike_the_others(signals):
    """Shoulders at orthopaedics: no month gives it away, the other referrers do."""
    rows = chosen(signals, unit_id="SE-O01", rule="unlike_others", split="body_region")

    assert [row["split_value"] for row in rows] == ["shoulder"]
    assert rows[0]["size"] > 0.25


def test_truth_10_is_a_unit_unlike_the_others(signals):
    """Needs that end with the doctor, at one health centre."""
    (row,) = chosen(signals, unit_id="SE-V08", metric="need_to_referral_share")

    assert row["rule"] == "unlike_others"
    assert row["size"] == pytest.approx(-0.32, abs=0.08)


def test_nothing_else_is_listed_than_what_was_planted_or_follows(signals):
    """At most one signal beyond the truths and what they do to other series."""
    beyond = [
        row
        for row in signals
        if row["rule"] != "dated_change" and (row["metric"], row["split"]) not in FOLLOWS
    ]

    assert len(beyond) <= 1
