"""Two metrics of the sample side by side: taken from each other, they never leave 1-4 people."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.commands.values import seen_values
from referral_flow.disclosure.cells import PLACE
from referral_flow.warehouse import Warehouse, open_warehouse

# those counted in the first are among those counted in the second
NESTED = [
    ("return_share", "return_or_rejection_share"),
    ("rejection_share", "return_or_rejection_share"),
    ("administrative_return_share", "return_or_rejection_share"),
    ("returned_for_missing_info_share", "return_or_rejection_share"),
    ("returned_with_advice_share", "return_share"),
    ("first_pass_acceptance", "final_acceptance"),
    ("assessed_within_3_days_cohort", "assessed_within_3_days_contact_month"),
]
# those counted in the first are among those left over in the second
OPPOSITE = [
    ("completion_request_share", "clinical_information_complete_share"),
    ("need_without_referral_share", "need_to_referral_share"),
    ("patient_chosen_wait_share", "assessed_within_3_days_cohort"),
    ("never_assessed_share", "assessed_within_3_days_cohort"),
]


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def told(published: Warehouse, inner: str, outer: str, others: str) -> list[tuple]:
    """Places where both metrics, shown for equally many cases, differ by 1-4 people."""
    seen = [
        seen_values(published, published.metrics[key], "working").filter(~pl.col("suppressed"))
        for key in (inner, outer)
    ]
    beside = seen[0].join(seen[1], on=PLACE, suffix="_outer", nulls_equal=True)
    left_over = pl.col("denominator_outer") - pl.col("numerator_outer")
    whole = pl.col("numerator_outer") if others == "counted" else left_over
    return beside.filter(
        pl.col("denominator") == pl.col("denominator_outer"),
        (whole - pl.col("numerator")).is_between(1, 4),
    ).select(*PLACE).rows()  # fmt: skip


@pytest.mark.parametrize(("inner", "outer"), NESTED)
def test_no_few_people_are_left_between_nested_metrics(published, inner, outer):
    """Every unit, period and split: what the one counts more than the other is nobody or many."""
    assert told(published, inner, outer, "counted") == []


@pytest.mark.parametrize(("inner", "outer"), OPPOSITE)
def test_no_few_people_are_left_between_complementary_metrics(published, inner, outer):
    """Cases less those complete less those asked to complete: nobody or many, wherever shown."""
    assert told(published, inner, outer, "left over") == []
