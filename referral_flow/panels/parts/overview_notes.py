"""How the overview is made: what is searched, what the small lines are, what a finding is not."""

from __future__ import annotations

from referral_flow.blocks import Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.findings.found import Search
from referral_flow.text import Text


def how_it_is_searched(search: Search) -> list[Note]:
    """Short notes, last on the page."""
    amounts = {
        "share": free(search.false_share, "percent"),
        "series": free(search.searched.series_count),
    }
    return [
        Note(FIGURES, Sentence(ABOUT_FIGURES)),
        Note(CHANGES, Sentence(ABOUT_CHANGES, amounts)),
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
    "För varje mått och enhet söks den största varaktiga ändringen, och hur ofta slumpen ger en "
    "lika stor. Jämförelsen görs med samma månader tidigare, så helger och semestrar räknas inte "
    "som ändringar. Varje mått prövas för sig. Tyder något i det på en ändring prövas helheten "
    "(regionen, vårdvalet och grupper av remittenter) och kommunerna. En mottagning prövas när "
    "något i dess kommun tyder på en ändring, även om regionens eget tal står still. Det blev "
    "{series} frågor. Där inget har ändrats väntas högst {share} av sådana sökningar ändå hitta "
    "något. Där mått svänger sakta av sig själva, så att mer än hälften av en månads avvikelse är "
    "kvar nästa månad, kan det bli mer än en av tio. Det går inte att se på ett fynd om det är "
    "slumpens verk. Alla månader söks igenom, oavsett vald period. Talen överst på sidan ingår "
    "inte i sökningen.",
    "For each measure and unit the largest lasting change is sought, and how often chance gives "
    "one as large. The comparison is with the same months earlier, so holidays do not count as "
    "changes. Each measure is tested by itself. If anything in it points to a change, the whole "
    "(region, care choice and groups of referrers) and the municipalities are tested. A clinic is "
    "tested when anything in its municipality points to a change, even where the region's own "
    "figure stands still. That made {series} questions. Where nothing has changed at most "
    "{share} of such searches are expected to find anything. Where measures swing slowly by "
    "themselves, so that more than half of what a month is off is left in the next, it may be more "
    "than one in ten. Nothing shows on a finding whether it is the work of chance. All months are "
    "searched, whatever period is chosen. The figures at the top of the page are no part of the "
    "search.",
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
