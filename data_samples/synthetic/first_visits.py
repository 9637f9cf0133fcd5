"""All clinics' first visits: runs each clinic's diary and lays the results side by side."""

from dataclasses import dataclass, fields

import numpy as np
import polars as pl

from .booking import REQUEST, Clinic
from .calendar import Calendar
from .clinics import ALWAYS_FREE, CODES_SHORTAGE_AS_CHOICE, NEVER_FREE, PHYSIO
from .demand import FIRST_CONTACTS_A_YEAR, Profiles, Seekers, seekers
from .fate import WAITING
from .settings import Settings
from .slots import PlannedSlots, planned_first_slots
from .staffing import Habits

CODED_SHORTAGE_SHARE = 0.65
CODED_WEB_CHOICE_SHARE = 0.30
CODED_WELL_SHARE = 0.95
NO_TIME = -1


@dataclass(frozen=True)
class FirstVisits:
    """`seekers` one row per contact, `bookings` one per booking or open wait, `slots` per time.

    Columns `seeker` and `slot` are row numbers of the other two frames; −1 means none.
    """

    seekers: Seekers
    bookings: pl.DataFrame
    slots: pl.DataFrame


def first_visits(settings: Settings, calendar: Calendar, profile: Profiles) -> FirstVisits:
    everyone = seekers(settings, calendar, profile)
    ids = np.array([row[0] for row in PHYSIO])
    never = np.isin(ids, NEVER_FREE) & settings.planted
    planned = planned_first_slots(settings, calendar, profile, never)
    luck = settings.stream("booking").spawn(len(ids))
    bookings, slots, slots_before = [], [], 0
    for index, clinic_id in enumerate(ids):
        here = np.flatnonzero(everyone.clinic == index)
        clinic = Clinic(
            _habits(settings, profile, index, clinic_id), _rows(everyone, here),
            _rows(planned, planned.clinic == index), calendar, settings.last_minute, luck[index],
        )  # fmt: skip
        clinic.run()
        bookings.append(_bookings(clinic, here[0] if len(here) else 0, slots_before))
        slots.append(_slots(clinic, index))
        slots_before += slots[-1].height
    return FirstVisits(everyone, pl.concat(bookings), pl.concat(slots))


def _habits(settings: Settings, profile: Profiles, index, clinic_id) -> Habits:
    planted = settings.planted
    shortage = planted and clinic_id == CODES_SHORTAGE_AS_CHOICE
    return Habits(
        daily_times=profile.size[index] * FIRST_CONTACTS_A_YEAR * settings.scale / 250,
        near_times=profile.near_times[index],
        codes_shortage=CODED_SHORTAGE_SHARE if shortage else 0.0,
        codes_web_choice=CODED_WEB_CHOICE_SHARE if planted else CODED_WELL_SHARE,
        codes_phone_choice=CODED_WELL_SHARE,
        never_free_soon=planted and clinic_id in NEVER_FREE,
        always_free_soon=planted and clinic_id == ALWAYS_FREE,
    )


def _rows(table: Seekers | PlannedSlots, mask):
    return type(table)(**{field.name: getattr(table, field.name)[mask] for field in fields(table)})


def _bookings(clinic: Clinic, first_seeker: int, first_slot: int) -> pl.DataFrame:
    rows, waits = clinic.bookings, _open_waits(clinic)
    booked = pl.DataFrame(
        {field.name: np.array(getattr(rows, field.name), np.int64) for field in fields(rows)}
    )
    waiting = pl.DataFrame(
        {"seeker": list(waits), "attempt": list(waits.values())},
        schema={"seeker": pl.Int64, "attempt": pl.Int64},
    ).with_columns(outcome=pl.lit(WAITING, pl.Int64), deviation=pl.lit(0, pl.Int64))
    return pl.concat([booked, waiting], how="diagonal").with_columns(
        pl.col("seeker") + first_seeker,
        pl.col("booked_at", "starts_at", "cancelled_at").fill_null(NO_TIME),
        slot=pl.when(pl.col("slot") >= 0).then(pl.col("slot") + first_slot).otherwise(NO_TIME),
    )


def _open_waits(clinic: Clinic) -> dict[int, int]:
    """Who has sought care by the extract date and has no time yet, with the attempt they are at."""
    waiting = dict(clinic.waiting)
    for _, kind, who, attempt in clinic.events:
        is_new = kind == REQUEST and attempt == 0
        if is_new and clinic.contact_at[who] <= clinic.last_minute:
            waiting.setdefault(who, 0)
    return waiting


def _slots(clinic: Clinic, index: int) -> pl.DataFrame:
    diary = clinic.diary
    n = len(diary.starts_at)
    removed = np.full(n, NO_TIME, np.int64)
    removed[list(diary.removed_at)] = list(diary.removed_at.values())
    return pl.DataFrame(
        {
            "clinic": np.full(n, index, np.int64),
            "starts_at": np.array(diary.starts_at, np.int64),
            "released_at": np.array(diary.released_at, np.int64),
            "removed_at": removed,
            "is_web_bookable": np.array(diary.is_web_bookable, bool),
        }
    )
