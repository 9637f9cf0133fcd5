"""Radiology's answers: is more sent back, for whom, why, at which stage, and what came of it?"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Chart, Control
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.after_rejection import (
    ACCEPTED_FINDING,
    IMAGED,
    RESENT,
    WITH_FINDING,
    imaged_anyway,
    sent_again,
)
from referral_flow.panels.parts.answers_given import (
    ADVICE,
    CHANGED,
    REJECTED,
    RETURNED,
    answers_given,
)
from referral_flow.panels.parts.filtered_page import FilteredPage, few_to_show, unfollowed
from referral_flow.panels.parts.moved import Moved, looked_at, moved_table
from referral_flow.panels.parts.only import chosen, only_controls
from referral_flow.panels.parts.radiology_answer import (
    FINAL,
    FIRST_PASS,
    RECEIVED,
    SENT_BACK,
    UNDECIDED,
    radiology_answer,
)
from referral_flow.panels.parts.radiology_imaged import imaged_by_reason
from referral_flow.panels.parts.radiology_notes import how_it_is_counted
from referral_flow.panels.parts.radiology_pathway import with_pathway_apart
from referral_flow.panels.parts.since_template import MISSING_INFO, since_template
from referral_flow.panels.parts.splits import reasons
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

COMPLETE = "clinical_information_complete_share"
DECISIONS = "decisions_per_working_day"
EXAM, PROFESSION, RECEIVER = "exam", "referrer_profession", "receiving_unit"
REASON = "reason"
MOST_DRAWN = 2  # of what has moved, surest first
LOOKED_AT = (PROFESSION, EXAM, RECEIVER, REASON)
DEFINED = (SENT_BACK, FIRST_PASS, FINAL, COMPLETE, WITH_FINDING)


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; what cannot follow the one filter is left out and named."""
    page = FilteredPage(warehouse, view, chosen(choices))
    found, looked = _moved(page)
    for_whom = next((one for one in found if one.split != REASON), None)
    names = {split: warehouse.split_name(split) for split in {one.split for one in found}}
    moving = [_moving(page, one, place) for place, one in enumerate(found[:MOST_DRAWN])]
    top = [
        radiology_answer(warehouse, view, page.within, for_whom),
        *page.in_time(SENT_BACK, OVER_TIME, "main", SENT_BACK_CALLED),
        *filter(None, [moved_table(found, looked, names)]),
        *(block for blocks in moving for block in blocks),
    ]
    rest = [*_meanwhile(page), *_why(page), *_for_whom(page), *_afterwards(page)]
    return [
        *top,
        *unfollowed(page, "main"),
        *rest,
        *how_it_is_counted(warehouse, DEFINED),
    ]


def _moved(page: FilteredPage) -> tuple[list[Moved], int]:
    """Where the level has changed, and how many series were looked at; none inside a filter."""
    if page.within or not page.has(SENT_BACK):
        return [], 0
    return looked_at(page.warehouse, SENT_BACK, page.view, LOOKED_AT)


def _meanwhile(page: FilteredPage) -> list[Block]:
    """Returns and rejections apart, and the load that the department carried."""
    return [
        *page.in_time(RETURNED, RETURNS, "beside", RETURNED_CALLED),
        *page.in_time(REJECTED, REJECTIONS, "beside", REJECTED_CALLED),
        *page.in_time(RECEIVED, INFLOW, "beside", RECEIVED_CALLED),
        *page.in_time(UNDECIDED, STOCK, "beside", UNDECIDED_CALLED),
        *page.in_time(DECISIONS, LOAD, "beside", DECISIONS_CALLED),
    ]


def _why(page: FilteredPage) -> list[Block]:
    """Reasons and stages; what was answered; whether the information was enough."""
    template = None if page.within else since_template(page.warehouse, page.view)
    return [
        *page.drawn(SENT_BACK, REASONS, "why", _reasons),
        *page.told(SENT_BACK, ANSWERS, "why", answers_given),
        *page.crossed(SENT_BACK, "reason,stage", REASON_BY_STAGE, "why"),
        *page.crossed(SENT_BACK, "reason,referrer_profession", REASON_BY_PROFESSION, "why"),
        *page.in_time(COMPLETE, INFORMATION, "why", COMPLETE_CALLED),
        *filter(None, [template]),
    ]


def _for_whom(page: FilteredPage) -> list[Block]:
    """By profession, receiver and examination.

    A department is not divided by itself.
    """
    of = SENT_BACK_CALLED
    receiver = page.divided(SENT_BACK, RECEIVER, BY_RECEIVER, "who", of)
    return [
        *page.divided(SENT_BACK, PROFESSION, BY_PROFESSION, "who", of),
        *(receiver if page.view.unit.kind != "radiology" else []),
        *page.divided(SENT_BACK, EXAM, BY_EXAM, "who", of),
    ]


