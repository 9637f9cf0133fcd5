"""A made region, small, keeps every rule that an extract must keep."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from data_samples.synthetic.availability import free_times
from data_samples.synthetic.clinics import LOSES_DATA, NEVER_FREE
from data_samples.synthetic.delivery import lost_days
from data_samples.synthetic.region import make
from data_samples.synthetic.settings import EPOCH, Settings

SMALL = Settings(end=date(2025, 10, 31), scale=0.05)
AFTER = datetime(2025, 11, 1)
KEYS = {
    "clinics": ["clinic_id"], "slots": ["slot_id"], "bookings": ["booking_id"],
    "needs": ["need_id"], "referrals": ["referral_id"],
    "referral_events": ["referral_id", "event_at", "status"], "searches": ["search_id"],
    "slot_snapshots": ["taken_at", "slot_id"],
    "published_figures": ["measure", "unit_id", "month"],
}  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return make(SMALL)


@pytest.fixture(scope="module")
def slot_bookings(tables) -> pl.DataFrame:
    """Every booking of a slot beside its slot."""
    booked = tables["bookings"].filter(pl.col("slot_id").is_not_null())
    return booked.join(tables["slots"], on="slot_id", how="left", suffix="_of_slot")


def broken(table: pl.DataFrame, *rules: pl.Expr) -> int:
    return table.filter(pl.any_horizontal(*rules)).height


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_unique_and_filled(tables, name):
    """No row of a delivery would be quarantined for its key."""
    keys = tables[name].select(KEYS[name])
    assert keys.height > 0
    assert keys.is_duplicated().sum() == 0
    assert keys.null_count().sum_horizontal().item() == 0


def test_times_of_a_booking_follow_each_other(tables):
    """Sought, booked, held or cancelled, assessed: in that order."""
    assert broken(
        tables["bookings"],
        pl.col("booked_at") < pl.col("contact_at"),
        pl.col("starts_at") <= pl.col("booked_at"),
        pl.col("assessed_at") < pl.col("starts_at"),
        ~pl.col("cancelled_at").is_between(pl.col("booked_at"), pl.col("starts_at")),
    ) == 0  # fmt: skip


def test_a_booking_takes_a_slot_of_its_own_clinic_kind_and_time(slot_bookings):
    """A booking never points at another clinic's slot, at another time or before its release."""
    assert broken(
        slot_bookings,
        pl.col("clinic_id_of_slot").is_null(),
        pl.col("clinic_id") != pl.col("clinic_id_of_slot"),
        pl.col("starts_at") != pl.col("starts_at_of_slot"),
        pl.col("visit_type") != pl.col("visit_type_of_slot"),
        pl.col("booked_at") < pl.col("released_at"),
        pl.col("booked_at") > pl.col("removed_at"),
    ) == 0  # fmt: skip


def test_a_slot_is_held_by_one_patient_at_a_time(slot_bookings):
    """A slot is booked again only after its earlier booking was cancelled."""
    turns = slot_bookings.sort("slot_id", "booked_at").with_columns(
        turn=pl.int_range(pl.len()).over("slot_id"),
        given_back_at=pl.col("cancelled_at").shift().over("slot_id"),
    )
    again = turns.filter(pl.col("turn") > 0)
    assert again.height > 0
    assert broken(
        again,
        pl.col("given_back_at").is_null(),
        pl.col("given_back_at") > pl.col("booked_at"),
    ) == 0  # fmt: skip


def test_nothing_is_known_from_after_the_extract_date(tables):
    """Times to come are booked times only; their outcomes are not known."""
    bookings = tables["bookings"]
    happened = ("contact_at", "booked_at", "cancelled_at", "assessed_at")
    assert broken(bookings, *(pl.col(name) >= AFTER for name in happened)) == 0
    to_come = bookings.filter(pl.col("starts_at") >= AFTER)
    assert set(to_come["status"]) <= {"booked", "cancelled_by_patient", "cancelled_by_clinic"}
    assert to_come.height > 0
    assert (
        broken(tables["slots"], pl.col("released_at") >= AFTER, pl.col("removed_at") >= AFTER) == 0
    )
    assert broken(tables["referral_events"], pl.col("event_at") >= AFTER) == 0


def test_past_bookings_have_an_outcome(tables):
    """Nobody is still `booked` for a day that has passed."""
    past = tables["bookings"].filter(pl.col("starts_at") < datetime(2025, 10, 31))
    assert "booked" not in set(past["status"])


def test_seekers_without_a_time_wait(tables):
    """A row without booked time is waiting, and the other way round."""
    bookings = tables["bookings"]
    waiting = bookings.filter(pl.col("status") == "waiting")
    assert waiting.height > 0
    assert waiting["booked_at"].null_count() == waiting["starts_at"].null_count() == waiting.height
    assert bookings.filter(pl.col("booked_at").is_null()).height == waiting.height


def test_a_contact_is_one_patients_at_one_clinic(tables):
    """Rebookings share contact, patient, clinic, kind of visit and the time care was sought."""
    same = ("patient_id", "clinic_id", "visit_type", "contact_at", "guarantee")
    kinds = tables["bookings"].group_by("contact_id").agg(pl.col(same).n_unique(), rows=pl.len())
    assert kinds["rows"].max() > 1
    assert broken(kinds, *(pl.col(name) > 1 for name in same)) == 0


