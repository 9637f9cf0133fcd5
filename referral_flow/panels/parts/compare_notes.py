"""How clinics are compared: what a funnel says, what its limits take in, and what is left out."""

from __future__ import annotations

from referral_flow.blocks import Amount, Block, Note, Sentence, UnitLabel
from referral_flow.charts.funnel_units import Adjusted
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.panels.parts.compare_adjusted import mix_named
from referral_flow.panels.parts.compare_answer import is_funnel
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.text import Text, joined


def nothing_to_compare() -> Note:
    """In place of a comparison that cannot be made."""
    return Note(NOTHING, Sentence(NOTHING_TO_COMPARE), "missing", "answer")


def how_it_is_compared(seen: Seen, adjusted: Adjusted | None) -> list[Block]:
    """The measure's definition, what is adjusted and what is not, the limits, who is not there."""
    metric = seen.asked.metric
    limits = [Note(LIMITS, Sentence(HOW_LIMITS))] if is_funnel(seen.units) else []
    return [
        Note(metric.label, Sentence(metric.definition)),
        *_adjusting(seen, adjusted),
        *limits,
        Note(NO_RANKING, Sentence(WHY_NO_RANKING)),
        *_left_out(seen),
    ]


def what_is_hidden(seen: Seen) -> list[Block]:
    """The measure's definition, why nobody is shown by itself, and who is left out."""
    metric = seen.asked.metric
    return [
        Note(metric.label, Sentence(metric.definition)),
        Note(HIDDEN_ALL, Sentence(WHY_HIDDEN)),
        *_left_out(seen),
    ]


def _adjusting(seen: Seen, adjusted: Adjusted | None) -> list[Note]:
    """How it is done, how much it moves, and what it leaves; or why it is not done."""
    asked = seen.asked
    if adjusted is None:
        reason = NO_MIX if not asked.metric.case_mix else WHOLE_ONLY if asked.split else LONGER_ONLY
        return [Note(NOT_ADJUSTED, Sentence(reason))]
    mix = mix_named(asked.warehouse, asked.metric.case_mix)
    known = {*asked.metric.case_mix, *(TOLD_BY.get(one) for one in asked.metric.case_mix)}
    rest = [one for one in asked.metric.splits if one not in known and "," not in one]
    left = LEFT_AND_KNOWN.format(names=mix_named(asked.warehouse, tuple(rest))) if rest else LEFT
    return [
        Note(ADJUSTED, Sentence(HOW_ADJUSTED.format(mix=mix))),
        Note(MOVED, _moved(adjusted)),
        Note(NOT_ADJUSTED, Sentence(left)),
    ]


def _moved(adjusted: Adjusted) -> Sentence:
    """By how much at most the adjustment moves a clinic that may be spoken of."""
    known = [row for row in adjusted.rows if row.unit.unit_id in adjusted.judged]
    if not known:
        return Sentence(FEW_CASES)
    gaps = {row.unit.unit_id: abs(adjusted.share(row) - row.counted.share) for row in known}
    row = max(known, key=lambda one: gaps[one.unit.unit_id])
    most = Amount(
        gaps[row.unit.unit_id], "points", 1, rule="free", ends=(adjusted.crude.amount(row),)
    )
    return Sentence(MOVES_AT_MOST, {"most": most}, hidden=FEW_CASES)


def _left_out(seen: Seen) -> list[Note]:
    """Clinics of the kind whose data were lost in the period, by name."""
    asked, there = seen.asked, {row.unit.unit_id for row in seen.units.rows}
    around = asked.warehouse.units_within(seen.units.whole.unit.unit_id, asked.kind)
    lost = [one for one in around if one.unit_id not in there and asked.is_lost(one)]
    if not lost:
        return []
    labels = {f"unit_{place}": UnitLabel.of(one) for place, one in enumerate(lost)}
    names = Text(*(joined([f"{{{slot}}}" for slot in labels], language)
                   for language in ("sv", "en")))  # fmt: skip
    return [Note(MISSING, Sentence(LOST.format(names=names), labels=labels), "warning")]


