"""The leg from the physio to the doctor: a need of imaging is seen, sent, received, acted on."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .clinics import DECLINES_NEEDS, HEALTH_CENTRES, SPECIALISTS, sizes
from .demand import BODY_REGIONS
from .patients import Patients
from .settings import MINUTES_A_DAY as DAY
from .settings import Settings
from .transfer import (
    BY_PATIENT,
    CHANNELS,
    LETTER,
    PHONE,
    Units,
    arrival,
    office_hours,
    written_channel,
)  # fmt: skip

NEEDS_A_YEAR = 7_300
NEED_WEIGHT = np.array([1.6, 0.5, 0.4, 1.5, 1.2, 1.2, 0.8, 0.8])
SPECIALIST_SHARE = 0.10
DECLINED_SHARE, NOT_PURSUED_SHARE, NOT_TOLD_SHARE = 0.06, 0.07, 0.01
DECLINER_LOST_SHARE, DECLINER_DECLINED_SHARE = 0.15, 0.28
OUTCOMES = ("referral_written", "declined", "not_pursued", "unknown")
WRITTEN, DECLINED, NOT_PURSUED, UNKNOWN = range(4)
EXAMS = (  # per body region: exam code and share
    (("US_SHOULDER", 0.55), ("XR_SHOULDER", 0.25), ("MR_SHOULDER", 0.20)),
    (("MR_BACK", 0.70), ("XR_BACK", 0.30)),
    (("MR_NECK", 0.75), ("XR_NECK", 0.25)),
    (("MR_KNEE", 0.55), ("XR_KNEE", 0.45)),
    (("XR_HIP", 0.80), ("MR_HIP", 0.20)),
    (("US_ACHILLES", 0.55), ("XR_FOOT", 0.45)),
    (("US_ELBOW", 0.60), ("XR_ELBOW", 0.40)),
    (("XR_HAND", 0.60), ("US_HAND", 0.40)),
)


@dataclass(frozen=True)
class Needs:
    """One entry per need; units are positions in `Units`, times minutes, −1 is none."""

    patient: np.ndarray
    origin: np.ndarray
    need_at: np.ndarray
    body: np.ndarray
    exam: np.ndarray
    channel: np.ndarray
    sent_at: np.ndarray
    received_by: np.ndarray
    received_at: np.ndarray
    gp_contact_at: np.ndarray
    outcome: np.ndarray


def needs(
    settings: Settings, calendar: Calendar, all_units: Units, visits: pl.DataFrame, people: Patients
) -> Needs:
    random = settings.stream("needs")
    seen = _seen(settings, random, visits)
    origin = all_units.of_kind("physio")[seen["clinic"].to_numpy()]
    need_at, body = seen["assessed_at"].to_numpy(), seen["body"].to_numpy()
    receiver = _receiver(random, all_units, origin)
    channel = _channel(random, all_units, origin, receiver, need_at)
    later = (random.exponential(0.7, len(need_at)) * DAY).astype(np.int64)
    sent_at = office_hours(
        random, calendar, need_at + 5 + np.where(random.random(len(need_at)) < 0.6, 0, later)
    )
    received_at = arrival(random, calendar, channel, sent_at)
    decliner = settings.planted & (receiver == all_units.position(DECLINES_NEEDS))
    lost = decliner & (random.random(len(need_at)) < DECLINER_LOST_SHARE)
    received_at = np.where(lost, -1, received_at)
    outcome = _outcome(random, decliner, received_at)
    wait = (random.gamma(2.2, 5.5, len(need_at)) * DAY).astype(np.int64) + 60
    contact = office_hours(random, calendar, np.maximum(received_at, 0) + wait)
    contact = np.where((received_at < 0) | np.isin(outcome, (NOT_PURSUED, UNKNOWN)), -1, contact)
    return Needs(
        people.of_seeker[seen["seeker"].to_numpy()], origin, need_at, body, exams(random, body),
        channel, sent_at, receiver, received_at, contact, outcome,
    )  # fmt: skip


def _seen(settings: Settings, random, visits: pl.DataFrame) -> pl.DataFrame:
    """At most one need per problem, at one of its visits."""
    weight = NEED_WEIGHT[visits["body"].to_numpy()]
    chance = weight / weight.sum() * NEEDS_A_YEAR * settings.scale * settings.years * 1.05
    some = visits.filter(pl.Series(random.random(visits.height) < chance))
    return some.unique("seeker", keep="first", maintain_order=True)


def _receiver(random, all_units: Units, origin):
    """A health centre near the physio clinic, or a private specialist for some."""
    doctors = all_units.of_kind("health_centre", "specialist")
    here = all_units.latitude[origin], all_units.longitude[origin]
    north = np.subtract.outer(here[0], all_units.latitude[doctors]) * 111.2
    east = np.subtract.outer(here[1], all_units.longitude[doctors]) * 56.4
    size = doctor_sizes(all_units, doctors)
    reach = np.cumsum(size * np.exp(-np.hypot(north, east) / 25), axis=1)
    return doctors[(random.random(len(origin))[:, None] * reach[:, -1:] > reach).sum(axis=1)]


def doctor_sizes(all_units: Units, doctors) -> np.ndarray:
    """Volume of each doctor's unit; specialists together hold their share."""
    is_specialist = all_units.kind[doctors] == "specialist"
    size = np.zeros(len(doctors))
    size[~is_specialist] = sizes([row[2] for row in HEALTH_CENTRES]) * (1 - SPECIALIST_SHARE)
    size[is_specialist] = SPECIALIST_SHARE / len(SPECIALISTS)
    return size


