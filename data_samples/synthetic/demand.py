"""Who seeks a first visit, when, how and wanting what. Knows nothing of free times."""

from dataclasses import dataclass

import numpy as np

from .calendar import ARRIVALS_BY_WEEKDAY, Calendar, last_year, year_calendar
from .clinics import (
    ALWAYS_FREE,
    NATIONAL_TARIFF,
    NEVER_FREE,
    PHYSIO,
    sizes,
)  # fmt: skip
from .settings import MINUTES_A_DAY, Settings, day_number

FIRST_CONTACTS_A_YEAR = 64_500
VIA = ("phone", "desk", "web_clinic", "web_search", "drop_in", "open_invitation")
PHONE, DESK, WEB_CLINIC, WEB_SEARCH, DROP_IN, OPEN_INVITATION = range(6)
GUARANTEE_BY_VIA = np.array([0.645, 0.645, 0.64, 0.64, 0.95, 0.04])
BODY_REGIONS = ("shoulder", "back", "neck", "knee", "hip", "foot", "elbow", "hand")
BODY_REGION_SHARES = np.array([0.22, 0.26, 0.11, 0.19, 0.08, 0.07, 0.04, 0.03])


@dataclass(frozen=True)
class Profiles:
    """One entry per physio clinic, in the order of `PHYSIO`."""

    size: np.ndarray
    late_share: np.ndarray
    near_times: np.ndarray
    web_share: np.ndarray
    drop_in_share: np.ndarray


def profiles(settings: Settings) -> Profiles:
    """Clinics differ in size, in how many times they release late, and in how patients book."""
    random = settings.stream("profiles")
    ids = [row[0] for row in PHYSIO]
    scores = random.permutation(np.linspace(-1.65, 1.65, len(ids))) * 0.5
    late = _logistic(LATE_LOGIT + scores * LATE_SPREAD)
    web = random.permutation(np.linspace(0.14, 0.52, len(ids)))
    web[[ids.index(i) for i in NATIONAL_TARIFF]] = 0
    drop_in = np.where(random.random(len(ids)) < 0.3, 0.05, 0.0)
    if settings.planted:
        drop_in[[ids.index(i) for i in NEVER_FREE]] = 0.06
        late[ids.index(ALWAYS_FREE)] = 0.75
    near = NEAR_TIMES * (late - LEAST_LATE)
    return Profiles(sizes([row[2] for row in PHYSIO]), late, near, web, drop_in)


LATE_LOGIT, LATE_SPREAD = -0.82, 0.75
NEAR_TIMES, LEAST_LATE = 1.6, 0.1


def _logistic(x):
    return 1 / (1 + np.exp(-x))


@dataclass(frozen=True)
class Seekers:
    """One entry per first-visit contact, sorted by clinic and contact time (minutes)."""

    clinic: np.ndarray
    contact_at: np.ndarray
    request_at: np.ndarray
    via: np.ndarray
    guarantee: np.ndarray
    body_region: np.ndarray


def daily_demand(settings: Settings, calendar: Calendar) -> np.ndarray:
    """Expected share of a year's contacts per calendar day (sums to about one a year)."""
    return _arrivals(calendar) / _arrivals(year_calendar(settings))[last_year(settings)].sum()


def _arrivals(calendar: Calendar) -> np.ndarray:
    """Contacts by day, up to a factor: on closed weekdays few come, and half come when it opens."""
    weight = calendar.season * ARRIVALS_BY_WEEKDAY[calendar.weekday]
    shut = ~calendar.is_open & (calendar.weekday < 5)
    moved = np.where(shut, weight * 0.5, 0.0)
    weight = np.where(shut, weight * 0.12, weight)
    opens = calendar.index(calendar.open_on_or_after(calendar.first_day + np.flatnonzero(shut)))
    np.add.at(weight, opens, moved[shut])
    return weight


