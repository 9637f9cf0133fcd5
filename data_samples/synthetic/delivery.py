"""From the generator's numbers to the tables of bookings and slots, as known on the last day."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import polars as pl

from .clinics import LOSES_DATA, PHYSIO
from .demand import BODY_REGIONS, DESK, DROP_IN, OPEN_INVITATION, PHONE, VIA, WEB_CLINIC
from .fate import ATTENDED, BOOKED, BY_CLINIC, BY_PATIENT, STATUSES, WAITING
from .first_visits import NO_TIME, FirstVisits
from .geography import CODES
from .patients import AGE_BANDS, Patients
from .settings import MINUTES_A_DAY, Settings, day_number

LOST_WEEKS = 6
LOST_AT = 0.68
CLINIC_IDS = [row[0] for row in PHYSIO]


@dataclass(frozen=True)
class Delivery:
    """Tables in contract columns, and `visits`: attended visits with positions, for the chain."""

    bookings: pl.DataFrame
    slots: pl.DataFrame
    visits: pl.DataFrame


def delivery(
    settings: Settings, firsts: FirstVisits, returns: pl.DataFrame, return_slots: pl.DataFrame,
    people: Patients,
) -> Delivery:  # fmt: skip
    random = settings.stream("delivery")
    rows = _all_bookings(random, firsts, returns)
    rows = _as_known(settings, random, rows)
    visits = rows.filter(pl.col("outcome") == ATTENDED).select(
        "seeker", "clinic", "body", "assessed_at"
    )
    kept = rows.filter(_is_delivered(settings))
    slots = _all_slots(firsts, return_slots).with_row_index("slot")
    slots = _delivered_slots(settings, slots, rows, kept)
    kept = _with_slot_ids(kept, slots)
    return Delivery(_booking_table(random, kept, people), _slot_table(slots), visits)


def _all_bookings(random, firsts: FirstVisits, returns: pl.DataFrame) -> pl.DataFrame:
    """First and return visits in one frame; return slots are numbered after the first ones."""
    seekers, first = firsts.seekers, firsts.bookings
    who = first["seeker"].to_numpy()
    first = first.with_columns(
        contact=pl.col("seeker"), contact_at=pl.Series(seekers.contact_at[who]),
        is_first=pl.lit(True), via=pl.Series(seekers.via[who]),
        guarantee=pl.Series(seekers.guarantee[who]),
    ).drop("attempt")  # fmt: skip
    later = returns.with_columns(
        pl.col("slot") + firsts.slots.height, deviation=pl.lit(0, pl.Int64),
        is_first=pl.lit(False), guarantee=pl.lit(False),
        via=pl.Series(_return_via(random, returns)),
    )  # fmt: skip
    both = pl.concat([first, later.select(first.columns)])
    who = both["seeker"].to_numpy()
    return both.with_columns(
        clinic=pl.Series(seekers.clinic[who]), body=pl.Series(seekers.body_region[who])
    )


def _return_via(random, returns: pl.DataFrame):
    at_desk = (returns["booked_at"] - returns["contact_at"]).to_numpy() < 30
    luck = random.random(returns.height)
    return np.where(at_desk, DESK, np.where(luck < 0.35, WEB_CLINIC, PHONE))


def _as_known(settings: Settings, random, rows: pl.DataFrame) -> pl.DataFrame:
    """What had not happened by the extract date is not known: the booking still stands."""
    last = settings.last_minute
    begun = pl.col("starts_at") + 70 <= last
    cancelled = pl.col("outcome").is_in([BY_PATIENT, BY_CLINIC])
    known = (
        pl.when(cancelled)
        .then((pl.col("cancelled_at") >= 0) & (pl.col("cancelled_at") <= last))
        .otherwise(begun)
    )
    minutes = np.where(
        rows["is_first"].to_numpy(), random.choice([30, 40, 45, 50], rows.height),
        random.choice([20, 25, 30], rows.height),
    )  # fmt: skip
    rows = rows.with_columns(
        outcome=pl.when((pl.col("outcome") == WAITING) | known)
        .then(pl.col("outcome")).otherwise(BOOKED),
    )  # fmt: skip
    return rows.with_columns(
        assessed_at=pl.when(pl.col("outcome") == ATTENDED)
        .then(pl.col("starts_at") + pl.Series(minutes)).otherwise(None),
        cancelled_at=pl.when(pl.col("outcome").is_in([BY_PATIENT, BY_CLINIC]))
        .then(pl.col("cancelled_at")).otherwise(None),
    )  # fmt: skip


def _is_delivered(settings: Settings) -> pl.Expr:
    kept = pl.col("contact_at") >= settings.first_minute
    return kept & ~_is_lost(settings) if settings.planted else kept


def lost_days(settings: Settings) -> tuple[int, int]:
    """First day and first day after the six weeks that one clinic's record system lost."""
    month = settings.month(LOST_AT)
    monday = month + timedelta(days=(7 - month.weekday()) % 7)
    return day_number(monday), day_number(monday) + 7 * LOST_WEEKS


