"""A chart of kind "map" read as places in steps of shade: certain, uncertain, hidden or empty.

Its points are municipalities, by the keys of its areas. Steps are made of what the reader may see,
so that no shade tells of a hidden value. Whoever draws a map asks here, so that page, slide and
words agree on what is shown as certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from statistics import median

from referral_flow.blocks import SIGNALLED, Amount, Chart, Point
from referral_flow.shapes import UNNAMED, Area
from referral_flow.text import Text

SHOWN, UNCERTAIN = "shown", "uncertain"
HIDDEN_PLACE, NAMELESS, EMPTY = "hidden", "nameless", "empty"  # of these there is no number
MOST_STEPS = 5
WIDTHS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)  # of a step, as a share
WIDE = 2  # steps: an interval wider than this could as well have the next shade but one
LEAST_SHADE = 0.14  # of the deepest, which each surface has: words must be read on it
FEW_STEPS = 4  # fewer than these differ no more than these do
ROUNDING = 1e-9  # of a share


@dataclass(frozen=True)
class Steps:
    """Equal stretches of the scale, each with a shade of its own; from `low` on, `count` of them.

    No finer than half of the places are known: shades must not tell more than the numbers can.
    """

    low: float
    width: float
    count: int

    def of(self, value: float) -> int:
        """The step that a share lies in, from nought."""
        place = floor((value - self.low) / self.width + ROUNDING)
        return min(max(place, 0), self.count - 1)

    def shade(self, step: int) -> float:
        """How deep the colour of a step is, 0-1 of the deepest: as far apart as can be."""
        return LEAST_SHADE + (1 - LEAST_SHADE) * step / (max(self.count, FEW_STEPS) - 1)

    @property
    def decimals(self) -> int:
        """Of the ends of steps, in per cent."""
        return 0 if self.width >= 0.01 else 1


@dataclass(frozen=True)
class Place:
    """An area with the point that tells of it, if any does."""

    area: Area
    point: Point | None
    steps: Steps

    @property
    def amount(self) -> Amount | None:
        return self.point.amount if self.point else None

    @property
    def step(self) -> int:
        """Of a place with a value, as it is written: what reads 60 % lies where 60 % begins."""
        return self.steps.of(round(self.amount.value, self.amount.decimals + 2))

    @property
    def state(self) -> str:
        """shown, uncertain, hidden, nameless or empty."""
        if self.area.key == UNNAMED:
            return NAMELESS
        if self.amount is None:
            return EMPTY
        if self.amount.suppressed:
            return HIDDEN_PLACE
        if self.amount.value is None:
            return EMPTY
        return UNCERTAIN if is_wide(self.amount, self.steps) else SHOWN

    @property
    def is_apart(self) -> bool:
        """Whether it differs from the other places by more than they usually do."""
        return bool(self.point and self.point.role in SIGNALLED and not self.amount.suppressed)

    def name(self, language: str) -> str:
        """What the place is called."""
        label = self.point.label if self.point and self.point.label else self.area.label
        return label.in_(language)

    def figure(self, language: str) -> str:
        """ "64 %", of an uncertain place "40–58 %", "få fall"; of an empty one nothing."""
        if self.state in (EMPTY, NAMELESS):
            return ""
        if self.state == UNCERTAIN:
            return self.amount.interval_in(language)
        return self.amount.in_(language)


@dataclass(frozen=True)
class Map:
    """The places of a map, the largest outline first, and the steps that they are shaded in."""

    places: tuple[Place, ...]
    steps: Steps

    @cached_property
    def states(self) -> frozenset[str]:
        """Which kinds of place are there: only these need words in the key."""
        return frozenset(place.state for place in self.places)

    @property
    def has_values(self) -> bool:
        """Whether there is any number to shade."""
        return bool(self.states & {SHOWN, UNCERTAIN})

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north, in kilometres."""
        corners = [place for one in self.places for ring in one.area.rings for place in ring]
        east, north = ([corner[axis] for corner in corners] for axis in (0, 1))
        return min(east), min(north), max(east), max(north)


def map_of(chart: Chart) -> Map:
    """The places of a chart of kind "map"."""
    points = {point.x: point for series in chart.series for point in series.points}
    steps = steps_of([point.amount for point in points.values()])
    places = [Place(area, points.get(area.key), steps) for area in chart.shapes]
    return Map(tuple(sorted(places, key=lambda one: -_extent(one.area))), steps)


def steps_of(amounts: list[Amount]) -> Steps:
    """Five steps at most over all that is shown, no finer than half of it is known."""
    known = [one for one in amounts if not one.suppressed and one.value is not None]
    if not known:
        return Steps(0.0, 1.0, 1)
    wide = [one.high - one.low for one in known if one.low is not None and one.high is not None]
    least = median(wide) if wide else 0.0
    low, high = (pick(one.value for one in known) for pick in (min, max))
    for width in WIDTHS:
        found = _over(low, high, width)
        if found.count <= MOST_STEPS and (width >= least or width == WIDTHS[-1]):
            return found
    return _over(low, high, WIDTHS[-1])


def _over(low: float, high: float, width: float) -> Steps:
    """Whole steps from below the lowest to above the highest, within 0 and 1."""
    first = floor(low / width + ROUNDING)
    last = max(ceil(high / width - ROUNDING), first + 1)
    if first * width >= 1:  # everybody, everywhere
        first, last = first - 1, last - 1
    return Steps(round(first * width, 4), width, last - first)


def is_wide(amount: Amount, steps: Steps) -> bool:
    """Whether the interval is too wide for one shade to tell of."""
    if amount.low is None or amount.high is None:
        return False
    return amount.high - amount.low > WIDE * steps.width + ROUNDING


def _extent(area: Area) -> float:
    """The land of its largest part, in square kilometres."""
    ring = area.rings[0]
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


KEY = {
    UNCERTAIN: Text("Osäkert: få fall bakom", "Uncertain: few cases behind it"),
    HIDDEN_PLACE: Text("Kan inte visas: få fall", "Cannot be shown: few cases"),
    NAMELESS: Text("Utan namn, se tabellen", "Without a name, see the table"),
    EMPTY: Text("Uppgift saknas", "Not available"),
}
