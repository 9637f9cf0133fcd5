"""What the audit calls its outcomes, and what its titles and reading help say."""

from __future__ import annotations

from referral_flow.audits import CODED, FREE, NONE, UNCODED
from referral_flow.text import Text

AS_ONE = Text("Kodade och inte kodade: visas ihop", "Coded and not coded: shown as one")
NAMES = {
    (CODED, FREE): Text("Möjligt val, kodat", "Possible choice, coded"),
    (CODED, NONE): Text("Kodat, ingen ledig tid fanns", "Coded, no free time existed"),
    (UNCODED, NONE): Text("Kapacitetsbrist", "Capacity shortage"),
}
CHOICES = {
    CODED: Text("Styrkt val", "Verified choice"),
    UNCODED: Text("Okodat val", "Uncoded choice"),
}
NOT_KNOWN = Text("Okänt om tiden erbjöds", "Not known if it was offered")
FREE_ELSEWHERE = Text("Inte kodat, ledig tid fanns", "Not coded, a time was free")
SIDE_SAYS = {
    FREE: Text("{share} av {n} hade en ledig tid", "{share} of {n} had a free time"),
    NONE: Text("{share} hade ingen", "{share} had none"),
}
SIDE_HIDDEN = {
    FREE: Text("hade en ledig tid: få fall", "had a free time: few cases"),
    NONE: Text("hade ingen: få fall", "had none: few cases"),
}
MEASURE = Text(
    "De som väntade längre än tre dagar, efter hur de bokade: fanns då en ledig tid inom tre "
    "dagar {where}, och är väntan kodad som patientvald? Antal och andel.",
    "Those who waited more than three days, by how they booked: was a time then free within "
    "three days {where}, and is the wait coded as patient-chosen? Number and share.",
)
READING_OWN = Text(
    "Blå stapel: koden och tiderna säger samma sak. Randig: de säger olika. Tom: en tid fanns, men "
    "ingen vet om patienten erbjöds den. Strecken visar osäkerheten (95 %).",
    "Blue bar: the code and the times say the same. Striped: they differ. Empty: a time was free, "
    "but nobody knows whether the patient was offered it. The lines show the uncertainty "
    "(95%).",
)
READING_WIDER = Text(
    "Blå stapel: koden och tiderna säger samma sak. Randig: koden säger val, men ingen tid fanns. "
    "Tom: en tid fanns, men inte säkert där patienten kunde se den. Strecken visar "
    "osäkerheten (95 %).",
    "Blue bar: the code and the times say the same. Striped: the code says choice, but no time was "
    "free. Empty: a time was free, but not certainly where the patient could see it. The lines "
    "show the uncertainty (95%).",
)
ON_THE_WEB = Text(
    "På webben hade {share} av dem som väntade en ledig tid att välja; {uncoded} av de valen är "
    "inte kodade som patientvalda",
    "On the web {share} of those who waited had a free time to choose; {uncoded} of these choices "
    "are not coded as patient-chosen",
)
NO_TIME = Text(
    "{share} av dem som väntade är kodade som patientvalda utan att någon ledig tid fanns",
    "{share} of those who waited are coded as patient-chosen although no time was free",
)
OF_NOBODY = Text(
    "För ingen av dem som väntade längre än tre dagar fanns en ledig tid {where}",
    "For none of those who waited more than three days a time was free {where}",
)
OF_ALL = Text(
    "För {{share}} av dem som väntade längre än tre dagar fanns en ledig tid {where}",
    "For {{share}} of those who waited more than three days a time was free {where}",
)
