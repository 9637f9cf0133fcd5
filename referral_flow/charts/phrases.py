"""Phrases that several charts share: when, per what, and what to say when a finding is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.model import Metric, Period
from referral_flow.text import Text, joined

GRAIN_NAMES = {
    "week": Text("vecka", "week"),
    "month": Text("månad", "month"),
    "quarter": Text("kvartal", "quarter"),
    "year": Text("år", "year"),
}
NOUNS = {"ratio": Text("Andelen", "The share"), "rate": Text("Talet", "The rate")}
FEW_CASES = Text("Kan inte visas: för få fall", "Cannot be shown: too few cases")
MOST_NAMED = 3


def noun(metric: Metric) -> Text:
    """What a sentence calls the measure: "Andelen"."""
    return NOUNS.get(metric.shape, Text("Värdet", "The value"))


def per(grain: str) -> Text:
    """ "per månad"."""
    return Text("per {grain}", "per {grain}").format(grain=GRAIN_NAMES[grain])


def sentences(*parts: Text) -> Text:
    """Whole sentences after one another, their {slots} untouched."""
    return Text(*(" ".join(part.in_(language) for part in parts) for language in ("sv", "en")))


def during(periods: Sequence[Period]) -> Text:
    """ "i juli 2024 och juli 2025"; of many, "i flera månader, senast juli 2025"."""
    grain, last = periods[-1].grain, periods[-1].label
    if len(periods) > MOST_NAMED:
        return _often(grain).format(last=last)
    names = Text(
        *(
            joined([period.label.in_(language) for period in periods], language)
            for language in ("sv", "en")
        )
    )
    return _in(grain).format(names=names)


def stretch(first: Period, last: Period) -> Text:
    """ "från mars 2025 till och med augusti 2025"."""
    return Text("från {first} till och med {last}", "from {first} to {last}").format(
        first=first.label, last=last.label
    )


def since(first: Period) -> Text:
    """ "sedan mars 2025"."""
    return Text("sedan {first}", "since {first}").format(first=first.label)


def _in(grain: str) -> Text:
    """Swedish says "i juli 2025" but "kvartal 3 2025" and "år 2025" without a preposition."""
    swedish = {"month": "i {names}", "year": "år {names}", "all": "under {names}"}
    english = {"12m": "{names}", "all": "during {names}"}
    return Text(swedish.get(grain, "{names}"), english.get(grain, "in {names}"))


def _often(grain: str) -> Text:
    return {
        "month": Text("i flera månader, senast {last}", "in several months, last in {last}"),
        "quarter": Text(
            "under flera kvartal, senast {last}", "in several quarters, last in {last}"
        ),
    }.get(grain, Text("flera gånger, senast {last}", "several times, last in {last}"))
