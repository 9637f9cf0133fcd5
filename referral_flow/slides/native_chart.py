"""A Chart as a native PowerPoint chart with its own workbook: editable, never a picture.

The workbook holds what readers may see and nothing else: a hidden value is an empty cell.
"""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.slides.native_audit import audit
from referral_flow.slides.native_bars import bars
from referral_flow.slides.native_dots import dots
from referral_flow.slides.native_flow import flow
from referral_flow.slides.native_funnel import funnel
from referral_flow.slides.native_lines import lines
from referral_flow.slides.native_map import land
from referral_flow.slides.native_waterfall import waterfall
from referral_flow.slides.native_xy import steps
from referral_flow.slides.scale import shown

_REFERENCES = ("mean", "limit", "target", "around")
_DRAWN_BY = {
    "control_chart": lines,
    "lines": lines,
    "bars": bars,
    "waterfall": waterfall,
    "steps": steps,
    "dots": dots,
    "flow": flow,
    "funnel": funnel,
    "audit": audit,
    "map": land,
}


def native_chart(place, chart: Chart, language: str):
    """Put `chart` in a chart placeholder and return its graphic frame."""
    is_over_numbers = chart.kind == "lines" and chart.x.kind == "number"
    draw = steps if is_over_numbers else _DRAWN_BY[chart.kind]
    return draw(place, chart, language)


def has_anything_to_show(chart: Chart) -> bool:
    """False where every value is hidden or missing: then words stand instead of an empty chart.

    Levels and limits alone are nothing to show.
    """
    measured = [series for series in chart.series if series.role not in _REFERENCES]
    return any(shown(point.amount) is not None for series in measured for point in series.points)
