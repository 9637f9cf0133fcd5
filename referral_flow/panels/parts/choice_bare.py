"""What can be said where no history of the times was handed over: how many are coded, no more."""

from __future__ import annotations

from referral_flow.blocks import Block, Headline, Note, Sentence
from referral_flow.charts.phrases import during
from referral_flow.model import View
from referral_flow.panels.parts.choice_notes import LAW, RULE
from referral_flow.panels.parts.comparisons import SHARE_CHOSEN, compared
from referral_flow.panels.parts.figures import share, share_figure
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.hidden import why_hidden
from referral_flow.panels.parts.over_time import over_time
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

CODED = "patient_chosen_wait_share"
AS_CODED = "assessed_within_3_days_as_coded"
COHORT = "assessed_within_3_days_cohort"


def without_times(warehouse: Warehouse, view: View, why: Note) -> list[Block]:
    """The coded share, over time and by clinic, and why there is no more."""
    known = [] if lacking_columns(warehouse, [CODED]) else _of_codes(warehouse, view)
    return [
        Headline(_answer(warehouse, view), (
            share_figure(warehouse, CODED, CODED_SHARE, view),
            share_figure(warehouse, COHORT, IN_TIME, view),
            *_if_known(warehouse, AS_CODED, CODES_ASIDE, view),
        )),
        why,
        *known,
        RULE,
        LAW,
    ]  # fmt: skip


def _if_known(warehouse: Warehouse, key: str, label: Text, view: View) -> list:
    return [] if lacking_columns(warehouse, [key]) else [share_figure(warehouse, key, label, view)]


def _of_codes(warehouse: Warehouse, view: View) -> list[Block]:
    found = (
        over_time(warehouse, CODED, view, chart_key="coded_over_time", place="why",
                  title=SHARE_CHOSEN.noun),
        compared(warehouse, CODED, view, SHARE_CHOSEN),
    )  # fmt: skip
    return [block for block in found if block]


def _answer(warehouse: Warehouse, view: View) -> Sentence:
    """How many are coded, where the codes are known."""
    found = None
    if not lacking_columns(warehouse, [CODED]):
        found = share(warehouse, CODED, view.unit, view.period)
    if found is None:
        return Sentence(NOT_KNOWN)
    reason = why_hidden(warehouse, CODED, view)
    return Sentence(ANSWER.format(when=during([view.period])), {"share": found.amount},
                    hidden=Text(f"{reason.sv}.", f"{reason.en}."))  # fmt: skip


CODED_SHARE = Text("Kodade som patientvald väntan", "Coded as patient-chosen wait")
IN_TIME = Text("Bedömda inom tre dagar", "Assessed within three days")
CODES_ASIDE = Text(
    "Bedömda inom tre dagar (utan kodad patientvald väntan)",
    "Assessed within three days (coded patient-chosen waits left out)",
)
ANSWER = Text(
    "Av dem som sökte {when} är {{share}} kodade som patientvald väntan. Om det fanns tider att "
    "välja på är inte känt.",
    "Of those who sought care {when}, {{share}} are coded as patient-chosen waits. Whether there "
    "were times to choose from is not known.",
)
NOT_KNOWN = Text(
    "Det är inte känt om den som väntade hade tider att välja på.",
    "It is not known whether those who waited had times to choose from.",
)
