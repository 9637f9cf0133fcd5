"""Where the names and numbers of a map stand: inside their areas, a little over, or just outside.

Reckons in kilometres, so page and slide place alike; how big words are is told by whoever draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from referral_flow.maps import EMPTY, Map, Place
from referral_flow.shapes import Ring

APART = "● "  # before the name of a place that stands apart, as in the key of the chart
OVER = 0.72  # of a label's width that must lie within its area
MOST_BESIDE = 40  # places, before labels outside would hide more than they tell
DIRECTIONS, RINGS_OUT = 32, 60  # in which a place outside is looked for
CLOSE = 0.6  # of a line, between labels and what they must not touch


@dataclass(frozen=True)
class Type:
    """How big words are, in kilometres: the width of a line, and from one line to the next."""

    width: Callable[[str], float]
    line: float


@dataclass(frozen=True)
class Box:
    """A rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float

    def grown(self, by: float) -> Box:
        """With so much more on every side."""
        return Box(self.x, self.y, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two have any ground in common."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    def holds(self, x: float, y: float) -> bool:
        return abs(x - self.x) * 2 <= self.width and abs(y - self.y) * 2 <= self.height

    def edge(self, steps: int = 4) -> Iterator[tuple[float, float]]:
        """Corners and places between them."""
        for step in range(steps + 1):
            across = self.x + self.width * (step / steps - 0.5)
            up = self.y + self.height * (step / steps - 0.5)
            yield from ((across, self.y - self.height / 2), (across, self.y + self.height / 2))
            yield from ((self.x - self.width / 2, up), (self.x + self.width / 2, up))


@dataclass(frozen=True)
class Label:
    """The words of a place and where their middle is; beside it, with a line to it, or on it."""

    place: Place
    lines: tuple[str, ...]
    box: Box
    is_beside: bool = False

    @property
    def leader(self) -> tuple[float, float, float, float] | None:
        """From the place to the nearest edge of the words, where they stand beside it."""
        if not self.is_beside:
            return None
        (x, y), box = self.place.area.middle, self.box
        end_x = min(max(x, box.x - box.width / 2), box.x + box.width / 2)
        end_y = min(max(y, box.y - box.height / 2), box.y + box.height / 2)
        return x, y, end_x, end_y


def labels_of(found: Map, language: str, words: Type, frame: Box) -> list[Label]:
    """A label per place with something to say, none over another; some places may go without.

    `frame` is what may be written on. Those that fit in their area come first, then those that
    may lie a little over its borders, then those that find room outside all areas.
    """
    setter = _Setter(found, language, words, frame)
    left = [place for place in found.places if place.state != EMPTY]
    for fit in (setter.inside, setter.over, setter.outside, setter.number):
        left = [place for place in left if not setter.put(fit(place))]
    return setter.labels


class _Setter:
    """Places labels one after another and remembers where they stand."""

    def __init__(self, found: Map, language: str, words: Type, frame: Box) -> None:
        self.labels: list[Label] = []
        self._language, self._words, self._frame = language, words, frame
        self._land = [_Land(ring) for one in found.places for ring in one.area.rings]
        self._has_room_beside = len(found.places) <= MOST_BESIDE

    def put(self, label: Label | None) -> bool:
        """Keep the label, unless there is none."""
        if label is None:
            return False
        self.labels.append(label)
        return True

    def inside(self, place: Place) -> Label | None:
        """Name over number, or on one line, within the area."""
        return self._within(place, self._texts(place), 1.0)

    def over(self, place: Place) -> Label | None:
        """The same a little over the borders."""
        return self._within(place, self._texts(place), OVER)

    def number(self, place: Place) -> Label | None:
        """The number alone."""
        return self._within(place, [(place.figure(self._language),)], OVER)

    def outside(self, place: Place) -> Label | None:
        """On one line at the nearest place that is no land and has no words yet."""
        if not self._has_room_beside:
            return None
        lines = self._texts(place)[-1]
        for x, y in _around(place.area.middle, self._words.line):
            box = self._box(lines, x, y)
            if self._is_in_frame(box) and self._is_free(box) and not self._is_on_land(box):
                return Label(place, lines, box, is_beside=True)
        return None

    def _texts(self, place: Place) -> list[tuple[str, ...]]:
        name, figure = place.name(self._language), place.figure(self._language)
        name = APART + name if place.is_apart else name
        return [(name, figure), (f"{name} {figure}",)]

    def _within(self, place: Place, texts: Sequence, share: float) -> Label | None:
        land = _Land(place.area.rings[0])
        for lines in texts:
            box = self._box(lines, *place.area.middle)
            core = Box(box.x, box.y, box.width * share, box.height)
            if land.holds_box(core) and self._is_free(box):
                return Label(place, lines, box)
        return None

    def _box(self, lines: Sequence[str], x: float, y: float) -> Box:
        width = max(self._words.width(line) for line in lines)
        return Box(x, y, width, self._words.line * len(lines))

    def _is_free(self, box: Box) -> bool:
        near = box.grown(self._words.line * 0.1)
        return not any(near.meets(label.box) for label in self.labels)

    def _is_in_frame(self, box: Box) -> bool:
        frame = self._frame
        return (
            abs(box.x - frame.x) * 2 <= frame.width - box.width
            and abs(box.y - frame.y) * 2 <= frame.height - box.height
        )

    def _is_on_land(self, box: Box) -> bool:
        near = box.grown(self._words.line * CLOSE)
        return any(land.touches(near) for land in self._land)


class _Land:
    """One part of an area, with the rectangle around it so that most questions end early."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        east, north = [x for x, _ in ring], [y for _, y in ring]
        self._around = Box(
            (min(east) + max(east)) / 2, (min(north) + max(north)) / 2,
            max(east) - min(east), max(north) - min(north),
        )  # fmt: skip

    def holds_box(self, box: Box) -> bool:
        """Whether the rectangle lies within, as far as its edge and the corners here tell."""
        return all(self._holds(x, y) for x, y in box.edge()) and not self._has_corner_in(box)

    def touches(self, box: Box) -> bool:
        """Whether the rectangle has any ground here."""
        if not self._around.meets(box):
            return False
        return self._has_corner_in(box) or any(self._holds(x, y) for x, y in box.edge())

    def _has_corner_in(self, box: Box) -> bool:
        return any(box.holds(x, y) for x, y in self._ring)

    def _holds(self, x: float, y: float) -> bool:
        """By how many borders a line to the east crosses."""
        if not self._around.holds(x, y):
            return False
        crossed = False
        for (x0, y0), (x1, y1) in pairwise((*self._ring, self._ring[0])):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                crossed = not crossed
        return crossed


def _around(middle: tuple[float, float], step: float) -> list[tuple[float, float]]:
    """Places around a middle, the nearest first; those straight beside it before those above."""
    turns = [2 * pi * turn / DIRECTIONS for turn in range(DIRECTIONS)]
    found = [
        (step * out * cos(turn), step * out * sin(turn))
        for out in range(1, RINGS_OUT)
        for turn in turns
    ]
    found.sort(key=lambda off: hypot(off[0], off[1] * 1.3))
    return [(middle[0] + x, middle[1] + y) for x, y in found]
