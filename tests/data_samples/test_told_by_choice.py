"""The measures of choice side by side: taken from each other, they never leave 1-4 people."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.commands.values import seen_values
from referral_flow.disclosure.cells import PLACE
from referral_flow.warehouse import Warehouse, open_warehouse

STEP = "assessed_within_3_days_"
# the people of the second are people of the first, and so are those assessed in time
NESTED = [
    ("cohort", "as_coded"),
    ("cohort", "unverified_put_back"),
    ("cohort", "corrected"),
    ("cohort", "choice_upper"),
    ("unverified_put_back", "as_coded"),
    ("unverified_put_back", "corrected"),
    ("unverified_put_back", "choice_upper"),
    ("corrected", "choice_upper"),
]
# those counted in the first are among those left over in the second
OPPOSITE = [
    ("beyond_limit_share", "assessed_within_3_days_cohort"),
    ("capacity_shortage_share", "within_reach_share"),
]


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def beside(published: Warehouse, one: str, other: str) -> pl.DataFrame:
    """Every place where both are shown to the working group, those of the other named so."""
    seen = [
        seen_values(published, published.metrics[key], "working").filter(~pl.col("suppressed"))
        for key in (one, other)
    ]
    return seen[0].join(seen[1], on=PLACE, suffix="_other", nulls_equal=True)


@pytest.mark.parametrize(("counting", "leaving_over"), OPPOSITE)
def test_few_people_are_not_the_rest_of_another_share(published, counting, leaving_over):
    """Who missed a time within the limit, and whose coded wait had no free time."""
    both = beside(published, counting, leaving_over)
    rest = pl.col("denominator_other") - pl.col("numerator_other") - pl.col("numerator")

    assert both.filter(
        (pl.col("denominator") == pl.col("denominator_other")) & rest.is_between(1, 4)
    ).is_empty()  # fmt: skip


@pytest.mark.parametrize(("outer", "inner"), NESTED)
def test_few_people_are_not_the_difference_of_two_steps(published, outer, inner):
    """The steps differ by people, and their numerator is the same: nobody, or five and more."""
    both = beside(published, f"{STEP}{outer}", f"{STEP}{inner}")
    left_out = pl.col("denominator") - pl.col("denominator_other")

    assert not both.is_empty()
    assert both.filter((left_out < 0) | left_out.is_between(1, 4)).is_empty()
    assert both.filter(pl.col("numerator") != pl.col("numerator_other")).is_empty()


def test_those_who_had_a_free_time_are_not_told_by_what_the_clinic_could_offer(published):
    """Who waited, less those for whom no time was free, are those who chose or were not asked."""
    both = beside(published, "beyond_limit_share", "offered_within_3_days_share")
    without = pl.col("denominator_other") - pl.col("numerator_other")

    assert both.filter((pl.col("numerator") - without).is_between(1, 4)).is_empty()
