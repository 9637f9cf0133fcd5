"""How a message travels between units: by which channel, how long, and whether it arrives."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .settings import MINUTES_A_DAY as DAY
from .settings import day_number

CHANNELS = ("cosmic", "electronic_referral", "sefos", "letter", "fax", "phone", "by_patient")
COSMIC, ELECTRONIC, SEFOS, LETTER, FAX, PHONE, BY_PATIENT = range(7)
LOST_SHARE = np.array([0.003, 0.005, 0.008, 0.065, 0.020, 0.010, 0.090])
SHORTEST_DAYS = np.array([0.002, 0.01, 0.02, 2.0, 0.05, 0.002, 1.0])
LONGEST_DAYS = np.array([0.02, 0.3, 0.8, 6.0, 1.0, 0.05, 18.0])


@dataclass(frozen=True)
class Units:
    """All clinics as arrays, in clinic_id order; `sefos_day` is far off where SEFOS never comes."""

    ids: np.ndarray
    kind: np.ndarray
    is_cosmic: np.ndarray
    sefos_day: np.ndarray
    municipality: np.ndarray
    latitude: np.ndarray
    longitude: np.ndarray

    def of_kind(self, *kinds: str) -> np.ndarray:
        return np.flatnonzero(np.isin(self.kind, kinds))

    def position(self, clinic_id: str) -> int:
        return int(np.flatnonzero(self.ids == clinic_id)[0])


def units(clinics: pl.DataFrame) -> Units:
    never = 10**6
    return Units(
        ids=clinics["clinic_id"].to_numpy(),
        kind=clinics["kind"].to_numpy(),
        is_cosmic=(clinics["record_system"] == "cosmic").to_numpy(),
        sefos_day=np.array([day_number(d) if d else never for d in clinics["sefos_from"]]),
        municipality=clinics["municipality_code"].to_numpy(),
        latitude=clinics["latitude"].to_numpy(),
        longitude=clinics["longitude"].to_numpy(),
    )


def written_channel(all_units: Units, sender, receiver, sent_at, otherwise):
    """Cosmic between Cosmic units; SEFOS from those who have it; else `otherwise`."""
    both = all_units.is_cosmic[sender] & all_units.is_cosmic[receiver]
    live = sent_at // DAY >= all_units.sefos_day[sender]
    return np.select([both, live], [COSMIC, SEFOS], otherwise)


def arrival(random, calendar: Calendar, channel, sent_at):
    """When it is received (minutes), −1 when it never is."""
    n = len(sent_at)
    span = LONGEST_DAYS[channel] - SHORTEST_DAYS[channel]
    days = SHORTEST_DAYS[channel] + span * random.random(n)
    at = office_hours(random, calendar, sent_at + 1 + (days * DAY).astype(np.int64))
    return np.where(random.random(n) < LOST_SHARE[channel], -1, at)


def office_hours(random, calendar: Calendar, at):
    """The same moment, or the next one when someone is at work. Never earlier."""
    at = np.asarray(at)
    day, minute = at // DAY, at % DAY
    shut = (calendar.open_on_or_after(day) > day) | (minute > 1010)
    next_day = calendar.open_on_or_after(day + (minute > 1010))
    morning = next_day * DAY + 465 + random.integers(0, 240, len(at))
    early = day * DAY + 465 + random.integers(0, 60, len(at))
    return np.where(shut, morning, np.where(minute < 465, early, at))
