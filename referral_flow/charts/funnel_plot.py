"""Units by how many cases they have, within limits that narrow as cases grow; never a ranking.

A unit's place across is the n of its own amount, so a hidden unit has no place. The limits are
drawn over the whole width and belong to no unit. A unit is named only where it stands apart from
the others, or is the chosen one.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log10

import numpy as np

from referral_flow.blocks import Axis, Chart, Point, Series, UnitLabel
from referral_flow.charts.amounts import basis, free, people
from referral_flow.charts.funnel_finding import finding
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.funnel_words import (
    ADJUSTED_BY_CASES,
    BEYOND_INNER,
    BY_CASES,
    LEVEL,
    LEVEL_ALONE,
    LIMITS,
    OWN_LIMITS,
    axis_title,
    noun,
    part_of,
    reading,
    remarks,
)
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import Period
from referral_flow.statistics.funnel import INNER, OUTER
from referral_flow.text import Text

CURVE_POINTS = 60
LEAST_SHOWN = 10  # cases: smaller units have no share that anyone may read
CLOSE = 0.02  # of a share: no unit stands nearer than this to an axis that is cut
LOW = 0.1  # shares that keep below it are drawn to the nearest per cent above
MOST_EMPTY = 0.25  # of the width, before the axis of cases begins further on
LIMIT_DECIMALS = 4  # of a share, as far as people can see


def funnel_plot(
    label: Text,
    units: Compared,
    *,
    key: str,
    metric: str,
    period: Period,
    place: str = "who",
    is_guarded: bool = True,
    coarser: Text | None = None,
    adjusted_for: Text | None = None,
    beside: Compared | None = None,
) -> Chart:
    """The funnel of a share. `is_guarded`: a lone hidden unit takes its smallest sibling along.

    `beside`: what stands in a funnel of its own next to this one, on the same axis.
    """
    kind = units.rows[0].unit.kind
    axis, across = _axis(units, *([beside] if beside else [])), _across(units)
    measure = ADJUSTED_BY_CASES.format(mix=adjusted_for) if adjusted_for else BY_CASES
    return Chart(
        key=key,
        kind="funnel",
        finding=finding(units, units.beyond(OUTER)),
        measure=measure.format(label=label, noun=noun(kind)),
        x=Axis("number", "count", minimum=_begin(across), maximum=across[1],
               title=axis_title(kind)),
        y=axis,
        series=(_marks(label, units, period), *_frame(units, axis, across)),
        metric=metric,
        basis=basis(people(units.whole.counted.denominator), period.label),
        reading=reading(units, axis.maximum),
        is_breakdown=is_guarded,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _marks(label: Text, units: Compared, period: Period) -> Series:
    outer, inner = units.beyond(OUTER), units.beyond(INNER)
    elsewhere = units.is_drawn_elsewhere()
    points = tuple(
        Point(
            row.unit.unit_id,
            units.amount(row),
            label=UnitLabel.of(row.unit),
            role=_role(row, outer[row.unit.unit_id], units.chosen),
            note=remarks(
                BEYOND_INNER if inner[row.unit.unit_id] and not outer[row.unit.unit_id] else None,
                OWN_LIMITS if row.unit.unit_id in elsewhere else None,
                part_of(row.unit, period),
            ),
            is_complete=part_of(row.unit, period) is None,
        )
        for row in units.rows
    )
    return Series("units", label, points, role="neutral", draw="points")


def _role(row: UnitShare, way: int, chosen: frozenset[str]) -> str:
    if way:
        return "signal"
    return "value" if row.unit.unit_id in chosen else "neutral"


def _frame(units: Compared, axis: Axis, across: tuple[float, float]) -> Iterator[Series]:
    """The common level, and both pairs of limits, over the whole width."""
    level = units.level
    ends = tuple(Point(place, level) for place in across)
    yield Series("level", LEVEL_ALONE, ends, role="mean", draw="line",
                 end_label=LEVEL.filled(level))  # fmt: skip
    cases = np.linspace(across[0] ** 0.5, across[1] ** 0.5, CURVE_POINTS) ** 2
    for name, confidence in (("outer", OUTER), ("inner", INNER)):
        for side, values in enumerate(units.found.limits(cases, confidence)):
            label, words = LIMITS[name][side]
            points = tuple(
                Point(round(float(n), 1), free(round(float(value), LIMIT_DECIMALS), "percent", 1))
                for n, value in zip(cases, values, strict=True)
                if axis.minimum <= value <= axis.maximum
            )
            yield Series(f"{name}_{side}", label, points, role="limit", draw="line",
                         end_label=words)  # fmt: skip


def _across(units: Compared) -> tuple[float, float]:
    """From the fewest cases that are shown to a round number above the most."""
    cases = [row.counted.denominator for row in units.rows]
    shown = [n for n in cases if n >= LEAST_SHOWN] or [LEAST_SHOWN]
    least, most = min(shown), max(max(shown), 2 * LEAST_SHOWN)
    step = 10 ** floor(log10(most)) / 2
    near = 10 ** floor(log10(least)) / 2
    return float(max(LEAST_SHOWN, floor(least / near) * near)), ceil(most / step) * step


def _begin(across: tuple[float, float]) -> float:
    """Where the axis of cases begins: at none, unless that would leave much of it empty."""
    return across[0] if across[0] > across[1] * MOST_EMPTY else 0.0


def _axis(*several: Compared) -> Axis:
    """From 0 to 100 %, or nearer where all that is drawn lies far below, or far above, the middle.

    To the nearest ten, or of what is rare the nearest one, beyond units and limits.
    """
    ends = [_ends(units) for units in several]
    lowest, highest = min(low for low, _ in ends), max(high for _, high in ends)
    step = 0.1 if highest > LOW else 0.01
    top = 1.0 if highest > 0.5 else round(max(2, ceil(highest / step)) * step, 2)
    bottom = floor((lowest - CLOSE) * 10) / 10 if lowest >= 0.5 else 0.0
    return Axis("number", minimum=bottom, maximum=top, is_cut=bottom > 0)


def _ends(units: Compared) -> tuple[float, float]:
    """The lowest and the highest of the shares, and of the inner limits of a middling unit."""
    middle = float(np.median([row.counted.denominator for row in units.rows]))
    low, high = (float(ends[0]) for ends in units.found.limits([middle], INNER))
    shares = [units.share(row) for row in units.rows]
    return min(low, *shares), max(high, *shares)
