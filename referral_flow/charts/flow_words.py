"""What the stages and ways of the referral chain are called: short, plain and neutral."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.flows import COUNT, DAYS, OPEN, SHARE
from referral_flow.text import Text

STAGES = {
    "need": Text("Behov", "Need"),
    "doctor": Text("Läkare", "Doctor"),
    "sent": Text("Skickad", "Sent"),
    "received": Text("Mottagen", "Received"),
    "accepted": Text("Accepterad", "Accepted"),
    "performed": Text("Undersökt", "Examined"),
    "reported": Text("Besvarad", "Reported"),
    "acknowledged": Text("Vidimerad", "Acknowledged"),
}
HERE = {
    "need": Text("mellan behovet och läkaren", "between the need and the doctor"),
    "doctor": Text("hos läkaren", "at the doctor's"),
    "sent": Text("på vägen till radiologin", "on the way to radiology"),
    "received": Text("vid radiologins bedömning", "at radiology's decision"),
    "accepted": Text("mellan beslut och undersökning", "between decision and examination"),
    "performed": Text("mellan undersökning och svar", "between examination and report"),
    "reported": Text("innan svaret är vidimerat", "before the report is acknowledged"),
    "acknowledged": Text("efter vidimering", "after acknowledgement"),
}
EXITS = {
    "declined": Text("ingen remiss skrevs", "no referral written"),
    "not_pursued": Text("fullföljdes inte", "not pursued"),
    "lost": Text("kom aldrig fram", "never arrived"),
    "unknown": Text("okänt hur det slutade", "unknown how it ended"),
    "returned": Text("returnerad", "returned"),
    "returned_with_advice": Text("returnerad med råd", "returned with advice"),
    "rejected": Text("avvisad", "rejected"),
    "voided": Text("makulerad", "voided"),
    OPEN: Text("pågår", "still there"),
}
OTHER = Text("annan väg ut", "another way out")
OTHER_OR_STILL = Text("pågår eller annan väg ut", "still there, or another way out")
LOOPS = {
    "completion": Text("komplettering", "completion"),
    "resent": Text("sänds igen", "sent again"),
}
ENTERS = Text("börjar här", "begin here")
SERIES = {
    COUNT: Text("Antal", "Number"),
    SHARE: Text("Andel av steget", "Share of the stage"),
    DAYS: Text("Mediandagar", "Median days"),
}
MEASURE = Text(
    "Antal per steg, andel som lämnar eller går vidare och mediandagar mellan stegen.",
    "Number at each stage, share that leaves or goes on, and median days between stages.",
)
READING = Text(
    "Bredden är antalet. Det som viker av nedåt har lämnat kedjan; det som bara har kontur är "
    "helt eller till en del kvar på steget. Pilarna tillbaka är varv som görs om.",
    "Width is number. What turns downwards has left the chain; what is only outlined is, wholly "
    "or in part, still at the stage. Arrows back are loops.",
)
NOBODY_LEAVES = Text("Ingen har lämnat kedjan", "Nobody has left the chain")
STEP_BY_STEP = Text("Remisskedjan steg för steg", "The referral chain, step by step")
NOT_BY_ITSELF = Text(
    "Visas inte för sig, eftersom få lämnar kedjan där: {names}.",
    "Not shown apart, since few leave the chain there: {names}.",
)
MOST_NAMED = 2


def lowered(words: Text) -> Text:
    """Words within a sentence."""
    return Text(*(one[:1].lower() + one[1:] for one in (words.sv, words.en)))


def ended(keys: Sequence[str]) -> Text:
    """One way out in words; two that are told together are both named, more are "other"."""
    if len(keys) > MOST_NAMED:
        return OTHER_OR_STILL if OPEN in keys else OTHER
    words = [EXITS.get(key, OTHER) for key in dict.fromkeys(keys)]
    return Text(" eller ".join(one.sv for one in words), " or ".join(one.en for one in words))
