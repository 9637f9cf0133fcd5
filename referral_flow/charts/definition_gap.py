"""Why three definitions of "assessed in time" give three figures: the gap in exact steps."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Chart, Sentence
from referral_flow.charts.amounts import Counted, free
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.waterfall import Step, waterfall, written_steps
from referral_flow.text import Text

LABELS = {
    "patient_chosen": Text("Patientvald väntan räknas med", "Patient-chosen waits are counted"),
    "month": Text("Månaden då man sökte", "The month of seeking care"),
    "still_waiting": Text("Väntar ännu", "Still waiting"),
    "no_show": Text("Uteblev", "Did not attend"),
    "cancelled": Text("Avbokade", "Cancelled"),
}
BECAUSE = {
    "patient_chosen": Text("patientvald väntan räknas bort", "patient-chosen waits are left out"),
    "month": Text(
        "bedömningar räknas på den månad då de görs",
        "assessments are counted in the month when they are made",
    ),
    "still_waiting": Text("de som ännu väntar inte räknas", "those still waiting are not counted"),
    "no_show": Text("de som uteblivit inte räknas", "those who did not attend are not counted"),
    "cancelled": Text("de som avbokat inte räknas", "those who cancelled are not counted"),
}
OUTCOMES = ("still_waiting", "no_show", "cancelled")


def gap_steps(
    skr: Counted,
    everyone: Counted,
    by_contact: Counted,
    cohort: Counted,
    never_assessed: Mapping[str, int],
) -> list[Step]:
    """The steps from SKR's share to the cohort's, in fixed order; they sum to the gap exactly.

    skr → everyone: patient-chosen waits · everyone → by_contact: the month counted · by_contact →
    cohort: those never assessed, shared out by their number; what comes of leaving out assessed
    patients who had cancelled a time within the limit goes with the cancelled.
    """
    assessed = Counted(cohort.numerator, cohort.denominator - sum(never_assessed.values()))
    values = {
        "patient_chosen": everyone.share - skr.share,
        "month": by_contact.share - everyone.share,
    }
    for outcome in OUTCOMES:
        values[outcome] = -assessed.share * never_assessed.get(outcome, 0) / cohort.denominator
    values["cancelled"] += assessed.share - by_contact.share
    return [
        Step(
            key, LABELS[key], value, *_cause(key, skr, everyone, by_contact, cohort, never_assessed)
        )
        for key, value in values.items()
    ]


def _cause(key, skr, everyone, by_contact, cohort, never_assessed) -> tuple[int, int]:
    """(n, numerator): how many the step comes from, by which disclosure judges it."""
    if key == "patient_chosen":
        return everyone.denominator, everyone.denominator - skr.denominator
    if key == "month":
        fewest = min((everyone, by_contact), key=lambda counted: counted.denominator)
        return fewest.denominator, fewest.numerator
    return cohort.denominator, never_assessed.get(key, 0)


def definition_gap(
    skr: Counted,
    everyone: Counted,
    by_contact: Counted,
    cohort: Counted,
    never_assessed: Mapping[str, int],
    *,
    basis: Sentence,
    place: str = "why",
    coarser: Text | None = None,
) -> Chart:
    """The gap between SKR's figure and that of all who sought care, as a waterfall."""
    steps = gap_steps(skr, everyone, by_contact, cohort, never_assessed)
    return waterfall(
        (Text("SKR:s sätt", "SKR's way"), skr.amount),
        steps,
        (Text("Alla som sökte", "All who sought care"), cohort.amount),
        key="definitions",
        finding=_finding(skr, cohort, steps),
        basis=basis,
        measure=Text(
            "Andel bedömda inom tre dagar. Stegen i procentenheter.",
            "Share assessed within three days. Steps in percentage points.",
        ),
        reading=Text(
            "SKR räknar genomförda bedömningar i den månad de görs och tar bort "
            "patientvald väntan. Vår huvudsiffra följer alla som sökte, även dem som "
            "aldrig bedömdes.",
            "SKR counts completed assessments in the month they are made and removes "
            "patient-chosen waits. Our main figure follows all who sought care, also "
            "those never assessed.",
        ),
        metric="assessed_within_3_days_skr",
        place=place,
        coarser=coarser,
    )


def _finding(skr: Counted, cohort: Counted, steps: list[Step]) -> Sentence:
    gap = sum(written_steps([step.value for step in steps], skr.share, cohort.share))
    behind = {"skr": skr.amount, "cohort": cohort.amount}
    if round(gap, 9) == 0:
        return Sentence(
            Text(
                "De tre sätten att räkna ger samma svar",
                "The three ways of counting give the same answer",
            ),
            behind,
            hidden=FEW_CASES,
        )
    downwards = gap < 0
    largest = max(steps, key=lambda step: -step.value if downwards else step.value)
    words = Text(
        "SKR:s sätt att räkna ger {{gap}} {more}, mest för att {because}",
        "SKR's way of counting gives {{gap}} {more}, mostly because {because}",
    ).format(
        more=Text("mer", "more") if downwards else Text("mindre", "less"),
        because=BECAUSE[largest.key],
    )
    return Sentence(words, behind | {"gap": free(abs(gap), "points")}, hidden=FEW_CASES)
