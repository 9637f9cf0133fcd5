"""Imaging referrals: those that a physio's need began, the doctors' own, the orthopaedists', and
those sent again. Vetting is in `vetting.py`."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .demand import BODY_REGION_SHARES, BODY_REGIONS
from .geography import CODES
from .needs import WRITTEN, Needs, doctor_sizes, exams
from .patients import Patients
from .settings import MINUTES_A_DAY as DAY
from .settings import Settings, day_number
from .transfer import ELECTRONIC, FAX, LETTER, Units, office_hours, written_channel
from .vetting import SENT_BACK, Batch, Log, vetted

DOCTORS_A_YEAR, ORTHOPAEDISTS_A_YEAR = 2_750, 720
OWN_SPECIALIST_SHARE = 0.26
ORTHOPAEDIC_SHOULDER_SHARE = 0.45
REPEATED_SHOULDER_SHARE, REPEATED_SHARE = 0.45, 0.06
RESENT_SHARE = {"returned": 0.62, "returned_with_advice": 0.25, "rejected": 0.08}
WEST, NORTH = ("1784", "1730", "1765", "1785"), ("1737", "1766", "1783", "1762")
COLUMNS = ("patient", "need", "origin", "referrer", "profession", "body", "exam", "sent_at")


@dataclass(frozen=True)
class Chain:
    """`referrals` and `events` with numeric keys, before they are cut to the delivered period."""

    referrals: pl.DataFrame
    events: pl.DataFrame


def chain(
    settings: Settings, calendar: Calendar, all_units: Units, found: Needs, people: Patients
) -> Chain:
    log = Log(settings.stream("vetting"), calendar)
    random = settings.stream("referrals")
    first = pl.concat([
        _from_needs(settings, random, calendar, all_units, found),
        _own(settings, random, calendar, all_units, people),
    ])  # fmt: skip
    rounds = [_round(settings, random, all_units, people, log, first, 0)]
    repeated = _orthopaedic(settings, random, calendar, all_units, people, rounds[0])
    rounds.append(_round(settings, random, all_units, people, log, repeated, rounds[0].height))
    again = pl.concat(rounds)
    for _ in range(3):
        number = sum(part.height for part in rounds)
        resent = _resent(settings, random, log, again)
        if not resent.height:
            break
        again = _round(settings, random, all_units, people, log, resent, number)
        rounds.append(again)
    return Chain(pl.concat(rounds), pl.concat(log.parts))


def _from_needs(settings, random, calendar, all_units, found: Needs) -> pl.DataFrame:
    written = np.flatnonzero((found.outcome == WRITTEN) & (found.gp_contact_at >= 0))
    at = found.gp_contact_at[written]
    later = (random.exponential(0.5, len(written)) * DAY).astype(np.int64)
    referrer = found.received_by[written]
    other = random.random(len(written)) < 0.12
    body = found.body[written]
    table = pl.DataFrame(
        {
            "patient": found.patient[written], "need": written, "origin": found.origin[written],
            "referrer": referrer, "profession": _profession(all_units, referrer), "body": body,
            "exam": np.where(other, exams(random, body), found.exam[written]),
            "sent_at": office_hours(random, calendar, at + 4 + later),
        }
    )  # fmt: skip
    return _original(table)


def _profession(all_units: Units, referrer):
    return np.where(all_units.kind[referrer] == "specialist", "other", "gp")


def _original(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(
        parent=pl.lit(-1, pl.Int64), root_at=pl.col("sent_at"), is_resent=pl.lit(False)
    )


def _own(settings, random, calendar: Calendar, all_units: Units, people: Patients) -> pl.DataFrame:
    """Referrals that no physio's need began, from health centres and private specialists."""
    n = random.poisson(DOCTORS_A_YEAR * settings.scale * settings.years)
    doctors = all_units.of_kind("health_centre", "specialist")
    share = doctor_sizes(all_units, doctors)
    is_specialist = all_units.kind[doctors] == "specialist"
    for group, part in (
        (is_specialist, OWN_SPECIALIST_SHARE),
        (~is_specialist, 1 - OWN_SPECIALIST_SHARE),
    ):
        share[group] *= part / share[group].sum()
    referrer = random.choice(doctors, n, p=share)
    body = random.choice(len(BODY_REGIONS), n, p=BODY_REGION_SHARES)
    lump = random.random(n) < 0.10
    return _original(pl.DataFrame(
        {
            "patient": _patient_near(random, all_units, people, referrer),
            "need": np.full(n, -1), "origin": np.full(n, -1), "referrer": referrer,
            "profession": _profession(all_units, referrer), "body": body,
            "exam": np.where(lump, "US_SOFT_TISSUE", exams(random, body)),
            "sent_at": _office_moments(settings, random, calendar, n),
        }
    ))  # fmt: skip


def _patient_near(random, all_units: Units, people: Patients, referrer):
    """Someone of the unit's own municipality (others come too, but seldom)."""
    order = np.argsort(people.municipality, kind="stable")
    sorted_codes = people.municipality[order]
    code = np.searchsorted(np.array(CODES), all_units.municipality[referrer])
    code = np.where(random.random(len(code)) < 0.1, random.integers(0, len(CODES), len(code)), code)
    first, last = np.searchsorted(sorted_codes, code), np.searchsorted(sorted_codes, code, "right")
    place = first + (random.random(len(code)) * np.maximum(last - first, 1)).astype(np.int64)
    return order[np.minimum(place, len(order) - 1)]


