"""The patient's choice: did those who waited choose to, or was there nothing to choose from?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from referral_flow.blocks import Block, Control
from referral_flow.charts.audit import audit_chart
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.choice import (
    AUDIT,
    MATCHED,
    REACH,
    SPARE,
    Choice,
    choice_of,
    reach_control,
)
from referral_flow.panels.parts.choice_answer import CODED_SHORTAGE, LATE, UNCODED, choice_answer
from referral_flow.panels.parts.choice_bare import without_times
from referral_flow.panels.parts.choice_notes import (
    KNOWN,
    hardly_known,
    how_choices_are_counted,
    little_known,
    without_history,
    without_web,
)
from referral_flow.panels.parts.choice_off_web import OFF_WEB, off_web
from referral_flow.panels.parts.choice_reach import STEPS, UPPER, by_home, corrected, how_far
from referral_flow.panels.parts.funnel import funnel
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.lost_data import lost_data
from referral_flow.panels.parts.over_time import over_time
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

SHORTAGE = "capacity_shortage_share"


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; without a history of the times, what can be known."""
    choice = choice_of(warehouse, view, choices)
    lacking = lacking_columns(warehouse, [REACH])
    unknown = without_history(lacking) if lacking else hardly_known(choice)
    if unknown:
        return without_times(warehouse, view, unknown)
    shown = partial(shown_or_missing, warehouse)
    return [
        choice_answer(choice),
        *filter(None, (little_known(choice), *_lost(choice, "answer"))),
        shown([AUDIT], AUDITED, "main", lambda: choice.audit and audit_chart(choice.audit)),
        *off_web(choice),
        shown([REACH], HOW_FAR, "beside", lambda: how_far(choice)),
        shown([*STEPS], THE_FIGURE, "beside", lambda: corrected(choice)),
        *_over_time(choice),
        *_where(choice),
        *_lost(choice, "how"),
        *how_choices_are_counted(choice),
    ]


def _lost(choice: Choice, place: str) -> list[Block]:
    warning = lost_data(choice.warehouse, choice.view)
    return [warning] if warning and warning.place == place else []


def _over_time(choice: Choice) -> list[Block]:
    """Choices left uncoded on the web, and waits that no free time could have shortened."""
    found = partial(over_time, choice.warehouse, view=choice.view, place="why")
    web = [
        shown_or_missing(
            choice.warehouse, [UNCODED], UNCODED_TITLE, "why",
            lambda: found(UNCODED, chart_key="uncoded_over_time", title=UNCODED_TITLE),
        )
    ] if choice.chose_on_the_web or not choice.has(UNCODED) else [without_web(choice)]  # fmt: skip
    return [
        *web,
        shown_or_missing(
            choice.warehouse, [SHORTAGE], SHORTAGE_TITLE, "why",
            lambda: found(SHORTAGE, chart_key="shortage_over_time", title=SHORTAGE_TITLE),
        ),
    ]  # fmt: skip


def _where(choice: Choice) -> list[Block]:
    """Clinics where code and times say different things, and where those who waited live."""
    found = [
        funnel(choice.warehouse, key, choice.view, chart_key=f"funnel_{key}", place="who")
        for key in (CODED_SHORTAGE, UNCODED)
        if choice.has(key)
    ]
    return [block for block in (*found, by_home(choice)) if block]


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """How far away free times are looked for."""
    return reach_control(warehouse)


AUDITED = Text("Val eller brist på tider", "Choice or a lack of times")
HOW_FAR = Text("Hur långt bort en tid fanns", "How far away a time was free")
THE_FIGURE = Text("Vårdgarantins siffra", "The guarantee figure")
UNCODED_TITLE = Text("Andelen okodade val på webben", "The share of uncoded choices on the web")
SHORTAGE_TITLE = Text(
    "Andelen kapacitetsbrist bland dem som väntade",
    "The share of capacity shortage among those who waited",
)

PANEL = Panel(
    key="patient_choice",
    order=22,
    title=Text("Patientens val", "The patient's choice"),
    question=Text(
        "Valde patienten att vänta, eller fanns det inget att välja på?",
        "Did the patient choose to wait, or was there no choice?",
    ),
    metrics=(
        AUDIT, REACH, MATCHED, SPARE, LATE, UNCODED, *STEPS, UPPER, SHORTAGE,
        CODED_SHORTAGE, OFF_WEB, KNOWN,
    ),
    unit_kinds=("region", "care_choice", "municipality", "physio"),
    controls=controls,
    blocks=blocks,
    sections={
        "beside": Text(
            "Hur långt bort fanns en tid, och vad gör det med siffran?",
            "How far away was a time free, and what does it do to the figure?",
        ),
        "why": Text("Har det ändrats?", "Has it changed?"),
    },
)  # fmt: skip
