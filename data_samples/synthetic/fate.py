"""What becomes of a booked first visit, and when a lost one is tried again."""

from math import log

from .settings import MINUTES_A_DAY as DAY

ATTENDED, NO_SHOW, BY_PATIENT, BY_CLINIC, BOOKED, WAITING = range(6)
STATUSES = (
    "attended", "no_show", "cancelled_by_patient", "cancelled_by_clinic", "booked", "waiting",
)  # fmt: skip
REBOOKS = {NO_SHOW: 0.52, BY_PATIENT: 0.58, BY_CLINIC: 0.90}
LATE_CANCELLING = {BY_PATIENT: 0.3, BY_CLINIC: 0.5}

# Each attempt of each seeker has its own uniform numbers, one for each thing that luck decides.
WISH, WISHED_DAY, PASSED_OVER, CODING, OUTCOME, LATE, MOMENT, AGAIN, PAUSE = range(9)
DECISIONS = 9


def outcome(lead_days: float, luck: list[float]) -> int:
    """The longer the lead, the more often nothing comes of it; same-day times are kept."""
    capped = min(lead_days, 12)
    no_show = 0.030 + 0.0041 * lead_days
    by_patient = 0.040 + 0.0075 * capped if lead_days > 0.2 else 0.0
    by_clinic = 0.010 + 0.0012 * capped if lead_days > 0.2 else 0.0
    if luck[OUTCOME] < no_show:
        return NO_SHOW
    if luck[OUTCOME] < no_show + by_patient:
        return BY_PATIENT
    return BY_CLINIC if luck[OUTCOME] < no_show + by_patient + by_clinic else ATTENDED


def cancelled_at(booked_at: int, starts_at: int, why: int, luck: list[float]) -> int:
    """Between booking and start, many in the last day; never at night."""
    is_late = luck[LATE] < LATE_CANCELLING[why]
    earliest = max(booked_at, starts_at - DAY) if is_late else booked_at
    at = earliest + int((starts_at - earliest) * luck[MOMENT])
    minute = at % DAY
    at += max(0, 420 - minute) - max(0, minute - 1320)
    return min(max(at, booked_at + 5), starts_at - 15)


def tries_again(why: int, luck: list[float]) -> bool:
    return luck[AGAIN] < REBOOKS[why]


def tries_again_at(now: int, why: int, luck: list[float], is_open: set[int], last_day: int) -> int:
    """In the same call when one cancels, else some days later in office hours."""
    at_once = luck[PAUSE] < 0.7 and why != NO_SHOW and now // DAY in is_open
    if at_once:
        return now + 2
    day = (now + int(3 * DAY * luck[PAUSE])) // DAY
    while day not in is_open and day < last_day:
        day += 1
    return max(day * DAY + 480 + int(420 * luck[MOMENT]), now + 2)


def days_later(luck: list[float], mean: float) -> int:
    """Whole days that a patient wants to wait beyond the first that doesn't suit."""
    return int(-mean * log(1 - luck[WISHED_DAY]))


def passed_over(luck: list[float], suits: float) -> int:
    """How many free times a patient skips when each suits with this chance."""
    return int(log(1 - luck[PASSED_OVER]) / log(1 - suits))
