"""A comparison of clinics from answer to method, whatever the measure and the kind of clinics."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Block, Chart
from referral_flow.model import View
from referral_flow.panels.parts.compare_answer import answer
from referral_flow.panels.parts.compare_few import few_units
from referral_flow.panels.parts.compare_notes import how_it_is_compared, nothing_to_compare
from referral_flow.panels.parts.compare_table import all_units
from referral_flow.panels.parts.compare_units import Asked, Seen, seen_units
from referral_flow.panels.parts.funnel import drawn
from referral_flow.statistics.funnel import LEAST_UNITS


def page(asked: Asked, view: View) -> list[Block]:
    """The answer, the funnel, all clinics in a table, and how they are compared."""
    seen = seen_units(asked, view)
    if seen.units is None:
        return [nothing_to_compare()]
    return [
        answer(seen, view),
        _chart(seen, view),
        all_units(seen),
        *how_it_is_compared(seen, view),
    ]


def _chart(seen: Seen, view: View) -> Chart:
    """A funnel; of clinics too few to tell how much such clinics differ, shares side by side."""
    if len(seen.units.rows) < LEAST_UNITS:
        return few_units(seen, view)
    return replace(drawn(seen, view, chart_key="crude", place="main"), is_breakdown=True)
