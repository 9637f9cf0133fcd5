"""Truths 3, 4, 6, 9 and 10: what needs, referrals and their events show."""

from datetime import datetime, time, timedelta
from math import sqrt

import polars as pl

from .clinics import DECLINES_NEEDS, REFERRAL_TEMPLATE
from .settings import Settings
from .strength import Truth, compared
from .vetting import STEP_AT, TEMPLATE_AT

DECISIONS = (
    "accepted", "accepted_changed", "completion_requested", "returned", "returned_with_advice",
    "rejected",
)  # fmt: skip
SENT_BACK = ("returned", "returned_with_advice", "rejected")
LOST_AFTER_DAYS = 21
REPEAT_DAYS = 90


def measured(settings: Settings, tables: dict[str, pl.DataFrame]) -> list[Truth]:
    referrals, events = tables["referrals"], tables["referral_events"]
    first = first_decisions(referrals, events)
    return [
        _step(settings, first), _template(settings, first),
        *_sefos(settings, referrals, events, tables["clinics"]),
        _repeated(referrals, events), _declined(settings, tables["needs"]),
    ]  # fmt: skip


def first_decisions(referrals: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Original referrals with their first decision: status and reason."""
    decided = (
        events.filter(pl.col("status").is_in(DECISIONS))
        .sort("referral_id", "event_at")
        .unique("referral_id", keep="first", maintain_order=True)
        .select("referral_id", "status", "reason_code")
    )
    originals = referrals.filter(pl.col("parent_referral_id").is_null())
    return originals.join(decided, on="referral_id").with_columns(
        is_sent_back=pl.col("status").is_in(SENT_BACK)
    )


def _step(settings: Settings, first: pl.DataFrame) -> Truth:
    month = settings.month(STEP_AT)
    group = first.filter(pl.col("referrer_profession") == "other")
    after = pl.col("sent_at").dt.date() >= month
    return compared(
        3, "Returned or rejected at first decision, other referrers, after against before",
        f"region, referrer_profession other, from {month:%Y-%m}",
        group.filter(after)["is_sent_back"].to_list(),
        group.filter(~after)["is_sent_back"].to_list(),
    )  # fmt: skip


def _template(settings: Settings, first: pl.DataFrame) -> Truth:
    month = settings.month(TEMPLATE_AT)
    pooled = first.filter(pl.col("referring_unit_id").is_in(REFERRAL_TEMPLATE)).with_columns(
        is_missing=pl.col("is_sent_back")
        & (pl.col("reason_code") == "missing_info").fill_null(False)
    )
    after = pl.col("sent_at").dt.date() >= month
    return compared(
        4, "Sent back for missing information at first decision, before against after the template",
        f"eight health centres pooled, before {month:%Y-%m}",
        pooled.filter(~after)["is_missing"].to_list(), pooled.filter(after)["is_missing"].to_list(),
    )  # fmt: skip


def _sefos(settings: Settings, referrals, events, clinics: pl.DataFrame) -> list[Truth]:
    """Referrals of units that get SEFOS, before against after their own day."""
    received = (
        events.filter(pl.col("status") == "received")
        .group_by("referral_id")
        .agg(pl.col("event_at").min().alias("received_at"))
    )
    known = datetime.combine(settings.end, time()) - timedelta(days=LOST_AFTER_DAYS)
    sent = referrals.join(received, on="referral_id", how="left").join(
        clinics.select(referring_unit_id="clinic_id", live="sefos_from"), on="referring_unit_id"
    )
    sent = sent.filter(pl.col("live").is_not_null(), pl.col("sent_at") < known).with_columns(
        is_lost=pl.col("received_at").is_null(),
        days=(pl.col("received_at") - pl.col("sent_at")).dt.total_minutes() / 1440,
        after=pl.col("sent_at").dt.date() >= pl.col("live"),
    )
    before, after = sent.filter(~pl.col("after")), sent.filter(pl.col("after"))
    grain = "senders with SEFOS, pooled, before against after their own day"
    return [
        compared(6, "Referrals that never arrive", grain, before["is_lost"].to_list(),
                 after["is_lost"].to_list()),
        _means(6, "Days from sent to received", grain, before["days"], after["days"]),
    ]  # fmt: skip


def _means(number, name, grain, here: pl.Series, there: pl.Series) -> Truth:
    here, there = here.drop_nulls(), there.drop_nulls()
    if not len(here) or not len(there):
        return Truth(number, name, grain, 0.0, 0.0, 0, 0.0, "days")
    spread = sqrt((here.var() or 0) / len(here) + (there.var() or 0) / len(there))
    difference = here.mean() - there.mean()
    return Truth(
        number, name, grain, here.mean(), there.mean(), len(here), difference / spread, "days"
    )


def _repeated(referrals: pl.DataFrame, events: pl.DataFrame) -> Truth:
    """Orthopaedic referrals of someone examined in the same body region up to 90 days before."""
    done = events.filter(pl.col("status") == "performed").select("referral_id", "event_at")
    earlier = referrals.join(done, on="referral_id").select("patient_id", "body_region", "event_at")
    orthopaedic = referrals.filter(
        (pl.col("referrer_profession") == "orthopaedist") & pl.col("parent_referral_id").is_null()
    )
    again = orthopaedic.join(earlier, on=["patient_id", "body_region"]).filter(
        pl.col("event_at") < pl.col("sent_at"),
        pl.col("event_at") >= pl.col("sent_at") - pl.duration(days=REPEAT_DAYS),
    )
    orthopaedic = orthopaedic.with_columns(
        is_repeated=pl.col("referral_id").is_in(again["referral_id"].implode())
    )
    shoulder = pl.col("body_region") == "shoulder"
    return compared(
        9, "Orthopaedic referrals within 90 days of an examination of the same region",
        "orthopaedics, shoulder against other regions, all",
        orthopaedic.filter(shoulder)["is_repeated"].to_list(),
        orthopaedic.filter(~shoulder)["is_repeated"].to_list(),
    )  # fmt: skip


def _declined(settings: Settings, needs: pl.DataFrame) -> Truth:
    known = datetime.combine(settings.end, time()) - timedelta(days=2 * LOST_AFTER_DAYS)
    settled = needs.filter(pl.col("sent_at") < known).with_columns(
        is_lost=pl.col("received_at").is_null() | (pl.col("outcome") == "declined")
    )
    here = pl.col("received_by") == DECLINES_NEEDS
    return compared(
        10, "Physios' needs that are declined or never received",
        f"health centre {DECLINES_NEEDS} against the others, all",
        settled.filter(here)["is_lost"].to_list(), settled.filter(~here)["is_lost"].to_list(),
    )  # fmt: skip
