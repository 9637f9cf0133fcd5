"""The sample's published figures differ from ours by what they were made to differ by."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.warehouse import Warehouse, open_warehouse

SKR = "assessed_within_3_days_skr"
LATE = 0.08  # of the assessments are entered late, some of them too late for their month


@pytest.fixture(scope="module")
def sample(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


@pytest.fixture(scope="module")
def beside(sample) -> pl.DataFrame:
    """A row per unit and month that is published, with our numerator and denominator."""
    ours = sample.values(SKR, grain="month").select(
        "unit_id", "period_id", "numerator", "denominator"
    )
    return sample.profile("published_figures").join(ours, on=["unit_id", "period_id"])


def test_every_clinic_and_the_region_have_months(beside, sample):
    """24 clinics and the region, the 22 months that were published by the end of the data."""
    assert beside.group_by("unit_id").len()["len"].to_list() == [22] * 25
    assert beside["measure"].unique().to_list() == [SKR]
    assert beside["published_on"].max() <= sample.build.as_of


def test_what_came_later_and_rounding_explain_every_figure(beside):
    """We count all that were published and a few more; each share can be rounded from a part."""
    shown = beside.filter(pl.col("value").is_not_null())
    added = shown["denominator"] - shown["n"]
    low = (shown["numerator"] - added).clip(lower_bound=0) / shown["n"]
    high = shown["numerator"] / shown["n"]

    assert added.min() >= 0
    assert 0.02 < added.sum() / shown["denominator"].sum() < LATE
    assert ((shown["value"] >= low - 0.005) & (shown["value"] <= high + 0.005)).all()


def test_a_share_of_few_is_withheld(beside):
    """Below twenty assessments: the clinic that lost its data, in April."""
    withheld = beside.filter(pl.col("value").is_null())

    assert withheld["n"].null_count() == withheld.height
    assert set(withheld["unit_id"]) <= {"SE-F07"}
    assert beside["n"].min() >= 20
