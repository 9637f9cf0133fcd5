"""What a funnel says of itself: what the limits are and why so wide, and what units are called."""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.phrases import AXIS_ENDS, sentences
from referral_flow.model import Period, Unit
from referral_flow.text import Text, day


@dataclass(frozen=True)
class Filled:
    """Words that wait for one amount."""

    words: Text
    hidden: Text

    def filled(self, value: Amount) -> Sentence:
        """The sentence with its figure."""
        return Sentence(self.words, {"value": value}, hidden=self.hidden)


def reading(units: Compared, top: float) -> Sentence:
    """How to read it, which limits were used and why, and where the axis ends if not at 100 %."""
    is_widened = units.found.method == "overdispersed"
    if isinstance(units, Adjusted):
        parts = [WHAT_IS_ADJUSTED, WIDENED_TOO if is_widened else EXACT_TOO]
    else:
        parts = [WIDENED if is_widened else EXACT]
    parts += [AXIS_ENDS] if top < 1 else []
    return Sentence(sentences(*parts), {"end": free(top, "percent")})


def part_of(unit: Unit, period: Period) -> Text | None:
    """ "Öppnade 2025-03-01", of a unit that was not there all through the period."""
    if unit.opened_in(period):
        return OPENED.format(day=day(unit.valid_from))
    return CLOSED.format(day=day(unit.valid_to)) if unit.closed_in(period) else None


def remarks(*said: Text | None) -> Text | None:
    """What there is to say of a point, as sentences; None where there is nothing."""
    known = [one for one in said if one]
    return sentences(*known) if known else None


def noun(kind: str) -> Text:
    """ "mottagningar", "vårdcentraler"."""
    return NOUNS.get(kind, NOUNS["physio"])


def those(kind: str) -> Text:
    """ "mottagningarna", "vårdcentralerna"."""
    return THOSE.get(kind, THOSE["physio"])


def axis_title(kind: str) -> Text:
    """ "Antal fall per mottagning"."""
    return AXIS_TITLES.get(kind, AXIS_TITLES["physio"])


NOUNS = {
    "physio": Text("mottagningar", "clinics"),
    "health_centre": Text("vårdcentraler", "health centres"),
    "radiology": Text("röntgenenheter", "radiology departments"),
    "orthopaedics": Text("ortopedmottagningar", "orthopaedic clinics"),
    "specialist": Text("specialistmottagningar", "specialist clinics"),
}
THOSE = {
    "physio": Text("mottagningarna", "the clinics"),
    "health_centre": Text("vårdcentralerna", "the health centres"),
    "radiology": Text("röntgenenheterna", "the radiology departments"),
    "orthopaedics": Text("ortopedmottagningarna", "the orthopaedic clinics"),
    "specialist": Text("specialistmottagningarna", "the specialist clinics"),
}
AXIS_TITLES = {
    "physio": Text("Antal fall per mottagning", "Cases per clinic"),
    "health_centre": Text("Antal fall per vårdcentral", "Cases per health centre"),
    "radiology": Text("Antal fall per röntgenenhet", "Cases per radiology department"),
    "orthopaedics": Text("Antal fall per ortopedmottagning", "Cases per orthopaedic clinic"),
    "specialist": Text("Antal fall per specialistmottagning", "Cases per specialist clinic"),
}
BY_CASES = Text("{label}, {noun} efter antal fall.", "{label}, {noun} by number of cases.")
ADJUSTED_BY_CASES = Text(
    "{{label}}, {{noun}} efter antal fall, justerat för {mix}.",
    "{{label}}, {{noun}} by number of cases, adjusted for {mix}.",
)
LEVEL_ALONE = Text("Vanlig nivå", "Usual level")
LEVEL = Filled(Text("vanlig nivå {value}", "usual level {value}"), LEVEL_ALONE)
LIMITS = {
    "outer": (
        (Text("Yttre gräns, undre", "Outer limit, lower"), None),
        (Text("Yttre gräns, övre", "Outer limit, upper"),
         Sentence(Text("99,8 %", "99.8%"))),
    ),
    "inner": (
        (Text("Inre gräns, undre", "Inner limit, lower"), None),
        (Text("Inre gräns, övre", "Inner limit, upper"), Sentence(Text("95 %", "95%"))),
    ),
}  # fmt: skip
BEYOND_INNER = Text(
    "Utanför den inre gränsen; det är några på hundra av en slump.",
    "Outside the inner limit; a few in a hundred are by chance.",
)
OWN_LIMITS = Text(
    "Gränserna är ritade för samma blandning av fall som hela regionens; enhetens egna ligger "
    "något annorlunda.",
    "The limits are drawn for the same mix of cases as the whole region's; the unit's own lie "
    "somewhat differently.",
)
OPENED = Text("Öppnade {day}.", "Opened {day}.")
CLOSED = Text("Stängde efter {day}.", "Closed after {day}.")
WHAT_IS_ADJUSTED = Text(
    "Andelen som enheten skulle ha med samma blandning av fall som hela regionen.",
    "The share that the unit would have with the same mix of cases as the whole region.",
)
WIDENED_TOO = Text(
    "Gränserna räknar med slumpen och med hur mycket enheterna i allmänhet skiljer sig åt.",
    "The limits allow for chance and for how much the units in general differ.",
)
EXACT_TOO = Text(
    "Gränserna visar vad slumpen ensam kan ge.", "The limits show what chance alone can give."
)
EXACT = Text(
    "En punkt per enhet. Av enheter som liknar de andra ligger 95 respektive 99,8 procent mellan "
    "gränserna, som visar vad slumpen ensam kan ge.",
    "One point per unit. Of units like the others, 95 and 99.8 per cent lie between the limits, "
    "which show what chance alone can give.",
)
WIDENED = Text(
    "En punkt per enhet. Av enheter som liknar de andra ligger 95 respektive 99,8 procent mellan "
    "gränserna, som är vidgade efter hur mycket enheterna i allmänhet skiljer sig åt.",
    "One point per unit. Of units like the others, 95 and 99.8 per cent lie between the limits, "
    "which are widened by how much the units in general differ.",
)
