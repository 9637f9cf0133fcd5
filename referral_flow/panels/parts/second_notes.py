"""What a contact at another clinic is and is not, and how it is counted, in prose."""

from __future__ import annotations

from collections.abc import Iterable

from referral_flow.blocks import Note, Sentence
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

INSIDE_THE_GUARANTEE = Note(
    Text("Kontakten kan omfattas av vårdgarantin", "The contact can be under the guarantee"),
    Sentence(
        Text(
            "Nya eller tydligt försämrade besvär och utebliven effekt av behandlingen omfattas, "
            "också på en annan mottagning. Därför räknas kontakterna med i vårdgarantin som alla "
            "andra. Patienten väljer själv mottagning (patientlagen, 9 kap. 1 §).",
            "New or clearly worsened problems and treatment without effect are covered, also at "
            "another clinic. So these contacts count under the guarantee like all others. Patients "
            "choose their clinic themselves (Patient Act, chapter 9, section 1).",
        )
    ),
    place="answer",
)
WHAT_IT_DOES_NOT_SAY = Note(
    Text("Vad siffran inte säger", "What the figure does not say"),
    Sentence(
        Text(
            "Varför patienten söker sig vidare finns inte i uppgifterna: det kan vara en önskan om "
            "en andra bedömning, ett råd från den första mottagningen, en tidigare tid, ett nytt "
            "besvär i samma kroppsdel eller en flytt. Lagens rätt till ny medicinsk bedömning "
            "(patientlagen 2014:821, 8 kap. 1 §) gäller livshotande eller särskilt allvarlig "
            "sjukdom och är något annat.",
            "Why patients go on is not in the data: they may wish for a second assessment, have "
            "been advised to by the first clinic, have found an earlier time, have a new problem "
            "in the same body region or have moved. The right to a new medical assessment "
            "(Patient Act 2014:821, chapter 8, section 1) concerns life-threatening or "
            "particularly serious illness and is another matter.",
        )
    ),
)


NOT_YET_FOLLOWED = Note(
    Text("De senaste bedömningarna", "The latest assessments"),
    Sentence(
        Text(
            "En bedömning räknas när den har kunnat följas i trettio dagar. De senaste kommer med "
            "efter hand, och de första kontakterna i uttaget kan inte följas bakåt.",
            "An assessment counts when it has been followed for thirty days. The latest come in as "
            "time goes by, and the first contacts of the extract cannot be followed backwards.",
        )
    ),
)


def how_it_is_counted(warehouse: Warehouse, keys: Iterable[str]) -> list[Note]:
    """The catalogue's own words for each metric that is there, then what none of them says."""
    known = [warehouse.metrics[key] for key in keys if key in warehouse.metrics]
    return [
        *(Note(one.label, Sentence(one.definition)) for one in known),
        NOT_YET_FOLLOWED,
        WHAT_IT_DOES_NOT_SAY,
    ]
