"""Whom to tell of a fault, where to read on, and how the tool treats what it has been given."""

from __future__ import annotations

from referral_flow.blocks import Findings, Found, Lead, Note, Sentence
from referral_flow.model import Build
from referral_flow.text import Text, day


def reporting(build: Build) -> list[Note]:
    """How to report a fault, and where to turn when something cannot be read or reached."""
    words = FAULT.format(build=build.build_id)
    return [
        Note(FAULT_TITLE, Sentence(words), place="after"),
        Note(ACCESS_TITLE, Sentence(ACCESS), place="after"),
    ]


def further() -> Findings:
    """The pages that tell more, each as a way there."""
    found = tuple(
        Found(Sentence(words), Sentence(about), Lead(page)) for page, words, about in PAGES
    )
    return Findings("further", FURTHER, found, Sentence(FURTHER), Sentence(READ_ON), "after")


def how_it_is_run(build: Build) -> list[Note]:
    """Privacy, what the same figures rest on, and, of made-up data, that they are."""
    rests = SAME.format(build=build.build_id, last=day(build.as_of))
    notes = [
        Note(PRIVACY_TITLE, Sentence(PRIVACY)),
        Note(SAME_TITLE, Sentence(rests)),
        Note(OPEN_TITLE, Sentence(OPEN)),
    ]
    return (
        [Note(SYNTHETIC_TITLE, Sentence(SYNTHETIC), "warning"), *notes]
        if (build.is_synthetic)
        else notes
    )


FAULT_TITLE = Text("Så rapporterar du ett fel", "How to report a fault")
FAULT = Text(
    "Kopiera adressen till sidan, som visar just det du ser, och skriv vad du väntade dig i "
    "stället. Skicka det till den som förvaltar verktyget i regionen och ange underlag {build}. "
    "Skriv aldrig något om en enskild patient.",
    "Copy the address of the page, which shows exactly what you see, and write what you expected "
    "instead. Send it to whoever manages the tool in the region and give build {build}. Never "
    "write anything about a single patient.",
)
ACCESS_TITLE = Text("Tillgänglighet", "Accessibility")
ACCESS = Text(
    "Varje diagram har sina siffror i en tabell, och allt kan nås med tangentbordet. Är det något "
    "du inte kan läsa, höra eller nå, rapportera det på samma sätt. Blir det inte åtgärdat kan du "
    "anmäla det till Myndigheten för digital förvaltning.",
    "Every chart has its figures in a table, and everything can be reached by the keyboard. If "
    "there is something that you cannot read, hear or reach, report it in the same way. If it is "
    "not put right you can turn to the Swedish Agency for Digital Government.",
)
FURTHER = Text("Läs mer", "Read on")
READ_ON = Text("Sidorna bakom siffrorna i verktyget.", "The pages behind the figures of the tool.")
PAGES = (
    (
        "definitions",
        Text("Vad betyder måtten och orden?", "What do the measures and the words mean?"),
        Text(
            "Definition, källa och beräkning för varje mått, och ordlistan.",
            "Definition, source and computation of every measure, and the glossary.",
        ),
    ),
    (
        "data_quality",
        Text("Kan man lita på siffrorna?", "Can the figures be trusted?"),
        Text(
            "Vad som har kommit in, vad som inte används och var uppgifter saknas.",
            "What has come in, what is not used and where data are missing.",
        ),
    ),
)
PRIVACY_TITLE = Text("Vilka uppgifter som finns här", "Which data are here")
PRIVACY = Text(
    "Verktyget har bara sammanräknade tal. Små tal och andelar av få döljs och skrivs ”få fall”. "
    "I det som lämnas vidare döljs fler, och mottagningar saknar namn.",
    "The tool holds only totals. Small numbers and shares of few are hidden, and written “few "
    "cases”. In what is handed on more are hidden, and clinics have no names.",
)
SAME_TITLE = Text("Samma underlag, samma siffror", "The same build, the same figures")
SAME = Text(
    "Underlag {build} är räknat till och med {last}. Numret är ett fingeravtryck: samma uttag och "
    "samma regler ger samma nummer och samma siffror, och det står på allt som hämtas härifrån.",
    "Build {build} is counted up to and including {last}. Its number is a fingerprint: the same "
    "extract and the same rules give the same number and the same figures, and it stands on all "
    "that is taken from here.",
)
OPEN_TITLE = Text("Öppen källkod", "Open source")
OPEN = Text(
    "Verktyget är fri programvara. Varje mått är en fråga i databasen som kan läsas på sidan "
    "Definitioner.",
    "The tool is free software. Every measure is a query that can be read on the page Definitions.",
)
SYNTHETIC_TITLE = Text("Påhittade uppgifter", "Made-up data")
SYNTHETIC = Text(
    "Mottagningar, patienter och tal är påhittade och visar hur verktyget fungerar. Kommunerna är "
    "verkliga, men inget här säger något om vården i dem.",
    "Clinics, patients and numbers are made up and show how the tool works. The municipalities are "
    "real, but nothing here says anything of their care.",
)
