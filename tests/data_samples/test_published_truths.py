"""The planted truths of the referral chain, found in the published metrics of the sample.

What is read here is what panels, signals and the command line read: nothing knows a patient.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from data_samples.synthetic.strength import two_shares
from referral_flow.warehouse import Warehouse, open_warehouse

STRONG = 5  # standard errors, as data_samples/README.md promises
TEMPLATE = [f"SE-V{number:02}" for number in (1, 2, 5, 6, 7, 10, 11, 15)]


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def counted(rows: pl.DataFrame) -> tuple[int, int]:
    """Numerator and denominator of all rows together."""
    return rows["numerator"].sum(), rows["denominator"].sum()


def apart(here: pl.DataFrame, there: pl.DataFrame) -> tuple[float, float, float]:
    """Share here, share there, and how many standard errors lie between them."""
    (hits, n), (others, m) = counted(here), counted(there)
    return hits / n, others / m, two_shares(hits, n, others, m)


def before_and_after(rows: pl.DataFrame, first: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The periods that end before the day, and those that begin on it or later."""
    return rows.filter(pl.col("ends_on") < first), rows.filter(pl.col("starts_on") >= first)


def senders_with_sefos(published: Warehouse) -> dict[str, date]:
    """Every unit that got SEFOS, and its own first day with it."""
    return {key: unit.sefos_from for key, unit in published.units.items() if unit.sefos_from}


def test_truth_3_other_referrers_are_turned_down_twice_as_often(published):
    """From 12 to 24 % of first decisions from February 2025 on; GPs' share stays where it was."""
    rows = published.values(
        "return_or_rejection_share", unit_ids=["region-17"], grain="month",
        split="referrer_profession",
    )  # fmt: skip
    step = date(2025, 2, 1)
    others = before_and_after(rows.filter(pl.col("split_value") == "other"), step)
    doctors = before_and_after(rows.filter(pl.col("split_value") == "gp"), step)
    was, became, strength = apart(*others)

    assert (was, became) == (pytest.approx(0.13, abs=0.02), pytest.approx(0.25, abs=0.03))
    assert strength < -STRONG
    # the same doctors gained by the template of truth 4 at half of the health centres
    assert abs(apart(*doctors)[0] - apart(*doctors)[1]) < 0.025


def test_truth_4_the_template_halves_what_is_sent_back_for_information(published):
    """At the eight health centres from January 2025; at the other eight nothing changes."""
    kind = "health_centre"
    every = [key for key, unit in published.units.items() if unit.kind == kind]
    rows = published.values("returned_for_missing_info_share", unit_ids=every, grain="month")
    uses = pl.col("unit_id").is_in(TEMPLATE)
    was, became, strength = apart(*before_and_after(rows.filter(uses), date(2025, 1, 1)))
    without = apart(*before_and_after(rows.filter(~uses), date(2025, 1, 1)))

    assert became < 0.55 * was
    assert strength > STRONG
    assert abs(without[2]) < 3


def test_truth_6_fewer_are_lost_once_the_sender_has_sefos(published):
    """Each sender before and after its own month; those who never got it lose as many as ever."""
    own_day = senders_with_sefos(published)
    rows = published.values("referral_lost_share", grain="month")
    mine = rows.filter(pl.col("unit_id").is_in(list(own_day))).with_columns(
        since=pl.col("unit_id").replace_strict(own_day, default=None)
    )
    early = mine.filter(pl.col("starts_on") < pl.col("since"))
    late = mine.filter(pl.col("starts_on") >= pl.col("since"))
    was, became, strength = apart(early, late)
    never = published.values(
        "referral_lost_share", unit_ids=["region-17"], grain="quarter", split="has_sefos"
    ).filter(pl.col("split_value") == "false")
    steady = apart(*before_and_after(never, date(2025, 1, 1)))

    assert len(own_day) == 13
    assert (was > 0.05, became < 0.015, strength > STRONG) == (True, True, True)
    assert steady[1] > 0.5 * steady[0]


def test_truth_6_letters_of_days_become_messages_of_hours(published):
    """Mean days on the way of what arrived, the same senders before and after their own month."""
    own_day = senders_with_sefos(published)
    rows = published.day_table("referral_transfer_days", unit_ids=list(own_day), grain="month")
    arrived = rows.filter(outcome="received").with_columns(
        since=pl.col("unit_id").replace_strict(own_day, default=None)
    )
    means = [
        (part["day"] * part["cases"]).sum() / part["cases"].sum()
        for part in (
            arrived.filter(pl.col("starts_on") < pl.col("since")),
            arrived.filter(pl.col("starts_on") >= pl.col("since")),
        )
    ]

    assert means[0] > 4
    assert means[1] < 2


def test_truth_9_orthopaedics_examines_shoulders_again(published):
    """Some four in ten, against some six in a hundred of its other regions and of others."""
    metric, whole = "repeat_imaging_90_days", published.periods["all"].period_id
    rows = published.values(metric, period_ids=[whole], split="body_region")
    shoulder, here = pl.col("split_value") == "shoulder", pl.col("unit_id") == "SE-O01"
    centres = [key for key, unit in published.units.items() if unit.kind == "health_centre"]
    again, elsewhere, strength = apart(rows.filter(here & shoulder), rows.filter(here & ~shoulder))
    doctors = counted(rows.filter(shoulder & pl.col("unit_id").is_in(centres)))

    assert again == pytest.approx(0.38, abs=0.05)
    assert elsewhere < 0.09
    assert doctors[0] / doctors[1] < 0.05
    assert strength > STRONG


def test_truth_10_needs_end_at_one_health_centre(published):
    """Half of those sent there become a referral, against more than four in five elsewhere."""
    rows = published.values("need_to_referral_share", period_ids=["all"])
    kinds = {key: unit.kind for key, unit in published.units.items()}
    doctors = rows.filter(
        pl.col("unit_id").replace_strict(kinds).is_in(["health_centre", "specialist"])
    )
    here = pl.col("unit_id") == "SE-V08"
    one, others, strength = apart(doctors.filter(here), doctors.filter(~here))
    shares = doctors.filter(~here).select(pl.col("numerator") / pl.col("denominator")).to_series()

    assert one < 0.6 < 0.8 < others
    assert shares.min() > 0.75
    assert strength < -STRONG


def test_truth_10_they_are_declined_or_never_arrive(published):
    """Both ends are several times as common as in the region; the third is not."""
    ends = {
        unit: {
            value: numerator / denominator
            for value, numerator, denominator in published.values(
                "need_without_referral_share", unit_ids=[unit], period_ids=["all"],
                split="need_outcome",
            ).select("split_value", "numerator", "denominator").iter_rows()
        }
        for unit in ("SE-V08", "region-17")
    }  # fmt: skip

    assert ends["SE-V08"]["declined"] > 3 * ends["region-17"]["declined"]
    assert ends["SE-V08"]["lost"] > 3 * ends["region-17"]["lost"]
    assert ends["SE-V08"]["not_pursued"] < 1.5 * ends["region-17"]["not_pursued"]
