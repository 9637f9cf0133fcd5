"""Axes: ranges, ticks and the words on them, written by us in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10

from referral_flow.blocks import Axis, Chart, Point
from referral_flow.model import Period
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import Look, text_width
from referral_flow.text import day, digits, month, number

MONTHS_BETWEEN_TICKS = (1, 2, 3, 6, 12, 24)
ROOM_FOR_TOP_LINE = 0.008
TICK_WIDTH, LEAST_TICK_WIDTH = 58, 34  # pixels between ticks; before the second one
ORDERED_TICK_WIDTH = 64
DAYS_AFTER_START = {"week": 3, "month": 14, "quarter": 45, "year": 182}


def is_drawn(point: Point) -> bool:
    """True where there is a value that may be shown."""
    return point.amount.value is not None and not point.amount.suppressed


def drawn_values(chart: Chart) -> list[float]:
    """Every value that needs room on the value axis, ends of intervals included."""
    values: list[float] = []
    for series in chart.series:
        for point in series.points:
            amount = point.amount
            if not is_drawn(point):
                continue
            values.append(amount.value)
            if series.show_interval or series.draw == "floating_bar":
                values += [end for end in (amount.low, amount.high) if end is not None]
    return values


def value_range(axis: Axis, values: Sequence[float]) -> tuple[float, float]:
    """Low and high end: as the axis says, else shares from 0 to 1 and counts from 0."""
    low = axis.minimum if axis.minimum is not None else min(0.0, *values, 0.0)
    if axis.maximum is not None:
        return low, axis.maximum
    if axis.unit == "percent" and not axis.is_cut:
        return low, 1.0
    return low, _rounded_up(max(values, default=1.0) or 1.0)


def _rounded_up(value: float) -> float:
    step = nice_step(value / 4)
    return ceil(value * 1.04 / step) * step


def nice_step(rough: float) -> float:
    """The nearest larger of 1, 2, 2.5 and 5 times a power of ten."""
    power = 10 ** floor(log10(rough)) if rough > 0 else 1.0
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def value_ticks(
    low: float, high: float, unit: str, decimals: int, count: int, language: str
) -> tuple[list[float], list[str]]:
    """Places and words of about `count` ticks; whole numbers where they fit."""
    step = nice_step((high - low) / count)
    if unit == "count":
        step = max(1.0, float(round(step)))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    places = [index * step for index in range(first, last + 1)]
    shown_step = step * 100 if unit in ("percent", "points") else step
    shown = 0 if shown_step == int(shown_step) else max(decimals, 1)
    return places, [tick_words(place, unit, shown, language) for place in places]


def tick_words(place: float, unit: str, decimals: int, language: str) -> str:
    """A number as it stands at an axis: "40 %", "1 200"; days and points without their unit.

    Nought has no decimals: where an axis begins there is least room.
    """
    decimals = decimals if place else 0
    if unit == "percent":
        return number(place, unit, decimals, language)
    return digits(place * 100 if unit == "points" else place, decimals, language)


def value_axis(chart: Chart, axis: Axis, look: Look) -> dict:
    """plotly's settings of a value axis: range, ticks and words."""
    low, high = value_range(axis, drawn_values(chart))
    count = 4 if look.is_narrow else 5
    places, words = value_ticks(low, high, axis.unit, axis.decimals, count, look.language)
    # plotly leaves out a grid line at the very end of an axis.
    top = high + (high - low) * ROOM_FOR_TOP_LINE
    return {"range": [low, top], "tickmode": "array", "tickvals": places, "ticktext": words}


def stand_on(
    figure: Drawing, chart: Chart, look: Look, *, top: int, right: int, bottom: int
) -> tuple[float, float]:
    """Give a figure its upright value axis, margins that fit its words, and a base line.

    Returns the two ends of the axis.
    """
    axis = value_axis(chart, chart.y, look)
    left = int(max(text_width(words) for words in axis["ticktext"])) + 6
    figure.update_layout(margin={"l": left, "r": right, "t": top, "b": bottom}, yaxis=axis)
    figure.update_yaxes(ticklabelstandoff=6)
    figure.update_xaxes(showline=True, linecolor=look.colours.rule, ticklabelstandoff=5)
    return axis["range"][0], axis["range"][1]


def period_of(start: date, grain: str | None) -> Period:
    """The period that a point on a time axis stands for."""
    return Period("", grain or "month", start, start)