def _channel(random, all_units: Units, origin, receiver, at):
    luck = random.random(len(origin))
    written = written_channel(all_units, origin, receiver, at, LETTER)
    return np.select([luck < 0.14, luck < 0.22], [BY_PATIENT, PHONE], written)


def _outcome(random, decliner, received_at):
    luck = random.random(len(received_at))
    declined = np.where(decliner, DECLINER_DECLINED_SHARE, DECLINED_SHARE)
    dropped = declined + NOT_PURSUED_SHARE
    outcome = np.select(
        [luck < declined, luck < dropped, luck < dropped + NOT_TOLD_SHARE],
        [DECLINED, NOT_PURSUED, UNKNOWN],
        WRITTEN,
    )
    return np.where(received_at < 0, UNKNOWN, outcome)


def exams(random, body):
    """An exam code that fits each body region."""
    codes = np.empty(len(body), dtype="U16")
    for region, choices in enumerate(EXAMS):
        here = body == region
        names, shares = zip(*choices, strict=True)
        codes[here] = random.choice(names, here.sum(), p=shares)
    return codes


def need_table(
    settings: Settings, found: Needs, all_units: Units, people: Patients
) -> pl.DataFrame:
    """The table `needs` as known on the extract date, with `position` to tie referrals to it."""
    last = settings.last_minute
    contact = np.where(found.gp_contact_at <= last, found.gp_contact_at, -1)
    decided = (contact >= 0) | (
        (found.outcome == NOT_PURSUED) & (found.received_at <= last - 30 * DAY)
    )
    outcome = np.where(decided, found.outcome, UNKNOWN)
    sent = np.where(found.sent_at <= last, found.sent_at, -1)
    table = pl.DataFrame(
        {
            "position": np.arange(len(found.need_at)),
            "patient_id": people.pseudonym[found.patient],
            "origin_clinic_id": all_units.ids[found.origin],
            "need_at": found.need_at,
            "body_region": np.array(BODY_REGIONS)[found.body],
            "wanted_exam": found.exam,
            "channel": np.array(CHANNELS)[found.channel],
            "sent_at": sent,
            "received_by": all_units.ids[found.received_by],
            "received_at": np.where(found.received_at <= last, found.received_at, -1),
            "gp_contact_at": contact,
            "outcome": np.array(OUTCOMES)[outcome],
        }
    ).filter(pl.col("need_at").is_between(settings.first_minute, last))
    return (
        table.sort("need_at", "position")
        .with_row_index("number")
        .with_columns(
            need_id=pl.concat_str(pl.lit("n"), (pl.col("number") + 1).cast(pl.String).str.zfill(6))
        )
        .drop("number")
    )
