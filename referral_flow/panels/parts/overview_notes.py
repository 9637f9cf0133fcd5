"""How the overview is made: what is searched, what the small lines are, what a finding is not."""

from __future__ import annotations

from referral_flow.blocks import Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.findings.found import Search
from referral_flow.text import Text


def how_it_is_searched(search: Search) -> list[Note]:
    """Short notes, last on the page."""
    return [
        Note(FIGURES, Sentence(ABOUT_FIGURES)),
        Note(CHANGES, Sentence(ABOUT_CHANGES, {"share": free(search.false_share, "percent")})),
        Note(APART, Sentence(ABOUT_APART)),
        Note(CAUSE, Sentence(ABOUT_CAUSE)),
    ]


FIGURES = Text("De små linjerna", "The small lines")
ABOUT_FIGURES = Text(
    "De visar månaderna till och med den valda periodens slut, med noll längst ned. Månader som "
    "inte är avslutade är inte med, och dolda eller förlorade månader är luckor. Där månaderna har "
    "för få fall är det kvartal.",
    "They show the months up to the end of the period chosen, with zero at the bottom. Months that "
    "are not over are left out, and hidden or lost months are gaps. Where the months have too few "
    "cases they are quarters.",
)
CHANGES = Text("Så söks ändringarna", "How changes are searched for")
ABOUT_CHANGES = Text(
    "Varje mått och enhet får ett enda svar: hur stor den största varaktiga ändringen är jämfört "
    "med samma månader tidigare, och hur ofta slumpen ger en lika stor. Helger och semestrar är "
    "därför inga ändringar. Först prövas regionen, sedan vårdvalet och kommunerna, sist "
    "mottagningarna, så att högst {share} av fynden i genomsnitt är falska. Hela uttaget söks "
    "igenom, oavsett vald period.",
    "Each measure and unit gets a single answer: how large the largest lasting change is against "
    "the same months earlier, and how often chance gives one as large. Holidays are therefore no "
    "changes. The region is tested first, then the care choice and the municipalities, last the "
    "clinics, so that on average at most {share} of the findings are false. The whole extract is "
    "searched, whatever period is chosen.",
)
APART = Text("Så jämförs mottagningarna", "How clinics are compared")
ABOUT_APART = Text(
    "En mottagning nämns när den ligger utanför trattens yttre gränser, som är vidgade för att "
    "mottagningar skiljer sig åt även utan särskild orsak. Listan är inte en rangordning.",
    "A clinic is named when it lies outside the outer limits of its funnel, which are widened "
    "since clinics differ without any particular cause. The list is no ranking.",
)
CAUSE = Text("Vad ett fynd inte säger", "What a finding does not say")
ABOUT_CAUSE = Text(
    "Att något har ändrats eller skiljer sig säger inget om varför. Orsaken kan vara arbetssätt, "
    "patienter, registrering eller något annat.",
    "That something has changed or stands apart says nothing of why. The cause may be ways of "
    "working, patients, recording or something else.",
)
