"""Why three definitions of "assessed in time" give three figures: the gap in exact steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from referral_flow.blocks import Amount, Chart, Sentence
from referral_flow.charts.amounts import Counted, people
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.charts.waterfall import (
    Step,
    makes_most,
    resting_on,
    waterfall,
    written_steps,
)
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
    "month": Text("bedömningar räknas i den månad de görs",
                  "assessments are counted in the month they are made"),
    "still_waiting": Text("de som ännu väntar inte räknas", "those still waiting are not counted"),
    "no_show": Text("uteblivna inte räknas", "those who did not attend are not counted"),
    "cancelled": Text("de som avbokat inte räknas", "those who cancelled are not counted"),
}  # fmt: skip
NOUNS = {
    "patient_chosen": Text("patientvald väntan", "patient-chosen waits"),
    "month": Text("månaden då man sökte", "the month of seeking care"),
    "still_waiting": Text("de som ännu väntar", "those still waiting"),
    "no_show": Text("de uteblivna", "those who did not attend"),
    "cancelled": Text("de som avbokat", "those who cancelled"),
}
OUTCOMES = ("still_waiting", "no_show", "cancelled")


@dataclass(frozen=True)
class Definitions:
    """One unit and period counted in every way that the gap passes through.

    `never_assessed`: how many of the cohort still wait, did not attend or cancelled, each as a
    share of the whole cohort.
    """

    skr: Counted  # assessed in the period, without patient-chosen waits
    everyone: Counted  # assessed in the period
    by_contact: Counted  # those of the cohort who have been assessed
    cohort: Counted  # sought care in the period
    never_assessed: Mapping[str, Counted]


def gap_steps(by: Definitions) -> list[Step]:
    """The steps from SKR's share to the cohort's, in fixed order; they sum to the gap exactly.

    First patient-chosen waits, then the month counted, then those never assessed, shared out by
    their number: those assessed are the cohort without them. Leaving out patients who cancelled a
    time within the limit belongs to the month.
    """
    never = {outcome: by.never_assessed.get(outcome) for outcome in OUTCOMES}
    values = {outcome: -by.by_contact.share * (part.share if part else 0.0)
              for outcome, part in never.items()}  # fmt: skip
    chosen = Counted(by.everyone.denominator - by.skr.denominator, by.everyone.denominator)
    return [
        _step("patient_chosen", by.everyone.share - by.skr.share, by.skr, by.everyone, chosen),
        _step("month", by.by_contact.share - by.everyone.share, by.everyone, by.by_contact),
        *(_step(outcome, values[outcome], never[outcome], by.by_contact) for outcome in OUTCOMES),
    ]


def _step(key: str, value: float, *behind: Counted | None) -> Step:
    return Step(key, LABELS[key], value, tuple(part.amount for part in behind if part))


def definition_gap(
    by: Definitions, *, period: Text, coarser: Text | None = None, is_first: bool = False
) -> Chart:
    """The gap between SKR's figure and that of all who sought care, as a waterfall.

    `is_first`: the material begins in this period, so those who sought care before it are missing.
    """
    steps = gap_steps(by)
    return waterfall(
        (Text("SKR:s sätt", "SKR's way"), by.skr.amount),
        steps,
        (Text("Alla som sökte", "All who sought care"), by.cohort.amount),
        key="definitions",
        finding=_finding(by, steps),
        basis=_basis(by, period),
        measure=MEASURE,
        label=Text("Bedömda inom tre dagar", "Assessed within three days"),
        reading=sentences(READING, FIRST) if is_first else READING,
        metric="assessed_within_3_days_skr",
        place="why",
        coarser=coarser,
    )


def _basis(by: Definitions, period: Text) -> Sentence:
    """Both ends rest on people of their own: those assessed, and those who sought care."""
    amounts = {"skr": people(by.skr.denominator, by.skr.origin),
               "cohort": people(by.cohort.denominator, by.cohort.origin)}  # fmt: skip
    return Sentence(BOTH_N.format(period=period), amounts, hidden=period)


BOTH_N = Text(
    "{period} · n = {{skr}} enligt SKR, {{cohort}} som sökte",
    "{period} · n = {{skr}} by SKR, {{cohort}} who sought care",
)
MEASURE = Text(
    "Andel bedömda inom tre dagar. Stegen i procentenheter.",
    "Share assessed within three days. Steps in percentage points.",
)
READING = Text(
    "SKR räknar genomförda bedömningar i den månad de görs och tar bort patientvald väntan. "
    "Huvudsiffran följer alla som sökte, även dem som aldrig bedömdes.",
    "SKR counts completed assessments in the month they are made and removes patient-chosen "
    "waits. The main figure follows all who sought care, also those never assessed.",
)
FIRST = Text(
    "Uppgifterna börjar i den här perioden: bedömningar av dem som sökte tidigare saknas, så "
    "stegen kan bli missvisande.",
    "The data begin in this period: assessments of those who sought care earlier are missing, "
    "so the steps may mislead.",
)
SAME = Text(
    "SKR:s sätt att räkna och huvudsiffran ger samma svar",
    "SKR's way of counting and the main figure give the same answer",
)
LOWER = Text(
    "SKR:s sätt att räkna ger {gap} mindre än huvudsiffran",
    "SKR's way of counting gives {gap} less than the main figure",
)
HIGHER = Text(
    "SKR:s sätt att räkna ger {gap} mer än huvudsiffran",
    "SKR's way of counting gives {gap} more than the main figure",
)
HIGHER_SINCE = Text("SKR:s sätt att räkna ger {gap} mer", "SKR's way of counting gives {gap} more")
MOSTLY = Text("{told}, mest för att {because}", "{told}, mostly because {because}")
LARGEST_PART = Text(
    "{told}; den största delen är att {because}", "{told}; the largest part is that {because}"
)


def _finding(by: Definitions, steps: list[Step]) -> Sentence:
    """How far the two are apart; by which steps is told only where every step may be seen."""
    written = written_steps([step.value for step in steps], by.skr.share, by.cohort.share)
    gap = round(sum(written), 9)
    size = Amount(abs(gap), "points", rule="free", ends=(by.skr.amount, by.cohort.amount))
    plain = Sentence(SAME if gap == 0 else LOWER if gap > 0 else HIGHER, {"gap": size}, FEW_CASES)
    words = _by_steps(list(zip(steps, written, strict=True)), gap) or plain.words
    return Sentence(words, {"gap": resting_on(size, steps)}, hidden=plain)


def _by_steps(told: list[tuple[Step, float]], gap: float) -> Text | None:
    """What the steps, as they are written, say of the gap; None where they add nothing."""
    (most, up), (least, down) = (choose(told, key=lambda pair: pair[1]) for choose in (max, min))
    if abs(gap) < min(up, -down):
        return _cancelling(*((most, least) if up >= -down else (least, most)), gap)
    if gap >= 0:
        return None
    cause = MOSTLY if makes_most(down, gap) else LARGEST_PART
    return cause.format(told=HIGHER_SINCE, because=BECAUSE[least.key])


def _cancelling(first: Step, second: Step, gap: float) -> Text:
    """Two steps of opposite sign, each larger than what is left of them: neither is the cause."""
    rest = ALIKE if gap == 0 else LESS if gap > 0 else MORE
    return Text(*(
        f"{_capital(NOUNS[first.key].in_(language))} {'och' if language == 'sv' else 'and'} "
        f"{NOUNS[second.key].in_(language)} {rest.in_(language)}"
        for language in ("sv", "en")
    ))  # fmt: skip


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


ALIKE = Text(
    "tar ut varandra: SKR:s sätt att räkna och huvudsiffran ger samma svar",
    "cancel out: SKR's way of counting and the main figure give the same answer",
)
LESS = Text(
    "tar nästan ut varandra: SKR:s sätt att räkna ger {gap} mindre",
    "nearly cancel out: SKR's way of counting gives {gap} less",
)
MORE = Text(
    "tar nästan ut varandra: SKR:s sätt att räkna ger {gap} mer",
    "nearly cancel out: SKR's way of counting gives {gap} more",
)
