"""The figures that the region was calibrated to, measured from the delivered tables."""

from datetime import timedelta

import numpy as np
import polars as pl

from .availability import free_times
from .clinics import PHYSIO, TOUCHED_PHYSIO
from .settings import Settings
from .truths_of_booking import late_first_bookings
from .truths_of_chain import SENT_BACK, first_decisions

LIMIT_DAYS = 3
ACCEPTED = ("accepted", "accepted_changed")
UNTOUCHED = tuple(row[0] for row in PHYSIO if row[0] not in TOUCHED_PHYSIO)


def guarantee_contacts(settings: Settings, bookings: pl.DataFrame) -> pl.DataFrame:
    """One row per mature guarantee contact: clinic, month, via, wait, coded choice, in-window
    cancellation by the patient."""
    rows = bookings.filter((pl.col("visit_type") == "first") & (pl.col("guarantee") == "1"))
    contact_on = pl.col("contact_at").dt.date()
    limit = contact_on + pl.duration(days=LIMIT_DAYS)
    cancelled = (pl.col("status") == "cancelled_by_patient") & (
        pl.col("starts_at").dt.date() <= limit
    )
    contacts = rows.sort("contact_id", "booked_at", nulls_last=True).group_by("contact_id").agg(
        pl.col("clinic_id").first(),
        pl.col("booking_via").first(),
        contact_on=contact_on.first(),
        wait=(pl.col("assessed_at").dt.date().min() - contact_on.first()).dt.total_days(),
        is_chosen=(pl.col("deviation_code") == "1").any(),
        is_cancelled_inside=cancelled.any(),
    )  # fmt: skip
    mature = settings.end - timedelta(days=LIMIT_DAYS)
    return contacts.filter(pl.col("contact_on") <= mature).sort("contact_id")


def monthly_shares(settings: Settings, bookings: pl.DataFrame) -> pl.DataFrame:
    """Per clinic and month of contact: seekers and the share assessed within three days."""
    return (
        guarantee_contacts(settings, bookings)
        .filter(~pl.col("is_cancelled_inside"))
        .group_by("clinic_id", month=pl.col("contact_on").dt.month_start())
        .agg(n=pl.len(), share=(pl.col("wait") <= LIMIT_DAYS).fill_null(False).mean())
        .sort("clinic_id", "month")
    )


def variation(shares: pl.DataFrame) -> pl.DataFrame:
    """Per clinic: standard deviation (percentage points) and lag-1 correlation of its months."""
    rows = [
        (clinic_id, 100 * part["share"].std(), _lag_1(part["share"].to_numpy()))
        for (clinic_id,), part in shares.group_by("clinic_id", maintain_order=True)
    ]
    return pl.DataFrame(rows, schema=["clinic_id", "sd_points", "lag_1"], orient="row")


def _lag_1(values: np.ndarray) -> float:
    centred = values - values.mean()
    return float((centred[1:] * centred[:-1]).sum() / max((centred**2).sum(), 1e-12))


def figures(settings: Settings, tables: dict[str, pl.DataFrame]) -> dict[str, float]:
    """The calibrated figures by name; shares 0–1, days, points or counts as the name says."""
    contacts = guarantee_contacts(settings, tables["bookings"])
    return {
        **_guarantee(settings, contacts, tables["bookings"]),
        **_visits(settings, tables["bookings"]),
        **_true_choice(contacts, tables),
        **_chain(tables),
    }


