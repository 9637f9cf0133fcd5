"""A comparison of clinics from answer to method, whatever the measure and the kind of clinics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from referral_flow.blocks import Block, Chart, Point
from referral_flow.charts.funnel_units import Adjusted
from referral_flow.leads import Lead
from referral_flow.model import View
from referral_flow.panels.parts.compare_adjusted import adjusted_units, mix_named
from referral_flow.panels.parts.compare_answer import answer, hidden_answer, is_funnel
from referral_flow.panels.parts.compare_few import few_units
from referral_flow.panels.parts.compare_notes import (
    how_it_is_compared,
    nothing_to_compare,
    what_is_hidden,
)
from referral_flow.panels.parts.compare_table import all_units
from referral_flow.panels.parts.compare_units import Asked, Seen, seen_units
from referral_flow.panels.parts.funnel import drawn

if TYPE_CHECKING:
    from referral_flow.panels import Panel


def page(asked: Asked, view: View, pages: Sequence[Panel]) -> list[Block]:
    """The answer, the funnels, all clinics in a table, and how they are compared.

    Where every clinic is hidden that is said once, in place of charts and a table without numbers.

    `pages`: where a click on a clinic may go on to.
    """
    seen = seen_units(asked, view)
    if seen.units is None:
        return [nothing_to_compare()]
    if not seen.units.judged:
        return [hidden_answer(seen, view), *what_is_hidden(seen)]
    adjusted = adjusted_units(seen)
    return [
        answer(seen, adjusted, view),
        *(_leading_on(chart, seen, pages) for chart in _charts(seen, adjusted, view)),
        all_units(seen, adjusted),
        *how_it_is_compared(seen, adjusted),
    ]


def _charts(seen: Seen, adjusted: Adjusted | None, view: View) -> list[Chart]:
    """The clinics as they are and, where that can be known, adjusted beside it.

    Of clinics too few to tell how much such clinics differ, shares side by side.
    """
    if not is_funnel(seen.units):
        return [few_units(seen, view, chart_key="crude", place="main")]
    if adjusted is None or not is_funnel(adjusted):
        return [drawn(seen, view, chart_key="crude", place="main")]
    mix = mix_named(seen.asked.warehouse, seen.asked.metric.case_mix)
    return [
        drawn(seen, view, chart_key="crude", place="beside", beside=adjusted),
        drawn(replace(seen, units=adjusted), view, chart_key="adjusted", place="beside",
              adjusted_for=mix, beside=seen.units),
    ]  # fmt: skip


def _leading_on(chart: Chart, seen: Seen, pages: Sequence[Panel]) -> Chart:
    """A click on a clinic goes to the page that tells of the measure there, where there is one.

    Else it is marked here.
    """
    units, key = seen.asked.warehouse.units, seen.asked.key
    tells = next((one for one in pages if key in one.metrics and one.uses_unit
                  and seen.asked.kind in one.unit_kinds), None)  # fmt: skip

    def led(point: Point) -> Point:
        if point.x not in units:
            return point
        return replace(point, lead=Lead(tells.key if tells else HERE, point.x,
                                        seen.period.period_id))  # fmt: skip

    return replace(chart, series=tuple(
        replace(series, points=tuple(led(point) for point in series.points))
        if series.draw == "points" else series
        for series in chart.series
    ))  # fmt: skip


HERE = "compare_clinics"
