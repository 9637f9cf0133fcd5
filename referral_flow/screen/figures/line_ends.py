"""Which lines have words at their ends, what these say, and in which colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.figures.axes import is_drawn
from referral_flow.screen.figures.bands import EDGE
from referral_flow.screen.figures.ends import (
    FAR,
    MOST_ABOVE,
    MOST_BELOW,
    EndLabel,
    end_label,
    spread,
)
from referral_flow.screen.figures.look import Look
from referral_flow.screen.figures.words import FRAME_ROLES

AROUND, LIMIT = "around", "limit"


def end_labels(
    chart: Chart, look: Look, axis: tuple[float, float], pixels_per_unit: float
) -> list[EndLabel]:
    """The words at the end of each line that needs them, by where there is room for them.

    Beside units the words of both limits, and on a phone those of a unit beside one of several
    lines, stand only where none has to leave its line for them: the measure line and the help on
    reading tell of these lines too.
    """
    ends = [(one, label) for one in chart.series if (label := _label(chart, one, look))]
    needed = [label for one, label in ends if not _can_go(chart, one, look)]
    limits = [label for one, label in ends if one.role == LIMIT]
    others = [[label] for one, label in ends if one.role != LIMIT and _can_go(chart, one, look)]
    for more in others + [limits] * (_has_units(chart) and not look.is_narrow):
        if _has_room(needed + more, axis, pixels_per_unit):
            needed += more
    return needed


def _label(chart: Chart, series: Series, look: Look) -> EndLabel | None:
    last = _last_drawn(series)
    if last is None or not _is_labelled(chart, series):
        return None
    label = end_label(series, last.amount.value, look, is_bold=_is_bold(series))
    return replace(label, **_colour_of_words(chart, series, look))


def _can_go(chart: Chart, series: Series, look: Look) -> bool:
    """Whether a line can do without words."""
    is_beside = look.is_narrow and beside(chart, series) is not None
    return is_beside or (series.role == LIMIT and _has_units(chart))


def _has_units(chart: Chart) -> bool:
    return any(series.role == AROUND for series in chart.series)


def _has_room(labels: Sequence[EndLabel], axis: tuple[float, float], pixels: float) -> bool:
    """Whether all stand at the ends of their lines, none joined to it by a hair line."""
    room = (axis[0] * pixels - MOST_BELOW, axis[1] * pixels + MOST_ABOVE)
    return all(abs(shift) <= FAR for _, shift in spread(labels, pixels, room))


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
