"""A comparison of clinics from answer to method, whatever the measure and the kind of clinics."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Block, Chart
from referral_flow.charts.funnel_units import Adjusted
from referral_flow.model import View
from referral_flow.panels.parts.compare_adjusted import adjusted_units, mix_named
from referral_flow.panels.parts.compare_answer import answer, is_funnel
from referral_flow.panels.parts.compare_few import few_units
from referral_flow.panels.parts.compare_notes import how_it_is_compared, nothing_to_compare
from referral_flow.panels.parts.compare_table import all_units
from referral_flow.panels.parts.compare_units import Asked, Seen, seen_units
from referral_flow.panels.parts.funnel import drawn, label_of_part
from referral_flow.text import Text


def page(asked: Asked, view: View) -> list[Block]:
    """The answer, the funnels, all clinics in a table, and how they are compared."""
    seen = seen_units(asked, view)
    if seen.units is None:
        return [nothing_to_compare()]
    adjusted = adjusted_units(seen)
    return [
        answer(seen, adjusted, view),
        *_charts(seen, adjusted, view),
        all_units(seen, adjusted),
        *how_it_is_compared(seen, adjusted),
    ]


def _charts(seen: Seen, adjusted: Adjusted | None, view: View) -> list[Chart]:
    """The clinics as they are and, where that can be known, adjusted beside it."""
    if adjusted is None or not is_funnel(adjusted):
        return [_chart(seen, view, "crude", "main")]
    mix = mix_named(seen.asked.warehouse, seen.asked.metric.case_mix)
    label = ADJUSTED_FOR.format(label=label_of_part(seen.asked), mix=mix)
    return [
        _chart(seen, view, "crude", "beside"),
        _chart(replace(seen, units=adjusted), view, "adjusted", "beside", label),
    ]


def _chart(seen: Seen, view: View, key: str, place: str, label: Text | None = None) -> Chart:
    """A funnel; of clinics too few to tell how much such clinics differ, shares side by side."""
    make = drawn if is_funnel(seen.units) else few_units
    return make(seen, view, chart_key=key, place=place, label=label)


ADJUSTED_FOR = Text("{label}, justerat för {mix}", "{label}, adjusted for {mix}")
