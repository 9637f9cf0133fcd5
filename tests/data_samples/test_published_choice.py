"""Truths 1 and 2, and the steps of the corrected guarantee, in the sample's published metrics.

What is read here is what panels and the command line read: nothing knows a patient.
"""

from __future__ import annotations

import polars as pl
import pytest

from data_samples.synthetic.strength import two_shares
from referral_flow.warehouse import Warehouse, open_warehouse

STRONG = 5  # standard errors, as data_samples/README.md promises
CODES_SHORTAGE = "SE-F04"
REGION = "region-17"
HEADLINE = "assessed_within_3_days_cohort"
STEPS = (
    "assessed_within_3_days_as_coded",
    "assessed_within_3_days_unverified_put_back",
    "assessed_within_3_days_corrected",
    "assessed_within_3_days_choice_upper",
)
REACHED = ("within_reach_share", "within_reach_matched_share", "within_reach_spare_share")


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def counted(published: Warehouse, metric: str, **chosen) -> tuple[int, int]:
    """Numerator and denominator of the region over the whole span."""
    rows = published.values(metric, unit_ids=[REGION], period_ids=["all"], **chosen)
    return rows["numerator"].sum(), rows["denominator"].sum()


def audit(published: Warehouse) -> pl.DataFrame:
    """The cells of the region over the whole span, own clinic."""
    return published.values("choice_audit", unit_ids=[REGION], period_ids=["all"])


def test_truth_1_one_clinic_codes_a_lack_of_times_as_choice(published):
    """64.3 % of its waits without a free time are coded; at no other clinic a single one is."""
    rows = published.values("shortage_coded_as_choice_share", period_ids=["all"]).filter(
        pl.col("unit_id").replace_strict({key: one.kind for key, one in published.units.items()})
        == "physio"
    )
    here = rows.filter(unit_id=CODES_SHORTAGE).row(0, named=True)
    others = rows.filter(pl.col("unit_id") != CODES_SHORTAGE)
    coded, waits = others["numerator"].sum(), others["denominator"].sum()

    assert others.height == 23
    assert coded == 0
    assert here["numerator"] / here["denominator"] == pytest.approx(0.643, abs=0.001)
    assert two_shares(here["numerator"], here["denominator"], coded, waits) > STRONG


def test_truth_2_choices_on_the_web_are_left_uncoded(published):
    """69.7 % of web waits although earlier times were free, against 5.9 % of all others."""
    uncoded, chosen = counted(published, "choice_uncoded_share")
    others = audit(published).filter(dimension_3="free").filter(pl.col("dimension_1") != "web")
    left = others.filter(dimension_2="uncoded")["count"].sum()
    share, elsewhere = uncoded / chosen, left / others["count"].sum()

    assert (share, elsewhere) == (pytest.approx(0.697, abs=0.001), pytest.approx(0.059, abs=0.001))
    assert two_shares(uncoded, chosen, left, others["count"].sum()) > STRONG


def test_the_audit_is_the_same_people_as_the_shares(published):
    """The cells sum to all who waited; what is coded and free in them is what the shares say."""
    cells = audit(published)
    free, waits = counted(published, "within_reach_share")

    assert cells["count"].sum() == waits
    assert cells.filter(dimension_3="free")["count"].sum() == free
    assert (
        cells.filter(dimension_2="coded")["count"].sum()
        == (counted(published, "coded_choice_without_slot_share")[1])
    )


def test_the_steps_from_the_headline_add_up_exactly(published):
    """Each leaves out or puts back as many as the audit counts, and those in time never change."""
    in_time, everyone = counted(published, HEADLINE)
    left = [counted(published, metric) for metric in STEPS]
    cells = audit(published)

    def people(*where) -> int:
        return cells.filter(*where)["count"].sum()

    coded, free = pl.col("dimension_2") == "coded", pl.col("dimension_3") == "free"
    web = pl.col("dimension_1") == "web"
    after = everyone - people(coded)
    expected = [after, after := after + people(coded, ~free)]
    expected += [after := after - people(~coded, free, web), after - people(~coded, free, ~web)]

    assert counted(published, "free_times_known_share") == (everyone, everyone)
    assert left == [(in_time, kept) for kept in expected]


def test_what_existed_for_each_never_falls_short_of_what_existed_for_all(published):
    """A wider reach holds the narrower one, and a time of one's own is a time that existed."""
    reaches = ("own_clinic", "within_10_km", "within_25_km", "within_50_km", "anywhere")
    existed, matched, spare = (
        {
            row["split_value"]: row["numerator"]
            for row in published.values(
                metric, unit_ids=[REGION], period_ids=["all"], split="reach"
            ).iter_rows(named=True)
        }
        for metric in REACHED
    )

    for found in (existed, matched, spare):
        assert [found[reach] for reach in reaches] == sorted(found.values())
    assert all(spare[reach] < matched[reach] < existed[reach] for reach in reaches)


@pytest.mark.parametrize("split", ["reach", "booking_way"])
def test_the_stricter_measure_of_reach_is_never_the_larger(published, split):
    """Of every unit and period: left over by all is a time of one's own, which is a time."""
    same = ["unit_id", "period_id", "split_value", "denominator"]
    existed, matched, spare = (published.values(metric, split=split) for metric in REACHED)
    beside = existed.join(matched, on=same, suffix="_matched").join(spare, on=same, suffix="_spare")

    assert existed.height == matched.height == spare.height == beside.height > 1000
    assert beside.filter(
        (pl.col("numerator_spare") > pl.col("numerator_matched"))
        | (pl.col("numerator_matched") > pl.col("numerator"))
    ).is_empty()
