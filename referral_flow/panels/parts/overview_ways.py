"""The ways from the overview: which page and chart explain a metric, for which kind of unit."""

from __future__ import annotations

from referral_flow.blocks import Lead
from referral_flow.model import Unit
from referral_flow.panels import Panel, all_panels

IN_TIME, SENT_BACK = "assessed_within_3_days_cohort", "return_or_rejection_share"
# Where a metric has a chart of its own; of others the first page that tells of them is opened.
CHARTS = {
    IN_TIME: ("guarantee", "over_time"),
    "wait_to_assessment": ("guarantee", "cumulative_share"),
    "patient_chosen_wait_share": ("guarantee", "patient_chosen"),
    "shortage_coded_as_choice_share": (
        "patient_choice", "funnel_shortage_coded_as_choice_share",
    ),
    "choice_uncoded_share": ("patient_choice", "uncoded_over_time"),
    "capacity_shortage_share": ("patient_choice", "shortage_over_time"),
    "third_next_available_days": ("access", "third_free_time"),
    "morning_free_share": ("access", "third_free_time"),
    "resident_morning_free_share": ("access", "resident_reach"),
    "search_without_time_in_3_days_share": ("access", "searches_over_time"),
    "web_booking_share": ("access", "ways_of_booking"),
    "no_show_share": ("access", "no_show_share_by_lead_time"),
    "arrived_from_other_clinic_share": ("second_opinion", "arrived_funnel"),
    "second_clinic_30_days_share": ("second_opinion", "over_time"),
    "need_to_referral_share": ("referral_chain", None),  # among the figures at the top
    "total_days": ("referral_chain", "total_time"),
    SENT_BACK: ("radiology_outcome", f"time_{SENT_BACK}"),
    "first_pass_acceptance": ("radiology_outcome", None),
    "returned_for_missing_info_share": ("radiology_outcome", "by_reason"),
    "referrals_received_count": ("radiology_outcome", "time_referrals_received_count"),
    "repeat_imaging_90_days": ("referral_chain", "flow"),
    "referral_lost_share": ("channels", None),
    "referral_transfer_days": ("channels", "days_by_channel"),
    "seekers_count": ("guarantee", None),
}  # fmt: skip


def way_to(metric: str, unit: Unit | None = None, period_id: str | None = None) -> Lead | None:
    """The lead to the chart of a metric, named after its page; None where no page shows it.

    With a unit only pages of its kind will do; without unit or period the reader's own stay.
    """
    page, chart = CHARTS.get(metric, (None, None))
    found = [one for one in all_panels() if _explains(one, page, metric) and _has(one, unit)]
    if not found:
        return None
    return Lead(
        found[0].key, unit_id=unit.unit_id if unit else None, period_id=period_id, chart=chart,
        words=found[0].title,
    )  # fmt: skip


def _explains(panel: Panel, page: str | None, metric: str) -> bool:
    return panel.key == page if page else metric in panel.metrics


def _has(panel: Panel, unit: Unit | None) -> bool:
    return unit is None or unit.kind in panel.unit_kinds
