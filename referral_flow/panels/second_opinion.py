"""A second clinic: how many seek another clinic after an assessment, who goes where, and how."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from referral_flow.blocks import Block, Chart
from referral_flow.charts.rare_axis import narrowed
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.arrivals_by import ARRIVING, arrivals_by
from referral_flow.panels.parts.funnel import funnel
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.lost_data import lost_data
from referral_flow.panels.parts.over_time import over_time
from referral_flow.panels.parts.second_answer import ARRIVED, ARRIVED_SOON, LEFT, second_answer
from referral_flow.panels.parts.second_flows import FLOWS, clinic_flows
from referral_flow.panels.parts.second_notes import INSIDE_THE_GUARANTEE, how_it_is_counted
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

WHOLES = ("region", "nation")  # nearly all who leave a clinic there arrive at another there


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; what the extract lacks becomes a note in its place."""
    shown = partial(shown_or_missing, warehouse)
    warning = lost_data(warehouse, view)
    is_first = warning and warning.place == "answer"
    return [
        second_answer(warehouse, view),
        *([warning] if is_first else []),
        INSIDE_THE_GUARANTEE,
        shown([LEFT], OVER_TIME, "main",
              lambda: _rare(over_time(warehouse, LEFT, view, title=LEAVING))),
        *_arrivals(warehouse, view),
        *_divided(warehouse, view),
        shown([ARRIVED], CAME, "who",
              lambda: _rare(funnel(warehouse, ARRIVED, view, chart_key="arrived_funnel"))),
        shown([LEFT], WENT, "who",
              lambda: _rare(funnel(warehouse, LEFT, view, chart_key="left_funnel"))),
        *_flows(warehouse, view),
        *([warning] if warning and not is_first else []),
        *how_it_is_counted(warehouse, (LEFT, ARRIVED, ARRIVED_SOON)),
    ]  # fmt: skip


def _arrivals(warehouse: Warehouse, view: View) -> list[Block]:
    """Those who come, where they are others than those who go."""
    if view.unit.kind in WHOLES:
        return []
    return [shown_or_missing(
        warehouse, [ARRIVED], ARRIVALS, "beside",
        lambda: _rare(over_time(warehouse, ARRIVED, view, chart_key="arrived_over_time",
                                place="beside", title=ARRIVING)),
    )]  # fmt: skip


def _divided(warehouse: Warehouse, view: View) -> list[Block]:
    """Those who come, by how they booked and by body region, where enough have come."""
    if lacking_columns(warehouse, [ARRIVED]):
        return []
    found = [arrivals_by(warehouse, view, split) for split in ("booking_way", "body_region")]
    return [_rare(block) for block in found if block]


def _rare(block: Block | None) -> Block | None:
    """A chart with its axis down to where these shares lie."""
    return narrowed(block) if isinstance(block, Chart) else block


def _flows(warehouse: Warehouse, view: View) -> list[Block]:
    if lacking_columns(warehouse, [FLOWS]):
        return []
    return clinic_flows(warehouse, view)


OVER_TIME = Text("Utvecklingen", "Over time")
ARRIVALS = Text("De som kom från en annan mottagning", "Those who came from another clinic")
LEAVING = Text(
    "Andelen som sedan sökte en annan mottagning", "The share who then sought another clinic"
)
CAME = Text("Vart de kommer", "Where they come")
WENT = Text("Varifrån de går", "Where they leave")

PANEL = Panel(
    key="second_opinion",
    order=26,
    title=Text("Ny bedömning på annan mottagning", "New assessment at another clinic"),
    question=Text(
        "Hur många söker en annan mottagning efter bedömningen?",
        "How many seek another clinic after the assessment?",
    ),
    metrics=(LEFT, ARRIVED, ARRIVED_SOON, FLOWS),
    unit_kinds=("physio", "care_choice", "municipality", "region", "nation"),
    controls=(),
    blocks=blocks,
    sections={"beside": Text("Hur många kommer hit?", "How many come here?"),
              "why": Text("Vilka är det?", "Who are they?"),
              "who": Text("Mellan vilka mottagningar?", "Between which clinics?")},
)  # fmt: skip
