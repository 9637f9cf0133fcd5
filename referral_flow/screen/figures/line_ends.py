"""Which lines have words at their ends, what these say, and in which colour."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.figures.axes import is_drawn
from referral_flow.screen.figures.bands import EDGE
from referral_flow.screen.figures.ends import EndLabel, end_label
from referral_flow.screen.figures.look import Look
from referral_flow.screen.figures.words import FRAME_ROLES

AROUND = "around"


def end_labels(chart: Chart, look: Look) -> list[EndLabel]:
    """The words at the end of each line that needs them."""
    ends = [(series, _last_drawn(series)) for series in chart.series]
    return [
        replace(
            end_label(series, last.amount.value, look, is_bold=_is_bold(series)),
            **_colour_of_words(chart, series, look),
        )
        for series, last in ends
        if last is not None
        and _is_labelled(chart, series)
        and not _is_crowded_out(chart, series, look)
    ]


def _is_crowded_out(chart: Chart, series: Series, look: Look) -> bool:
    """On a phone limits give way to units: their dashes are told of in the help on reading."""
    has_units = any(other.role == AROUND for other in chart.series)
    return look.is_narrow and series.role == "limit" and has_units


def _colour_of_words(chart: Chart, series: Series, look: Look) -> dict:
    """Another colour than its role's: that of the line it stands beside."""
    own = beside(chart, series)
    return {"colour": look.colours.role(own)} if own else {}


def beside(chart: Chart, series: Series) -> str | None:
    """The role of the series that a wider unit's line is the counterpart of."""
    roles = (other.role for other in chart.series if other.key == series.like)
    return next(roles, None) if series.like else None


def _is_bold(series: Series) -> bool:
    return series.role not in FRAME_ROLES and series.draw != EDGE


def _is_labelled(chart: Chart, series: Series) -> bool:
    is_alone = sum(other.role not in FRAME_ROLES for other in chart.series) == 1
    return bool(series.end_label) or series.role in FRAME_ROLES or not is_alone


def _last_drawn(series: Series) -> Point | None:
    """The last drawn point of a whole period, whose level the words tell; else the last drawn."""
    drawn = [point for point in series.points if is_drawn(point)]
    whole = [point for point in drawn if point.is_complete]
    return next(reversed(whole or drawn), None)