def _office_moments(settings: Settings, random, calendar: Calendar, n):
    days = np.arange(day_number(settings.warm_from), day_number(settings.end) + 1)
    at = calendar.index(days)
    weight = calendar.season[at] * calendar.is_open[at]
    day = random.choice(days, n, p=weight / weight.sum())
    return day * DAY + random.integers(480, 1000, n)


def _orthopaedic(
    settings, random, calendar, all_units, people, earlier: pl.DataFrame
) -> pl.DataFrame:
    """The orthopaedic clinic's referrals; a known share repeats an exam done 5–60 days before."""
    n = random.poisson(ORTHOPAEDISTS_A_YEAR * settings.scale * settings.years)
    weight = np.where(np.arange(len(BODY_REGIONS)) == 0, 0, BODY_REGION_SHARES)
    weight = weight / weight.sum() * (1 - ORTHOPAEDIC_SHOULDER_SHARE)
    weight[0] = ORTHOPAEDIC_SHOULDER_SHARE
    body = random.choice(len(BODY_REGIONS), n, p=weight)
    sent_at = _office_moments(settings, random, calendar, n)
    patient = random.integers(0, len(people.municipality), n)
    shoulder = REPEATED_SHOULDER_SHARE if settings.planted else REPEATED_SHARE
    repeats = random.random(n) < np.where(body == 0, shoulder, REPEATED_SHARE)
    patient = _recently_examined(random, earlier, body, sent_at, repeats, patient)
    return _original(pl.DataFrame(
        {
            "patient": patient, "need": np.full(n, -1), "origin": np.full(n, -1),
            "referrer": np.full(n, all_units.of_kind("orthopaedics")[0]),
            "profession": np.full(n, "orthopaedist"), "body": body, "exam": exams(random, body),
            "sent_at": sent_at,
        }
    ))  # fmt: skip


def _recently_examined(random, earlier: pl.DataFrame, body, sent_at, repeats, patient):
    patient = patient.copy()
    done = earlier.filter(pl.col("performed_at") >= 0).sort("performed_at")
    for region in range(len(BODY_REGIONS)):
        pool = done.filter(pl.col("body") == region)
        at, who = pool["performed_at"].to_numpy(), pool["patient"].to_numpy()
        mine = np.flatnonzero(repeats & (body == region))
        first = np.searchsorted(at, sent_at[mine] - 60 * DAY)
        last = np.searchsorted(at, sent_at[mine] - 5 * DAY)
        some = last > first
        mine, first, last = mine[some], first[some], last[some]
        patient[mine] = who[first + (random.random(len(mine)) * (last - first)).astype(np.int64)]
    return patient


def _round(settings, random, all_units, people, log, table: pl.DataFrame, number) -> pl.DataFrame:
    """Gives the referrals number, receiver, channel and priority, and has them vetted."""
    n = table.height
    referrer, sent_at = table["referrer"].to_numpy(), table["sent_at"].to_numpy()
    receiver = _department(all_units, people, table)
    posted = np.where(random.random(n) < 0.15, FAX, LETTER)
    posted = np.where(all_units.ids[referrer] == "SE-S03", ELECTRONIC, posted)
    channel = written_channel(all_units, referrer, receiver, sent_at, posted)
    priority = random.choice(np.array(["1", "2", "3"]), n, p=(0.12, 0.38, 0.50))
    key = number + np.arange(n)
    batch = Batch(
        key, sent_at, referrer, receiver, table["profession"].to_numpy().astype(str), channel,
        table["exam"].to_numpy().astype(str), priority, table["is_resent"].to_numpy(),
    )  # fmt: skip
    ends = vetted(settings, all_units, log, batch)
    table = table.with_columns(
        key=pl.Series(key), receiver=pl.Series(receiver), channel=pl.Series(channel),
        priority=pl.Series(priority),
    )  # fmt: skip
    return table.join(
        ends.select("key", "ended", "status", "reason", "performed_at", decided_at="at"),
        on="key", how="left", maintain_order="left",
    )  # fmt: skip


def _department(all_units: Units, people: Patients, table: pl.DataFrame):
    """The nearest radiology department; MR only at the central one."""
    home = np.array(CODES)[people.municipality[table["patient"].to_numpy()]]
    central, west, north = all_units.of_kind("radiology")
    near = np.select([np.isin(home, WEST), np.isin(home, NORTH)], [west, north], central)
    return np.where(table["exam"].str.starts_with("MR").to_numpy(), central, near)


def _resent(settings: Settings, random, log: Log, again: pl.DataFrame) -> pl.DataFrame:
    """Sent again after a return, or after a letter that nobody answered."""
    back = again.filter(pl.col("ended") == SENT_BACK)
    chance = back["status"].replace_strict(RESENT_SHARE).to_numpy()
    back = back.filter(pl.Series(random.random(back.height) < chance))
    lost = again.filter(pl.col("ended").is_null() & pl.Series(random.random(again.height) < 0.55))
    sent = np.concatenate([
        log.after(back["decided_at"].to_numpy(), 2, 24),
        log.after(lost["sent_at"].to_numpy(), 30, 70),
    ])  # fmt: skip
    return (
        pl.concat([back, lost])
        .with_columns(parent=pl.col("key"), sent_at=pl.Series(sent), is_resent=pl.lit(True))
        .select(*COLUMNS, "parent", "root_at", "is_resent")
        .filter(pl.col("sent_at") <= settings.last_minute)
    )
