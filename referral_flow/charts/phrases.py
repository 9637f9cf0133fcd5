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
GRAINS_VARY = {
    "month": Text("månaderna", "the months"),
    "quarter": Text("kvartalen", "the quarters"),
}
NOUNS = {
    "ratio": Text("Andelen", "The share"),
    "rate": Text("Talet", "The rate"),
    "count": Text("Antalet", "The number"),
    "stock": Text("Antalet", "The number"),
}
FEW_CASES = Text("Kan inte visas: för få fall", "Cannot be shown: too few cases")
AXIS_ENDS = Text("Axeln slutar vid {end}.", "The axis ends at {end}.")
MOST_NAMED = 3


def noun(metric: Metric) -> Text:
    """What a sentence calls the measure: "Andelen"."""
    return NOUNS.get(metric.shape, Text("Värdet", "The value"))


def inside(words: Text) -> Text:
    """A name within a sentence: "Ultraljud axel" begins small there, "MR knä" does not."""
    return Text(*(_begun_small(one) for one in (words.sv, words.en)))


def _begun_small(words: str) -> str:
    is_short_form = words[1:2].isupper() or words[1:2] == "-"
    return words if is_short_form else words[0].lower() + words[1:]


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
            joined([_written_out(period, language) for period in periods], language)
            for language in ("sv", "en")
        )
    )
    return _in(grain).format(names=names)


def named(period: Period) -> Text:
    """The period within a sentence, without its preposition."""
    return Text(_written_out(period, "sv"), _written_out(period, "en"))


def _written_out(period: Period, language: str) -> str:
    """Within a sentence: "november 2024–oktober 2025", "November 2024 to October 2025"."""
    between = {"sv": "–", "en": " to "}[language]
    return period.label.in_(language).replace(" – ", between)


def stretch(first: Period, last: Period) -> Text:
    """ "från mars 2025 till och med augusti 2025"."""
    return Text("från {first} till och med {last}", "from {first} to {last}").format(
        first=first.label, last=last.label
    )


def since(first: Period) -> Text:
    """ "sedan mars 2025"."""
    return Text("sedan {first}", "since {first}").format(first=first.label)


def _in(grain: str) -> Text:
    """Swedish says "i juli 2025" but "under kvartal 3 2025" and "under 2025"."""
    english = {"12m": "from {names}", "all": "during {names}"}
    return Text("i {names}" if grain == "month" else "under {names}",
                english.get(grain, "in {names}"))  # fmt: skip


def _often(grain: str) -> Text:
    return {
        "month": Text("i flera månader, senast {last}", "in several months, last in {last}"),
        "quarter": Text(
            "under flera kvartal, senast {last}", "in several quarters, last in {last}"
        ),
    }.get(grain, Text("flera gånger, senast {last}", "several times, last in {last}"))