def _moving(page: FilteredPage, one: Moved, place: int) -> list[Block]:
    """What has moved, as a control chart of its own."""
    words = BY_REASON_CALLED if one.split == REASON else FOR_CALLED
    called = words.format(what=one.name, share=SENT_BACK_CALLED)
    return page.in_time(SENT_BACK, OVER_TIME, "main", called, f"moved_{place}",
                        split=one.split, split_value=one.value)  # fmt: skip


def _afterwards(page: FilteredPage) -> list[Block]:
    audience = page.view.audience
    imaged = page.told(IMAGED, IMAGED_ANYWAY, "after", imaged_by_reason)
    found = page.told(WITH_FINDING, FINDINGS, "after", imaged_anyway)
    return [
        *page.told(RESENT, SENT_AGAIN, "after", sent_again),
        *(few_to_show(block, IMAGED_ANYWAY, audience, page.within) for block in imaged),
        *(few_to_show(block, FINDINGS, audience, page.within) for block in found),
    ]


def _reasons(*asked, **how) -> Chart | None:
    """The reasons; a pathway rule stands in the colour of neither side."""
    chart, view = reasons(*asked, **how), asked[2]
    return chart and with_pathway_apart(chart, view.audience)


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """The page's one filter."""
    return only_controls(warehouse, SENT_BACK, (EXAM, PROFESSION, RECEIVER))


OVER_TIME = Text("Returnerade och avvisade över tid", "Returned and rejected over time")
RETURNS = Text("Returnerade över tid", "Returned over time")
REJECTIONS = Text("Avvisade över tid", "Rejected over time")
INFLOW = Text("Mottagna remisser", "Referrals received")
STOCK = Text("Remisser som väntar på bedömning", "Referrals waiting for a decision")
LOAD = Text("Bedömningar per arbetsdag", "Decisions per working day")
REASONS = Text("Skälen", "The reasons")
ANSWERS = Text("Svaren på remisserna", "The answers to the referrals")
REASON_BY_STAGE = Text("Skäl och skede", "Reason and stage")
REASON_BY_PROFESSION = Text("Skäl och remittentens yrke", "Reason and the referrer's profession")
INFORMATION = Text("Klinisk information fullständig", "Clinical information complete")
BY_EXAM = Text("Undersökningarna", "The examinations")
BY_PROFESSION = Text("Remittenternas yrken", "The referrers' professions")
BY_RECEIVER = Text("De mottagande enheterna", "The receiving departments")
SENT_AGAIN = Text("Skickade igen", "Sent again")
IMAGED_ANYWAY = Text("Undersökta ändå", "Imaged anyway")
FINDINGS = Text("Fynd hos dem som undersöktes ändå", "Findings among those imaged anyway")

SENT_BACK_CALLED = Text("Andelen returnerade eller avvisade", "The share returned or rejected")
FOR_CALLED = Text("{share} för {what}", "{share} for {what}")
BY_REASON_CALLED = Text("Andelen med skälet {what}", "The share for the reason {what}")
RETURNED_CALLED = Text("Andelen returnerade", "The share returned")
REJECTED_CALLED = Text("Andelen avvisade", "The share rejected")
RECEIVED_CALLED = Text("Antalet mottagna remisser", "The number of referrals received")
UNDECIDED_CALLED = Text(
    "Antalet remisser utan beslut", "The number of referrals without a decision"
)
DECISIONS_CALLED = Text(
    "Antalet bedömningar per arbetsdag", "The number of decisions per working day"
)
COMPLETE_CALLED = Text(
    "Andelen med fullständig klinisk information", "The share with complete clinical information"
)

PANEL = Panel(
    key="radiology_outcome",
    order=40,
    title=Text("Remissutfall radiologi", "Radiology outcomes"),
    question=Text(
        "Vad svarar radiologin på remisserna, och varför?",
        "What does radiology answer to referrals, and why?",
    ),
    metrics=(
        SENT_BACK, FIRST_PASS, FINAL, RECEIVED, UNDECIDED, RETURNED, REJECTED, DECISIONS, ADVICE,
        CHANGED, COMPLETE, RESENT, IMAGED, WITH_FINDING, ACCEPTED_FINDING, MISSING_INFO,
    ),
    unit_kinds=(
        "region", "radiology", "care_choice", "municipality", "physio", "health_centre",
        "specialist", "orthopaedics",
    ),
    controls=controls,
    blocks=blocks,
    sections={
        "beside": Text("Vad hände samtidigt?", "What happened meanwhile?"),
        "why": Text("Varför skickas remisser tillbaka?", "Why are referrals sent back?"),
        "who": Text("För vilka?", "For whom?"),
        "after": Text("Vad hände sedan?", "What happened afterwards?"),
    },
)  # fmt: skip
