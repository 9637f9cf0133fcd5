"""The few words that are the deck's own; everything else comes with the blocks."""

from __future__ import annotations

from referral_flow.text import Text

AS_OF = Text("Uppgifter till och med {day}", "Data up to and including {day}")
BUILD = Text("Underlag {build_id}", "Build {build_id}")
AUDIENCES = {
    "working": Text(
        "Arbetsmaterial. Antal 1–4 och andelar av färre än 10 är dolda.",
        "Working material. Counts of 1–4 and shares of fewer than 10 are hidden.",
    ),
    "council": Text(
        "För spridning. Antal 1–4 och andelar av färre än 20 är dolda.",
        "For distribution. Counts of 1–4 and shares of fewer than 20 are hidden.",
    ),
}
GRAINS = {
    "week": Text("per vecka", "per week"),
    "month": Text("per månad", "per month"),
    "quarter": Text("per kvartal", "per quarter"),
    "year": Text("per år", "per year"),
}
WHOLE_EXTRACT = Text("hela uttaget", "the whole extract")
DEFINITIONS = Text("Så har vi räknat", "How this is counted")
SOURCE = Text("Källa: {source}", "Source: {source}")
MATERIAL = Text("Underlaget", "The data")
SYNTHETIC = Text(
    "Alla uppgifter är syntetiska: påhittade patienter, mottagningar och tider.",
    "All data are synthetic: invented patients, clinics and appointments.",
)
MORE_ROWS = Text("{count} rader till finns i verktyget.", "{count} more rows are in the tool.")
MANY_UNITS = Text("{count} enheter", "{count} units")
CONTINUED = Text("{title} (fortsättning)", "{title} (continued)")
NOTHING_TO_SHOW = Text(
    "Alla värden är dolda, eftersom de bygger på för få fall.",
    "All values are hidden, since they rest on too few cases.",
)
SOME_HIDDEN = Text(
    "Värden som bygger på få fall är dolda.", "Values that rest on few cases are hidden."
)
NOTES_DEFINITION = Text("DEFINITION", "DEFINITION")
NOTES_SELECTION = Text("URVAL", "SELECTION")
NOTES_READING = Text("SÅ LÄSER DU DIAGRAMMET", "HOW TO READ IT")
NOTES_COMMENTS = Text("KOMMENTARER", "COMMENTS")
NOTES_MATERIAL = Text("UNDERLAG", "DATA")
NOTES_IN_WORDS = Text("I ORD", "IN WORDS")

CHART_KINDS = {
    "control_chart": Text("Styrdiagram", "Control chart"),
    "lines": Text("Linjediagram", "Line chart"),
    "bars": Text("Stapeldiagram", "Bar chart"),
    "waterfall": Text("Vattenfallsdiagram", "Waterfall chart"),
    "steps": Text("Trappdiagram", "Step chart"),
    "dots": Text("Punktdiagram", "Dot plot"),
    "funnel": Text("Trattdiagram", "Funnel plot"),
    "heat": Text("Värmekarta", "Heat map"),
    "flow": Text("Flöde", "Flow"),
    "audit": Text("Granskning", "Audit"),
    "map": Text("Karta", "Map"),
}
