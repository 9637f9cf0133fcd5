"""What clinics can be compared by: every share that clinics have, subject by subject."""

from __future__ import annotations

from referral_flow.model import CLINIC_KINDS, Metric, Unit
from referral_flow.warehouse import Warehouse

GUARANTEE = (
    "assessed_within_3_days_cohort", "assessed_within_3_days_skr", "assessed_within_3_days_all",
    "assessed_within_3_days_as_coded", "assessed_within_3_days_contact_month",
    "assessed_within_3_days_unverified_put_back", "assessed_within_3_days_corrected",
    "assessed_within_3_days_choice_upper", "never_assessed_share", "patient_chosen_wait_share",
)  # fmt: skip
TIMES = (
    "offered_within_3_days_share", "beyond_limit_share", "capacity_shortage_share",
    "within_reach_share", "within_reach_matched_share", "within_reach_spare_share",
    "morning_free_share", "free_times_known_share",
)  # fmt: skip
CHOICE = (
    "shortage_coded_as_choice_share", "coded_choice_without_slot_share", "choice_uncoded_share",
    "choice_verified_share", "free_slot_not_known_offered_share", "free_slot_not_on_web_share",
)  # fmt: skip
BOOKING = (
    "web_booking_share", "open_invitation_share", "guarantee_share", "guarantee_slot_leakage",
    "slot_utilisation", "unused_slot_share", "removed_slot_share", "no_show_share",
    "late_cancellation_share",
)  # fmt: skip
SECOND = (
    "second_clinic_30_days_share", "arrived_from_other_clinic_share", "arrived_within_3_days_share",
)  # fmt: skip
REFERRALS = (
    "need_to_referral_share", "need_without_referral_share", "first_pass_acceptance",
    "return_or_rejection_share", "returned_for_missing_info_share", "return_share",
    "rejection_share", "returned_with_advice_share", "administrative_return_share",
    "accepted_changed_share", "completion_request_share", "rework_share", "final_acceptance",
    "resent_after_return_share", "clinical_information_complete_share",
)  # fmt: skip
AFTERWARDS = (
    "imaging_after_rejection_180_days", "imaging_after_rejection_180_days_with_finding",
    "finding_share_accepted", "repeat_imaging_90_days",
)  # fmt: skip
CHANNELS = ("referral_lost_share", "arrival_recorded_share")
SUBJECTS = (GUARANTEE, TIMES, CHOICE, BOOKING, SECOND, REFERRALS, AFTERWARDS, CHANNELS)
COMPARED = tuple(key for subject in SUBJECTS for key in subject)


def metrics_for(warehouse: Warehouse, unit: Unit) -> list[Metric]:
    """Those that the extract has and that the unit's clinics, or the clinic itself, can have."""
    here = set(_kinds_here(warehouse, unit))
    found = (warehouse.metrics.get(key) for key in COMPARED)
    return [one for one in found if one and one.is_available and here & set(one.unit_kinds)]


def kinds_of(warehouse: Warehouse, metric: Metric, unit: Unit) -> list[str]:
    """The kinds of clinics that can be compared: a clinic's own, else those that the unit holds.

    A kind of which the region has one clinic only is nothing to compare.
    """
    return [kind for kind in _kinds_here(warehouse, unit) if kind in metric.unit_kinds]


def _kinds_here(warehouse: Warehouse, unit: Unit) -> list[str]:
    if unit.is_clinic:
        return [unit.kind]
    return [
        kind for kind in CLINIC_KINDS
        if warehouse.units_within(unit.unit_id, kind)
        and len(warehouse.units_within(unit.region_id or unit.unit_id, kind)) > 1
    ]  # fmt: skip
