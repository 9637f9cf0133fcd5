"""How the guarantee page is counted, in prose: definition, law, what is left out."""

from __future__ import annotations

from referral_flow.blocks import Amount, Note, Sentence
from referral_flow.charts.amounts import people
from referral_flow.model import Metric, Origin, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.linked import partners_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LEFT_OUT = "cancelled_inside_window_count"


def how_it_is_counted(warehouse: Warehouse, view: View, metric: Metric) -> list[Note]:
    """The notes that close the page."""
    notes = [definition(metric), left_out(warehouse, view), LAW, PATIENT_CHOSEN,
             LIMITS_OF_THE_FIGURE]  # fmt: skip
    return [note for note in notes if note]


def definition(metric: Metric) -> Note:
    """The catalogue's own words."""
    return Note(Text("Så räknas huvudsiffran", "How the main figure is counted"),
                Sentence(metric.definition))  # fmt: skip


def left_out(warehouse: Warehouse, view: View) -> Note | None:
    """Those who cancelled a time within the limit: their own count, as the law has no rule."""
    if lacking_columns(warehouse, [LEFT_OUT]):
        return None
    count = cancelled_within_limit(warehouse, view)
    return Note(Text("Vilka som inte räknas", "Who is not counted"),
                Sentence(NOT_COUNTED, {"count": count}, hidden=NOT_COUNTED_HIDDEN))  # fmt: skip


def cancelled_within_limit(warehouse: Warehouse, view: View) -> Amount:
    """How many patients of the view cancelled a time that lay within the limit."""
    if lacking_columns(warehouse, [LEFT_OUT]):
        return people(0)
    frame = warehouse.values(
        LEFT_OUT, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id]
    )
    value = 0 if frame.is_empty() else int(frame["value"][0])
    partners = partners_of(warehouse, LEFT_OUT, view.unit, view.period)
    return people(value, Origin(LEFT_OUT, view.unit, view.period), partners)


NOT_COUNTED = Text(
    "Den som själv avbokat en tid som låg inom tre dagar räknas inte: {count} i perioden. Den "
    "som avbokat en senare tid räknas med, liksom den som ännu väntar. De senaste tre dagarnas "
    "sökande kommer med när de har kunnat följas.",
    "Those who themselves cancelled a time that lay within three days are not counted: {count} "
    "in the period. Those who cancelled a later time are counted, and so are those still "
    "waiting. Seekers of the latest three days come in when they can be followed.",
)
NOT_COUNTED_HIDDEN = Text(
    "Den som själv avbokat en tid som låg inom tre dagar räknas inte; antalet visas inte, för "
    "det är få fall.",
    "Those who themselves cancelled a time that lay within three days are not counted; their "
    "number is not shown, being few cases.",
)
LAW = Note(
    Text("Vad som är lag", "What the law says"),
    Sentence(
        Text(
            "Den som söker primärvård ska få en medicinsk bedömning inom tre dagar, av läkare "
            "eller annan legitimerad personal, om vårdgivaren anser att den behövs och den inte "
            "kan göras direkt (hälso- och sjukvårdsförordningen 2017:80, 6 kap. 1 §). "
            "Fysioterapeutens första bedömning räknas. Dagarna är kalenderdagar, så helger "
            "räknas. Att ha fått en tid räcker inte: det är bedömningen som ska vara gjord.",
            "Whoever seeks primary care shall have a medical assessment within three days, by a "
            "doctor or other licensed staff, if the provider finds it needed and it cannot be made "
            "at once (Health Care Ordinance 2017:80, chapter 6, section 1). A physiotherapist's "
            "first assessment counts. Days are calendar days, so weekends count. A booked time is "
            "not enough: the assessment must have been made.",
        )
    ),
)
PATIENT_CHOSEN = Note(
    Text("Patientvald väntan", "Patient-chosen waits"),
    Sentence(
        Text(
            "SKR:s statistik tar bort den som erbjudits en tid i rätt tid men valt att vänta. "
            "Förordningen ger inget sådant avdrag för tredagarsgränsen: dess 6 kap. 2 § gäller "
            "bara den specialiserade vården. Därför räknar huvudsiffran med alla, och SKR:s "
            "siffra visas bredvid. Brist på tider är aldrig patientvald väntan.",
            "SKR's statistics leave out those who were offered a time within the limit but chose "
            "to wait. The ordinance gives no such deduction for the three-day limit: its chapter "
            "6, section 2, concerns specialised care only. So the main figure counts everybody, "
            "with SKR's figure beside it. A lack of times is never a patient-chosen wait.",
        )
    ),
)
LIMITS_OF_THE_FIGURE = Note(
    Text("Vad siffran inte säger", "What the figure does not say"),
    Sentence(
        Text(
            "Garantin gäller nya och tydligt försämrade besvär, inte återbesök, planerad "
            "uppföljning eller röntgen. Riksrevisionen har visat att registreringen brister och "
            "att en så kort gräns kan tränga undan patienter med större behov (RiR 2023:12). "
            "Därför visas väntan utanför garantin bredvid.",
            "The guarantee covers new and clearly worsened problems, not return visits, planned "
            "follow-up or X-ray. The National Audit Office has shown that registration is "
            "incomplete and that so short a limit may crowd out patients with greater need (RiR "
            "2023:12). So waits outside the guarantee are shown beside it.",
        )
    ),
)