def _is_lost(settings: Settings) -> pl.Expr:
    """Contacts that began in the lost weeks; one in fifty was typed in later."""
    first, end = (day * MINUTES_A_DAY for day in lost_days(settings))
    here = pl.col("clinic") == CLINIC_IDS.index(LOSES_DATA)
    within = pl.col("contact_at").is_between(first, end - 1)
    return here & within & (pl.col("contact") % 50 > 0)


def _all_slots(firsts: FirstVisits, return_slots: pl.DataFrame) -> pl.DataFrame:
    first = firsts.slots.with_columns(is_first=pl.lit(True))
    return pl.concat([first, return_slots.with_columns(is_first=pl.lit(False))])


def _delivered_slots(settings: Settings, slots, rows, kept) -> pl.DataFrame:
    """Slots of the period that could be booked in it, as known on the extract date.

    A slot that an undelivered booking took counts as withdrawn then, and one that such a booking
    gave back counts as released then: nothing looks free that was not.
    """
    hidden = rows.filter(pl.col("slot") >= 0).join(
        kept.select("contact", "booked_at"), on=["contact", "booked_at"], how="anti"
    )
    slots = slots.with_columns(pl.col("slot").cast(pl.Int64)).join(
        _hidden_spells(settings, hidden), on="slot", how="left"
    )
    never = settings.last_minute + 1
    removed = pl.when(pl.col("removed_at") >= 0).then(pl.col("removed_at")).otherwise(never)
    regret = pl.when(removed <= pl.col("given_back_at")).then(pl.col("first_taken_at"))
    removed = pl.min_horizontal(removed, "taken_at", regret)
    slots = slots.with_columns(
        removed_at=pl.when(removed < never).then(removed).otherwise(NO_TIME),
        released_at=pl.max_horizontal("released_at", "reopened_at"),
    )
    withdrawn = pl.col("removed_at") >= 0
    return slots.filter(
        pl.col("starts_at") >= settings.first_minute,
        pl.col("released_at") <= settings.last_minute,
        ~withdrawn | (pl.col("removed_at") >= settings.first_minute),
        ~withdrawn | (pl.col("removed_at") > pl.col("released_at")),
    ).sort("clinic", "starts_at", "slot").with_row_index("number")  # fmt: skip


def _hidden_spells(settings: Settings, hidden: pl.DataFrame) -> pl.DataFrame:
    """Per slot, when undelivered bookings took it for good, and took it and gave it back."""
    cancelled = pl.col("cancelled_at").is_not_null()
    before = pl.col("booked_at") < settings.first_minute
    return hidden.group_by("slot").agg(
        taken_at=pl.col("booked_at").filter(~cancelled).min(),
        first_taken_at=pl.col("booked_at").filter(cancelled).max(),
        given_back_at=pl.col("cancelled_at").filter(cancelled).max(),
        reopened_at=pl.col("cancelled_at").filter(cancelled & before).max(),
    )


