"""Dated reasons on a chart over time: phases and events as lines, lost data as a shade."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from referral_flow.blocks import Chart, Marker
from referral_flow.screen.figures.axes import DAYS_AFTER_START, dates_of
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import Look, wrapped

LOST_WIDTH = 60  # pixels of words at the foot of a shade


def markers_fit(chart: Chart, language: str, room: str) -> bool:
    """True where the reasons can be written in the figure without meeting each other."""
    words = [marker.text.in_(language) for marker in dated(chart)]
    return room == "wide" and len(words) <= 2 and sum(len(word) for word in words) <= 90


def dated(chart: Chart) -> list[Marker]:
    """Phases and events in order of time; lost stretches are shades with their own words."""
    found = [marker for marker in chart.markers if marker.kind != "lost"]
    return sorted(found, key=lambda marker: marker.on)


def add_lost(figure: Drawing, chart: Chart, look: Look) -> None:
    """A light shade over each stretch whose data were lost, with its words at the foot of it."""
    for marker in (found for found in chart.markers if found.kind == "lost"):
        start, end = shaded_stretch(marker, dates_of(chart), chart.x.grain)
        figure.add_shape(
            type="rect",
            x0=start.isoformat(),
            x1=end.isoformat(),
            y0=0,
            y1=1,
            yref="paper",
            layer="below",
            line={"width": 0},
            fillcolor=look.colours.grid,
        )
        figure.add_annotation(
            x=(start + (end - start) / 2).isoformat(),
            y=0,
            yref="paper",
            yanchor="bottom",
            yshift=2,
            showarrow=False,
            text="<br>".join(wrapped(marker.text.in_(look.language), LOST_WIDTH)),
            font={"color": look.colours.muted, "size": 12},
        )


def shaded_stretch(marker: Marker, dates: Sequence[date], grain: str | None) -> tuple[date, date]:
    """From half a step before the first period touched to half a step after the last one.

    A period is drawn at its first day, so the days themselves would be shaded beside their point.
    """
    until = marker.until or marker.on
    ends = [*dates[1:], until + timedelta(days=1)]
    touched = [
        day for day, next_one in zip(dates, ends, strict=False)
        if day <= until and next_one > marker.on
    ]  # fmt: skip
    half = timedelta(days=DAYS_AFTER_START.get(grain or "month", 14))
    first, last = (touched[0], touched[-1]) if touched else (marker.on, until)
    return first - half, last + half


def add_markers(figure: Drawing, chart: Chart, last: date | None, look: Look) -> None:
    """A quiet vertical line per phase or event, with its reason, or a number if room is scarce."""
    with_words = markers_fit(chart, look.language, look.room)
    numbered = enumerate(dated(chart), start=1)
    for on, group in groupby(numbered, key=lambda pair: pair[1].on):
        pairs = list(group)
        figure.add_shape(
            type="line", x0=on, x1=on, y0=0, y1=1, yref="paper", layer="below",
            line={
                "color": look.colours.rule,
                "width": 1.2,
                "dash": "solid" if pairs[0][1].kind == "phase" else "2px,3px",
            },
        )  # fmt: skip
        is_late = last is not None and (last - on).days < 200
        figure.add_annotation(
            x=on,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            xanchor="right" if is_late and with_words else "left",
            xshift=4 if is_late else -4,
            text=_words(pairs, look.language) if with_words else _numbers(pairs),
            font={"color": look.colours.muted, "size": 12},
        )


def _words(pairs: Sequence[tuple[int, Marker]], language: str) -> str:
    """What happened on a day: several things on one line."""
    return " · ".join(marker.text.in_(language) for _, marker in pairs)


def _numbers(pairs: Sequence[tuple[int, Marker]]) -> str:
    return f"<b>{', '.join(str(index) for index, _ in pairs)}</b>"
