"""How the page of channels is counted, in prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from referral_flow.blocks import Note, Sentence
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.legs import LEG, Leg, has_needs
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def how_channels_are_counted(warehouse: Warehouse, keys: Iterable[str]) -> list[Note]:
    """The closing notes: the catalogue's words for `keys`, then what to bear in mind."""
    known = [warehouse.metrics[key] for key in keys if lacking_columns(warehouse, [key]) is None]
    defined = [Note(metric.label, Sentence(metric.definition)) for metric in known]
    return [*defined, TWO_LEGS, LOST_IS_UNKNOWN, NOT_THE_SENDER]


def without_needs(warehouse: Warehouse) -> Note | None:
    """That there is no first leg, where the extract holds no needs."""
    return None if has_needs(warehouse) else NO_NEEDS


def only_leg(leg: Leg, choices: Mapping[str, str]) -> Note | None:
    """That the leg chosen is not this unit's, which has but one."""
    if choices.get(LEG, leg.key) == leg.key or not leg.is_whole:
        return None
    return Note(ONLY_LEG_TITLE, Sentence(ONLY_LEG[leg.key]), place="answer")


ONLY_LEG_TITLE = Text("Enheten har en sträcka", "The unit has one leg")
ONLY_LEG = {
    "need": Text(
        "Här visas vägen från fysioterapeut till läkare, som är enhetens enda sträcka.",
        "Shown here is the way from physiotherapist to doctor, the unit's only leg.",
    ),
    "referral": Text(
        "Här visas vägen från läkare till radiologi, som är enhetens enda sträcka.",
        "Shown here is the way from doctor to radiology, the unit's only leg.",
    ),
}
NO_NEEDS = Note(
    Text("Bara sträckan från läkare till radiologi", "Only the leg from doctor to radiology"),
    Sentence(
        Text(
            "Uttaget innehåller inga behov från fysioterapeuter. Därför visas inte vägen från "
            "fysioterapeut till läkare.",
            "The extract holds no needs from physiotherapists. So the way from physiotherapist to "
            "doctor is not shown.",
        )
    ),
    "missing",
    "answer",
)
TWO_LEGS = Note(
    Text("Två sträckor", "Two legs"),
    Sentence(
        Text(
            "Behovet går från fysioterapeuten till läkaren, och remissen från läkaren till "
            "radiologin. Hos en fysioterapimottagning och i vårdvalet visas behoven, hos en "
            "läkarmottagning och hos radiologin remisserna. Regionen och kommunerna har båda.",
            "The need goes from the physiotherapist to the doctor, and the referral from the "
            "doctor to radiology. For a physiotherapy clinic and the care choice the needs are "
            "shown, for a doctor's clinic and radiology the referrals. The region and the "
            "municipalities have both.",
        )
    ),
)
LOST_IS_UNKNOWN = Note(
    Text("Vad ”kom aldrig fram” betyder", "What “never arrived” means"),
    Sentence(
        Text(
            "Ingenting hos mottagaren visar att det kom fram inom trettio dagar. Det kan vara "
            "borta, eller framme men aldrig registrerat. Det som skickades de senaste trettio "
            "dagarna räknas först när det har kunnat följas så länge.",
            "Nothing at the receiver shows that it arrived within thirty days. It may be lost, or "
            "there but never recorded. What was sent in the latest thirty days is counted only "
            "when it could be followed for so long.",
        )
    ),
)
NOT_THE_SENDER = Note(
    Text("Vägen, inte avsändaren", "The channel, not the sender"),
    Sentence(
        Text(
            "Den som saknar Cosmic kan inte välja Cosmic. Skillnader mellan avsändare speglar "
            "vilka vägar de har, och ingen enhet rangordnas.",
            "Those without Cosmic cannot choose Cosmic. Differences between senders reflect which "
            "channels they have, and no unit is ranked.",
        )
    ),
)