def _with_slot_ids(kept: pl.DataFrame, slots: pl.DataFrame) -> pl.DataFrame:
    numbers = slots.select("slot", slot_number=pl.col("number").cast(pl.Int64))
    return kept.join(numbers, on="slot", how="left")


def _booking_table(random, kept: pl.DataFrame, people: Patients) -> pl.DataFrame:
    kept = kept.sort("clinic", "contact_at", "contact", "booked_at")
    patient = people.of_seeker[kept["seeker"].to_numpy()]
    contact = kept["contact"].rle_id()
    method = _method(random, kept["via"].to_numpy())
    return kept.select(
        booking_id=_ids("b", pl.int_range(pl.len())),
        contact_id=_ids("c", contact),
        slot_id=_ids("s", pl.col("slot_number")),
        patient_id=pl.Series(people.pseudonym[patient]),
        patient_municipality_code=pl.Series(np.array(CODES)[people.municipality[patient]]),
        clinic_id=_named("clinic", CLINIC_IDS),
        contact_at=_time("contact_at"),
        booked_at=_time("booked_at"),
        starts_at=_time("starts_at"),
        visit_type=pl.when("is_first").then(pl.lit("first")).otherwise(pl.lit("return")),
        profession=pl.lit("XS918"),
        booking_method=pl.Series(method),
        booking_via=_named("via", VIA),
        guarantee=pl.when("guarantee").then(pl.lit("1")).otherwise(pl.lit("2")),
        deviation_code=pl.when(pl.col("deviation") > 0)
        .then(pl.col("deviation").cast(pl.String)).otherwise(None),
        status=_named("outcome", STATUSES),
        cancelled_at=_time("cancelled_at"),
        assessed_at=_time("assessed_at"),
        body_region=_named("body", BODY_REGIONS),
        age_band=pl.Series(np.array(AGE_BANDS)[people.age_band[patient]]),
    )  # fmt: skip


def _slot_table(slots: pl.DataFrame) -> pl.DataFrame:
    first = pl.col("is_first")
    return slots.select(
        slot_id=_ids("s", pl.col("number").cast(pl.Int64)),
        clinic_id=_named("clinic", CLINIC_IDS),
        starts_at=_time("starts_at"),
        minutes=pl.when(first).then(pl.lit(45)).otherwise(pl.lit(30)).cast(pl.Int16),
        visit_type=pl.when(first).then(pl.lit("first")).otherwise(pl.lit("return")),
        released_at=_time("released_at"),
        removed_at=_time("removed_at"),
        is_web_bookable=pl.col("is_web_bookable"),
    )


def _method(random, via):
    """SKR's kodBOKNINGSSÄTT: 1 self, 2 agreed, 3 offered, 4 booked, 5 unbooked."""
    luck = random.random(len(via))
    by_staff = np.where(luck < 0.72, "2", np.where(luck < 0.9, "3", "4"))
    return np.select(
        [via == DROP_IN, (via == PHONE) | (via == DESK), via == OPEN_INVITATION],
        ["5", by_staff, np.where(luck < 0.8, "1", "2")],
        "1",
    )


def _ids(letter: str, number) -> pl.Expr:
    """A letter and six or more digits, or null."""
    number = number if isinstance(number, pl.Expr) else pl.lit(number)
    return pl.when(number >= 0).then(
        pl.concat_str(pl.lit(letter), (number + 1).cast(pl.String).str.zfill(6))
    )


def _named(column: str, names) -> pl.Expr:
    return pl.col(column).replace_strict(dict(enumerate(names)), return_dtype=pl.String)


def _time(column: str) -> pl.Expr:
    """Minutes to a naive timestamp; negative or null is null."""
    micro = pl.when(pl.col(column) >= 0).then(pl.col(column) * 60_000_000)
    return micro.cast(pl.Datetime("us"))
