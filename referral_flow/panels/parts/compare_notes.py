"""How clinics are compared: what a funnel says, what its limits take in, and what is left out."""

from __future__ import annotations

from referral_flow.blocks import Block, Note, Sentence
from referral_flow.model import View
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.text import Text, joined


def nothing_to_compare() -> Note:
    """In place of a comparison that cannot be made."""
    return Note(NOTHING, Sentence(NOTHING_TO_COMPARE), "missing", "answer")


def how_it_is_compared(seen: Seen, view: View) -> list[Block]:
    """The measure's definition, how the limits are made, and who is not there."""
    metric = seen.asked.metric
    notes = [
        Note(metric.label, Sentence(metric.definition)),
        Note(NO_RANKING, Sentence(WHY_NO_RANKING)),
        Note(LIMITS, Sentence(HOW_LIMITS)),
    ]
    return [*notes, *_left_out(seen)]


def _left_out(seen: Seen) -> list[Note]:
    """Clinics of the kind whose data were lost in the period, by name."""
    asked, there = seen.asked, {row.unit.unit_id for row in seen.units.rows}
    around = asked.warehouse.units_within(seen.units.whole.unit.unit_id, asked.kind)
    lost = [one for one in around if one.unit_id not in there and asked.is_lost(one)]
    if not lost:
        return []
    names = Text(*(joined([one.name.in_(language) for one in lost], language)
                   for language in ("sv", "en")))  # fmt: skip
    return [Note(MISSING, Sentence(LOST.format(names=names)), "warning")]


NOTHING = Text("Inget att jämföra", "Nothing to compare")
NOTHING_TO_COMPARE = Text(
    "Det finns ingen annan mottagning av samma slag att jämföra med, eller inga fall i perioden. "
    "Välj en annan enhet eller en längre period.",
    "There is no other clinic of the same kind to compare with, or there are no cases in the "
    "period. Choose another unit or a longer period.",
)
NO_RANKING = Text("Ingen rangordning", "No ranking")
WHY_NO_RANKING = Text(
    "Mottagningarna står efter antal fall eller namn, aldrig efter resultat. Små mottagningar "
    "hamnar oftare långt ut av en slump, och ordningen mellan dem som ligger inom gränserna säger "
    "inget.",
    "Clinics stand by number of cases or by name, never by result. Small clinics more often lie "
    "far out by chance, and the order of those within the limits says nothing.",
)
LIMITS = Text("Gränserna", "The limits")
HOW_LIMITS = Text(
    "Gränserna räknas från den vanliga nivån och antalet fall (binomialfördelningen). Skiljer sig "
    "mottagningarna åt mer än slumpen ger läggs den spridningen till. Av mottagningar som liknar "
    "de andra hamnar några på hundra utanför den inre gränsen och några på tusen utanför den "
    "yttre; bara den som ligger utanför den yttre sägs skilja sig.",
    "The limits follow from the usual level and the number of cases (the binomial distribution). "
    "Where clinics differ more than chance gives, that spread is added. Of clinics like the "
    "others a few in a hundred fall outside the inner limit and a few in a thousand outside the "
    "outer one; only who lies outside the outer one is said to stand apart.",
)
MISSING = Text("Uppgifter saknas", "Data are missing")
LOST = Text(
    "Utelämnade, eftersom uppgifter för perioden saknas: {names}.",
    "Left out, since data for the period are missing: {names}.",
)