def seekers(settings: Settings, calendar: Calendar, profile: Profiles) -> Seekers:
    """Poisson arrivals around the season, with weeks that are busier or calmer than expected."""
    random = settings.stream("demand")
    days = day_number(settings.end) - calendar.first_day + 1
    expected = np.outer(profile.size, daily_demand(settings, calendar)[:days])
    weeks = random.gamma(400, 1 / 400, (len(profile.size), days // 7 + 1))
    expected *= FIRST_CONTACTS_A_YEAR * settings.scale * np.repeat(weeks, 7, axis=1)[:, :days]
    counts = random.poisson(expected)
    clinic, day = (np.repeat(a, counts.ravel()) for a in np.indices(counts.shape).reshape(2, -1))
    return _described(random, calendar, profile, clinic, day)


def _described(random, calendar: Calendar, profile: Profiles, clinic, day) -> Seekers:
    is_open = calendar.is_open[day]
    via = _via(random, profile, clinic, is_open)
    day = np.where(is_open | _is_web(via), day, -1)
    keep = day >= 0
    clinic, day, via = clinic[keep], day[keep], via[keep]
    contact_at = (calendar.first_day + day) * MINUTES_A_DAY + _minute_of_day(random, via)
    order = np.lexsort((contact_at, clinic))
    clinic, contact_at, via = clinic[order], _apart(clinic[order], contact_at[order]), via[order]
    n = len(clinic)
    return Seekers(
        clinic=clinic,
        contact_at=contact_at,
        request_at=contact_at + _minutes_to_booking(random, calendar, contact_at, via),
        via=via,
        guarantee=random.random(n) < GUARANTEE_BY_VIA[via],
        body_region=random.choice(len(BODY_REGIONS), n, p=BODY_REGION_SHARES),
    )


def _apart(clinic, contact_at):
    """No two contacts of a clinic in the same minute: who came first is always clear."""
    steps, axis = np.arange(len(clinic)), clinic * 10**9
    return np.maximum.accumulate(contact_at + axis - steps) + steps - axis


def _is_web(via):
    return (via == WEB_CLINIC) | (via == WEB_SEARCH)


def _via(random, profile: Profiles, clinic, is_open):
    """Web at any hour; the rest only when open; referred patients come by open invitation."""
    n = len(clinic)
    web = random.random(n) < np.where(is_open, profile.web_share[clinic], 1.0)
    web &= profile.web_share[clinic] > 0
    search = random.random(n) < 0.45
    other = random.random(n)
    drop_in = profile.drop_in_share[clinic]
    rest = np.select(
        [other < drop_in, other < drop_in + 0.04, other < drop_in + 0.15],
        [DROP_IN, DESK, OPEN_INVITATION],
        PHONE,
    )
    return np.where(web, np.where(search, WEB_SEARCH, WEB_CLINIC), rest)


def _minute_of_day(random, via):
    n = len(via)
    office = 465 + 510 * random.beta(1.3, 2.0, n)
    home = np.where(random.random(n) < 0.55, random.normal(1200, 90, n), random.normal(660, 150, n))
    drop_in = random.uniform(480, 660, n)
    minute = np.select([_is_web(via), via == DROP_IN], [home, drop_in], office)
    return np.clip(minute, 360, 1425).astype(np.int64)


def _minutes_to_booking(random, calendar: Calendar, contact_at, via):
    """From contact to a time: at once on the web and mostly within the call, else called back."""
    n = len(via)
    within_call = random.integers(2, 14, n) * (random.random(n) >= 0.08)
    later_today = random.integers(30, 240, n)
    day = contact_at // MINUTES_A_DAY
    next_open = calendar.open_on_or_after(day + 1)
    tomorrow = (next_open - day) * MINUTES_A_DAY + random.integers(480, 700, n)
    tomorrow -= contact_at % MINUTES_A_DAY
    kind = random.random(n)
    called = np.select([kind < 0.80, kind < 0.93], [within_call, later_today], tomorrow)
    invited = (2 + random.gamma(2.0, 5.0, n).astype(np.int64)) * MINUTES_A_DAY
    invited += random.integers(480, 1260, n) - contact_at % MINUTES_A_DAY
    at_once = _is_web(via) | (via == DROP_IN)
    return np.select([at_once, via == OPEN_INVITATION], [0, invited], called)
