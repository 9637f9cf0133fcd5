"""The answer in a sentence: who had a free time at the clinic, who a bit further away, who none."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Partner, Sentence
from referral_flow.charts.amounts import Counted, people
from referral_flow.charts.audit import OWN_CLINIC
from referral_flow.charts.phrases import during, sentences
from referral_flow.few import is_few
from referral_flow.panels.parts.choice import REACHES, Choice
from referral_flow.panels.parts.hidden import why_hidden
from referral_flow.text import Text

LATE = "beyond_limit_share"
NEAR = "within_25_km"  # a journey of half an hour or so


def answer(choice: Choice) -> Sentence:
    """Those who waited in three parts that add up: own clinic, elsewhere in reach, nowhere."""
    own = choice.within(OWN_CLINIC)
    if own is None:
        return Sentence(NOBODY)
    reach = NEAR if choice.reach == OWN_CLINIC else choice.reach
    amounts = _parts(choice, own, reach)
    if not amounts or any(is_few(amount, choice.view.audience) for amount in amounts.values()):
        reach, amounts = OWN_CLINIC, _own(own)
    words = _begun(amounts).format(when=during([choice.period]), rest=_rest(amounts, reach))
    said = sentences(words, choice.moved) if choice.moved else words
    reason = why_hidden(choice.warehouse, LATE, choice.view, choice.period)
    return Sentence(said, amounts, hidden=Text(f"{reason.sv}.", f"{reason.en}."))


def _own(own: Counted) -> dict[str, Amount]:
    none = Counted(own.denominator - own.numerator, own.denominator)
    return {
        "n": people(own.denominator),
        "own": own.amount,
        "none": replace(none.amount, ends=(own.amount,)),
    }


def _parts(choice: Choice, own: Counted, reach: str) -> dict[str, Amount]:
    """Empty where the reach is not known, or a nearer one is apart from it by few."""
    near = choice.within(reach)
    if near is None:
        return {}
    apart = tuple(_nearer(choice.within(one)) for one in REACHES[1 : REACHES.index(reach)])
    known = replace(near.amount, partners=tuple(one for one in apart if one))
    more = Counted(near.numerator - own.numerator, own.denominator)
    none = Counted(own.denominator - near.numerator, own.denominator)
    return _own(own) | {
        "more": replace(more.amount, ends=(own.amount, known)),
        "none": replace(none.amount, ends=(known,)),
    }


def _nearer(found: Counted | None) -> Partner | None:
    if found is None:
        return None
    amount = Amount(None, "percent", n=found.denominator, numerator=found.numerator)
    return Partner(amount, takes_along=False)


def _begun(amounts: dict[str, Amount]) -> Text:
    return HAD if amounts["own"].numerator else HAD_NOBODY


def _rest(amounts: dict[str, Amount], reach: str) -> Text:
    """What is said of all others; the slots of the amounts stay."""
    if reach == OWN_CLINIC:
        words = REST_OWN if amounts["own"].numerator else REST_NOBODY
    elif not amounts["more"].numerator:
        words = NO_MORE if amounts["own"].numerator else NO_MORE_OF_NONE
    else:
        more = MORE if amounts["own"].numerator else MORE_OF_NONE
        words = more if amounts["none"].numerator else ALL_THE_REST
    slots = {name: Text(f"{{{name}}}", f"{{{name}}}") for name in amounts}
    return words.format(place=PLACES.get(reach, PLACES[NEAR]), **slots)


PLACES = {
    "within_10_km": Text("inom 10 km", "within 10 km"),
    "within_25_km": Text("inom 25 km", "within 25 km"),
    "within_50_km": Text("inom 50 km", "within 50 km"),
    "anywhere": Text("i regionen", "in the region"),
}
HAD = Text(
    "Av {{n}} som väntade längre än tre dagar {when} hade {{own}} en ledig tid på sin mottagning "
    "när de bokade{rest}",
    "Of {{n}} who waited more than three days {when}, {{own}} had a free time at their clinic when "
    "they booked{rest}",
)
HAD_NOBODY = Text(
    "Ingen av {{n}} som väntade längre än tre dagar {when} hade en ledig tid på sin mottagning när "
    "de bokade{rest}",
    "None of {{n}} who waited more than three days {when} had a free time at their clinic when "
    "they booked{rest}",
)
MORE = Text(
    ", ytterligare {more} på en annan {place} och {none} inte ens där.",
    ", another {more} at another clinic {place}, and {none} not even there.",
)
MORE_OF_NONE = Text(
    "; {more} hade en på en annan {place} och {none} inte ens där.",
    "; {more} had one at another clinic {place}, and {none} not even there.",
)
ALL_THE_REST = Text(
    "; alla andra hade en på en annan {place}.", "; all others had one at another {place}."
)
NO_MORE = Text(
    "; för {none} fanns ingen, inte heller på en annan {place}.",
    "; for {none} there was none, nor at another clinic {place}.",
)
NO_MORE_OF_NONE = Text(", inte heller på en annan {place}.", ", nor at another clinic {place}.")
REST_OWN = Text(" och {none} ingen.", " and {none} had none.")
REST_NOBODY = Text(".", ".")
NOBODY = Text(
    "Ingen väntade längre än tre dagar, eller så är de lediga tiderna inte kända, för den enhet "
    "och period som är vald.",
    "Nobody waited more than three days, or the free times are not known, for the unit and period "
    "chosen.",
)
