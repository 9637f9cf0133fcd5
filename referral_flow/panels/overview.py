"""The overview: what has changed and where, what stands apart, and the way to each page."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block
from referral_flow.findings.search import search
from referral_flow.model import UNIT_KINDS, View
from referral_flow.panels import Panel
from referral_flow.panels.parts.overview_answer import overview_answer
from referral_flow.panels.parts.overview_apart import lost, unlike
from referral_flow.panels.parts.overview_changes import changed
from referral_flow.panels.parts.overview_events import after_events
from referral_flow.panels.parts.overview_followed import follow_control, followed
from referral_flow.panels.parts.overview_notes import how_it_is_searched
from referral_flow.panels.parts.overview_seen import seen_table
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method."""
    found = search(warehouse)
    others = [part(warehouse, view, found) for part in (after_events, unlike, lost)]
    page = [
        overview_answer(warehouse, view, found, others),
        *followed(warehouse, view, choices, found.unlike.found),
        changed(warehouse, view, found),
        *others,
        *how_it_is_searched(found),
        seen_table(warehouse, found),
    ]
    return [block for block in page if block]


PANEL = Panel(
    key="overview",
    order=10,
    title=Text("Översikt", "Overview"),
    question=Text(
        "Vad har ändrats, och var ska jag titta först?",
        "What has changed, and where should I look first?",
    ),
    metrics=(),  # each is told of on a page of its own
    unit_kinds=tuple(kind for kind in UNIT_KINDS if kind != "nation"),
    controls=(),
    later_controls=follow_control,
    blocks=blocks,
)
