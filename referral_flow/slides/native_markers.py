"""Dated reasons on a native chart over time: phases and events as lines, lost data as a shade."""

from __future__ import annotations

from referral_flow.blocks import Marker
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import Scale

MARKER_ROW = 0.24  # inches of height for the words above a plot


def places_of(marker: Marker, keys: list) -> list[int]:
    """The period that holds the day of a marker, and all until a lost stretch ends."""
    first = max((place for place, key in enumerate(keys) if key <= marker.on), default=0)
    until = marker.until or marker.on
    return [place for place, key in enumerate(keys) if place == first or marker.on <= key <= until]


def marker_rows(markers: list[Marker], keys: list, language: str, width: float) -> list[int]:
    """The row above the plot for each marker's words: a second one where the first is taken."""
    taken_until, rows = [float("-inf")] * 3, []
    for marker in markers:
        touched = places_of(marker, keys)
        middle = touched[len(touched) // 2] / max(1, len(keys)) * width * 0.8
        half = width_in_inches(marker.text.in_(language), style.SMALL_SIZE) / 2 + 0.1
        row = next((row for row in range(3) if taken_until[row] <= middle - half), 2)
        taken_until[row] = middle + half
        rows.append(row)
    return rows


def draw_marker(
    native, marker: Marker, language, places: list[int], scale: Scale, nudge: float, step: float
) -> None:
    """A vertical line down from the top of the plot, and its reason above.

    A lost stretch is a line at each of its periods, so wide that they meet: a shade.
    """
    is_lost, colour = marker.kind == "lost", style.colour("limit")
    native.format.line.fill.background()
    frame.mark(native.marker, None, "circle", 5)
    lengths = [scale.high - scale.low if at in places else 0.0 for at in range(places[-1] + 1)]
    chart_xml.add_error_bars(
        native,
        lengths,
        [0.0] * len(lengths),
        style.GRID if is_lost else colour,
        width=step * 72 if is_lost else 0.75,
        has_caps=False,
        opacity=0.6 if is_lost else 1.0,
    )
    label_points(
        native,
        {places[len(places) // 2]: marker.text.in_(language)},
        style.MUTED if is_lost else colour,
        style.SMALL_SIZE,
        position="t",
        nudges={places[len(places) // 2]: nudge},
    )
