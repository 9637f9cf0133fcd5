"""The referral chain: from the need a physio sees to the report that somebody has read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from referral_flow.blocks import Block, Control
from referral_flow.charts.drop_off import drop_off
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.chain import FLOW, STEP_DAYS, TOTAL, Chain
from referral_flow.panels.parts.chain_answer import (
    FINAL,
    FIRST_PASS,
    TO_REFERRAL,
    chain_answer,
)
from referral_flow.panels.parts.chain_notes import (
    how_chains_are_counted,
    only_reached,
    without_needs,
)
from referral_flow.panels.parts.chain_outcomes import SENT, since_need, since_sent, time_in_all
from referral_flow.panels.parts.chain_routes import ROUTE_DAYS, ROUTES, routes
from referral_flow.panels.parts.gaps import shown_or_missing
from referral_flow.panels.parts.only import chosen, only_controls
from referral_flow.panels.parts.splits import by_split
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

EXAM, REGION = "exam", "body_region"
DEFINED = (FLOW, TO_REFERRAL, FIRST_PASS, FINAL, TOTAL)


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; all of it follows the one filter, or says that it cannot."""
    chain = Chain(warehouse, view, chosen(choices))
    warnings = (without_needs(warehouse), only_reached(view.unit))
    return [
        chain_answer(chain),
        *filter(None, warnings),
        _shown(chain, [FLOW], STEPS, "main", lambda: chain.flow),
        *_from_need(chain, [TOTAL], OUTCOMES, since_need),
        _shown(chain, [SENT], AFTER_SENDING, "why", lambda: since_sent(chain)),
        *_if_any(drop_off(chain.flow) if chain.flow else None),
        *_from_need(chain, [TOTAL], TIME_IN_ALL, time_in_all),
        *_if_any(routes(chain)),
        *_for_whom(chain),
        *how_chains_are_counted(warehouse, DEFINED),
    ]


def _from_need(
    chain: Chain, metrics: list[str], heading: Text, make: Callable[[Chain], Block | None]
) -> list[Block]:
    """Time since the need; not for a radiology unit, which knows only of those that came to it."""
    if chain.begins_at_radiology:
        return []
    return [_shown(chain, metrics, heading, "why", lambda: make(chain))]


def _shown(
    chain: Chain, metrics: list[str], heading: Text, place: str, make: Callable[[], Block | None]
) -> Block:
    return shown_or_missing(chain.warehouse, metrics, heading, place, make)


def _if_any(block: Block | None) -> list[Block]:
    """What there are enough cases for; the flow above says why there is no more."""
    return [block] if block else []


def _for_whom(chain: Chain) -> list[Block]:
    """By examination and by body region: what became a referral, and what was accepted."""
    return [
        *_divided(chain, FIRST_PASS, EXAM, FIRST_CALLED),
        *([] if chain.begins_at_radiology
          else _divided(chain, TO_REFERRAL, REGION, REFERRAL_CALLED)),
    ]  # fmt: skip


def _divided(chain: Chain, key: str, split: str, called: Text) -> list[Block]:
    metric = chain.warehouse.metrics.get(key)
    if metric and metric.is_available and chain.view.unit.kind not in metric.unit_kinds:
        return []
    return [
        _shown(chain, [key], called, "who", lambda: by_split(
            chain.warehouse, key, chain.view, split, chart_key=f"{key}_by_{split}", place="who",
            within=chain.within, title=called,
        ))
    ]  # fmt: skip


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """The page's one filter: an examination or a body region."""
    return only_controls(warehouse, FLOW, (EXAM, REGION))


STEPS = Text("Remisskedjan steg för steg", "The referral chain, step by step")
OUTCOMES = Text("Utfall sedan behovet", "Outcomes since the need")
AFTER_SENDING = Text("Utfall sedan remissen skickades", "Outcomes since the referral was sent")
TIME_IN_ALL = Text("Hela tiden över tid", "The whole time over time")
FIRST_CALLED = Text("Andelen accepterade direkt", "The share accepted at first")
REFERRAL_CALLED = Text("Andelen behov som blev remiss", "The share of needs that became a referral")

PANEL = Panel(
    key="referral_chain",
    order=30,
    title=Text("Remisskedja", "Referral chain"),
    question=Text(
        "Hur långt kommer remisserna, och hur länge dröjer det?",
        "How far do referrals get, and how long does it take?",
    ),
    metrics=(FLOW, TO_REFERRAL, FIRST_PASS, FINAL, TOTAL, STEP_DAYS, SENT, ROUTES, ROUTE_DAYS),
    unit_kinds=(
        "region", "care_choice", "municipality", "physio", "health_centre", "specialist",
        "orthopaedics", "radiology",
    ),
    controls=controls,
    blocks=blocks,
    sections={
        "why": Text("Vad händer på vägen?", "What happens on the way?"),
        "who": Text("För vilka?", "For whom?"),
    },
)  # fmt: skip
