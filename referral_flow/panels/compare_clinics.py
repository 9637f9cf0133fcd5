"""Clinics beside each other in any share: who stands apart, and is it still so when adjusted?"""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block
from referral_flow.model import View
from referral_flow.panels import Panel, all_panels
from referral_flow.panels.parts.compare_choices import asked_for, controls
from referral_flow.panels.parts.compare_metrics import COMPARED
from referral_flow.panels.parts.compare_notes import nothing_to_compare
from referral_flow.panels.parts.compare_page import page
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; a note alone where the unit has nothing to be compared by."""
    asked = asked_for(warehouse, view, choices)
    return page(asked, view, _others()) if asked else [nothing_to_compare()]


def _others() -> list[Panel]:
    """The pages that may tell more of a clinic: not the way in, and none that compares."""
    return [one for one in all_panels()[1:] if one.key not in (PANEL.key, "map")]


PANEL = Panel(
    key="compare_clinics",
    order=52,
    title=Text("Jämför mottagningar", "Compare clinics"),
    question=Text("Skiljer sig mottagningarna åt?", "Do the clinics differ?"),
    metrics=COMPARED,
    unit_kinds=(
        "region", "care_choice", "municipality", "physio", "health_centre", "radiology",
        "specialist", "orthopaedics",
    ),
    controls=(),
    later_controls=controls,
    blocks=blocks,
    sections={
        "beside": Text("Utan och med justering", "Without and with adjustment"),
        "who": Text("Mottagning för mottagning", "Clinic by clinic"),
    },
)  # fmt: skip