def x_words(chart: Chart, point: Point, language: str) -> str:
    """What a point stands at, in words: "november 2025", "Karlstad", "3 dagar"."""
    if point.label is not None:
        named = getattr(point.label, "name", point.label)
        return named.in_(language)
    if isinstance(point.x, date):
        return (
            period_of(point.x, chart.x.grain).label.in_(language) if chart.x.grain else day(point.x)
        )
    if isinstance(point.x, (int, float)):
        return number(point.x, chart.x.unit, chart.x.decimals, language)
    return str(point.x)


def dates_of(chart: Chart) -> list[date]:
    """Every date with a point, in order."""
    return sorted(
        {point.x for series in chart.series for point in series.points if isinstance(point.x, date)}
    )


def time_axis(dates: Sequence[date], grain: str | None, look: Look, width: float) -> dict:
    """plotly's settings of a time axis: ticks that fit the width, years beneath."""
    if not dates:
        return {"type": "date"}
    places = list(_tick_dates(dates, grain, max(2, int(width // TICK_WIDTH))))
    if places and (places[0] - dates[0]).days * width > LEAST_TICK_WIDTH * _days_across(dates):
        places.insert(0, dates[0])  # a reader looks for where the line begins
    half_step = timedelta(days=DAYS_AFTER_START.get(grain or "month", 14) * 0.9)
    return {
        "type": "date",
        "tickmode": "array",
        "tickvals": places,
        "ticktext": list(_date_words(places, grain, look.language)),
        "range": [(dates[0] - half_step).isoformat(), (dates[-1] + half_step).isoformat()],
    }


def ordered_axis(chart: Chart, look: Look, width: float) -> dict:
    """plotly's settings of an axis of events in order: ticks at points with a label of their own,
    as many as fit, and the axis' title beneath.
    """
    named = {
        point.x: point.label.in_(look.language)
        for series in chart.series
        for point in series.points
        if point.label is not None
    }
    every = max(1, ceil(len(named) * ORDERED_TICK_WIDTH / width))
    places = list(named)[::every]
    ends = sorted(point.x for series in chart.series for point in series.points)
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": [_month_over_year(named[place]) for place in places],
        "range": [ends[0] - 0.7, ends[-1] + 0.7],
    }


def _month_over_year(words: str) -> str:
    """ "mars 2025" in two lines, the year beneath, as time axes have it."""
    month_name, _, year = words.rpartition(" ")
    return f"{month_name[:3]}<br><b>{year}</b>"


def _days_across(dates: Sequence[date]) -> int:
    return (dates[-1] - dates[0]).days


def _tick_dates(dates: Sequence[date], grain: str | None, most: int) -> Iterable[date]:
    if grain in ("year", None) or len(dates) <= most:
        return _every(dates, ceil(len(dates) / most))
    months = sorted({value.replace(day=1) for value in dates})
    span = (months[-1].year - months[0].year) * 12 + months[-1].month - months[0].month + 1
    apart = next((step for step in MONTHS_BETWEEN_TICKS if span / step <= most), 24)
    if grain == "quarter":
        apart = max(apart, 3)
    return [value for value in _month_starts(dates, grain) if _is_on(value, apart)]


def _every(dates: Sequence[date], step: int) -> list[date]:
    return [value for index, value in enumerate(reversed(dates)) if index % max(1, step) == 0][::-1]


def _month_starts(dates: Sequence[date], grain: str | None) -> list[date]:
    """The first drawn date of every month: weeks are named by the month in which they begin."""
    first: dict[tuple[int, int], date] = {}
    for value in dates:
        first.setdefault((value.year, value.month), value)
    if grain == "week":
        first.pop((dates[0].year, dates[0].month), None)
    return list(first.values())


def _is_on(value: date, apart: int) -> bool:
    months = value.year * 12 + value.month - 1
    return months % apart == 0


def _date_words(places: Sequence[date], grain: str | None, language: str) -> Iterable[str]:
    """Month or quarter, with the year under the first tick and under each that begins a year."""
    seen: int | None = None
    for place in places:
        year = "" if place.year == seen else f"<br><b>{place.year}</b>"
        seen = place.year
        yield _short(place, grain, language) + year if grain != "year" else f"<b>{place.year}</b>"


def _short(place: date, grain: str | None, language: str) -> str:
    if grain == "quarter":
        return f"{'kv ' if language == 'sv' else 'Q'}{(place.month + 2) // 3}"
    return month(place, language, short=True).split(" ")[0][:3]