def test_clinics_see_nobody_on_closed_days(tables):
    """No slot on a weekend, a red day, or the eves of midsummer, Christmas and New Year."""
    days = tables["slots"]["starts_at"].dt.date()
    assert days.dt.weekday().max() == 5
    closed = [date(2024, 6, 21), date(2024, 12, 24), date(2024, 12, 31), date(2025, 5, 1)]
    assert not set(closed) & set(days)
    assert date(2024, 12, 23) in set(days)


def test_chains_are_whole_and_in_order(tables):
    """Events follow their referral, re-sent referrals follow their parent, needs exist."""
    referrals, events = tables["referrals"], tables["referral_events"]
    told = events.join(referrals.select("referral_id", "sent_at"), on="referral_id", how="left")
    assert broken(told, pl.col("sent_at").is_null(), pl.col("event_at") < pl.col("sent_at")) == 0
    parents = referrals.select(parent_referral_id="referral_id", parent_sent_at="sent_at")
    resent = referrals.drop_nulls("parent_referral_id").join(
        parents, on="parent_referral_id", how="left"
    )
    assert resent.height > 0
    late = pl.col("parent_sent_at") >= pl.col("sent_at")
    assert broken(resent, pl.col("parent_sent_at").is_null(), late) == 0
    assert set(referrals["need_id"].drop_nulls()) <= set(tables["needs"]["need_id"])


def test_a_decision_is_made_on_a_received_referral(tables):
    """Nobody vets a referral that has not arrived."""
    events = tables["referral_events"]
    received = (
        events.filter(pl.col("status") == "received")
        .group_by("referral_id")
        .agg(pl.col("event_at").min().alias("received_at"))
    )
    decided = events.filter(pl.col("status").is_in(["accepted", "returned", "rejected"]))
    decided = decided.join(received, on="referral_id", how="left")
    assert broken(
        decided, pl.col("received_at").is_null(), pl.col("event_at") <= pl.col("received_at")
    ) == 0  # fmt: skip


def test_a_need_is_sent_received_and_answered_in_order(tables):
    """The leg to the doctor runs forward in time and says unknown where nothing arrived."""
    needs = tables["needs"]
    assert broken(
        needs,
        pl.col("sent_at") < pl.col("need_at"),
        pl.col("received_at") < pl.col("sent_at"),
        pl.col("gp_contact_at") < pl.col("received_at"),
        pl.col("received_at").is_null() & (pl.col("outcome") != "unknown"),
    ) == 0  # fmt: skip


def test_searches_agree_with_the_free_times(tables):
    """What a search shows within three days is part of what it shows at all."""
    searches = tables["searches"]
    assert broken(
        searches,
        pl.col("within_3_days") > pl.col("slots_shown"),
        (pl.col("slots_shown") == 0) != pl.col("earliest_starts_at").is_null(),
        (pl.col("slots_shown") == 0) != (pl.col("clinics_shown") == 0),
        pl.col("earliest_starts_at") <= pl.col("searched_at"),
    ) == 0  # fmt: skip


def test_snapshots_agree_with_the_bookings(tables):
    """A time seen as free one morning is free by slots and bookings too."""
    free = free_times(tables["slots"], tables["bookings"])
    seen = tables["slot_snapshots"].filter("is_free").select("taken_at", "slot_id")
    confirmed = seen.join(free, on="slot_id").filter(
        (pl.col("free_from") <= pl.col("taken_at")) & (pl.col("taken_at") < pl.col("free_until"))
    )
    assert seen.height > 0
    assert confirmed.select("taken_at", "slot_id").unique().height == seen.height


def test_no_identifier_looks_like_an_identity_number(tables):
    """Pseudonyms hold no digits, and no id holds a run of ten."""
    for table in tables.values():
        for name in table.columns:
            if name.endswith("_id") and table.schema[name] == pl.String:
                assert not table[name].drop_nulls().str.contains(r"\d{10}").any()
    assert not tables["bookings"]["patient_id"].str.contains(r"\d").any()


def test_one_pseudonym_serves_all_tables(tables):
    """Patients of needs and of referrals that began as needs are patients of the bookings."""
    known = set(tables["bookings"]["patient_id"])
    assert len(set(tables["needs"]["patient_id"]) - known) / tables["needs"].height < 0.02


def test_the_lost_weeks_are_missing_and_the_rest_is_not(tables):
    """One clinic's contacts vanish for six weeks; its neighbours' don't."""
    first, end = (EPOCH + timedelta(days=day) for day in lost_days(SMALL))
    within = tables["bookings"].filter(
        pl.col("contact_at").dt.date().is_between(first, end, closed="left")
    )
    by_clinic = dict(within["clinic_id"].value_counts().iter_rows())
    others = [count for clinic, count in by_clinic.items() if clinic != LOSES_DATA]
    assert by_clinic.get(LOSES_DATA, 0) < 0.15 * min(others)


def test_never_free_soon_holds_at_every_moment(tables):
    """At the planted municipality no time is free from three days before its day, at any minute."""
    free = free_times(tables["slots"], tables["bookings"]).filter(
        pl.col("clinic_id").is_in(NEVER_FREE) & (pl.col("visit_type") == "first")
    )
    soon = pl.col("starts_at").dt.truncate("1d") - pl.duration(days=3)
    assert free.height > 0
    seen_until = pl.min_horizontal(pl.col("free_until"), pl.lit(AFTER))
    assert broken(free, seen_until > soon) == 0
