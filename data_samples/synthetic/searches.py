"""The log of "sök lediga tider": what was free nearby when someone looked. Counted, never drawn."""

import numpy as np
import polars as pl

from .availability import free_times
from .calendar import Calendar
from .delivery import Delivery
from .demand import daily_demand
from .geography import CODES, PEOPLE, distances_km
from .settings import MINUTES_A_DAY as DAY
from .settings import Settings, day_number

SEARCHES_A_YEAR = 30_000
WITHIN_KM = 30
HORIZON_DAYS = 28


def searches(
    settings: Settings, calendar: Calendar, clinics: pl.DataFrame, care: Delivery
) -> pl.DataFrame:
    """The table `searches`, sorted by time."""
    random = settings.stream("searches")
    asked = _asked(settings, calendar, random)
    free = free_times(care.slots, care.bookings).filter(
        pl.col("visit_type") == "first", pl.col("is_web_bookable")
    )
    shown = np.zeros((3, asked.height), np.int64)
    earliest = np.full(asked.height, np.iinfo(np.int64).max)
    for clinic_id, codes in _reach(clinics).items():
        near = np.flatnonzero(np.isin(asked["municipality"].to_numpy(), codes))
        _look(
            asked["at"].to_numpy(),
            near,
            free.filter(pl.col("clinic_id") == clinic_id),
            shown,
            earliest,
        )
    return _table(asked, shown, earliest)


def _asked(settings: Settings, calendar: Calendar, random) -> pl.DataFrame:
    days = np.arange(day_number(settings.start), day_number(settings.end) + 1)
    weight = daily_demand(settings, calendar)[calendar.index(days)]
    weekend = calendar.weekday[calendar.index(days)] > 4
    weight = weight * np.where(weekend, 8, 1)
    n = random.poisson(SEARCHES_A_YEAR * settings.scale * len(days) / 365.25)
    day = random.choice(days, n, p=weight / weight.sum())
    evening = random.random(n) < 0.5
    minute = np.where(evening, random.normal(1200, 90, n), random.normal(700, 150, n))
    at = day * DAY + np.clip(minute, 0, DAY - 1).astype(np.int64)
    home = random.choice(len(CODES), n, p=PEOPLE / PEOPLE.sum())
    return pl.DataFrame({"at": at, "municipality": home}).sort("at", "municipality")


def _reach(clinics: pl.DataFrame) -> dict[str, np.ndarray]:
    """For each clinic with web booking, the municipalities whose people see it: 30 km."""
    web = clinics.filter(pl.col("kind") == "physio", pl.col("booking_form") != "not_connected")
    km = distances_km(web["latitude"].to_numpy(), web["longitude"].to_numpy())
    return {
        clinic_id: np.flatnonzero(row < WITHIN_KM)
        for clinic_id, row in zip(web["clinic_id"], km, strict=True)
    }


def _look(at, near, free: pl.DataFrame, shown, earliest) -> None:
    """Adds one clinic's free times to each search that sees it, day by day."""
    starts, begins, ends = (
        free[name].dt.epoch("us").to_numpy() // 60_000_000
        for name in ("starts_at", "free_from", "free_until")
    )
    days, first = np.unique(at[near] // DAY, return_index=True)
    edges = np.append(first, len(near))
    window = np.searchsorted(starts, [days * DAY, (days + HORIZON_DAYS) * DAY])
    for i, day in enumerate(days):
        mine, times = near[edges[i] : edges[i + 1]], slice(window[0, i], window[1, i])
        now = at[mine][:, None]
        open_now = (begins[times] <= now) & (ends[times] > now)
        soon = np.searchsorted(starts[times], (day + 4) * DAY)
        any_open = open_now.any(axis=1)
        shown[0, mine] += any_open
        shown[1, mine] += open_now.sum(axis=1)
        shown[2, mine] += open_now[:, :soon].sum(axis=1)
        if any_open.any():
            first_open = starts[times][open_now.argmax(axis=1)]
            earliest[mine] = np.where(
                any_open, np.minimum(earliest[mine], first_open), earliest[mine]
            )


def _table(asked: pl.DataFrame, shown, earliest) -> pl.DataFrame:
    none = shown[1] == 0
    return asked.select(
        search_id=pl.concat_str(
            pl.lit("q"), pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(6)
        ),
        searched_at=(pl.col("at") * 60_000_000).cast(pl.Datetime("us")),
        municipality_code=pl.Series(np.array(CODES)[asked["municipality"].to_numpy()]),
        clinics_shown=pl.Series(shown[0]),
        slots_shown=pl.Series(shown[1]),
        earliest_starts_at=pl.Series(np.where(none, 0, earliest) * 60_000_000)
        .set(pl.Series(none), None)
        .cast(pl.Datetime("us")),
        within_3_days=pl.Series(shown[2]),
    )
