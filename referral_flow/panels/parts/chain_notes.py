"""How the chain's page is counted, in prose: what a chain is, and what the page does not say."""

from __future__ import annotations

from collections.abc import Iterable

from referral_flow.blocks import Note, Sentence
from referral_flow.model import Unit
from referral_flow.panels.parts.chain import ONLY_REACHED
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

NEEDS = "need_to_referral_share"


def how_chains_are_counted(warehouse: Warehouse, keys: Iterable[str]) -> list[Note]:
    """The closing notes: the catalogue's words for `keys`, then what to bear in mind."""
    known = [warehouse.metrics[key] for key in keys if lacking_columns(warehouse, [key]) is None]
    defined = [Note(metric.label, Sentence(metric.definition)) for metric in known]
    return [*defined, MAIN_PATH, FEW, NO_DIRECTION, MANY_HANDS]


def without_needs(warehouse: Warehouse) -> Note | None:
    """That chains begin when the referral is sent, where the extract holds no needs."""
    return NO_NEEDS if lacking_columns(warehouse, [NEEDS]) else None


def only_reached(unit: Unit) -> Note | None:
    """That a radiology unit's flow begins with what has reached it."""
    return REACHED if unit.kind == "radiology" else None


REACHED = Note(
    Text("Flödet börjar när remissen är mottagen", "The flow begins when the referral is received"),
    Sentence(ONLY_REACHED),
    "info",
    "answer",
)
NO_NEEDS = Note(
    Text("Kedjan börjar när remissen skickas", "The chain begins when the referral is sent"),
    Sentence(
        Text(
            "Uttaget innehåller inga behov från fysioterapeuter. Därför syns inte de behov som "
            "aldrig blev någon remiss, och inte tiden innan remissen skickades.",
            "The extract holds no needs from physiotherapists. So needs that never became a "
            "referral are not seen, nor is the time before the referral was sent.",
        )
    ),
    "missing",
    "answer",
)
MAIN_PATH = Note(
    Text("En kedja passerar varje steg en gång", "A chain passes each step once"),
    Sentence(
        Text(
            "Remisser som skickas om och kompletteringar är varv i samma kedja. De visas som pilar "
            "tillbaka, och kedjan räknas i det steg den till slut nådde. Andelen vid en väg är av "
            "dem som kom till steget, och dagarna är medianen för dem som tog vägen; de som är "
            "kvar räknas med de dagar som har gått.",
            "Referrals sent again and completions are loops of the same chain. They are shown as "
            "arrows back, and the chain counts at the step that it reached in the end. The share "
            "beside a way is of those who came to the step, and the days are the median of those "
            "who took the way; those still there count with the days that have passed.",
        )
    ),
)
FEW = Note(
    Text("Steg och vägar med få fall", "Steps and ways with few cases"),
    Sentence(
        Text(
            "Vägar ut som få tog visas ihop, och ett steg där få lämnade kedjan visas ihop med "
            "steget bredvid. Då kan ingen enskild räknas fram, och summorna stämmer ändå.",
            "Ways out that few took are shown together, and a step at which few left is shown "
            "together with the step beside it. So no single person can be worked out, and the "
            "sums still hold.",
        )
    ),
)
NO_DIRECTION = Note(
    Text("Att lämna kedjan kan vara rätt", "Leaving the chain can be right"),
    Sentence(
        Text(
            "Den som blir bra utan undersökning, eller vars remiss avvisas på goda grunder, lämnar "
            "också kedjan. Bilden visar var det sker och hur ofta, inte om det var rätt.",
            "Those who recover without an examination, or whose referral is rejected on good "
            "grounds, leave the chain as well. The picture shows where and how often, not whether "
            "it was right.",
        )
    ),
)
MANY_HANDS = Note(
    Text("Flera delar på kedjan", "Several share the chain"),
    Sentence(
        Text(
            "En kedja går genom flera verksamheter. Vald mottagning säger vems kedjor som visas, "
            "inte vem som orsakade ett stopp.",
            "A chain passes through several services. The unit chosen says whose chains are "
            "shown, not who caused a stop.",
        )
    ),
)