def _guarantee(settings: Settings, contacts: pl.DataFrame, bookings: pl.DataFrame) -> dict:
    within = pl.col("wait") <= LIMIT_DAYS
    done = contacts.filter(pl.col("wait").is_not_null())
    cohort = contacts.filter(~pl.col("is_cancelled_inside"))
    clinics = done.filter(~pl.col("is_chosen")).group_by("clinic_id").agg(share=within.mean())
    spread = clinics.filter(pl.col("clinic_id").is_in(UNTOUCHED))["share"].to_numpy()
    changes = variation(
        monthly_shares(settings, bookings).filter(pl.col("clinic_id").is_in(UNTOUCHED))
    )
    web = pl.col("booking_via").str.starts_with("web")
    return {
        "within_3_days_skr_share": done.filter(~pl.col("is_chosen")).select(within.mean()).item(),
        "within_3_days_all_share": done.select(within.mean()).item(),
        "within_3_days_cohort_share": cohort.select(within.fill_null(False).mean()).item(),
        "clinic_logit_sd": float(np.std(np.log(spread / (1 - spread)), ddof=1)),
        "clinic_share_lowest": float(spread.min()),
        "clinic_share_highest": float(spread.max()),
        "monthly_sd_points_mean": changes["sd_points"].mean(),
        "monthly_sd_points_lowest": changes["sd_points"].min(),
        "monthly_sd_points_highest": changes["sd_points"].max(),
        "monthly_lag_1_mean": changes["lag_1"].mean(),
        "coded_choice_share": contacts["is_chosen"].mean(),
        "coded_choice_web_share": contacts.filter(web)["is_chosen"].mean(),
        "coded_choice_phone_share": contacts.filter(~web)["is_chosen"].mean(),
        "assessed_share": contacts["wait"].is_not_null().mean(),
        "cancelled_inside_share": contacts["is_cancelled_inside"].mean(),
    }  # fmt: skip


def _visits(settings: Settings, bookings: pl.DataFrame) -> dict:
    years = settings.months / 12
    kinds = {kind: bookings.filter(pl.col("visit_type") == kind) for kind in ("first", "return")}
    figures = {}
    for kind, rows in kinds.items():
        attended = rows.filter(pl.col("status") == "attended").height
        missed = rows.filter(pl.col("status") == "no_show").height
        figures[f"attended_{kind}_visits_a_year"] = attended / years
        figures[f"no_show_{kind}_share"] = missed / max(attended + missed, 1)
    first = kinds["first"].unique("contact_id")
    figures["guarantee_share"] = (first["guarantee"] == "1").mean()
    figures["web_share"] = first["booking_via"].str.starts_with("web").mean()
    figures["still_waiting_count"] = first.filter(pl.col("status").is_in(["waiting"])).height
    return figures


def _true_choice(contacts: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> dict:
    """Who took a time beyond the limit although an earlier one was free, coded or not."""
    free = free_times(tables["slots"], tables["bookings"]).filter(pl.col("visit_type") == "first")
    chosen = late_first_bookings(tables["bookings"], free).filter("had_earlier")
    is_web = contacts["booking_via"].str.starts_with("web")
    return {
        "true_choice_web_share": chosen["is_web"].sum() / max(is_web.sum(), 1),
        "true_choice_phone_share": (~chosen["is_web"]).sum() / max((~is_web).sum(), 1),
    }


def _chain(tables: dict[str, pl.DataFrame]) -> dict:
    decided = first_decisions(tables["referrals"], tables["referral_events"])
    gp = decided.filter(pl.col("referrer_profession") == "gp")
    orthopaedist = decided.filter(pl.col("referrer_profession") == "orthopaedist")
    accepted = pl.col("status").is_in(ACCEPTED)
    original = tables["referrals"].filter(pl.col("parent_referral_id").is_null())
    return {
        "first_pass_gp_share": gp.select(accepted.mean()).item(),
        "first_pass_orthopaedist_share": orthopaedist.select(accepted.mean()).item(),
        "final_acceptance_gp_share": _finally_accepted(tables, "gp"),
        "sent_back_gp_share": gp["is_sent_back"].mean(),
        "completion_share": (decided["status"] == "completion_requested").mean(),
        "from_need_share": original["origin_clinic_id"].is_not_null().mean(),
        "original_referral_count": original.height,
    }  # fmt: skip


def _finally_accepted(tables: dict[str, pl.DataFrame], profession: str) -> float:
    """Of chains (a referral and its re-sends) with a decision: those whose last one accepts."""
    referrals = tables["referrals"].with_columns(
        root=pl.coalesce("parent_referral_id", "referral_id")
    )
    for _ in range(2):
        above = referrals.select(root="referral_id", higher="root")
        referrals = referrals.join(above, on="root", how="left").with_columns(
            root=pl.col("higher")
        ).drop("higher")  # fmt: skip
    decided = tables["referral_events"].filter(pl.col("status").is_in([*ACCEPTED, *SENT_BACK]))
    last = decided.join(referrals, on="referral_id").filter(
        pl.col("referrer_profession") == profession
    )
    last = last.sort("event_at").unique("root", keep="last", maintain_order=True)
    return last["status"].is_in(ACCEPTED).mean()
