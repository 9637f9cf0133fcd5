"""What the overview's sentences call each measure, and which way it has gone, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from referral_flow.charts.phrases import inside
from referral_flow.model import Metric, Unit
from referral_flow.panels.parts.filtered import label_of
from referral_flow.text import Text, month
from referral_flow.warehouse import Warehouse

MEASURES = {
    "seekers_count": Text("antalet sökande per månad", "the number of seekers a month"),
    "assessed_within_3_days_cohort": Text(
        "andelen bedömda inom tre dagar", "the share assessed within three days"
    ),
    "third_next_available_days": Text(
        "antalet dagar till tredje lediga tid",
        "the number of days to the third next available time",
    ),
    "patient_chosen_wait_share": Text(
        "andelen som kodats som patientvald väntan", "the share coded as patient-chosen wait"
    ),
    "arrived_from_other_clinic_share": Text(
        "andelen som kom från en annan mottagning inom trettio dagar",
        "the share who came from another clinic within thirty days",
    ),
    "need_to_referral_share": Text(
        "andelen behov som blev remiss", "the share of needs that became a referral"
    ),
    "referral_lost_share": Text(
        "andelen behov och remisser som aldrig kom fram",
        "the share of needs and referrals that never arrived",
    ),
    "referral_transfer_days": Text(
        "tiden från skickad till mottagen", "the time from sent to received"
    ),
    "return_or_rejection_share": Text(
        "andelen remisser som returneras eller avvisas",
        "the share of referrals returned or rejected",
    ),
    "returned_for_missing_info_share": Text(
        "andelen remisser som returneras eller avvisas för ofullständig klinisk information",
        "the share of referrals returned or rejected for incomplete clinical information",
    ),
    "morning_free_share": Text(
        "andelen morgnar med en ledig tid inom tre dagar",
        "the share of mornings with a free time within three days",
    ),
    "shortage_coded_as_choice_share": Text(
        "andelen kodade som patientvald väntan bland dem som saknade en ledig tid",
        "the share coded as patient-chosen wait among those without a free time",
    ),
    "repeat_imaging_90_days": Text(
        "andelen som fick samma kroppsdel undersökt på nytt inom 90 dagar",
        "the share who had the same body region examined again within 90 days",
    ),
}
SOME_EVENT = Text("En känd händelse", "A known event")
OTHER = Text("måttet ”{label}”", "the measure “{label}”")


def measure(metric: Metric) -> Text:
    """The measure within a sentence: "andelen bedömda inom tre dagar"."""
    return MEASURES.get(metric.key) or OTHER.format(label=metric.label)


def whose(warehouse: Warehouse, unit: Unit, split: str | None, value: str | None) -> Text:
    """ "{unit}" as a slot for its label; of a group within it "{unit}, övriga remittenter"."""
    if not split or not value:
        return Text("{unit}", "{unit}")
    part = label_of(warehouse, (split, value))
    return Text("{{unit}}, {part}", "{{unit}}, {part}").format(part=inside(part))


def event_name(warehouse: Warehouse, event: str, unit_ids: Iterable[str]) -> Text:
    """What the list of events calls it: "Ny remissmall"."""
    began = warehouse.event_units(event)
    for unit_id in unit_ids:
        for marker in warehouse.events(unit_id):
            if marker.on == began.get(unit_id):
                return marker.text
    return SOME_EVENT


def month_of(month_id: str) -> Text:
    """ "2025-02" as "februari 2025"."""
    first = date.fromisoformat(f"{month_id}-01")
    return Text(month(first, "sv"), month(first, "en"))


def opened(words: Text) -> Text:
    """The words with a capital first."""
    return Text(*(one[:1].upper() + one[1:] for one in (words.sv, words.en)))


def role_of(metric: Metric, change: float) -> str:
    """improvement or concern where one direction is better, else neutral."""
    if metric.good == "neither" or not change:
        return "neutral"
    return "improvement" if (change > 0) == (metric.good == "up") else "concern"
