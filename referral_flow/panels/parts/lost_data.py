"""Lost data told before anything else: which weeks, how much came in, what cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from referral_flow.blocks import Amount, Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.coverage import Hole, holes
from referral_flow.charts.lost import UNUSABLE, LostWeeks, lost_weeks
from referral_flow.charts.phrases import named, sentences
from referral_flow.model import Metric, Period, Unit, View
from referral_flow.panels.parts.periods import periods_of
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse

MOST_STRETCHES = 3  # more are told by their number


def lost_periods(
    warehouse: Warehouse, unit: Unit, periods: Sequence[Period], metric: Metric | None = None
) -> set[str]:
    """The ids of those periods of which so much was lost that nothing can be concluded.

    Bookings are what is known to be lost: a metric of referrals has lost nothing with them.
    """
    if metric and metric.counts_from != "bookings":
        return set()
    shares = _lost_weeks(warehouse, unit).shares(periods)
    return {period.period_id for period, share in zip(periods, shares, strict=True)
            if share >= UNUSABLE}  # fmt: skip


def _lost_weeks(warehouse: Warehouse, unit: Unit) -> LostWeeks:
    """Counted once per build and unit, as every part of a page asks."""
    kept = _KEPT.setdefault(warehouse, {})
    if unit.unit_id not in kept:
        clinics = [clinic.unit_id for clinic in warehouse.units_within(unit.unit_id)]
        kept[unit.unit_id] = lost_weeks(warehouse.profile("coverage"), clinics)
    return kept[unit.unit_id]


_KEPT: WeakKeyDictionary[Warehouse, dict[str, LostWeeks]] = WeakKeyDictionary()


def is_lost(warehouse: Warehouse, unit: Unit, period: Period) -> bool:
    """Whether so much of the period was lost that nothing can be concluded from it."""
    return period.period_id in lost_periods(warehouse, unit, [period])


def lost_data(warehouse: Warehouse, view: View) -> Note | None:
    """Under the answer, where weeks of the period were lost; None where none was.

    Among many clinics a hole that hardly moves the figures is told at the end of the page.
    """
    clinics = warehouse.units_within(view.unit.unit_id)
    found = [hole for hole in holes(warehouse.profile("coverage"), clinics,
                                    periods_of(warehouse, "week"))
             if hole.first_week.starts_on <= view.period.ends_on
             and hole.last_week.ends_on >= view.period.starts_on]  # fmt: skip
    if not found:
        return None
    is_unusable = is_lost(warehouse, view.unit, view.period)
    is_first = is_unusable or len(clinics) == 1
    body = _body(found[::-1], len(clinics), view.period, is_unusable)
    return Note(TITLE, body, "warning", "answer" if is_first else "how")


def _body(found: list[Hole], clinics: int, period: Period, is_unusable: bool) -> Sentence:
    losing = len({hole.unit for hole in found})
    who = WHOSE[min(losing, 2)] if clinics > 1 else Text("Uppgifter", "Data")
    ending = (CANNOT_BE_USED if is_unusable else MAY_BE_WRONG).format(period=named(period))
    words = MISSING.format(who=who, weeks=_weeks(found))
    amounts = {"came_in": _came_in(found), "losing": free(losing), "all": free(clinics)}
    amounts["weeks"] = free(sum(hole.weeks for hole in found))
    return Sentence(sentences(words, ending), amounts, hidden=sentences(IN_PARTS, ending))


def _weeks(found: list[Hole]) -> Text:
    """ "v. 10–15 2025"; of many stretches, how many weeks."""
    if len(found) > MOST_STRETCHES:
        return Text("sammanlagt {weeks} veckor", "{weeks} weeks in all")
    spans = dict.fromkeys((hole.first_week, hole.last_week) for hole in found)
    return Text(*(joined([_span(*span, language) for span in spans], language)
                  for language in ("sv", "en")))  # fmt: skip


def _span(first: Period, last: Period, language: str) -> str:
    (year, one, _), (end_year, other, _) = (week.starts_on.isocalendar() for week in (first, last))
    if first == last:
        return first.label.in_(language)
    if year != end_year:
        return f"{first.label.in_(language)}–{last.label.in_(language)}"
    return f"v. {one}–{other} {year}" if language == "sv" else f"weeks {one}–{other}, {year}"


def _came_in(found: list[Hole]) -> Amount:
    """Contacts of those usual; few contacts are people that could be recognised."""
    expected = sum(hole.expected for hole in found)
    contacts = sum(hole.contacts for hole in found)
    return Amount(contacts / expected, "percent", n=round(expected), numerator=contacts,
                  rule="count")  # fmt: skip


TITLE = Text("Uppgifter saknas", "Data are missing")
WHOSE = {
    1: Text("Uppgifter från en mottagning", "Data from one clinic"),
    2: Text("Uppgifter från {losing} av {all} mottagningar",
            "Data from {losing} of {all} clinics"),
}  # fmt: skip
MISSING = Text(
    "{who} saknas för {weeks} ({{came_in}} av det vanliga har kommit in).",
    "{who} are missing for {weeks} ({{came_in}} of the usual number has come in).",
)
IN_PARTS = Text(
    "Uppgifter saknas för delar av perioden.", "Data are missing for parts of the period."
)
CANNOT_BE_USED = Text(
    "Siffrorna för {period} kan inte användas.", "The figures for {period} cannot be used."
)
MAY_BE_WRONG = Text(
    "Siffrorna för {period} bygger på det som har kommit in och kan vara något missvisande.",
    "The figures for {period} rest on what has come in and may mislead somewhat.",
)
