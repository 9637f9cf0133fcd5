"""What the overview's search asks about: eight measures of change, and those of lasting difference.

One measure for each question that a page answers, so that no case is searched twice: the share not
assessed in time is the share assessed in time once more. Few are asked, since every further
question makes each finding harder.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.findings.searched_series import NOT_CASES


@dataclass(frozen=True)
class Headline:
    """A measure, and the split whose groups are searched beside its units."""

    metric: str
    split: str | None = None
    stands_in_for: str | None = None  # asked only where the extract lacks that measure


CHANGES = (
    Headline("seekers_count"),  # demand: how many seek care
    Headline("assessed_within_3_days_cohort"),  # the guarantee, in its headline definition
    Headline("third_next_available_days"),  # supply: how soon there is a time
    Headline("patient_chosen_wait_share"),  # what is coded as the patient's own choice
    Headline("arrived_from_other_clinic_share"),  # patients between clinics
    Headline("need_to_referral_share"),  # the first leg of the chain: from need to referral
    Headline("referral_lost_share", "leg"),  # what never arrives; a mix of ways is no change
    # radiology's answer; by referrer, since a group of a tenth hardly moves the whole
    Headline("return_or_rejection_share", "referrer_profession"),
)
DIFFERENCES = (
    Headline("assessed_within_3_days_cohort"),
    Headline("morning_free_share"),
    Headline("shortage_coded_as_choice_share"),
    Headline("patient_chosen_wait_share", stands_in_for="shortage_coded_as_choice_share"),
    Headline("arrived_from_other_clinic_share"),
    Headline("need_to_referral_share"),
    Headline("return_or_rejection_share"),
    Headline("repeat_imaging_90_days", "body_region"),
)
FOLLOWS_ON = NOT_CASES  # measures whose cases remember each other: they are fewer than they seem
