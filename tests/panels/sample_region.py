"""A fake warehouse with every metric of the guarantee page, rolled up from one list of contacts.

Three clinics, two years, five contacts a day and clinic (K3 one). No chance is involved: a wait
follows from its day and its place in the day. K2 codes half of its late patients as having
chosen to wait; K3 has no rows for six weeks in spring 2025.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np

from pipelines.sqlfile import read_layer
from tests.fake_warehouse import AS_OF, DATA_FROM, FakeWarehouse, metric, periods, units

CONTACTS_A_DAY = {"K1": 5, "K2": 5, "K3": 1}
LOST = (date(2025, 3, 3), date(2025, 4, 13))
OUTCOMES = ("still_waiting", "no_show", "cancelled")
RATIOS = {
    "assessed_within_3_days_cohort": {"splits": ("visit_weekday",)},
    "assessed_within_3_days_skr": {},
    "assessed_within_3_days_all": {},
    "assessed_within_3_days_contact_month": {},
    "never_assessed_share": {"numerator_splits": ("outcome",), "good": "down"},
    "patient_chosen_wait_share": {"good": "neither"},
}
DURATIONS = ("wait_to_assessment", "wait_outside_guarantee", "wait_to_return_visit")
COUNTS = {"cancelled_inside_window_count": "count", "still_waiting_count": "stock",
          "seekers_count": "count"}  # fmt: skip

FILES = read_layer(Path(__file__).resolve().parents[2] / "sql" / "metrics")
LINKS = {file.name: tuple(file.front.get("disclose_with", ())) for file in FILES}


def sample_metrics(**missing: tuple[str, ...]) -> list:
    """The catalogue; name a metric with the columns it lacks to make it unavailable."""
    shapes = (
        [(key, "ratio", more) for key, more in RATIOS.items()]
        + [(key, "duration", {}) for key in DURATIONS]
        + [(key, shape, {}) for key, shape in COUNTS.items()]
    )
    return [
        metric(key, shape, **more, missing=missing.get(key, ()), disclose_with=LINKS[key])
        for key, shape, more in shapes
    ]


@lru_cache(maxsize=4)
def sample_warehouse(lacking: str | None = None) -> FakeWarehouse:
    """The region, the same for all tests; `lacking` is a metric without its column."""
    lacks = {lacking: ("bookings.deviation_code",)} if lacking else {}
    return FakeWarehouse(sample_metrics(**lacks), **_rows())


def with_few_who_cancelled(unit: str, period: str, number: int) -> FakeWarehouse:
    """The region, but so many of one unit and period cancelled a time within the limit.

    They are in the wait and not in the headline.
    """
    rows, key = dict(_rows()), "cancelled_inside_window_count"
    rows["durations"] = [
        *rows["durations"],
        ("wait_to_assessment", unit, period, None, None, 1, "cancelled", number),
    ]
    rows["counts"] = [
        (*row[:5], number) if row[:3] == (key, unit, period) else row for row in rows["counts"]
    ]
    return FakeWarehouse(sample_metrics(), **rows)


@lru_cache(maxsize=1)
def _rows() -> dict:
    contacts = _contacts()
    members = {unit.unit_id: _clinics_of(unit) for unit in units()}
    cells = [
        (unit, period, contacts[np.isin(contacts["clinic"], clinics)])
        for unit, clinics in members.items()
        if clinics
        for period in periods()
    ]
    return {
        "ratios": [row for cell in cells for row in _ratios(*cell)],
        "durations": [row for cell in cells for row in _durations(*cell)],
        "counts": [row for cell in cells for row in _counts(*cell)],
        "others": {"profiles.coverage": _coverage()} | _profiles(),
    }


def _clinics_of(unit) -> list[str]:
    return [one.unit_id for one in units() if one.kind == "physio" and unit.unit_id in
            (one.unit_id, one.municipality_id, one.care_choice_id, one.region_id)]  # fmt: skip


def _contacts() -> np.ndarray:
    """One row per contact: clinic, day, wait in days, way out, and whether coded as chosen."""
    rows = [
        (clinic, day, *_fate(clinic, day, place))
        for day in (DATA_FROM + timedelta(n) for n in range((AS_OF - DATA_FROM).days + 1))
        for clinic, number in CONTACTS_A_DAY.items()
        for place in range(number)
        if not (clinic == "K3" and LOST[0] <= day <= LOST[1])
    ]
    kinds = [("clinic", "U2"), ("day", "datetime64[D]"), ("wait", int), ("outcome", "U13"),
             ("chosen", bool)]  # fmt: skip
    return np.array(rows, dtype=kinds)


def _fate(clinic: str, day: date, place: int) -> tuple[int, str, bool]:
    number = day.toordinal() * 7 + place * 3
    wait = number % 9 if day.isoweekday() in (4, 5) else number % 6
    if number % 11 == 0:
        return wait, ("no_show", "cancelled")[number % 2], False
    if day + timedelta(wait) > AS_OF:
        return (AS_OF - day).days, "still_waiting", False
    return wait, "assessed", clinic == "K2" and wait > 3 and number % 2 == 0


def _inside(rows: np.ndarray, days: np.ndarray, period) -> np.ndarray:
    return rows[(days >= np.datetime64(period.starts_on)) & (days <= np.datetime64(period.ends_on))]


def _ratios(unit: str, period, rows: np.ndarray):
    ripe = rows[rows["day"] <= np.datetime64(AS_OF - timedelta(3))]
    cohort = _inside(ripe, ripe["day"], period)
    assessed = rows[rows["outcome"] == "assessed"]
    made = _inside(assessed, assessed["day"] + assessed["wait"], period)
    shares = {
        "assessed_within_3_days_cohort": cohort,
        "assessed_within_3_days_skr": made[~made["chosen"]],
        "assessed_within_3_days_all": made,
        "assessed_within_3_days_contact_month": cohort[cohort["outcome"] == "assessed"],
    }
    for key, part in shares.items():
        if len(part):
            expected = 0.5 * len(part) if key.endswith("cohort") else None
            yield key, unit, period.period_id, None, None, _in_time(part), len(part), expected
    if len(cohort):
        yield from _parts(unit, period.period_id, cohort)


def _in_time(part: np.ndarray) -> int:
    return int(((part["wait"] <= 3) & (part["outcome"] == "assessed")).sum())


def _parts(unit: str, period_id: str, cohort: np.ndarray):
    whole = len(cohort)
    for weekday in range(1, 8):
        part = cohort[(cohort["day"].astype(int) + 3) % 7 + 1 == weekday]
        if len(part):
            yield ("assessed_within_3_days_cohort", unit, period_id, "visit_weekday", str(weekday),
                   _in_time(part), len(part))  # fmt: skip
    for outcome in OUTCOMES:
        count = int((cohort["outcome"] == outcome).sum())
        yield "never_assessed_share", unit, period_id, "outcome", outcome, count, whole
    yield ("patient_chosen_wait_share", unit, period_id, None, None, int(cohort["chosen"].sum()),
           whole)  # fmt: skip


def _durations(unit: str, period, rows: np.ndarray):
    cases = _inside(rows, rows["day"], period)
    outcomes = np.where(cases["outcome"] == "still_waiting", "open", cases["outcome"])
    for longer, key in enumerate(DURATIONS):
        pairs, counts = np.unique(np.array([cases["wait"] + 2 * longer, outcomes]).T, axis=0,
                                  return_counts=True)  # fmt: skip
        for (day, outcome), count in zip(pairs, counts, strict=True):
            yield key, unit, period.period_id, None, None, int(day), str(outcome), int(count)


def _counts(unit: str, period, rows: np.ndarray):
    cases = _inside(rows, rows["day"], period)
    waiting = int((rows["outcome"] == "still_waiting").sum())
    for key, value in (("seekers_count", len(cases)), ("cancelled_inside_window_count", 7),
                       ("still_waiting_count", waiting)):  # fmt: skip
        yield key, unit, period.period_id, None, None, value


def _coverage() -> list[tuple]:
    weeks = [period for period in periods() if period.grain == "week"]
    return [
        (clinic, week.period_id, week.starts_on, 0 if lost else 7 * number, 7.0 * number, lost)
        for clinic, number in CONTACTS_A_DAY.items()
        for week in weeks
        for lost in [clinic == "K3" and LOST[0] <= week.starts_on <= LOST[1]]
    ]


def _profiles() -> dict[str, list[tuple]]:
    return {
        "profiles.table_counts": [
            ("clinics", True, True, 3, 3, 0, 0, 0, 0),
            ("bookings", True, True, 8000, 7980, 12, 5, 2, 1),
            ("searches", False, False, 0, 0, 0, 0, 0, 0),
        ],
        "profiles.quarantine": [
            ("bookings", "unknown_clinic", "rejected", "clinic_id", 12, "Okänd mottagning",
             "Unknown clinic"),
            ("bookings", "date_only", "warning", "contact_at", 40, "Klockslag saknas",
             "Time of day is missing"),
        ],
        "profiles.freshness": [
            ("bookings", DATA_FROM, AS_OF, DATA_FROM, "started"),
            ("clinics", None, None, None, None),
        ],
        "profiles.contact_equals_booked": [("K1", 500, 60), ("K2", 500, 490), ("K3", 90, 9)],
        "profiles.revisions": [
            ("assessed_within_3_days_cohort", "region-17", "2025-08", "0123456789ab", 150, 300,
             140, 298),
            ("assessed_within_3_days_cohort", "region-17", "2025-09", "0123456789ab", 150, 300,
             150, 300),
        ],
        "profiles.missing_columns": [("bookings", "deviation_code")],
    }  # fmt: skip
