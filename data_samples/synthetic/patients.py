"""Whose contact it is: municipality, age and a pseudonym that holds across all tables.

Second opinions are planted here: a contact at one of two clinics is given to someone whom another
clinic assessed for the same body region a few days before.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .clinics import PHYSIO, SECOND_OPINION
from .demand import WEB_CLINIC, WEB_SEARCH
from .fate import ATTENDED
from .first_visits import FirstVisits
from .geography import CODES, PEOPLE, distances_km
from .settings import MINUTES_A_DAY, Settings

PATIENTS_PER_CONTACT = 0.74
TRAVEL_KM = 11.0
AGE_BANDS = ("0-17", "18-29", "30-44", "45-59", "60-74", "75+")
AGE_SHARES = (0.06, 0.13, 0.21, 0.27, 0.23, 0.10)
SECOND_OPINION_WEB_SHARE = 0.12
SECOND_OPINION_KM = 60
LETTERS = np.frombuffer(b"bcdfghjkmnpqrtvw", dtype="S1")


@dataclass(frozen=True)
class Patients:
    """`of_seeker` gives each contact's patient number; the rest is one entry per patient."""

    of_seeker: np.ndarray
    municipality: np.ndarray
    age_band: np.ndarray
    pseudonym: np.ndarray


def patients(settings: Settings, clinics: pl.DataFrame, firsts: FirstVisits) -> Patients:
    random = settings.stream("patients")
    home = _home(random, clinics, firsts.seekers.clinic)
    of_seeker, municipality = _pooled(random, home)
    if settings.planted:
        of_seeker = _second_opinions(settings, clinics, firsts, of_seeker)
    age = random.choice(len(AGE_BANDS), len(municipality), p=AGE_SHARES)
    return Patients(of_seeker, municipality, age, pseudonyms(random, len(municipality)))


def _home(random, clinics: pl.DataFrame, clinic):
    """Where seekers live: near the clinic, and more from places with more people."""
    physio = clinics.filter(pl.col("kind") == "physio").sort("clinic_id")
    km = distances_km(physio["latitude"].to_numpy(), physio["longitude"].to_numpy())
    weight = np.sqrt(PEOPLE) * np.exp(-km / TRAVEL_KM)
    reach = np.cumsum(weight / weight.sum(axis=1, keepdims=True), axis=1)
    return (random.random(len(clinic))[:, None] > reach[clinic]).sum(axis=1).clip(0, len(CODES) - 1)


def _pooled(random, home):
    """Contacts of a municipality shared out on fewer patients: some come again."""
    of_seeker, municipality = np.empty(len(home), np.int64), []
    for code in range(len(CODES)):
        here = np.flatnonzero(home == code)
        people = max(1, round(len(here) * PATIENTS_PER_CONTACT))
        of_seeker[here] = sum(map(len, municipality)) + random.integers(0, people, len(here))
        municipality.append(np.full(people, code))
    return of_seeker, np.concatenate(municipality)


def pseudonyms(random, n: int) -> np.ndarray:
    """Eight letters each, all different; no digits, so never like an identity number."""
    numbers = np.unique(random.integers(0, 16**8, int(n * 1.05) + 50))
    numbers = random.permutation(numbers)[:n]
    letters = LETTERS[(numbers[:, None] >> (4 * np.arange(8))) & 15]
    return np.ascontiguousarray(letters).view("S8").ravel().astype("U8")


def _second_opinions(settings: Settings, clinics, firsts: FirstVisits, of_seeker):
    """Give some contacts at the two clinics to patients just assessed elsewhere."""
    random = settings.stream("second opinions")
    ids = [row[0] for row in PHYSIO]
    of_seeker = of_seeker.copy()
    assessed = _assessed(firsts)
    for clinic_id in SECOND_OPINION:
        target = ids.index(clinic_id)
        near = _neighbours(clinics, target)
        for body in np.unique(firsts.seekers.body_region):
            pool = assessed.filter(pl.col("clinic").is_in(near), pl.col("body") == body)
            _give(random, firsts.seekers, target, body, pool, of_seeker)
    return of_seeker


def _assessed(firsts: FirstVisits) -> pl.DataFrame:
    done = firsts.bookings.filter(pl.col("outcome") == ATTENDED).select("seeker", "starts_at")
    seeker = done["seeker"].to_numpy()
    return done.with_columns(
        clinic=pl.Series(firsts.seekers.clinic[seeker]),
        body=pl.Series(firsts.seekers.body_region[seeker]),
    ).sort("starts_at")


def _neighbours(clinics: pl.DataFrame, target: int) -> list[int]:
    physio = clinics.filter(pl.col("kind") == "physio").sort("clinic_id")
    here = physio.row(target, named=True)
    north = (physio["latitude"].to_numpy() - here["latitude"]) * 111.2
    east = (physio["longitude"].to_numpy() - here["longitude"]) * 56.4
    near = np.flatnonzero(np.hypot(north, east) < SECOND_OPINION_KM)
    ids = physio["clinic_id"].to_list()
    return [int(i) for i in near if i != target and ids[i] not in SECOND_OPINION]


def _give(random, seekers, target, body, pool, of_seeker):
    mine = np.flatnonzero(
        (seekers.clinic == target)
        & (seekers.body_region == body)
        & ((seekers.via == WEB_CLINIC) | (seekers.via == WEB_SEARCH))
    )
    mine = mine[random.random(len(mine)) < SECOND_OPINION_WEB_SHARE]
    assessed_at, by = pool["starts_at"].to_numpy(), pool["seeker"].to_numpy()
    at = seekers.contact_at[mine]
    first = np.searchsorted(assessed_at, at - 3 * MINUTES_A_DAY)
    last = np.searchsorted(assessed_at, at - 120)
    some = last > first
    mine, first, last = mine[some], first[some], last[some]
    picked = first + (random.random(len(mine)) * (last - first)).astype(np.int64)
    of_seeker[mine] = of_seeker[by[picked]]
