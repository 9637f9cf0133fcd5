"""How the map is made: the measure, whose municipality, the borders, and what is left out."""

from __future__ import annotations

from referral_flow.blocks import Note, Sentence
from referral_flow.charts.municipality_map import Mapped
from referral_flow.panels.parts.map_places import MapAsked
from referral_flow.text import Text


def how_it_is_mapped(asked: MapAsked, seen: Mapped) -> list[Note]:
    """Notes for the end of the page."""
    return [
        Note(asked.metric.label, Sentence(asked.metric.definition)),
        Note(WHOSE, Sentence(BY_HOME if asked.by_home else BY_PLACE)),
        Note(UNSURE, Sentence(HOW_UNSURE)),
        Note(BORDERS, Sentence(WHOSE_BORDERS)),
    ]


WHOSE = Text("Vilken kommun", "Which municipality")
BY_PLACE = Text(
    "Varje fall räknas i kommunen där mottagningen ligger, var patienten än bor.",
    "Each case counts in the municipality where the clinic lies, wherever the patient lives.",
)
BY_HOME = Text(
    "Varje fall räknas i kommunen där patienten bor, vid vilken mottagning i regionen det än var.",
    "Each case counts in the municipality where the patient lives, at whichever clinic it was.",
)
UNSURE = Text("Färgstegen", "The steps of colour")
HOW_UNSURE = Text(
    "Ett steg är aldrig smalare än osäkerheten är i hälften av kommunerna. En kommun visas som "
    "osäker när dess osäkerhet (95 %) är bredare än två steg.",
    "A step is never narrower than the uncertainty is in half of the municipalities. A "
    "municipality is shown as uncertain where its uncertainty (95%) is wider than two steps.",
)
BORDERS = Text("Kommungränserna", "The borders")
WHOSE_BORDERS = Text(
    "Gränserna kommer från SCB och är förenklade. Kartan fungerar utan internet.",
    "The borders come from Statistics Sweden and are simplified. The map works without internet.",
)
NO_BORDERS = Note(
    Text("Ingen karta", "No map"),
    Sentence(
        Text(
            "Regionens kod finns inte bland kommungränserna. Kommunerna visas utan karta.",
            "The region's code is not among the borders. The municipalities are shown without a "
            "map.",
        )
    ),
    "missing",
    "main",
)