TOLD_BY = {"exam": "body_region"}  # an examination is of its body region
NOTHING = Text("Inget att jämföra", "Nothing to compare")
NOTHING_TO_COMPARE = Text(
    "Det finns ingen annan mottagning av samma slag att jämföra med, inga fall i perioden, eller "
    "så saknas uppgifter för den. Välj en annan enhet eller en längre period.",
    "There is no other clinic of the same kind to compare with, there are no cases in the period, "
    "or data for it are missing. Choose another unit or a longer period.",
)
HIDDEN_ALL = Text("För få fall", "Too few cases")
WHY_HIDDEN = Text(
    "Andelar av få personer visas inte, eftersom någon kunde kännas igen. För en nämnd döljs då "
    "alla mottagningar i jämförelsen, så att den som har få inte kan räknas ut av de andra.",
    "Shares of few people are not shown, since someone could be recognised. To a council all "
    "clinics of the comparison are then hidden, so that the one with few cannot be worked out "
    "from the others.",
)
ADJUSTED = Text("Justeringen", "The adjustment")
HOW_ADJUSTED = Text(
    "För varje fall räknas hur det brukar gå för fall av samma slag i hela regionen under "
    "perioden, efter {mix}. Summan för mottagningen är det förväntade antalet. Den justerade "
    "andelen är det faktiska antalet delat med det förväntade, gånger regionens andel. Är andelen "
    "större än hälften räknas i stället på de fall som inte ingår i den, så att den justerade "
    "aldrig blir mer än 100 procent. Metoden heter indirekt standardisering och använder "
    "huvudeffekterna i en logistisk modell.",
    "For each case we work out how cases of its kind usually fare in the whole region in the "
    "period, by {mix}. The sum of a clinic is the number expected. The adjusted share is the "
    "actual number divided by the expected one, times the region's share. Where the share is more "
    "than a half we work with the cases outside it instead, so that the adjusted one is never "
    "more than 100 per cent. The method is called indirect standardisation and uses the main "
    "effects of a logistic model.",
)
MOVED = Text("Vad justeringen gör", "What adjusting does")
MOVES_AT_MOST = Text(
    "Den flyttar ingen mottagning mer än {most}.", "It moves no clinic by more than {most}."
)
NOT_ADJUSTED = Text("Inte justerat", "Not adjusted")
LEFT = Text(
    "Justeringen tar inte hänsyn till hur svåra besvären är, andra sjukdomar, språk, avstånd och "
    "annat som uppgifterna inte säger. En skillnad som är kvar kan bero på det, eller på hur "
    "mottagningen arbetar.",
    "There is no adjustment for how severe the complaints are, other illness, language, distance "
    "and whatever else the data do not tell. A difference that is left may be due to that, or to "
    "how the clinic works.",
)
LEFT_AND_KNOWN = Text(
    "Justeringen tar inte hänsyn till {names}, och inte heller till hur svåra besvären är, andra "
    "sjukdomar, språk, avstånd och annat som uppgifterna inte säger. En skillnad som är kvar kan "
    "bero på det, eller på hur mottagningen arbetar.",
    "There is no adjustment for {names}, nor for how severe the complaints are, other illness, "
    "language, distance and whatever else the data do not tell. A difference that is left may be "
    "due to that, or to how the clinic works.",
)
NO_MIX = Text(
    "Det här måttet justeras inte för vilka som kommer till mottagningen. En skillnad kan bero på "
    "det.",
    "This measure is not adjusted for who comes to the clinic. A difference may be due to that.",
)
WHOLE_ONLY = Text(
    "Bara hela måttet justeras, inte delar av det.",
    "Only the whole measure is adjusted, not parts of it.",
)
LONGER_ONLY = Text(
    "Justeringen görs per kvartal eller längre. Välj en längre period för att se den.",
    "The adjustment is made by quarter or longer. Choose a longer period to see it.",
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
