"""Channels: do needs and referrals arrive, how fast, and what has SEFOS changed?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from referral_flow.blocks import Block, Control
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.channel_answer import ADMINISTRATIVE, channel_answer
from referral_flow.panels.parts.channel_history import channels_over_time, channels_used
from referral_flow.panels.parts.channel_notes import (
    how_channels_are_counted,
    only_leg,
    without_needs,
)
from referral_flow.panels.parts.each_channel import (
    administrative_by_channel,
    days_by_channel,
    lost_by_channel,
)
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.legs import (
    LOST,
    NEED,
    ON_THE_WAY,
    REFERRAL,
    SENT,
    Leg,
    leg_control,
    leg_of,
)
from referral_flow.panels.parts.sefos_told import since_sefos
from referral_flow.panels.parts.sender_groups import sender_groups
from referral_flow.panels.parts.ultrasound import PER_VISIT, ultrasound_in_the_house
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

COVERAGE = "arrival_recorded_share"
DEFINED = (LOST, ON_THE_WAY, COVERAGE, ADMINISTRATIVE)


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method, all of the leg chosen or the only one that the unit has."""
    leg = leg_of(warehouse, view, choices)
    said = without_needs(warehouse) or only_leg(leg, choices)
    return [
        channel_answer(leg),
        *([said] if said else []),
        *_shown(leg, SENT, OVER_TIME, "main", channels_over_time),
        *_by_channel(leg),
        *since_sefos(warehouse, view),
        *_groups(leg),
        *_with_ultrasound(leg),
        *how_channels_are_counted(warehouse, DEFINED),
    ]


def _by_channel(leg: Leg) -> list[Block]:
    """How fast each channel is, what is lost on it, what comes back; nothing where there is one."""
    if not lacking_columns(leg.warehouse, [SENT]) and len(channels_used(leg)) < 2:
        return []
    returned = _shown(leg, ADMINISTRATIVE, RETURNED, "beside", administrative_by_channel)
    return [
        *_shown(leg, ON_THE_WAY, DAYS, "beside", days_by_channel),
        *_shown(leg, LOST, NEVER_ARRIVED, "beside", lost_by_channel),
        *(returned if leg.key == REFERRAL else []),
    ]


def _groups(leg: Leg) -> list[Block]:
    """Who sends, where there are several; a single clinic is one of them."""
    if leg.view.unit.is_clinic and leg.view.unit.kind != "radiology":
        return []
    if lacking_columns(leg.warehouse, [SENT, LOST, ON_THE_WAY, COVERAGE]):
        return []
    table = sender_groups(leg)
    return [table] if table else []


def _with_ultrasound(leg: Leg) -> list[Block]:
    """Physio clinics with an ultrasound in the house beside the others, on their own leg."""
    if leg.key != NEED or lacking_columns(leg.warehouse, [PER_VISIT]):
        return []
    block = ultrasound_in_the_house(leg.warehouse, leg.view)
    return [block] if block else []


def _shown(
    leg: Leg, key: str, heading: Text, place: str, make: Callable[[Leg], Block | None]
) -> list[Block]:
    metric = leg.warehouse.metrics.get(key)
    if metric and metric.is_available and not leg.has(key):
        return []
    return [shown_or_missing(leg.warehouse, [key], heading, place, lambda: make(leg))]


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """Which leg is shown, where there are two."""
    return leg_control(warehouse)


OVER_TIME = Text("Vägarna över tid", "The channels over time")
DAYS = Text("Dagar på vägen", "Days on the way")
NEVER_ARRIVED = Text("Kom aldrig fram", "Never arrived")
RETURNED = Text("Tillbaka av administrativa skäl", "Sent back for administrative reasons")

PANEL = Panel(
    key="channels",
    order=50,
    title=Text("Remissvägar", "Referral channels"),
    question=Text(
        "Kommer remisserna fram, och hur fort?", "Do referrals arrive, and how fast?"
    ),
    metrics=(SENT, ON_THE_WAY, LOST, COVERAGE, ADMINISTRATIVE, PER_VISIT),
    unit_kinds=(
        "region", "care_choice", "municipality", "physio", "health_centre", "specialist",
        "orthopaedics", "radiology",
    ),
    controls=controls,
    blocks=blocks,
    sections={
        "beside": Text(
            "Hur lång tid tar varje väg, och vad kommer aldrig fram?",
            "How long does each channel take, and what never arrives?",
        ),
        "why": Text("Vad har SEFOS ändrat?", "What has SEFOS changed?"),
        "who": Text("Vilka skickar?", "Who sends?"),
    },
)  # fmt: skip
