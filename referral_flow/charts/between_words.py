"""What chance does not explain in cases between events, in words: the title and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.phrases import during, inside, since
from referral_flow.few import LARGEST_SMALL_COUNT
from referral_flow.model import Period
from referral_flow.statistics.lasting_change import LastingChange
from referral_flow.statistics.rare_change import LongGap
from referral_flow.text import Text


@dataclass(frozen=True)
class Event:
    """What a point is, one and many of them, and what is counted between two."""

    one: Text
    many: Text
    cases: Text


def finding(
    change: LastingChange | None,
    long: LongGap | None,
    weeks: Sequence[Period],
    week_at: Sequence[int],
    amounts: Sequence[Amount],
    event: Event | None = None,
) -> Sentence:
    """A lasting change before a single long gap; nothing where chance explains both.

    `week_at` and `amounts` are those of the events. A month is named where five events and more lie
    after it, otherwise the year.
    """
    event = event or ANY
    if change:
        after = [place for place, week in enumerate(week_at) if week >= change.start]
        words = MORE if change.after > change.before else LESS
        start = weeks[change.start]
        known = _month(start) if len(after) > LARGEST_SMALL_COUNT else _year(start)
        return Sentence(words.format(events=event.many, since=since(known)))
    if long:
        when = during([_year(weeks[long.end])])
        return Sentence(
            LONG.format(event=event.one, when=when), {"gap": _longest(amounts)}, hidden=MARKED
        )
    return Sentence(CALM.format(events=inside(event.many)))


def how(event: Event) -> Text:
    """How to read the chart, in the words of what is counted."""
    return HOW.format(event=event.one, cases=event.cases)


def event_of(key: str) -> Event:
    """What a single point of this measure is."""
    return EVENTS.get(key, ANY)


def _longest(amounts: Sequence[Amount]) -> Amount:
    return max(amounts, key=lambda amount: amount.value or 0)


def _month(week: Period) -> Period:
    return Period("", "month", week.starts_on, week.ends_on)


def _year(week: Period) -> Period:
    return Period("", "year", week.starts_on, week.ends_on)


CALM = Text(
    "Inget tyder på att {events} har blivit vanligare eller ovanligare",
    "Nothing suggests that {events} have become commoner or rarer",
)
MORE = Text("{events} har kommit tätare {since}", "{events} have come closer together {since}")
LESS = Text("{events} har kommit glesare {since}", "{events} have come further apart {since}")
LONG = Text(
    "Det dröjde längre till en {event} än slumpen förklarar {when}",
    "The next {event} was longer in coming than chance explains {when}",
)
MARKED = Text(
    "En avvikelse är markerad, men den bygger delvis på få fall",
    "A deviation is marked, but it rests partly on few cases",
)
HOW = Text(
    "Varje punkt är en {event}. Höjden är antalet {cases} sedan den förra: lågt betyder tätt. "
    "Månader under axeln står där det är minst fem punkter mellan dem.",
    "Each point is a {event}. Its height is the number of {cases} since the one before: low means "
    "close together. Months are named where at least five points lie between them.",
)
CASES, REFERRALS = Text("fall", "cases"), Text("remisser", "referrals")
ANY = Event(Text("händelse", "case counted"), Text("Händelserna", "The cases counted"), CASES)
EVENTS = {
    "rejection_share": Event(
        Text("avvisad remiss", "rejected referral"),
        Text("Avvisade remisser", "Rejected referrals"), REFERRALS,
    ),
    "return_share": Event(
        Text("returnerad remiss", "returned referral"),
        Text("Returnerade remisser", "Returned referrals"), REFERRALS,
    ),
    "return_or_rejection_share": Event(
        Text("returnerad eller avvisad remiss", "returned or rejected referral"),
        Text("Returnerade eller avvisade remisser", "Returned or rejected referrals"), REFERRALS,
    ),
    "completion_request_share": Event(
        Text("begäran om komplettering", "request for completion"),
        Text("Begäran om komplettering", "Requests for completion"), REFERRALS,
    ),
    "second_clinic_30_days_share": Event(
        Text("kontakt med en annan mottagning", "contact with another clinic"),
        Text("Kontakter med en annan mottagning", "Contacts with another clinic"),
        Text("bedömningar", "assessments"),
    ),
    "arrived_from_other_clinic_share": Event(
        Text("patient från en annan mottagning", "patient from another clinic"),
        Text("Patienter från en annan mottagning", "Patients from another clinic"),
        Text("kontakter", "contacts"),
    ),
}  # fmt: skip
