"""What was delivered, table by table, and what no delivery of this kind can tell."""

from __future__ import annotations

from referral_flow.blocks import Column, Table
from referral_flow.charts.amounts import free
from referral_flow.panels.parts.quality_tables import TABLE_COLUMN, table_name
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse


def delivered(warehouse: Warehouse) -> Table:
    """Each table of the extract with its rows in use and its days; one that is lacking says so."""
    dates = {row["table_name"]: row for row in warehouse.profile("freshness").to_dicts()}
    rows = tuple(
        (
            table_name(row["table_name"]),
            free(row["accepted"] or 0) if row["is_present"] else NOT_DELIVERED,
            *(dates.get(row["table_name"], {}).get(key) for key in DAYS),
        )
        for row in warehouse.profile("table_counts").iter_rows(named=True)
    )
    return Table("delivered", TITLE, COLUMNS, rows, place="main")


def unknown(warehouse: Warehouse) -> Table:
    """Questions that the figures cannot answer, and why."""
    last = day(warehouse.build.as_of)
    rows = tuple((question, why.format(last=last)) for question, why in UNKNOWN)
    return Table("unknown", UNKNOWN_TITLE, UNKNOWN_COLUMNS, rows, place="who")


DAYS = ("first_on", "latest_on", "complete_from")
TITLE = Text("Det här har levererats", "This has been delivered")
NOT_DELIVERED = Text("inte levererad", "not delivered")
COLUMNS = (
    TABLE_COLUMN,
    Column("rows", Text("Rader som används", "Rows used"), is_number=True),
    Column("first_on", Text("Första dag", "First day")),
    Column("latest_on", Text("Senaste dag", "Latest day")),
    Column("complete_from", Text("Fullständig från", "Complete from")),
)
UNKNOWN_TITLE = Text(
    "Frågor som siffrorna inte kan svara på", "Questions that the figures cannot answer"
)
UNKNOWN_COLUMNS = (
    Column("question", Text("Fråga", "Question")),
    Column("why", Text("Varför inte", "Why not")),
)
UNKNOWN = (
    (
        Text("Varför något har ändrats", "Why something has changed"),
        Text(
            "Uppgifterna visar när, var och hur mycket. De som arbetar där vet mer om orsaken.",
            "The data show when, where and how much. Those who work there know more about why.",
        ),
    ),
    (
        Text("Vilka som aldrig kom fram till en mottagning", "Who never got through to a clinic"),
        Text(
            "Den som lade på i telefonkön eller gav upp sökningen på webben räknas inte.",
            "Those who hung up in the queue or gave up the search on the web are not counted.",
        ),
    ),
    (
        Text("Vad patienten erbjöds i telefon", "What the patient was offered on the telephone"),
        Text(
            "Uppgifterna visar vilka tider som var lediga, inte vilka som nämndes i samtalet.",
            "The data show which times were free, not which were mentioned in the call.",
        ),
    ),
    (
        Text("Varför patienten väntade", "Why the patient waited"),
        Text(
            "Koden för patientvald väntan säger att mottagningen har angett det, inte skälet.",
            "The code for a patient-chosen wait says that the clinic entered it, not the reason.",
        ),
    ),
    (
        Text("Om en remiss borde ha skickats", "Whether a referral should have been sent"),
        Text(
            "Svar och skäl räknas. Om bedömningen var riktig syns inte.",
            "Answers and reasons are counted. Whether the judgement was right is not seen.",
        ),
    ),
    (
        Text("Hur det gick för patienten", "How the patient fared"),
        Text(
            "Besvär, funktion och återgång i arbete finns inte i uttaget.",
            "Symptoms, function and return to work are not in the extract.",
        ),
    ),
    (
        Text("Vad enskilda medarbetare gör", "What individual members of staff do"),
        Text(
            "Minsta nivå är mottagningen. Ingen enskild remittent eller behandlare visas.",
            "The smallest level is the clinic. No single referrer or therapist is shown.",
        ),
    ),
    (
        Text("Vård utanför regionen", "Care outside the region"),
        Text(
            "Besök i andra regioner och hos vårdgivare utan avtal finns inte i uttaget.",
            "Visits in other regions and to providers without a contract are not in the extract.",
        ),
    ),
    (
        Text("Vad som händer just nu", "What is happening now"),
        Text(
            "Det som hände efter {last} är okänt, och sena registreringar kan ändra de senaste "
            "veckorna.",
            "What happened after {last} is unknown, and late records may change the last weeks.",
        ),
    ),
)
