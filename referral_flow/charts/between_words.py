"""The signals of cases between events in words: titles and how to read the points."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.control_words import BY_CHANCE, LEAST_NAMED, SELDOM_BY_CHANCE
from referral_flow.charts.phrases import during, sentences, since, stretch
from referral_flow.few import LARGEST_SMALL_COUNT
from referral_flow.model import Period
from referral_flow.statistics.signals import Signal
from referral_flow.text import Text


def finding(
    found: Sequence[Signal], weeks: Sequence[Period], amounts: Sequence[Amount]
) -> Sentence:
    """The latest pattern, or that there is none; `weeks` and `amounts` are those of the events.

    Months are named of five events and more, of fewer the year.
    """
    if not found:
        return Sentence(CALM)
    told = max(found, key=lambda signal: (signal.end, signal.end - signal.start))
    behind = {f"point_{at}": amounts[at] for at in told.points if amounts[at].numerator}
    return Sentence(_claim(told, weeks), behind, hidden=MARKED)


def reading(found: Sequence[Signal], *, is_preliminary: bool) -> Sentence:
    """How to read the points, and how often chance does the like."""
    parts, amounts = [HOW], {}
    if is_preliminary:
        parts.append(PRELIMINARY)
    if found:
        chance = min(signal.p_value for signal in found)
        parts.append(BY_CHANCE if chance >= LEAST_NAMED else SELDOM_BY_CHANCE)
        amounts["chance"] = free(chance, "percent")
    return Sentence(sentences(*parts), amounts)


def _claim(told: Signal, weeks: Sequence[Period]) -> Text:
    first, last = _month(weeks[told.start]), _month(weeks[told.end])
    if told.rule in ("shift", "trend") and told.end - told.start >= LARGEST_SMALL_COUNT:
        is_ongoing = told.rule == "shift" and told.end == len(weeks) - 1
        when = since(first) if is_ongoing else stretch(first, last)
        return CLAIMS[told.rule, told.side].format(when=when)
    return CLAIMS["outside", told.side].format(when=during([_year(weeks[told.end])]))


def _month(week: Period) -> Period:
    return Period("", "month", week.starts_on, week.ends_on)


def _year(week: Period) -> Period:
    return Period("", "year", week.starts_on, week.ends_on)


CALM = Text(
    "Inget tyder på att händelserna har blivit vanligare eller ovanligare",
    "Nothing suggests that the events have become commoner or rarer",
)
MARKED = Text(
    "En avvikelse är markerad, men den bygger delvis på få fall",
    "A deviation is marked, but it rests partly on few cases",
)
CLAIMS = {
    ("shift", "low"): Text(
        "Händelserna har kommit tätare än väntat {when}",
        "Events have come closer together than expected {when}",
    ),
    ("shift", "high"): Text(
        "Händelserna har kommit glesare än väntat {when}",
        "Events have come further apart than expected {when}",
    ),
    ("trend", "low"): Text(
        "Händelserna kom allt tätare {when}", "Events came ever closer together {when}"
    ),
    ("trend", "high"): Text(
        "Händelserna kom allt glesare {when}", "Events came ever further apart {when}"
    ),
    ("outside", "low"): Text(
        "Enstaka händelser kom tätare än slumpen förklarar {when}",
        "Single events came closer together than chance explains {when}",
    ),
    ("outside", "high"): Text(
        "Det dröjde längre till enstaka händelser än slumpen förklarar {when}",
        "Single events were further apart than chance explains {when}",
    ),
}
HOW = Text(
    "Månaderna har för få händelser för en andel. Varje punkt är en händelse: ju lägre, desto "
    "tätare kom den efter den förra. En månad står vid var femte händelse.",
    "Months hold too few events for a share. Each point is one event: the lower, the sooner it "
    "came after the one before. A month is written at every fifth event.",
)
PRELIMINARY = Text(
    "Gränserna är preliminära: de vilar på få händelser.",
    "The limits are preliminary: they rest on few events.",
)
